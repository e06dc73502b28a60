import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baselinesOf,
  isFrozenBefore,
  MOST_BASELINE_CHARACTERS,
  MOST_CHARACTERS_IN_ALL,
  putAwayForGood,
  roomFor,
  withBaseline,
  withoutBaseline,
  withPutAway,
  withPutBack,
  type Baseline,
} from '../../../src/application/history/baselineList.ts'
import {
  frozenLength,
  frozenPieces,
  loadFrozenPlan,
  planOfPieces,
  saveFrozenPieces,
} from '../../../src/application/history/frozenPlanText.ts'
import { addDays, ok, type FrozenPlan } from '../../../src/domain/index.ts'
import { roomOver } from '../../support/storedRoom.ts'

const entry = (id: string, change: Partial<Baseline> = {}): Omit<Baseline, 'version' | 'isDeleted'> => ({
  id,
  campaignId: null,
  name: '',
  at: 1,
  reason: '',
  tasks: 1,
  lines: 0,
  characters: 100,
  pieces: 1,
  ...change,
})

const SEVERAL = { isOnly: false }
const added = (all: readonly Baseline[], one: ReturnType<typeof entry>) => withBaseline(all, one, SEVERAL)

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days))
const planned = fc.oneof(
  fc.record({ plannedStart: fc.option(anyDay), plannedEnd: anyDay }),
  fc.record({ plannedStart: anyDay, plannedEnd: fc.option(anyDay) }),
)
const frozen: fc.Arbitrary<FrozenPlan> = fc.record({
  tasks: fc.array(fc.tuple(fc.stringMatching(/^rec[A-Za-z\d]{1,12}$/u), planned)).map((all) => new Map(all)),
  budget: fc
    .array(
      fc.tuple(fc.stringMatching(/^rec[a-z]{1,4}$/u), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))),
    )
    .map((all) => new Map(all)),
  budgetTotal: fc.option(fc.integer()),
})

const longPlan = (count: number): FrozenPlan => ({
  tasks: new Map(
    Array.from({ length: count }, (_none, at) => [
      `recT${String(at).padStart(10, '0')}`,
      { plannedStart: addDays('2026-01-01', at % 400), plannedEnd: addDays('2026-01-01', (at % 400) + (at % 60)) },
    ]),
  ),
  budget: new Map(),
  budgetTotal: 46_000,
})

/** Storage in memory, as a host keeps it: as text. */
function memory() {
  const texts = new Map<string, string>()
  return {
    texts,
    room: roomOver({
      loadStored: (part) => Promise.resolve(ok(JSON.parse(texts.get(part ?? '') ?? 'null') as unknown)),
      saveStored: (value, part) => {
        texts.set(part ?? '', JSON.stringify(value))
        return Promise.resolve(ok(undefined))
      },
    }),
  }
}

describe('[BL1] the days of a baseline as they are stored', () => {
  it('come back as they were, whatever the plan', async () => {
    await fc.assert(
      fc.asyncProperty(frozen, async (plan) => {
        const { room } = memory()
        const pieces = frozenPieces(plan)
        await saveFrozenPieces(room, 'tbl', 'b', pieces)
        const loaded = await loadFrozenPlan(room, 'tbl', { id: 'b', pieces: pieces.length })
        // JSON has no −0.
        expect(loaded).toEqual(ok(planOfPieces(JSON.parse(JSON.stringify(pieces)) as typeof pieces)))
        expect([...planOfPieces(pieces).tasks]).toEqual([...plan.tasks])
      }),
      { numRuns: 40 },
    )
  })

  it('of 20 000 tasks have room twice, in pieces of less than 100 kB; those of 40 000 have none', async () => {
    const plan = longPlan(20_000)
    const pieces = frozenPieces(plan)
    const characters = frozenLength(pieces)
    expect(roomFor([], characters)).toBeNull()
    const one = added([], entry('a', { characters }))
    expect(roomFor(one, characters)).toBeNull()
    expect(roomFor(added(one, entry('b', { characters })), characters)).toBe('full')
    expect(roomFor([], frozenLength(frozenPieces(longPlan(40_000))))).toBe('tooLong')
    const { room, texts } = memory()
    await saveFrozenPieces(room, 'tbl', 'b', pieces)
    expect(Math.max(...[...texts.values()].map(({ length }) => length))).toBeLessThan(100_000)
    expect(await loadFrozenPlan(room, 'tbl', { id: 'b', pieces: pieces.length })).toEqual(ok(plan))
    expect(MOST_CHARACTERS_IN_ALL).toBeGreaterThanOrEqual(2 * MOST_BASELINE_CHARACTERS)
  })

  it('are damaged as a whole when one piece is: half a plan is no plan', async () => {
    const { room, texts } = memory()
    const pieces = frozenPieces(longPlan(5000))
    await saveFrozenPieces(room, 'tbl', 'b', pieces)
    texts.set('frozen.tbl.b.1', JSON.stringify({ version: 1, plan: { tasks: 'recA,zz', budget: [], budgetTotal: 0 } }))
    const other = roomOver({
      loadStored: (part) => Promise.resolve(ok(JSON.parse(texts.get(part ?? '') ?? 'null') as unknown)),
      saveStored: () => Promise.resolve(ok(undefined)),
    })
    expect(await loadFrozenPlan(other, 'tbl', { id: 'b', pieces: pieces.length })).toEqual(ok(null))
  })
})

