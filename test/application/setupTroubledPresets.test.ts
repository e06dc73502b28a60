import { describe, expect, it } from 'vitest'
import { TROUBLES, callsNotSurvived } from '../support/setupRuns.ts'

/** `EVERY_CALL=1` troubles each call of each preset, which takes minutes; otherwise the first of its key and each `nth`. */
const isThorough = process.env['EVERY_CALL'] === '1'

describe.each([
  { preset: 'S3', nth: 20 }, { preset: 'S1', nth: 20 }, { preset: 'S0', nth: 50 }, { preset: 'full', nth: 200 },
] as const)('[SU4] trouble at calls of $preset, running again completes it', ({ preset, nth }) => {
  it.each(TROUBLES)('%s', async (trouble) => {
    expect(await callsNotSurvived({ preset }, trouble, { nth: isThorough ? 1 : nth })).toEqual([])
  })
})
