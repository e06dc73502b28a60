import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { trackedBase, type TrackedBase } from '../support/crowd.ts'
import { histories, playHistory } from '../support/histories.ts'

/** Together with its sister file: 10 000 histories, in pieces that end within a minute on a slow machine. */
const PIECES = 50
const HISTORIES = 100

describe('[RC4] after any history the world falls quiet: all columns, links between tasks', () => {
  let base: TrackedBase
  beforeAll(async () => {
    base = await trackedBase('full')
  })

  it.each(Array.from({ length: PIECES }, (_none, at) => 2000 + at))('every computed cell right, no cell of people touched, no call more: seed %i', async (seed) => {
    const played = fc.assert(fc.asyncProperty(histories, (history) => playHistory(base, history)), { seed, numRuns: HISTORIES })
    await expect(played).resolves.toBeUndefined()
  })
})
