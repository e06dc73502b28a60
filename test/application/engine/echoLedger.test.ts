import { describe, expect, it } from 'vitest'
import { createEchoLedger } from '../../../src/application/engine/echoLedger.ts'

const fields = (...ids: string[]): ReadonlySet<string> => new Set(ids)

describe('[RC3] the echo of our own write costs no call', () => {
  it('the ledger absorbs one event per write, even if it arrives before the answer', () => {
    const ledger = createEchoLedger()
    ledger.expect('rec1', fields('fldPlan', 'fldBand'))
    expect(ledger.absorbs('rec1', fields('fldPlan', 'fldBand'), 0)).toBe(true)
    expect(ledger.absorbs('rec1', fields('fldPlan'), 0)).toBe(false)
  })

  it.each([
    { because: 'another row', recordId: 'rec2', touched: fields('fldPlan') },
    { because: 'a column of people in the same burst', recordId: 'rec1', touched: fields('fldPlan', 'fldProgress') },
  ])('the ledger does not absorb $because', ({ recordId, touched }) => {
    const ledger = createEchoLedger()
    ledger.expect('rec1', fields('fldPlan'))
    ledger.confirm(['rec1'], 0)
    expect(ledger.absorbs(recordId, touched, 1)).toBe(false)
  })

  it('the ledger soon stops waiting on a host that does not echo', () => {
    const ledger = createEchoLedger()
    ledger.expect('rec1', fields('fldPlan'))
    ledger.confirm(['rec1'], 1000)
    expect(ledger.absorbs('rec1', fields('fldPlan'), 6001)).toBe(false)
    ledger.expect('rec1', fields('fldPlan'))
    ledger.confirm(['rec1'], 1000)
    expect(ledger.absorbs('rec1', fields('fldPlan'), 6000)).toBe(true)
  })
})
