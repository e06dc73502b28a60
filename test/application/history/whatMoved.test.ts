import { describe, expect, it } from 'vitest'
import type { ChangeEntry } from '../../../src/application/history/changeEntry.ts'
import { whatMoved, type MovedInput } from '../../../src/application/history/whatMoved.ts'
import { assessRow } from '../../../src/application/rows/assessRow.ts'
import type { AssessContext } from '../../../src/domain/index.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import { aRow } from '../../support/rows.ts'

const assess: AssessContext = { today: '2024-03-18', asOf: '2024-03-18', calendar: { mode: 'calendar' } }
const task = (recordId: string, cells: Partial<TaskRow>) => assessRow(aRow(recordId, cells), assess)
const kol = task('kol', {
  title: 'KOL种草笔记发布',
  plannedStart: '2024-03-01',
  plannedEnd: '2024-03-20',
  progress: 60,
})
const entry = (change: Partial<ChangeEntry>): ChangeEntry => ({
  at: Date.parse('2024-03-12T10:00:00+08:00'),
  taskId: 'kol',
  title: 'KOL种草笔记发布',
  campaignId: null,
  kind: 'planDates',
  field: 'plannedEnd',
  before: '2024-03-10',
  after: '2024-03-20',
  source: 'people',
  ...change,
})
const input = (parts: Partial<MovedInput>): MovedInput => ({
  snapshots: [],
  log: [],
  marks: {},
  tasks: [kol],
  now: [{ campaignId: null, planned: 90, actual: 60, counts: null }],
  assess,
  timeZone: 'Asia/Shanghai',
  ...parts,
})

describe('[EX3] whatMoved', () => {
  it('a time of which nothing was kept has no differences', () => {
    expect(whatMoved('2024-03-05', input({}))).toMatchObject({ campaigns: [], tasks: [], knownSince: null })
  })

  it('campaigns are compared with the last snapshot up to that day, else with the first one after it', () => {
    const snapshots = [
      { day: '2024-03-06', campaignId: null, planned: 40, actual: 35, counts: null },
      { day: '2024-03-04', campaignId: null, planned: 30, actual: 30, counts: null },
    ]
    expect(whatMoved('2024-03-05', input({ snapshots })).campaigns).toEqual([
      {
        campaignId: null,
        fromDay: '2024-03-04',
        planned: { from: 30, to: 90 },
        actual: { from: 30, to: 60 },
        deviation: { from: 0, to: -30 },
      },
    ])
    expect(whatMoved('2024-03-01', input({ snapshots })).campaigns).toMatchObject([{ fromDay: '2024-03-04' }])
  })

  it('a task is judged by the facts of that day: logged dates and marked progress are undone', () => {
    const [moved] = whatMoved(
      '2024-03-05',
      input({
        log: [entry({})],
        marks: {
          kol: [
            ['2024-03-04', 20],
            ['2024-03-15', 60],
          ],
        },
      }),
    ).tasks
    expect(moved).toMatchObject({
      change: 'changed',
      plannedStart: null,
      plannedEnd: { from: '2024-03-10', to: '2024-03-20' },
      progress: { from: 20, to: 60 },
      deviation: null,
      state: null,
      isProgressKnown: true,
    } satisfies Partial<Record<keyof NonNullable<typeof moved>, unknown>>)
  })

  it('a date that was moved several times is one difference', () => {
    const log = [
      entry({ at: Date.parse('2024-03-14T10:00:00+08:00'), before: '2024-03-15', after: '2024-03-20' }),
      entry({ before: '2024-03-10', after: '2024-03-15' }),
    ]
    expect(whatMoved('2024-03-05', input({ log })).tasks).toMatchObject([
      { plannedEnd: { from: '2024-03-10', to: '2024-03-20' } },
    ])
    expect(whatMoved('2024-03-13', input({ log })).tasks).toMatchObject([
      { plannedEnd: { from: '2024-03-15', to: '2024-03-20' } },
    ])
    expect(whatMoved('2024-03-14', input({ log })).tasks).toEqual([])
  })

  it('a progress that was not marked is never guessed', () => {
    expect(whatMoved('2024-03-05', input({ log: [entry({})] })).tasks).toMatchObject([
      { isProgressKnown: false, progress: null, deviation: null, state: null },
    ])
  })

  it('added and deleted tasks are named', () => {
    const log = [
      entry({ kind: 'scope', field: 'title', before: null, after: 'KOL种草笔记发布' }),
      entry({ kind: 'scope', field: 'title', taskId: 'gone', before: '用户调研', after: null }),
    ]
    expect(whatMoved('2024-03-05', input({ log })).tasks).toMatchObject([
      { recordId: 'gone', title: '用户调研', change: 'deleted' },
      { recordId: 'kol', change: 'added', plannedEnd: null },
    ])
  })
})
