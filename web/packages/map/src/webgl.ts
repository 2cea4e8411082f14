// SPDX-License-Identifier: Apache-2.0
// Can this browser draw with WebGL? Old office computers and remote desktops often cannot; the map is then drawn as SVG.
let answer: boolean | undefined

export function hasWebGl(): boolean {
  if (answer !== undefined) return answer
  try {
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
    answer = context !== null
    ;(context as WebGLRenderingContext | null)?.getExtension('WEBGL_lose_context')?.loseContext()
  } catch {
    answer = false
  }
  return answer
}
