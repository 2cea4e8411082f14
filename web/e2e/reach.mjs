// SPDX-License-Identifier: Apache-2.0
// Whether a thumb reaches everything on a page: no target under 44 × 44 px, nothing beyond the sides, no control without a name.
// And boxes made too full, so that whether the keyboard reaches what is in them does not depend on how much there happens to be.
const least_px = 44

/** Runs in the page: what is wrong, in words. A link within a sentence is text and not measured; a switch is as large as its hit area. */
function faultsOf(least) {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden'
  }
  const sizeOf = (element) => {
    const { width, height } = element.getBoundingClientRect()
    const around = getComputedStyle(element, '::after')
    const more = around.content !== 'none' && around.position === 'absolute' ? [around.width, around.height].map((one) => parseFloat(one) || 0) : [0, 0]
    return [Math.max(width, more[0]), Math.max(height, more[1])]
  }
  const name = (element) => `${element.dataset.testid ?? element.tagName} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`
  const found = []
  for (const element of document.querySelectorAll('button, a[href], input, select, textarea, summary, [role="button"], [role="switch"]')) {
    const target = element.matches('input[type="file"], input[type="radio"], input[type="checkbox"]') ? (element.closest('label') ?? element) : element
    if (!seen(target)) continue
    const [width, height] = sizeOf(target)
    if (Math.round(width) < least || Math.round(height) < least) found.push(`${name(target)}: ${Math.round(width)} × ${Math.round(height)} px`)
    const named = element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || element.textContent.trim() || element.labels?.length
    if (!named) found.push(`${name(element)} has no name`)
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.documentElement.scrollWidth} px wide`)
  return found
}
export const outOfReach = (page) => page.evaluate(faultsOf, least_px)

/** The app's own sizes of type, for a page that stands. */
export const largest_type = '1.45'
export const setType = (page, scale) => page.evaluate((value) => document.documentElement.style.setProperty('--gw-type', value), scale)

/** Runs in the page: makes every box that scrolls by itself so low that it must; how many there are. */
export function overfill() {
  const boxes = [...document.querySelectorAll('body *')].filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > 40)
  for (const box of boxes) box.style.cssText += 'flex: none !important; min-height: 0 !important; height: 20px !important; padding-block: 0 !important'
  return boxes.length
}
