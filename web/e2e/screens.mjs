// SPDX-License-Identifier: Apache-2.0
// Pictures of every page of both apps, on a phone and on a desk, in both languages, into docs/screens; four small ones for
// the README. Words after the command are the only pages to take ("desk-overview"). The last line counts files and bytes.
// The phone's own date fields (type=date) stand in the language of the browser's own words, not the page's: Debian's chromium brings English alone (mm/dd/yyyy).
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { desk, launch, phone, signIn } from './browser.mjs'
import { House, root } from './house.mjs'
import { admin_pages, chooseIds, desk_pages, desk_signed_out, field_pages, field_signed_out, office_pages } from './pages.mjs'

const folder = process.env.SCREENS ?? join(root, 'docs/screens')
const wanted = process.argv.slice(2)
const small_width = 480
const small = ['desk-overview', 'field-places', 'field-inspect', 'desk-hazard']

async function shrunk(page, png) {
  const data = await page.evaluate(async ([source, width]) => {
    const image = new Image()
    image.src = source
    await image.decode()
    let from = image
    let [w, h] = [image.width, image.height]
    for (;;) {
      const next = Math.max(width, w / 2)
      const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(next), height: Math.round((h * next) / w) })
      const pen = canvas.getContext('2d')
      pen.imageSmoothingQuality = 'high'
      pen.drawImage(from, 0, 0, canvas.width, canvas.height)
      if (next === width) return canvas.toDataURL('image/png')
      from = canvas
      ;[w, h] = [canvas.width, canvas.height]
    }
  }, [`data:image/png;base64,${png.toString('base64')}`, small_width])
  return Buffer.from(data.split(',')[1], 'base64')
}

function keep(bytes, ...path) {
  const file = join(folder, ...path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

class Photographer {
  missing = []
  constructor(house, browser, ids) {
    Object.assign(this, { house, browser, ids })
  }

  async tour(app, size, locale, account, lists) {
    const at = app === 'field' ? this.ids.at : undefined
    const page = size === 'phone' ? await phone(this.browser, { locale, at }) : await desk(this.browser, { locale, at })
    const stage = { page, address: this.house.address, ids: this.ids }
    for (const list of lists) {
      if (list === 'sign in') await signIn(page, this.house.address, app, account)
      else for (const one of list) await this.take(app, size, locale, one, stage)
    }
    await page.context().close()
  }

  async take(app, size, locale, one, stage) {
    const name = `${app}-${one.name}`
    if (wanted.length && !wanted.includes(name)) return
    const language = locale === 'en' ? 'en' : 'zh'
    try {
      await one.show(stage)
      const png = await stage.page.screenshot({ animations: 'disabled' })
      keep(png, size, language, `${name}.png`)
      if (language === 'zh' && small.includes(name) && size === (app === 'desk' ? 'desktop' : 'phone')) keep(app === 'desk' ? await shrunk(stage.page, png) : png, 'small', `${name}.png`)
    } catch (error) {
      this.missing.push(`${size}/${language}/${name}`)
      console.log(`${name} (${size}, ${locale}): ${error.message.split('\n').slice(0, 3).join(' ')}`)
      await stage.page.screenshot({ path: join(this.house.folder, 'missing.png') }).catch(() => undefined)
    }
  }
}

const house = new House()
const browser = await launch()
try {
  console.log('making the demo …')
  house.makeDemo(30, 3)
  house.configure(['filing_number = "演示备案编号"'])
  house.startMorning()
  await house.serve()
  const [member, command, office, admin] = ['grid_member', 'command_operator', 'safety_office', 'administrator'].map((role) => house.first(role))
  const photographer = new Photographer(house, browser, await chooseIds(house, member))
  for (const locale of ['zh-CN', 'en'])
    for (const size of ['phone', 'desktop']) {
      await photographer.tour('field', size, locale, member, [field_signed_out, 'sign in', field_pages])
      await photographer.tour('desk', size, locale, command, [desk_signed_out, 'sign in', desk_pages])
      await photographer.tour('desk', size, locale, office, ['sign in', office_pages])
      await photographer.tour('desk', size, locale, admin, ['sign in', admin_pages])
      console.log(`${size}, ${locale}: taken`)
    }
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name))).filter((one) => one.isFile())
  const mib = files.reduce((sum, one) => sum + one.size, 0) / 2 ** 20
  console.log(`screens: ${files.length} files, ${mib.toFixed(1)} MiB, ${photographer.missing.length} missing ${photographer.missing.join(' ')}`)
  process.exitCode = photographer.missing.length ? 1 : 0
} finally {
  await browser.close()
  await house.remove()
}
