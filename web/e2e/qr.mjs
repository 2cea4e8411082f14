// SPDX-License-Identifier: Apache-2.0
// Reads the QR codes that the server draws (one path of runs of modules), and shows one to a camera that is none.
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { must } from './story.mjs'

const read = createRequire(new URL('../apps/field/package.json', import.meta.url))('jsqr')

/** Light and dark (255 and 0), a row after another, `scale` pixels a module. */
export function drawn(svg, scale = 6) {
  const modules = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)[1])
  const size = modules * scale
  const pixels = new Uint8Array(size * size).fill(255)
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = y * scale; row < (Number(y) + 1) * scale; row += 1) pixels.fill(0, row * size + x * scale, row * size + (Number(x) + Number(run)) * scale)
  return { size, pixels }
}

/** The text of a code, as any reader would have it. */
export function decode(svg) {
  const { size, pixels } = drawn(svg)
  const colours = new Uint8ClampedArray(size * size * 4)
  pixels.forEach((light, i) => colours.set([light, light, light, 255], i * 4))
  const found = read(colours, size, size)
  must(found, 'the code can be read')
  return found.data
}

/** A film of one picture for Chromium's --use-file-for-fake-video-capture. */
export function film(svg, file) {
  const [width, height] = [640, 480]
  const { size, pixels } = drawn(svg, 6)
  const luma = new Uint8Array(width * height).fill(200)
  const [left, top] = [(width - size) >> 1, (height - size) >> 1]
  for (let y = 0; y < size; y += 1) luma.set(pixels.subarray(y * size, (y + 1) * size), (top + y) * width + left)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...Array(10).fill(frame)]))
}
