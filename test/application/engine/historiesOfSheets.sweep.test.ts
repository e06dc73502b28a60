import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { trackedBase, type TrackedBase } from '../../support/crowd.ts'
import { sweep } from '../../support/sweep.ts'
import { histories, playHistory } from '../../support/histories.ts'

/**
 * This file and the other `historiesOf` file run 10 000 histories, in pieces named by seed, so that one piece can run
 * alone.
 */
const PIECES = 200
/** How many of the pieces `npm test` runs. */
const FEW = 2
const HISTORIES = 25

describe('[RC4] after any history a single sheet needs no more writes', () => {
  let base: TrackedBase
  beforeAll(async () => {
    base = await trackedBase('S3')
  })

  it.each(
    sweep(
      Array.from({ length: PIECES }, (_none, at) => 1000 + at),
      FEW,
    ),
  )('every computed cell is right, no cell of people’s is changed and no call follows: seed %i', async (seed) => {
    const played = fc.assert(
      fc.asyncProperty(histories, (history) => playHistory(base, history)),
      { seed, numRuns: HISTORIES },
    )
    await expect(played).resolves.toBeUndefined()
  })
})
