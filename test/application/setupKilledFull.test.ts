import { expect, it } from 'vitest'
import { statesNotCompleted } from '../support/setupRuns.ts'

it('[SU4] full, killed at any call: running again completes it', async () => {
  expect(await statesNotCompleted({ preset: 'full' })).toEqual([])
})
