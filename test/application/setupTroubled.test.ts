import { describe, expect, it } from 'vitest'
import { TROUBLES, callsNotSurvived } from '../support/setupRuns.ts'

describe('[SU4] trouble at any call of S2, running again completes it', () => {
  it.each(TROUBLES)('%s', async (trouble) => {
    expect(await callsNotSurvived({ preset: 'S2' }, trouble)).toEqual([])
  })
})
