import { describe, expect, it } from 'vitest'
import { statesNotCompleted } from '../support/setupRuns.ts'

describe('[SU4] killed at any call, running again completes it', () => {
  it.each(['S2', 'S3', 'S1', 'S0'] as const)('%s', async (preset) => {
    expect(await statesNotCompleted({ preset })).toEqual([])
  })
})
