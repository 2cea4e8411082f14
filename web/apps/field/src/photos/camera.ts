// SPDX-License-Identifier: Apache-2.0
// The camera inside the page, where a photo from before can lie over the picture. Browsers give it to secure pages only and after asking;
// where there is none the file input (the phone's own camera) does as always.
export const hasCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function'

export function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: 1600 }, height: { ideal: 1200 } }, audio: false })
}

export async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  if (!blob || video.videoWidth === 0) throw new Error('no picture')
  return blob
}
