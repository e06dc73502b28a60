import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAssignment } from '../../../src/application/adoption/assignment.ts'

const totalOf = (gains: readonly (readonly number[])[], chosen: readonly (number | null)[]): number =>
  chosen.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (gains[row]?.[column] ?? 0)), 0)

/** Every way to assign, tried one by one. */
function bestTotal(gains: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set(), row = 0): number {
  const of = gains[row]
  if (of === undefined) return 0
  const without = bestTotal(gains, taken, row + 1)
  return Math.max(
    without,
    ...of.map((gain, column) =>
      taken.has(column) ? 0 : gain + bestTotal(gains, new Set([...taken, column]), row + 1),
    ),
  )
}

describe('bestAssignment', () => {
  it('the assignment gives up the best pair when two good ones are worth more', () => {
    expect(
      bestAssignment([
        [0.95, 0.9],
        [0.94, 0],
      ]),
    ).toEqual([1, 0])
  })

  it('the assignment leaves out a row that fits no column', () => {
    expect(
      bestAssignment([
        [0, 0],
        [0.8, 0],
        [0.7, 0.9],
      ]),
    ).toEqual([null, 0, 1])
    expect(bestAssignment([])).toEqual([])
    expect(bestAssignment([[], []])).toEqual([null, null])
  })

  it('the assignment is one to one and has the best total, whatever the gains', () => {
    const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })), {
          minLength: columns,
          maxLength: columns,
        }),
        { maxLength: 5 },
      ),
    )
    fc.assert(
      fc.property(matrix, (gains) => {
        const chosen = bestAssignment(gains)
        const taken = chosen.filter((column) => column !== null)
        expect(new Set(taken).size).toBe(taken.length)
        expect(totalOf(gains, chosen)).toBe(bestTotal(gains))
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
