// SPDX-License-Identifier: Apache-2.0
// Bad photos: what is too large, broken, in a strange format or a trap is made small or refused in words; nothing crashes, nothing is lost.
// And good ones that were looked at: the sign-out leaves none in the browser's cache.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { Api } from './api.mjs'
import { desk, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const crc_table = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0)
const crc = (bytes) => (~bytes.reduce((c, byte) => crc_table[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff)) >>> 0
function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
/** Black, one bit a pixel: 30,000 × 30,000 are a hundred kilobytes here and 3.6 GB on the screen. */
function blackPng(side) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 })
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
async function jpegOf(page, width, height) {
  const data = await page.evaluate(([w, h]) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
    const pen = canvas.getContext('2d')
    for (let i = 0; i < 400; i += 1) {
      pen.fillStyle = `hsl(${i * 7} 60% ${20 + (i % 60)}%)`
      pen.fillRect((i * 137) % w, (i * 211) % h, w / 9, h / 7)
    }
    return canvas.toDataURL('image/jpeg', 0.92)
  }, [width, height])
  return Buffer.from(data.split(',')[1], 'base64')
}
/** As a camera's long comments and previews would: the size of the picture stands 50 MB into the file. */
function padded(jpeg, bytes) {
  const segment = Buffer.concat([Buffer.from([0xff, 0xef, 0xff, 0xff]), randomBytes(65_533)])
  return Buffer.concat([jpeg.subarray(0, 2), ...Array(Math.ceil(bytes / segment.length)).fill(segment), jpeg.subarray(2)])
}

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const photosOf = async (hazard) => (await office.get(`/v1/hazards/${hazard.id}`)).steps.flatMap((one) => one.photos)

  await tell(told, 'A bad photo is made small or refused in words, and nothing is lost', shown, async (step) => {
    pages.member = await phone(browser)
    const page = pages.member
    await signIn(page, house.address, 'field', member)
    await page.goto(`${house.address}/field/report`)
    await on(page, 'report-what').fill('通道堆放杂物·坏照片')
    const file = (name, bytes) => {
      writeFileSync(join(house.folder, name), bytes)
      return join(house.folder, name)
    }
    const good = await jpegOf(page, 4000, 3000)
    const photos = () => on(page, 'photo').count()
    const add = async (...files) => {
      await on(page, 'photo-input').setInputFiles(files)
      await page.waitForFunction(() => !document.querySelector('[data-testid="photo-input"]')?.disabled)
    }
    const refused = async (fault, ...files) => {
      const before = await photos()
      await add(...files)
      await page.locator(`[data-testid="photo-refused"] [data-fault="${fault}"]`).waitFor()
      must((await photos()) === before, `${fault}: nothing was added`)
    }

    await step('a photo of 50 MB is made small on the phone', async () => {
      await add(file('large.jpg', Buffer.concat([good, randomBytes(50 * 2 ** 20 - good.length)])))
      await until(async () => (await photos()) === 1, 'it is there')
      await add(file('late.jpg', padded(await jpegOf(page, 3000, 4000), 50 * 2 ** 20)))
      await until(async () => (await photos()) === 2, 'also where its size stands at the end')
    })
    await step('a HEIC that this browser cannot open says what to do', () => refused('heic', file('a.heic', Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.from('mif1heic'), randomBytes(5000)]))))
    await step('a JPEG cut off in the middle is not kept by half', () => refused('broken', file('cut.jpg', good.subarray(0, Math.floor(good.length / 2)))))
    await step('a JPEG full of noise', () => refused('broken', file('noise.jpg', Buffer.concat([good.subarray(0, 400), randomBytes(60_000)]))))
    await step('an empty file', () => refused('broken', file('empty.jpg', Buffer.alloc(0))))
    await step('a PNG that would fill the memory', () => refused('pixels', file('bomb.png', blackPng(30_000))))
    await step('what is no photo at all', () => refused('kind', file('note.jpg', Buffer.from('a text, not a photo'))))
    await step('too many at once: the first are taken, the others named', async () => {
      const more = [1, 2, 3, 4, 5].map((n) => file(`more${n}.png`, blackPng(900 + n)))
      await add(...more)
      await page.locator('[data-testid="photo-refused"] [data-fault="many"]').waitFor()
      must((await photos()) === 6, 'six at most')
    })
    await step('the good ones arrive, small', async () => {
      await on(page, `region-${member.region}`).tap()
      await on(page, 'send-report').tap()
      const found = await until(async () => (await office.get(`/v1/hazards?within=${member.region}&limit=200`)).items.find((one) => one.description.includes('坏照片')), 'the report has arrived')
      const names = await photosOf(found)
      must(names.length === 6, `${names.length} photos are with it`)
      for (const name of names) {
        const reply = await fetch(`${house.address}/v1/photos/${name}`, { headers: { Cookie: office.cookie } })
        const bytes = (await reply.arrayBuffer()).byteLength
        must(reply.ok && bytes < 2 ** 20, `${name}: ${bytes} bytes`)
      }
      mustBeCalm(page)
    })
  })

  await tell(told, 'After the sign-out the browser has no photo left that was looked at', shown, async (step) => {
    pages.desk = await desk(browser)
    const page = pages.desk
    await signIn(page, house.address, 'desk', house.first('command_operator'))
    const { items } = await office.get(`/v1/hazards?within=${member.region}&limit=200`)
    const [hazard, name] = await until(async () => {
      for (const one of items) for (const photo of await photosOf(one)) return [one, photo]
    }, 'a hazard with a photo')
    const isKept = () => page.evaluate((path) => fetch(path, { cache: 'only-if-cached', mode: 'same-origin' }).then((reply) => reply.ok, () => false), `/v1/photos/${name}`)
    await step('the browser keeps a photo that the desk has shown', async () => {
      must(!(await isKept()), 'it was not there before')
      await page.goto(`${house.address}/desk/hazards/${hazard.id}`)
      await page.locator(`img[src*="${name}"]`).first().waitFor()
      await until(isKept, 'it is in the cache')
    })
    await step('signed out, it keeps none', async () => {
      await on(page, 'user-menu').click()
      await on(page, 'sign-out').click()
      await on(page, 'login').waitFor()
      must(!(await isKept()), 'it is still in the cache')
    })
  })
}
