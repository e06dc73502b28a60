import { describe, expect, it } from 'vitest'
import { assessRow } from '../../../src/application/rows/assessRow.ts'
import { rebuildDay } from '../../../src/application/history/rebuildDay.ts'
import { readMarks } from '../../../src/application/history/marksText.ts'
import { NO_HISTORY, withMarks } from '../../../src/application/history/sheetHistory.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import { aRow } from '../../support/rows.ts'

const PLAN = { title: '海报', plannedStart: '2024-03-01', plannedEnd: '2024-03-10' } as const
const taskOn = (day: string, cells: Partial<TaskRow>, recordId = 'rec1') =>
  assessRow(aRow(recordId, { ...PLAN, ...cells }), { today: day, asOf: day, calendar: { mode: 'calendar' } })

describe('[SN1] withMarks and rebuildDay', () => {
  it('the last progress of a day is marked, and one that came back to that of the day before is not', () => {
    let history = withMarks(NO_HISTORY, [taskOn('2024-03-01', { progress: 20 })], '2024-03-01')
    history = withMarks(history, [taskOn('2024-03-02', { progress: 30 })], '2024-03-02')
    history = withMarks(history, [taskOn('2024-03-02', { progress: 35 })], '2024-03-02')
    expect(readMarks(history.marks)).toEqual({
      rec1: [
        ['2024-03-01', 20],
        ['2024-03-02', 35],
      ],
    })
    history = withMarks(history, [taskOn('2024-03-02', { progress: 20 })], '2024-03-02')
    expect(readMarks(history.marks)).toEqual({ rec1: [['2024-03-01', 20]] })
    // A sidebar whose clock is behind changes nothing.
    expect(withMarks(history, [taskOn('2024-02-28', { progress: 90 })], '2024-02-28')).toBe(history)
  })

  it.each<{ readonly cells: Partial<TaskRow>; readonly because: string; readonly actual: number | null }>([
    { because: 'nothing entered is 0', cells: { progress: null }, actual: 0 },
    { because: 'words are no figure', cells: { progress: null, unread: ['progress'] }, actual: null },
    { because: 'begun, nobody says how far', cells: { progress: null, stated: 'inProgress' }, actual: null },
    { because: 'stated as done', cells: { progress: null, stated: 'done' }, actual: 100 },
    { because: 'a figure beside a state', cells: { progress: 40, stated: 'inProgress' }, actual: 40 },
  ])('[PR2] [AD5] a past day does not read today’s words: $because', ({ cells, actual }) => {
    const { marks } = withMarks(NO_HISTORY, [taskOn('2024-03-05', cells)], '2024-03-05')
    // Today the task is done, and its state says so.
    const now = taskOn('2024-03-09', { progress: 100, stated: 'done', actualEnd: '2024-03-08' })
    const { rows, unmarked } = rebuildDay([now], '2024-03-05', {
      snapshots: [],
      whole: null,
      marks: readMarks(marks),
      seen: ['2024-03-05'],
      log: [],
      timeZone: 'Asia/Shanghai',
      cutOff: '18:00',
    })
    expect(unmarked.map(({ row }) => row.recordId)).toEqual(actual === null ? ['rec1'] : [])
    expect(rows.map((row) => taskOn('2024-03-05', row).assessment.actual)).toEqual(actual === null ? [] : [actual])
  })

  it('only the first tasks get marks when there is no room for all; the others have no known progress', () => {
    const many = Array.from({ length: 2100 }, (_, at) => taskOn('2024-03-01', { progress: 10 }, `rec${String(at)}`))
    const { marks } = withMarks(NO_HISTORY, many, '2024-03-01')
    expect(Object.keys(readMarks(marks))).toHaveLength(2000)
    const look = rebuildDay(many, '2024-03-01', {
      snapshots: [{ day: '2024-03-01', campaignId: null, planned: 10, actual: 10, counts: null }],
      whole: null,
      marks: readMarks(marks),
      seen: [],
      log: [],
      timeZone: 'Asia/Shanghai',
      cutOff: '18:00',
    })
    expect([look.rows.length, look.unmarked.length, look.rollUp?.actual]).toEqual([2000, 100, 10])
  })

  it('[TM1] a plan changed before the cut-off of the next day counts for the day, one changed after it is undone', () => {
    const entry = (at: string) =>
      ({
        at: Date.parse(at),
        taskId: 'rec1',
        title: null,
        campaignId: null,
        kind: 'planDates',
        field: 'plannedEnd',
        before: '2024-03-10',
        after: '2024-03-20',
        source: 'people',
      }) as const
    const now = taskOn('2024-03-09', { progress: 50, plannedEnd: '2024-03-20' })
    const endOn = (at: string) =>
      rebuildDay([now], '2024-03-05', {
        snapshots: [],
        whole: null,
        marks: { rec1: [['2024-03-05', 50]] },
        seen: ['2024-03-05'],
        log: [entry(at)],
        timeZone: 'Asia/Shanghai',
        cutOff: '18:00',
      }).rows[0]?.plannedEnd
    expect([endOn('2024-03-06T17:59:00+08:00'), endOn('2024-03-06T18:01:00+08:00')]).toEqual([
      '2024-03-20',
      '2024-03-10',
    ])
  })
})
