import { describe, expect, it } from 'vitest'
import { changeIndex, type ChangeEntry } from '../../../src/application/history/changeEntry.ts'
import { logEntries } from '../../../src/application/history/logEntries.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import { aRow } from '../../support/rows.ts'

const context = { at: 1000, today: '2024-03-05', kickOff: '2024-03-01' }
const row = (cells: Partial<TaskRow> = {}): TaskRow =>
  aRow('rec1', {
    title: '海报设计',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-05',
    progress: 40,
    campaign: ['cam1'],
    ...cells,
  })

describe('[LG1] logEntries of two readings', () => {
  it.each<{
    because: string
    before: Partial<TaskRow>
    after: Partial<TaskRow>
    logged: readonly Partial<ChangeEntry>[]
  }>([
    { because: 'nothing of the plan', before: {}, after: { notes: '改' }, logged: [] },
    {
      because: 'an end pushed',
      before: {},
      after: { plannedEnd: '2024-03-08' },
      logged: [{ kind: 'planDates', field: 'plannedEnd', before: '2024-03-05', after: '2024-03-08' }],
    },
    {
      because: 'a start taken away',
      before: {},
      after: { plannedStart: null },
      logged: [{ kind: 'planDates', field: 'plannedStart', before: '2024-03-01', after: null }],
    },
    { because: 'a plan filled in', before: { plannedEnd: null }, after: {}, logged: [] },
    {
      because: 'put on hold',
      before: {},
      after: { hold: 'paused' },
      logged: [{ kind: 'hold', field: 'hold', before: null, after: 'paused' }],
    },
    {
      because: 'progress going down',
      before: {},
      after: { progress: 30 },
      logged: [{ kind: 'state', field: 'progress', before: '40', after: '30' }],
    },
    {
      because: 'progress taken away',
      before: {},
      after: { progress: null },
      logged: [{ kind: 'state', field: 'progress', before: '40', after: null }],
    },
    { because: 'progress going up', before: {}, after: { progress: 50 }, logged: [] },
  ])('$because', ({ before, after, logged }) => {
    const entries = logEntries(row(before), row(after), context)
    expect(entries).toMatchObject(logged)
    expect(entries).toHaveLength(logged.length)
    for (const entry of entries)
      expect(entry).toMatchObject({ at: 1000, taskId: 'rec1', title: '海报设计', campaignId: 'cam1', source: 'people' })
  })

  it.each([
    { because: 'after the kick-off', kickOff: '2024-03-05', count: 1 },
    { because: 'before it the plan is in the making', kickOff: '2024-03-06', count: 0 },
    { because: 'without a plan there is no kick-off', kickOff: null, count: 0 },
  ])('an added or deleted task is a change of scope $because', ({ kickOff, count }) => {
    expect(logEntries(null, row(), { ...context, kickOff })).toHaveLength(count)
    expect(logEntries(row(), null, { ...context, kickOff })).toHaveLength(count)
  })
})

const isSameChange = (one: ChangeEntry, other: ChangeEntry): boolean => changeIndex([one]).same(other).length === 1

describe('two sidebars that see the same change', () => {
  const seen = (change: Partial<ChangeEntry> = {}): ChangeEntry => ({
    at: 0,
    taskId: 'rec1',
    title: null,
    campaignId: null,
    kind: 'planDates',
    field: 'plannedEnd',
    before: 'a',
    after: 'b',
    source: 'people',
    ...change,
  })
  it.each([
    { other: seen({ at: 600_000 }), same: true },
    { other: seen({ at: 600_001 }), same: false },
    { other: seen({ after: 'c' }), same: false },
    { other: seen({ field: 'plannedStart' }), same: false },
    { other: seen({ taskId: 'rec2' }), same: false },
    { other: seen({ kind: 'hold' }), same: false },
  ])('an entry of another sidebar counts as the same change or not: $other', ({ other, same }) =>
    expect(isSameChange(seen(), other)).toBe(same),
  )

  it('an added task is the same change whatever its title was when each sidebar saw it', () => {
    const added = seen({ kind: 'scope', field: 'title', before: null, after: '海报' })
    expect(isSameChange(added, { ...added, after: '海报设计' })).toBe(true)
    expect(isSameChange(added, { ...added, before: '海报', after: null })).toBe(false)
    expect(isSameChange({ ...added, after: null }, added)).toBe(true)
  })

  it('a deleted task is recognised by its title when its log row has lost the link', () => {
    const removed = seen({ kind: 'scope', field: 'title', before: '海报', after: null })
    expect(isSameChange(removed, { ...removed, taskId: '' })).toBe(true)
    expect(isSameChange({ ...removed, taskId: '' }, removed)).toBe(true)
    expect(isSameChange({ ...removed, taskId: '' }, { ...removed, before: '文案' })).toBe(false)
    expect(
      isSameChange({ ...removed, taskId: '' }, seen({ kind: 'scope', field: 'title', before: null, after: '海报' })),
    ).toBe(false)
  })
})
