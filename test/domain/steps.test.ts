import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allAtOnce, filterInSteps, groupInSteps, mapInSteps, sortInSteps, type Steps } from '../../src/domain/steps.ts'

/** The most calls of `count` between two pauses of the work. */
function mostInAStep<Value>(make: (count: () => void) => Steps<Value>): number {
  let calls = 0
  let most = 0
  const steps = make(() => {
    calls += 1
  })
  for (let isDone = false; !isDone; ) {
    calls = 0
    isDone = steps.next().done === true
    most = Math.max(most, calls)
  }
  return most
}

const rows = Array.from({ length: 20_000 }, (_none, at) => ({ at, key: (at * 7919) % 20_011 }))
const byKey = (a: { readonly key: number }, b: { readonly key: number }) => a.key - b.key

describe('[RP6] work in steps', () => {
  it('sorts like toSorted, and rows that compare equal keep their order', () => {
    const row = fc.record({ key: fc.integer({ min: 0, max: 20 }), id: fc.nat() })
    fc.assert(
      fc.property(fc.array(row, { minLength: 0, maxLength: 5000, size: 'max' }), (some) => {
        expect(allAtOnce(sortInSteps(some, byKey))).toEqual(some.toSorted(byKey))
      }),
      { numRuns: 20 },
    )
  })

  it('sorts 20 000 rows with at most 15 comparisons for each of 1000 rows in a step', () => {
    const most = mostInAStep((count) =>
      sortInSteps(rows, (a, b) => {
        count()
        return byKey(a, b)
      }),
    )
    expect(most).toBeLessThanOrEqual(15_000)
  })

  it.each([
    ['mapInSteps', mapInSteps],
    ['filterInSteps', filterInSteps],
    ['groupInSteps', groupInSteps],
  ] as const)('%s looks at no more than 1000 rows in a step, and at each row once', (_name, inSteps) => {
    let all = 0
    const most = mostInAStep((count) =>
      (inSteps as (some: typeof rows, of: (row: (typeof rows)[number]) => boolean) => Steps<unknown>)(
        rows,
        ({ at }) => {
          all += 1
          count()
          return at % 3 === 0
        },
      ),
    )
    expect(most).toBe(1000)
    expect(all).toBe(20_000)
  })

  it('groups and filters keep the order of the rows', () => {
    const groups = allAtOnce(groupInSteps(rows, ({ at }) => at % 3))
    expect([...groups.keys()]).toEqual([0, 1, 2])
    expect(groups.get(1)?.map(({ at }) => at)).toEqual(rows.filter(({ at }) => at % 3 === 1).map(({ at }) => at))
    const even = ({ at }: (typeof rows)[number]) => at % 2 === 0
    expect(allAtOnce(filterInSteps(rows, even))).toEqual(rows.filter(even))
  })
})
