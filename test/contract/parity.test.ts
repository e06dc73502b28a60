import { describe, expect, it } from 'vitest'
import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'
import { HOST_PORT_CONTRACT } from './hostPortContract.ts'
import { renderKnownDifferences } from './knownDifferences.ts'
import { isCurrent, readMeasured, standing, withReport, type Measured } from './parity.ts'
import { RESTS_ON } from './promises.ts'

const NOTHING: Measured = { asOf: null, readings: {}, cases: {} }
const REPORT = {
  startedAt: '2026-11-01T08:00:00.000Z',
  sdk: '1.0.2',
  findings: {
    lastPage: { reading: 'token', evidence: '…' },
    emptyCells: { reading: null, evidence: '…' },
    events: { reading: 'sometimes' },
    whatever: { reading: 1 },
  },
  outcomes: [
    { id: '7.1-a', status: 'passed' },
    { id: '9.5-1', status: 'failed' },
    { id: '4.6-b', status: 'notApplicable' },
    { id: 'x', status: 'passed' },
  ],
}

describe('a report of a real host', () => {
  it('a report gives readings that a switch has, and the cases that were tried; nothing else', () => {
    const seen = { on: '2026-11-01', sdk: '1.0.2' }
    expect(withReport(NOTHING, REPORT, '2026-11-02')).toEqual({
      asOf: '2026-11-02',
      readings: { lastPage: { value: 'token', ...seen } },
      cases: { '7.1-a': { held: true, ...seen }, '9.5-1': { held: false, ...seen } },
    })
  })

  it('a report does not replace what was measured later', () => {
    const later = withReport(
      NOTHING,
      {
        ...REPORT,
        startedAt: '2026-12-01T00:00:00.000Z',
        findings: { lastPage: { reading: 'noToken' } },
        outcomes: [],
      },
      '2026-12-01',
    )
    expect(withReport(later, REPORT, '2026-12-02').readings['lastPage']?.value).toBe('noToken')
  })

  it.each([null, [], {}, { ...REPORT, sdk: undefined }, { ...REPORT, findings: [] }, { ...REPORT, outcomes: 1 }])(
    '%j is none',
    (value) => {
      expect(() => withReport(NOTHING, value, '2026-11-02')).toThrow(/no report/u)
    },
  )
})

describe('measured readings', () => {
  const seen = { on: '2026-11-01', sdk: '1.0.2' }
  it.each([
    [undefined, '2026-11-02', '1.0.2', 'not known', false],
    [seen, '2027-01-30', '1.0.2', 'measured 2026-11-01, SDK 1.0.2', true],
    [seen, '2027-01-31', '1.0.2', 'measured 2026-11-01, SDK 1.0.2 (more than 90 days old)', false],
    [seen, '2026-11-02', '1.1.0', 'measured 2026-11-01, SDK 1.0.2 (another SDK)', false],
  ] as const)('%o as of %s with SDK %s: %s', (what, asOf, sdk, said, current) => {
    expect([standing(what, { asOf }, sdk), isCurrent(what, { asOf }, sdk)]).toEqual([said, current])
  })

  it('KNOWN_DIFFERENCES.md says when a reading was measured, and no longer lists the promises that rest on it', () => {
    const before = renderKnownDifferences(NOTHING)
    const after = renderKnownDifferences(withReport(NOTHING, REPORT, '2026-11-02'))
    const line = (text: string): string => text.split('\n').find((each) => each.includes('| `lastPage` |')) ?? ''
    expect([line(before), line(after)]).toEqual([
      expect.stringContaining('| not known |'),
      expect.stringContaining('| measured 2026-11-01, SDK 1.0.2 |'),
    ])
    expect(before).toMatch(/\[HC4\] .* \| .*`lastPage`/u)
    expect(after).not.toMatch(/\[HC4\] .* \| .*`lastPage`/u)
    expect(after).toContain('does not hold')
  })

  it('a measured reading is the first one of its switch', () => {
    for (const [name, { value }] of Object.entries(readMeasured().readings))
      expect([name, VARIANT_VALUES[name as keyof typeof VARIANT_VALUES][0]]).toEqual([name, value])
  })
})

it('RESTS_ON names promises of the adapter only', () => {
  const known = new Set(HOST_PORT_CONTRACT.map(({ id }) => id))
  expect(
    Object.values(RESTS_ON)
      .flat()
      .filter((id) => !known.has(id)),
  ).toEqual([])
})
