import { describe, expect, it } from 'vitest'
import { TROUBLES, callsNotSurvived } from '../../support/setupRuns.ts'
import { isWide } from '../../support/sweep.ts'

/**
 * The first call of every key is troubled, and of the others each `nth`; a wide sweep troubles every call of every
 * preset. A sample of these calls is `few`.
 */
describe.each([
  { preset: 'S2', nth: 1, few: 8 },
  { preset: 'S3', nth: 20, few: 2 },
  { preset: 'S1', nth: 20, few: 2 },
  { preset: 'S0', nth: 50, few: 2 },
  { preset: 'full', nth: 200, few: 1 },
] as const)(
  '[SU4] set-up of $preset with trouble at one of its calls is completed by running it again',
  ({ preset, nth, few }) => {
    it.each(TROUBLES)('%s', async (trouble) => {
      expect(await callsNotSurvived({ preset }, trouble, { nth: isWide ? 1 : nth, few })).toEqual([])
    })
  },
)
