// SPDX-License-Identifier: Apache-2.0
// Whether everything of a page is still there at 200 % zoom.

/** Runs in the page: what stands beyond the sides of the screen. What is drawn moves within its own box. */
function beyondSides() {
  const found = document.documentElement.scrollWidth > innerWidth + 1 ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []
  for (const element of document.querySelectorAll('body *:not(svg *)')) {
    const { left, right, width, height } = element.getBoundingClientRect()
    const shown = width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden'
    if (shown && (left < -1 || right > innerWidth + 1)) found.push(`${element.dataset.testid ?? element.tagName} "${element.textContent.trim().slice(0, 30)}" from ${Math.round(left)} to ${Math.round(right)} px`)
  }
  return found.slice(0, 5)
}
/** At 200 % zoom a page has half its width and half its height. */
export async function cutOff(page) {
  const { width, height } = page.viewportSize()
  await page.setViewportSize({ width: width / 2, height: height / 2 })
  await page.waitForTimeout(300)
  const found = await page.evaluate(beyondSides)
  await page.setViewportSize({ width, height })
  return found
}
