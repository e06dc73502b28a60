import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { alertsOf, dimensionChoices, filterAlerts, levelOf, nextDue } from '../../../src/ui/alerts/alertsModel.ts'
import { conclusionBand, exclusions, mostUrgent, quietness } from '../../../src/ui/overview/overviewModel.ts'
import { S3_ROWS, assessed, context, taskRow } from '../support/tasks.ts'

const AT = context('2024-03-19')
const open = (id: string, plannedEnd: string, progress: number, owner: string | null = null) =>
  assessed(
    taskRow(id, {
      title: id,
      module: 'the same for all',
      plannedStart: '2024-03-10',
      plannedEnd,
      progress,
      owner: owner === null ? null : [{ id: owner, name: owner }],
    }),
    AT,
  )

// Planned on 03-19: to 03-29 → 50 %, to 03-18 → 100 %.
const TASKS = [
  open('onPlan', '2024-03-29', 50, 'a'),
  open('slipping', '2024-03-29', 39, 'a'),
  open('exactlyTen', '2024-03-29', 40),
  open('overdueSmall', '2024-03-18', 96, 'b'),
  open('overdueSmallLonger', '2024-03-16', 96),
  open('severe', '2024-03-29', 5, 'b'),
  assessed(taskRow('noPlan', { title: 'noPlan', progress: 5 }), AT),
  assessed(taskRow('paused', { plannedStart: '2024-03-01', plannedEnd: '2024-03-02' }), AT, 'paused'),
  assessed(taskRow('cancelled', { plannedStart: '2024-03-01', plannedEnd: '2024-03-02' }), AT, 'cancelled'),
]
const ids = (tasks: readonly { row: { recordId: string } }[]) => tasks.map(({ row }) => row.recordId)

describe('what needs attention', () => {
  it('is strictly beyond the warn threshold or past its end, worst deviation first, then the longer delay [DV3] [ST1]', () => {
    expect(ids(alertsOf(TASKS))).toEqual(['severe', 'slipping', 'overdueSmallLonger', 'overdueSmall'])
  })

  it('the overview names the three worst', () => {
    expect(ids(mostUrgent(TASKS))).toEqual(['severe', 'slipping', 'overdueSmallLonger'])
  })

  it('the three worst are the first of the alerts in any order of rows; ties keep the order of the table', () => {
    const many = fc
      .array(fc.constantFrom(...TASKS), { maxLength: 12 })
      .map((some) => some.map((task, at) => ({ ...task, row: { ...task.row, recordId: String(at) } })))
    fc.assert(
      fc.property(many, (tasks) => {
        expect(ids(mostUrgent(tasks))).toEqual(ids(alertsOf(tasks)).slice(0, 3))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('a delayed task with a small deviation has a level of its own, so it can be found', () => {
    expect(alertsOf(TASKS).map(levelOf)).toEqual(['severe', 'warning', 'overdue', 'overdue'])
  })

  it.each([
    { filter: { level: 'overdue' }, left: ['overdueSmallLonger', 'overdueSmall'] },
    { filter: { level: null, owner: 'b' }, left: ['severe', 'overdueSmall'] },
    { filter: { level: 'warning', owner: 'b' }, left: [] },
  ] as const)('filter $filter leaves $left', ({ filter, left }) => {
    expect(ids(filterAlerts(alertsOf(TASKS), filter))).toEqual(left)
  })

  it('offers a dimension only when it would narrow something', () => {
    expect(dimensionChoices(alertsOf(TASKS))).toEqual([{ dimension: 'owner', choices: ['b', 'a'] }])
  })

  it('the next due task is open and not past', () => {
    const calm = context('2024-03-06')
    expect(
      nextDue(
        S3_ROWS.map((row) => assessed(row, calm)),
        '2024-03-06',
      )?.row.title,
    ).toBe('KOL种草笔记发布')
    expect(nextDue([], '2024-03-06')).toBeNull()
  })
})

describe('rows outside the roll-up [RU1]', () => {
  it('are listed by reason', () => {
    expect(exclusions(TASKS)).toEqual([
      { reason: 'cancelled', recordIds: ['cancelled'] },
      { reason: 'paused', recordIds: ['paused'] },
      { reason: 'noPlan', recordIds: ['noPlan'] },
    ])
  })
})

describe('[DV3] the conclusion of a sheet', () => {
  it.each([
    { deviation: null, band: 'unknown' },
    { deviation: 10.01, band: 'ahead' },
    { deviation: 10, band: 'normal' },
    { deviation: -5, band: 'normal' },
    { deviation: -5.01, band: 'watch' },
    { deviation: -10, band: 'watch' },
    { deviation: -10.01, band: 'warning' },
    { deviation: -20, band: 'warning' },
    { deviation: -20.01, band: 'severe' },
  ])('$deviation points → $band', ({ deviation, band }) => {
    expect(conclusionBand(deviation, DEFAULT_SETTINGS.bands)).toBe(band)
  })
})

it('[PR2] a task of unknown progress is a data problem and not urgent, even past its end', () => {
  const known = assessed(
    taskRow('known', { title: '晚的', plannedStart: '2024-03-01', plannedEnd: '2024-03-10', progress: 90 }),
    context('2024-03-19'),
  )
  const unreadable = {
    ...known,
    row: { ...known.row, recordId: 'unreadable' },
    assessment: { ...known.assessment, deviation: null, band: 'unknown' as const },
  }
  expect(mostUrgent([unreadable, known]).map(({ row }) => row.recordId)).toEqual(['known'])
  expect(quietness([unreadable])).toEqual({ kind: 'nothing', unknownIds: ['unreadable'] })
})
