import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TaskStanding, turnGroups, turnsBetween } from '../../src/domain/index.ts'

const STATES = ['notStarted', 'inProgress', 'done', 'delayed', 'paused', 'cancelled'] as const
const BANDS = ['ahead', 'normal', 'watch', 'warning', 'severe', 'unknown', 'none'] as const

const standing = fc.record({ state: fc.constantFrom(...STATES), band: fc.constantFrom(...BANDS) })
const sheets = fc.dictionary(fc.constantFrom(...Array.from({ length: 30 }, (_, at) => `rec${String(at)}`)), standing)
const mapOf = (one: Readonly<Record<string, TaskStanding>>) => new Map(Object.entries(one))

describe('[SN2] what turned between two standings', () => {
  it('applied to the old standings, the moves give the new ones, and the counts say how many tasks moved', () => {
    fc.assert(
      fc.property(sheets, sheets, (one, other) => {
        const [before, after] = [mapOf(one), mapOf(other)]
        const turns = turnsBetween(before, after)
        const moved = new Map(before)
        for (const { recordId, state, band } of turns) {
          const then = before.get(recordId)
          expect([state?.from ?? then?.state, band?.from ?? then?.band]).toEqual([then?.state, then?.band])
          moved.set(recordId, { state: state?.to ?? then?.state ?? null, band: band?.to ?? then?.band ?? null })
        }
        const both = [...before.keys()].filter((id) => after.has(id))
        expect(both.map((id) => moved.get(id))).toEqual(both.map((id) => after.get(id)))
        expect(new Set(turns.map(({ recordId }) => recordId)).size).toBe(turns.length)
        const counted = (kind: 'state' | 'band') =>
          turnGroups(turns)
            .filter((group) => group.kind === kind)
            .reduce((sum, { count }) => sum + count, 0)
        expect(counted('state')).toBe(turns.filter(({ state }) => state !== null).length)
        expect(counted('band')).toBe(
          turns.filter(({ band }) => band !== null && band.from !== 'none' && band.to !== 'none').length,
        )
      }),
      { seed: 20_240_319, numRuns: 300 },
    )
  })

  it('a task that was never computed, or that is gone, has not turned', () => {
    const late = { state: 'delayed', band: 'severe' } as const
    expect(turnsBetween(new Map(), new Map([['new', late]]))).toEqual([])
    expect(turnsBetween(new Map([['gone', late]]), new Map())).toEqual([])
    expect(turnsBetween(new Map([['empty', { state: null, band: null }]]), new Map([['empty', late]]))).toEqual([])
  })

  it('the worst task comes first, and so does the worst move', () => {
    const before = new Map<string, TaskStanding>(
      ['done', 'also', 'watch', 'late'].map((id) => [id, { state: 'inProgress', band: 'normal' }]),
    )
    const turns = turnsBetween(
      before,
      new Map<string, TaskStanding>([
        ['done', { state: 'done', band: 'none' }],
        ['also', { state: 'done', band: 'none' }],
        ['watch', { state: 'inProgress', band: 'watch' }],
        ['late', { state: 'delayed', band: 'severe' }],
      ]),
    )
    expect(turns.map(({ recordId }) => recordId)).toEqual(['late', 'watch', 'done', 'also'])
    expect(turnGroups(turns).map(({ kind, to, count }) => [kind, to, count])).toEqual([
      ['state', 'delayed', 1],
      ['state', 'done', 2],
      ['band', 'severe', 1],
      ['band', 'watch', 1],
    ])
  })
})
