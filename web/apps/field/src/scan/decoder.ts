// SPDX-License-Identifier: Apache-2.0
// Reads a QR code in a picture: the browser's own reader where it has one, else jsQR, which is loaded when it is first needed.
interface Detector { detect(image: CanvasImageSource): Promise<{ rawValue: string }[]> }
interface DetectorKind { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

export type Reader = (image: CanvasImageSource, width: number, height: number) => Promise<string | undefined>
const largest_frame = 640
const largest_photo = 1600

export async function makeReader(): Promise<Reader> {
  const kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  if (kind && (await kind.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new kind({ formats: ['qr_code'] })
    return async (image) => (await detector.detect(image).catch(() => []))[0]?.rawValue
  }
  const { default: find } = await import('jsqr')
  const canvas = document.createElement('canvas')
  return async (image, width, height) => {
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen || !width || !height) return undefined
    canvas.width = width
    canvas.height = height
    pen.drawImage(image, 0, 0, width, height)
    return find(pen.getImageData(0, 0, width, height).data, width, height, { inversionAttempts: 'dontInvert' })?.data
  }
}

const scaled = (width: number, height: number, most: number): [number, number] => {
  const by = Math.min(1, most / Math.max(width, height))
  return [Math.round(width * by), Math.round(height * by)]
}

export function readFrame(reader: Reader, video: HTMLVideoElement): Promise<string | undefined> {
  return reader(video, ...scaled(video.videoWidth, video.videoHeight, largest_frame))
}

/** From a picture of any size: once finely, and once coarsely, which blurs the noise of a screen or of poor light. */
export async function readPhoto(reader: Reader, file: Blob): Promise<string | undefined> {
  const image = await createImageBitmap(file)
  try {
    for (const most of [largest_photo, largest_frame]) {
      const text = await reader(image, ...scaled(image.width, image.height, most))
      if (text) return text
    }
    return undefined
  } finally {
    image.close()
  }
}
