import { describe, expect, it } from 'vitest'
import { setRecords } from '../../../../src/local-host/page/state/commands.ts'
import type { Host, Outcome } from '../../../../src/local-host/page/state/host.ts'

describe('[host-protocol §7.1] a block of rows is written 200 per call', () => {
  const writes = (count: number) =>
    Array.from({ length: count }, (_row, at) => ({ recordId: `rec${String(at)}`, fields: {} }))
  /** A host that records the number of rows of each call and refuses one call by its number. */
  function hostRefusing(refused: number | null): { readonly host: Pick<Host, 'call'>; readonly sizes: number[] } {
    const sizes: number[] = []
    const call = (_key: string, _context: readonly unknown[], rows: unknown): Promise<Outcome> => {
      sizes.push(Array.isArray(rows) ? rows.length : 0)
      return Promise.resolve(sizes.length === refused ? { ok: false, code: 10214997 } : { ok: true, value: [] })
    }
    return { host: { call }, sizes }
  }

  it.each([
    { rows: 0, sizes: [] },
    { rows: 200, sizes: [200] },
    { rows: 201, sizes: [200, 1] },
    { rows: 450, sizes: [200, 200, 50] },
  ])('$rows rows are $sizes', async ({ rows, sizes }) => {
    const { host, sizes: seen } = hostRefusing(null)
    expect(await setRecords(host, 'tbl', writes(rows))).toBe(true)
    expect(seen).toEqual(sizes)
  })

  it('nothing is written after a refusal', async () => {
    const { host, sizes } = hostRefusing(2)
    expect(await setRecords(host, 'tbl', writes(450))).toBe(false)
    expect(sizes).toEqual([200, 200])
  })
})
