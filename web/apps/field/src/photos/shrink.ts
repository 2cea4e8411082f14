// SPDX-License-Identifier: Apache-2.0
// A camera's picture made small enough to send: at most 1600 px on the long side, JPEG, upright, without its EXIF data.
const longest_px = 1600
const quality = 0.8

export function fitted(width: number, height: number, longest = longest_px): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function decoded(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) {
    try {
      return await createImageBitmap(file, { imageOrientation: 'from-image' })
    } catch {
      // some old browsers know the function but not the option or the format: the image element below may
    }
  }
  const image = new Image()
  const url = URL.createObjectURL(file)
  try {
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Throws when the bytes are no picture that this browser can read. */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await decoded(file)
  const size = fitted(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.drawImage(picture, 0, 0, size.width, size.height)
  if ('close' in picture) picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!blob) throw new Error('no picture')
  return blob
}
