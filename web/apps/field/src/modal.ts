// SPDX-License-Identifier: Apache-2.0
// While something stands over the page, nothing else is there for Tab, finger or screen reader; then the focus goes back to where it was.
// A browser that does not know `inert` keeps the page behind in reach; nothing else is lost.

const setOut = (one: Element, out: boolean): unknown => one.toggleAttribute('inert', out)
/** Under something else that has the focus. */
export const isOut = (one: Element | undefined): boolean => Boolean(one?.closest('[inert]'))

/** `own` stands in the body, not in the app; `before` had the focus. Returns what ends it; the last begun ends first. */
export function holdFocus(own: Element, before: Element | null): () => void {
  const changed: Element[] = []
  for (const one of document.body.children) {
    // What dims the page takes the tap beside the sheet.
    if (isOut(one) !== one.contains(own) || one.matches('.van-overlay')) continue
    setOut(one, !isOut(one))
    changed.push(one)
  }
  return () => {
    for (const one of changed) setOut(one, !isOut(one))
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}
