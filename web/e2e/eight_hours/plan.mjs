// SPDX-License-Identifier: Apache-2.0
// What a member does on this day, and the pictures that are taken: every one another, with its number in it as a band of light and dark
// fields, so that it can be told from the pixels whatever has been done to the file.
export const whole = { visits: 60, faults: 28, reports: 12, photos_each: 3, by_hand: 12 }
export const short = { visits: 20, faults: 10, reports: 6, photos_each: 3, by_hand: 4 }
export const hazardsOf = (size) => size.faults + size.reports
export const photosOf = (size) => hazardsOf(size) * size.photos_each

const kinds = [
  { type: 'restaurant', gas: 'piped', items: ['CA-15', 'CA-03', 'CA-04', 'CA-12'] },
  { type: 'street_shop', items: ['SH-06', 'SH-03', 'SH-04', 'SH-16'] },
  { type: 'rented_housing', items: ['RE-01', 'RE-02', 'RE-03', 'RE-10'] },
  { type: 'garbage_point', items: ['GA-04', 'GA-02', 'GA-08', 'GA-09'] },
]
const two = (n) => String(n).padStart(2, '0')

/** The day in its order: { kind: 'visit', place, item?, note?, photos } and { kind: 'report', text, place?, photos }, spread over eight hours. */
export async function makeDay(size, office, grid) {
  let photo = 0
  const some = () => Array.from({ length: size.photos_each }, () => photo++)
  const places = []
  for (let i = 0; i < size.visits; i += 1) {
    const { type, gas } = kinds[i % kinds.length]
    places.push(await office.addPlace(grid, { name: `八小时演示${two(i)}号`, type, ...(gas ? { gas } : {}), address: `演示路${i + 1}号` }))
  }
  const visits = places.map((place, i) => {
    const item = (i * size.faults) % size.visits < size.faults ? kinds[i % kinds.length].items[Math.floor(i / kinds.length) % 4] : undefined
    return { kind: 'visit', n: i, place, by_hand: i % Math.round(size.visits / size.by_hand) === 0, ...(item ? { item, note: `演示隐患，第${two(i)}处`, photos: some() } : { photos: [] }) }
  })
  const reports = Array.from({ length: size.reports }, (_, i) => ({ kind: 'report', n: i, text: `演示上报${two(i)}：楼道堆物`, ...(i % 2 ? { place: places[i] } : {}), photos: some() }))
  const stride = Math.floor(size.visits / size.reports)
  const day = visits.flatMap((visit, i) => ((i + 1) % stride === 0 && reports.length ? [visit, reports.shift()] : [visit]))
  return [...day, ...reports]
}

/** Draws picture n in a page that belongs to nobody: { name, mimeType, buffer }. One in ten is full of detail, so that it goes in parts. */
export async function takePicture(page, n) {
  const data = await page.evaluate((number) => {
    const large = number % 10 === 0
    const [w, h] = large ? [1200, 900] : [320, 240]
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
    const pen = canvas.getContext('2d')
    pen.fillStyle = `hsl(${(number * 47) % 360} 45% 55%)`
    pen.fillRect(0, 0, w, h)
    let state = number + 1
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296
    const side = large ? 6 : 40
    for (let y = 0; y < h; y += side) for (let x = 0; x < w; x += side) {
      pen.fillStyle = `rgb(${next() * 255} ${next() * 255} ${next() * 255})`
      if (large || next() < 0.3) pen.fillRect(x, y, side, side)
    }
    for (let bit = 0; bit < 10; bit += 1) {
      pen.fillStyle = (number >> bit) & 1 ? '#fff' : '#000'
      pen.fillRect((bit * w) / 10, 0, w / 10 + 1, h / 5)
    }
    return canvas.toDataURL('image/jpeg', 0.92)
  }, n)
  return { name: `picture-${n}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(data.split(',')[1], 'base64') }
}

/** The number in a picture's pixels. */
export function numberIn(page, bytes) {
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/jpeg;base64,${base64}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 50 })
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0, 100, 50)
    return Array.from({ length: 10 }, (_, bit) => (pen.getImageData(bit * 10 + 5, 5, 1, 1).data[0] > 128 ? 1 << bit : 0)).reduce((sum, one) => sum + one, 0)
  }, Buffer.from(bytes).toString('base64'))
}
