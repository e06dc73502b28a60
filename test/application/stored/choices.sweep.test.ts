import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/local-host/engine/types.ts'
import { baseOfChoices, choiceHistories, playChoices } from '../../support/choices.ts'
import { isWhole, sweep } from '../../support/sweep.ts'

/** Pieces named by their seed, so that one can be run alone. */
const PIECES = 40
/** How many of the pieces `npm test` runs. */
const FEW = 1
const HISTORIES = isWhole ? 25 : 12

describe('[KV1] whatever several people choose at the same time', () => {
  let base: Snapshot
  beforeAll(async () => {
    base = await baseOfChoices()
  })

  it.each(
    sweep(
      Array.from({ length: PIECES }, (_none, at) => 1 + at),
      FEW,
    ),
  )('nothing chosen is lost and nothing comes back: seed %i', async (seed) => {
    const played = fc.assert(
      fc.asyncProperty(choiceHistories, (history) => playChoices(base, history)),
      { seed, numRuns: HISTORIES },
    )
    await expect(played).resolves.toBeUndefined()
  })
})
