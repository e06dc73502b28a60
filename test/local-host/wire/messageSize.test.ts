import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import { messageSize } from '../../../src/local-host/wire/messageSize.ts'

describe('the size of a message', () => {
  it('is the length of its JSON while lists are short and texts need no escapes', () => {
    const text = fc.stringMatching(/^[a-z一-龥]{0,8}$/)
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(text, tie('value'), { maxKeys: 5 }),
      ),
    })).value
    fc.assert(
      fc.property(json, (value) => {
        expect(messageSize(value)).toBe(JSON.stringify(value).length)
      }),
      { seed: 20240301, numRuns: 500 },
    )
  })

  it('is within a tenth for a page of 200 rows', () => {
    const records = parseFixture('large:200').tables[0]?.records ?? []
    const exact = JSON.stringify(records).length
    expect(Math.abs(messageSize(records) - exact) / exact).toBeLessThan(0.1)
  })

  it('is estimated for values that refer to themselves', () => {
    const round: Record<string, unknown> = {}
    round['again'] = round
    expect(messageSize(round)).toBeGreaterThan(0)
  })

  it('is estimated from some of the values when a small message expands to billions', () => {
    let reads = 0
    const leaf = {
      get x() {
        reads += 1
        return 'x'
      },
    }
    let value: unknown[] = [leaf]
    for (let level = 0; level < 10; level++) value = Array.from({ length: 16 }, () => value)
    expect(messageSize(value)).toBeGreaterThan(0)
    expect(reads).toBeLessThan(100_000)
  })
})
