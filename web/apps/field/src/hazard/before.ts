// SPDX-License-Identifier: Apache-2.0
// Which photo of a hazard the next one is held against: how it was found, or the first that shows it at all.
import type { Step, StepKind } from '@gridward/api'

const shows_it_now: readonly StepKind[] = ['fixed_on_the_spot', 'done', 'recheck_passed', 'recheck_failed']

export function beforePhoto(steps: readonly Step[], kind: StepKind): string | undefined {
  if (!shows_it_now.includes(kind)) return undefined
  const with_photos = steps.filter((step) => step.photos.length)
  return (with_photos.find((step) => step.kind === 'found') ?? with_photos[0])?.photos[0]
}
