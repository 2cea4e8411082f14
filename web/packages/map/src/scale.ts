// SPDX-License-Identifier: Apache-2.0
// From a count of open hazards to a colour: nothing is calm grey-green, then four warm steps whose limits follow the data,
// so that the picture says something with 20 hazards as well as with 2,000.
export const calm_colour = '#e3ecea'
export const warm_colours = ['#fbe6c4', '#f4bd78', '#dc7f42', '#a8382b'] as const
export const imminent_colour = '#ad241c'

export interface Step { from: number; to: number | undefined; colour: string }

/** Lower limits of the four steps, strictly growing, the first always 1. */
export function breaksOf(counts: number[]): number[] {
  const some = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const breaks = [1]
  for (const share of [0.4, 0.7, 0.9]) {
    const wanted = some.length ? some[Math.min(some.length - 1, Math.floor(share * some.length))]! : 0
    breaks.push(Math.max(wanted, breaks[breaks.length - 1]! + 1))
  }
  return breaks
}

export function colourOf(count: number, breaks: number[]): string {
  if (count <= 0) return calm_colour
  let colour: string = warm_colours[0]
  breaks.forEach((from, index) => {
    if (count >= from) colour = warm_colours[index] ?? colour
  })
  return colour
}

/** For the legend: calm first, then each step with its limits; the last is open at the top. */
export function stepsOf(breaks: number[]): Step[] {
  const warm = breaks.map((from, index) => {
    const next = breaks[index + 1]
    return { from, to: next === undefined ? undefined : next - 1, colour: warm_colours[index] ?? calm_colour }
  })
  return [{ from: 0, to: 0, colour: calm_colour }, ...warm]
}
