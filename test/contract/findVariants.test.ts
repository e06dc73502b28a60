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

const readings = (findings: Findings): object => Object.fromEntries(Object.entries(findings).map(([name, { reading }]) => [name, reading]))

describe('finding out which host this is (§9)', () => {
  it('names the defaults', async () => {
    expect(readings(await find({}))).toEqual(defaultVariants())
  })

  it.each(otherVariants())('tells $title from its evidence, and the rest as before', async ({ variants }) => {
    // Without an echo there is nothing to time or to count; a picker that never answers is not cancelled either.
    const untold = variants.ownEcho === 'no' ? { events: null, recordAdd: null } : variants.pickers === 'never' ? { cancelledPicker: null } : {}
    const expected = { ...variants, ...untold }
    expect(readings(await find(variants))).toEqual({ ...defaultVariants(), ...expected })
  })

  it('says what it cannot tell', async () => {
    const door = openEngineHost({ role: 'reader' })
    const findings = await findVariants(
      { bitable: door.bitable, other: null, disposable: false, settled: () => door.settled(), made: () => undefined },
      (_what, work) => work(),
    )
    expect(findings.lastPage).toEqual({ reading: null, evidence: expect.stringContaining('could not be tried: permission denied') as string })
  })
})
