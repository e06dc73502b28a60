import { describe, expect, it } from 'vitest'
import { statesNotCompleted } from '../../support/setupRuns.ts'

describe('[SU4] set-up that is killed between any two of its writes is completed by running it again', () => {
  it.each([
    { preset: 'S2', few: 30 },
    { preset: 'S3', few: 8 },
    { preset: 'S1', few: 8 },
    { preset: 'S0', few: 8 },
    { preset: 'full', few: 6 },
  ] as const)('$preset', async ({ preset, few }) => {
    expect(await statesNotCompleted({ preset }, few)).toEqual([])
  })
})
