import { describe, expect, it } from 'vitest'
import type { Variants } from '../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../src/local-host/engine/variants.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { otherVariants } from './otherVariants.ts'
import { findVariants, type Findings } from './page/findVariants.ts'

async function find(variants: Partial<Variants>): Promise<Findings> {
  const door = openEngineHost({ variants })
  return await findVariants(
    { bitable: door.bitable, other: null, disposable: true, settled: () => door.settled(), made: () => undefined },
    (_what, work) => work(),
  )
}

/** What nobody can tell on the spot: `formulaClock` takes a night. */
const TOLD = { formulaClock: null }

/** 04:00 in UTC, by the clock of the machine that runs the tests. */
const machineHour = new Date(Date.UTC(2024, 2, 1, 4)).getHours()

function expectedOf(variants: Partial<Variants>): object {
  // Without an echo there is nothing to time, and nothing to hear of computed cells.
  if (variants.ownEcho === 'no') return { ...variants, events: null, recordAdd: null, formulaEvents: null }
  // A picker that never answers is not cancelled either.
  if (variants.pickers === 'never') return { ...variants, cancelledPicker: null }
  if (variants.formulaConfig !== undefined && variants.formulaConfig !== 'accepted') {
    const untold = Object.keys(defaultVariants()).filter(
      (name) => name.startsWith('formula') || name === 'networkdaysReversed',
    )
    return { ...Object.fromEntries(untold.map((name) => [name, null])), ...variants }
  }
  // Where the machine's zone is one of the others, the two cannot be told apart.
  if (variants.formulaZone !== undefined && machineHour === 4) return { formulaZone: null }
  if (variants.formulaZone === 'viewer' && machineHour === 12) return { formulaZone: 'base' }
  return variants.formulaClock === undefined ? variants : {}
}

const readings = (findings: Findings): object =>
  Object.fromEntries(Object.entries(findings).map(([name, { reading }]) => [name, reading]))

describe('finding out which host this is (host-protocol §9)', () => {
  it('names the defaults', async () => {
    expect(readings(await find({}))).toEqual({ ...defaultVariants(), ...TOLD })
  })

  it.each(otherVariants())('tells $title from its evidence, and the rest as before', async ({ variants }) => {
    expect(readings(await find(variants))).toEqual({ ...defaultVariants(), ...TOLD, ...expectedOf(variants) })
  })

  it('findVariants says what it cannot tell', async () => {
    const door = openEngineHost({ role: 'reader' })
    const findings = await findVariants(
      { bitable: door.bitable, other: null, disposable: false, settled: () => door.settled(), made: () => undefined },
      (_what, work) => work(),
    )
    expect(findings.lastPage).toEqual({
      reading: null,
      evidence: expect.stringContaining('could not be tried: permission denied') as string,
    })
  })
})