describe('[TB2] baselines that were put away', () => {
  const three = ['a', 'b', 'c'].reduce<readonly Baseline[]>(
    (all, id) => added(all, entry(id, { characters: MOST_CHARACTERS_IN_ALL / 4 })),
    [],
  )
  const away = withPutAway(withPutAway(three, 'a'), 'b')

  it('take no room from the others, and come back with their days', () => {
    expect(baselinesOf(away, null, SEVERAL).map(({ id }) => id)).toEqual(['c'])
    expect(roomFor(away, MOST_BASELINE_CHARACTERS)).toBeNull()
    expect(baselinesOf(withPutBack(away, 'b'), null, SEVERAL).map(({ id }) => id)).toEqual(['c', 'b'])
    expect(baselinesOf(withPutBack(withoutBaseline(away, 'b'), 'b'), null, SEVERAL).map(({ id }) => id)).toEqual(['c'])
  })

  it('give their days up when no run brings them back any more, or when there is no room beside them', () => {
    const ids = (characters: number, kept: readonly string[]) =>
      putAwayForGood(away, characters, (id) => kept.includes(id)).map(({ id }) => id)
    expect(ids(100, ['a', 'b'])).toEqual([])
    expect(ids(100, ['b'])).toEqual(['a'])
    expect(ids(MOST_CHARACTERS_IN_ALL / 4 + 1, ['a', 'b'])).toEqual(['a', 'b'])
  })
})

describe('[BL1] the versions of a campaign', () => {
  it('count on by campaign; a deleted one keeps its number and gives back its room', () => {
    const first = added(added([], entry('a', { campaignId: 'x' })), entry('b', { campaignId: 'y' }))
    const deleted = withoutBaseline(added(first, entry('c', { campaignId: 'x' })), 'c')
    const all = added(deleted, entry('d', { campaignId: 'x', at: 2 }))
    expect(all.map(({ id, version }) => [id, version])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ])
    expect(baselinesOf(all, 'x', { isOnly: false }).map(({ id }) => id)).toEqual(['d', 'a'])
    expect(all.find(({ id }) => id === 'c')?.characters).toBe(0)
  })

  it('of two sidebars that freeze at the same time are two, and the same change twice is one', () => {
    const mine = (all: readonly Baseline[]) => added(all, entry('mine'))
    const theirs = (all: readonly Baseline[]) => added(all, entry('theirs'))
    expect(mine(mine(theirs([]))).map(({ id, version }) => [id, version])).toEqual([
      ['theirs', 1],
      ['mine', 2],
    ])
  })

  it('of a sheet that was one campaign belong to its only campaign after an upgrade, and to none of several', () => {
    const all = added([], entry('a'))
    expect(baselinesOf(all, 'x', { isOnly: true })).toHaveLength(1)
    expect(baselinesOf(all, 'x', { isOnly: false })).toHaveLength(0)
  })

  it('of a sheet that was one campaign are counted on by its only campaign after an upgrade, deleted ones included', () => {
    const all = withoutBaseline(added(added([], entry('a')), entry('b')), 'b')
    const upgraded = withBaseline(all, entry('c', { campaignId: 'x' }), { isOnly: true })
    expect(upgraded.map(({ id, version }) => [id, version])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    expect(isFrozenBefore(withoutBaseline(added([], entry('a')), 'a'), 'x', { isOnly: true })).toBe(true)
    expect(isFrozenBefore(all, 'x', SEVERAL)).toBe(false)
  })
})
