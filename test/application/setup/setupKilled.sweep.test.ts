import { describe, expect, it } from 'vitest'
import { statesNotCompleted } from '../../support/setupRuns.ts'

describe('[SU4] running again completes a set-up that was killed between any two of its writes', () => {
  it.each([
    { preset: 'S2', few: 12 },
    { preset: 'S3', few: 3 },
    { preset: 'S1', few: 4 },
    { preset: 'S0', few: 4 },
    { preset: 'full', few: 2 },
  ] as const)('$preset', async ({ preset, few }) => {
    expect(await statesNotCompleted({ preset }, few)).toEqual([])
  })
})
