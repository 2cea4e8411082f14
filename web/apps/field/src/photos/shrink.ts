// SPDX-License-Identifier: Apache-2.0
// A camera's picture made small enough to send: at most 1600 px on the long side, JPEG, upright, without its EXIF data.
import { head_bytes, headOf, PhotoProblem, refuseHopeless, refuseTooManyPixels, type PictureHead } from './picture'

const longest_px = 1600
const quality = 0.8

export function fitted(width: number, height: number, longest = longest_px): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function imageOf(url: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const image = new Image()
    image.onload = () => done(image)
    image.onerror = () => failed(new Error('not decoded'))
    image.src = url
  })
}

/** The image element knows its size before any pixel is decoded. */
async function byElement(file: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(file)
  try {
    const image = await imageOf(url)
    refuseTooManyPixels(image.naturalWidth, image.naturalHeight)
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function decoded(file: Blob, head: PictureHead): Promise<ImageBitmap | HTMLImageElement> {
  if (!('createImageBitmap' in window) || head.width === undefined) return byElement(file)
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    // Some old browsers know the function but not the option. Anything else is the picture's fault: the element would show half of it.
    if (error instanceof TypeError) return byElement(file)
    throw error
  }
}

async function readable(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  const first = await file.slice(0, head_bytes).arrayBuffer().catch(() => undefined)
  if (!first) throw new PhotoProblem('broken')
  const head = headOf(new Uint8Array(first))
  refuseHopeless(file.size, head)
  try {
    return await decoded(file, head)
  } catch (error) {
    if (error instanceof PhotoProblem) throw error
    throw new PhotoProblem(head.kind === 'heic' ? 'heic' : head.kind === 'other' ? 'kind' : 'broken')
  }
}

/** Throws PhotoProblem when the bytes are no picture that this browser can read. */
export async function shrink(file: Blob, longest = longest_px): Promise<Blob> {
  const picture = await readable(file)
  const size = fitted(picture.width, picture.height, longest)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new PhotoProblem('full')
  pen.drawImage(picture, 0, 0, size.width, size.height)
  if ('close' in picture) picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!blob) throw new PhotoProblem('full')
  return blob
}
