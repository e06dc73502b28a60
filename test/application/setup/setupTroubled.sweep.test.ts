import { describe, expect, it } from 'vitest'
import { TROUBLES, callsNotSurvived } from '../../support/setupRuns.ts'
import { isWide } from '../../support/sweep.ts'

/**
 * Trouble meets the first call of every key, and every `nth` of the others; in a wide sweep it meets every call of
 * every preset. `few` calls are a sample of these.
 */
describe.each([
  { preset: 'S2', nth: 1, few: 8 },
  { preset: 'S3', nth: 20, few: 2 },
  { preset: 'S1', nth: 20, few: 2 },
  { preset: 'S0', nth: 50, few: 2 },
  { preset: 'full', nth: 200, few: 1 },
] as const)('[SU4] running again completes a set-up of $preset in which one call failed', ({ preset, nth, few }) => {
  it.each(TROUBLES)('%s', async (trouble) => {
    expect(await callsNotSurvived({ preset }, trouble, { nth: isWide ? 1 : nth, few })).toEqual([])
  })
})
