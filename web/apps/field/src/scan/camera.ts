// SPDX-License-Identifier: Apache-2.0
// The phone's camera for the time of a scan, and why there is none. Pictures are looked at and dropped, nothing is kept or sent.
export type NoCamera = 'refused' | 'absent' | 'insecure' | 'busy'

export function whyNoCamera(error: unknown): NoCamera {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent'
  return 'busy'
}

/** Shows the camera behind the phone in the element; the answer ends it. */
export async function openCamera(video: HTMLVideoElement): Promise<{ stop(): void } | NoCamera> {
  if (!navigator.mediaDevices?.getUserMedia) return isSecureContext ? 'absent' : 'insecure'
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } } })
    const stop = (): void => stream.getTracks().forEach((track) => track.stop())
    video.srcObject = stream
    await video.play().catch((error: unknown) => {
      stop()
      throw error
    })
    return { stop }
  } catch (error) {
    return whyNoCamera(error)
  }
}
