import { describe, expect, it } from 'vitest'
import { TROUBLES, callsNotSurvived } from '../../support/setupRuns.ts'
import { isWhole } from '../../support/sweep.ts'

/**
 * The first call of every key is troubled, and of the others each `nth`; `EVERY_CALL=1` troubles every call of every
 * preset.
 */
const isThorough = process.env['EVERY_CALL'] === '1'

describe.each([
  { preset: 'S2', nth: 1 },
  { preset: 'S3', nth: 20 },
  { preset: 'S1', nth: 20 },
  { preset: 'S0', nth: 50 },
  { preset: 'full', nth: 200 },
] as const)(
  '[SU4] set-up of $preset with trouble at one of its calls is completed by running it again',
  ({ preset, nth }) => {
    it.each(TROUBLES)('%s', async (trouble) => {
      expect(await callsNotSurvived({ preset }, trouble, { nth: isThorough ? 1 : isWhole ? nth : 500 })).toEqual([])
    })
  },
)
