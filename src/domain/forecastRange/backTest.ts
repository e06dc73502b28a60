import { ceilWithoutNoise } from '../exactness.ts'
import { median } from '../statistics.ts'
import { sortInSteps, type Steps, visitInSteps } from '../steps.ts'
import { type AccuracySample, createAccuracyBook, FORECAST_MIN_SAMPLES } from './accuracy.ts'

/** How the ranges of the past would have done. [FC2] */
export type BackTest =
  | {
      readonly kind: 'tested'
      /** Finished tasks that could be predicted when they began. */
      readonly n: number
      /** How many of them ended on or before their P80 day. */
      readonly within: number
      /** The middle distance between the actual and the median day, calendar days, early or late. */
      readonly medianErrorDays: number
    }
  /** Too few tasks began after enough others had ended. */
  | { readonly kind: 'tooFew'; readonly have: number; readonly need: number }

/** How many units a plan takes at a ratio; at least one. [FC2] */
export const unitsAt = (planned: number, ratio: number): number => Math.max(1, ceilWithoutNoise(planned * ratio))

/**
 * Predicts each finished task as it could have been on the day it began: by those alone that had ended before that day.
 * The order of the samples does not matter. [FC2]
 */
export function* backTestSteps(samples: readonly AccuracySample[]): Steps<BackTest> {
  const byEnd = yield* sortInSteps(samples, (a, b) => a.end - b.end)
  yield
  const byStart = yield* sortInSteps(samples, (a, b) => a.start - b.start)
  yield
  const book = createAccuracyBook()
  const errors: number[] = []
  let within = 0
  let known = 0
  yield* visitInSteps(byStart, (sample) => {
    for (let next = byEnd[known]; next !== undefined && next.end < sample.start; next = byEnd[known]) {
      book.add(next)
      known += 1
    }
    const accuracy = book.of(sample)
    if (accuracy === null) return
    const { start, end, planned, units } = sample
    const likely = units.last(start, unitsAt(planned, accuracy.median))
    const late = units.last(start, unitsAt(planned, accuracy.p80))
    if (likely === null || late === null) return
    errors.push(Math.abs(end - likely))
    if (end <= late) within += 1
  })
  yield
  const medianErrorDays = median(errors)
  if (errors.length < FORECAST_MIN_SAMPLES || medianErrorDays === null)
    return { kind: 'tooFew', have: errors.length, need: FORECAST_MIN_SAMPLES }
  return { kind: 'tested', n: errors.length, within, medianErrorDays }
}
