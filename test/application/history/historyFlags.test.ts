import { describe, expect, it } from 'vitest'
import type { ChangeEntry } from '../../../src/application/history/changeEntry.ts'
import { historyFlags, type FlagHistory } from '../../../src/application/history/historyFlags.ts'
import { assessRow } from '../../../src/application/rows/assessRow.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import type { ProgressMark } from '../../../src/application/history/snapshot.ts'
import { aRow } from '../../support/rows.ts'

const AS_OF = '2024-03-18'
const PLAN = { title: 'KOL种草笔记发布', plannedStart: '2024-03-01', plannedEnd: '2024-03-25', progress: 60 } as const
const entry = (change: Partial<ChangeEntry>): ChangeEntry => ({
  at: Date.parse('2024-03-12T10:00:00+08:00'),
  taskId: 'kol',
  title: null,
  campaignId: null,
  kind: 'planDates',
  field: 'plannedEnd',
  before: '2024-03-10',
  after: '2024-03-25',
  source: 'people',
  ...change,
})

describe('[FL1] historyFlags', () => {
  it.each<{
    because: string
    row?: Partial<TaskRow>
    log?: readonly ChangeEntry[]
    marks?: readonly ProgressMark[]
    flags: readonly string[]
  }>([
    { because: 'nothing is known', flags: [] },
    { because: 'the end was moved after it had passed', log: [entry({})], flags: ['replannedAfterDue'] },
    { because: 'the end was moved on its own day', log: [entry({ before: '2024-03-12' })], flags: [] },
    { because: 'the end was moved forward', log: [entry({ after: '2024-03-09' })], flags: [] },
    { because: 'the start was moved', log: [entry({ field: 'plannedStart' })], flags: [] },
    { because: 'another task was moved', log: [entry({ taskId: 'other' })], flags: [] },
    {
      because: 'the task is done by now',
      row: { progress: 100, actualEnd: '2024-03-17' },
      log: [entry({})],
      flags: [],
    },
    {
      because: 'it stands below what was marked',
      marks: [
        ['2024-03-14', 80],
        ['2024-03-17', 60],
      ],
      flags: ['progressWentDown'],
    },
    {
      because: 'it stands below what was logged',
      log: [entry({ kind: 'state', field: 'progress', before: '70', after: '60' })],
      flags: ['progressWentDown'],
    },
    {
      because: 'its progress was taken away',
      row: { progress: null },
      marks: [['2024-03-17', 20]],
      flags: ['progressWentDown'],
    },
    {
      because: 'words stand there now',
      row: { progress: null, unread: ['progress'] },
      marks: [['2024-03-17', 60]],
      flags: [],
    },
    {
      because: 'it went down and has been made good since',
      marks: [
        ['2024-03-14', 60],
        ['2024-03-15', 40],
      ],
      flags: [],
    },
    { because: 'a week has passed without another progress', marks: [['2024-03-11', 60]], flags: [] },
    { because: 'more than a week has', marks: [['2024-03-10', 60]], flags: ['staleUpdate'] },
    { because: 'it was updated after the last mark', marks: [['2024-03-10', 30]], flags: [] },
    {
      because: 'daily means a day',
      row: { updateFrequency: 'daily' },
      marks: [['2024-03-16', 60]],
      flags: ['staleUpdate'],
    },
    { because: 'daily, and seen yesterday', row: { updateFrequency: 'daily' }, marks: [['2024-03-17', 60]], flags: [] },
    {
      because: '[S3-14] a key task near its end is updated daily',
      row: { keyTask: true, plannedEnd: '2024-03-21' },
      marks: [['2024-03-16', 60]],
      flags: ['staleUpdate'],
    },
    {
      because: '[S3-14] a key task with time left is updated weekly',
      row: { keyTask: true, plannedEnd: '2024-03-22' },
      marks: [['2024-03-16', 60]],
      flags: [],
    },
    {
      because: 'work not yet due awaits no news',
      row: { plannedStart: '2024-03-19', progress: 0 },
      marks: [['2024-03-01', 0]],
      flags: [],
    },
    {
      because: 'it was seen unfinished after the day that is entered as its end',
      row: { progress: 100, actualEnd: '2024-03-12' },
      marks: [
        ['2024-03-11', 40],
        ['2024-03-14', 60],
        ['2024-03-15', 100],
      ],
      flags: ['actualEndBackdated'],
    },
    {
      because: 'it ended on the day on which it was last seen unfinished',
      row: { progress: 100, actualEnd: '2024-03-14' },
      marks: [
        ['2024-03-14', 60],
        ['2024-03-18', 100],
      ],
      flags: [],
    },
    { because: 'paused work awaits no news', row: { hold: 'paused' }, marks: [['2024-03-01', 60]], flags: [] },
  ])('$because: $flags', ({ row = {}, log = [], marks = [], flags }) => {
    const task = assessRow(aRow('kol', { ...PLAN, ...row }), {
      today: AS_OF,
      asOf: AS_OF,
      calendar: { mode: 'calendar' },
    })
    const history: FlagHistory = { unexplained: log, marks: { kol: marks }, timeZone: 'Asia/Shanghai' }
    expect(historyFlags([task], history, AS_OF).get('kol') ?? []).toEqual(flags)
  })
})
