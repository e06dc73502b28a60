import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copySource, planCopy, type CopySource } from '../../../src/application/nextCampaign/copyPlan.ts'
import { FATES } from '../../../src/application/nextCampaign/fates.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { addDays, createWorkdayCalendar, dayShifter } from '../../../src/domain/index.ts'
import { fieldKeys, fieldSpec, type RowOf, type TaskRow } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import { anyRows, aRow } from '../../support/rows.ts'
import { assessed, context } from '../../ui/support/tasks.ts'

const { isWorkday } = createWorkdayCalendar()
/** The statutory calendar with days that a team works, and days off, of its own: 调休. */
const anyCalendar = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }),
    fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }),
  )
  .map(([work, off]) => {
    const days = (offsets: readonly number[]) => offsets.map((offset) => addDays('2024-02-01', offset))
    const free = new Set(work)
    return createWorkdayCalendar({ overrides: { work: days(work), off: days(off.filter((one) => !free.has(one))) } })
      .isWorkday
  })
const AT = context('2024-03-19')
const wish = { name: '秋季上新', start: '2024-09-02', unit: 'workdays' as const }
const sourceOf = (tasks: readonly TaskRow[]): CopySource =>
  copySource(null, {
    tasks: tasks.map((row) =>
      assessed({ ...row, campaign: null }, AT, row.hold === 'cancelled' || row.hold === 'paused' ? row.hold : null),
    ),
    rows: NO_ROWS,
  })

/** What speaks of the old run, listed by hand. */
const OF_THE_OLD_RUN: ReadonlySet<string> = new Set(
  (
    'progress progressNote doneAmount actualStart actualEnd hold review achieved risk solution solutionDue delayReason ' +
    'causes deliverableFiles spent approval actual cause improvement planVersion goalsAligned alignedBy'
  ).split(' '),
)

/** The cells of a row's copy, without the empty ones. */
function expectedCells(row: TaskRow, moved: (day: string) => string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(FATES.tasks).flatMap(([field, fate]) => {
      const value = row[field as keyof TaskRow] ?? null
      if (value === null || fate === 'cleared' || fate === 'linked') return []
      return [[field, fate === 'shifted' ? moved(value as string) : value]]
    }),
  )
}

describe('[NC1] the plan of the next campaign', () => {
  it('every column of people’s has a fate, and no computed one has', () => {
    for (const table of ['campaigns', 'tasks', 'kpis', 'budget'] as const) {
      const entered = fieldKeys(table).filter((key) => fieldSpec(table, key).writtenBy === 'people')
      expect(Object.keys(FATES[table]).toSorted()).toEqual([...entered].toSorted())
      const carried = Object.entries(FATES[table]).flatMap(([field, fate]) => (fate === 'cleared' ? [] : [field]))
      expect(carried.filter((field) => OF_THE_OLD_RUN.has(field))).toEqual([])
    }
  })

  it('whatever the rows and the days that a team has moved, moves every planned day by one shift, leaves nothing of the old run, and links only new rows', () => {
    fc.assert(
      fc.property(
        anyRows,
        anyCalendar,
        fc.constantFrom('days' as const, 'workdays' as const),
        (tasks, isWorkday, unit) => {
          const source = sourceOf(tasks)
          const plan = planCopy(source, { ...wish, unit }, isWorkday)
          const hasDays = source.tasks.some(({ plannedStart, plannedEnd }) => (plannedStart ?? plannedEnd) !== null)
          expect(plan !== null).toBe(hasDays)
          const copies = plan?.tasks ?? []
          const moved = dayShifter(plan?.shift ?? { unit, by: 0 }, isWorkday)
          const olds = plan === null ? [] : source.tasks
          const ids = new Set(olds.map(({ recordId }) => recordId))
          expect(copies.map(({ from }) => from)).toEqual([...ids])
          const fields = copies.flatMap(({ cells }) => Object.keys(cells))
          expect(fields.filter((field) => OF_THE_OLD_RUN.has(field))).toEqual([])
          expect(copies.map(({ cells }) => cells)).toEqual(olds.map((row) => expectedCells(row, moved)))
          const links = copies.flatMap(({ parent, predecessors }) => [...parent, ...predecessors])
          expect(links.filter((id) => !ids.has(id))).toEqual([])
        },
      ),
    )
  })

  it('cancelled tasks stay behind, and links to them and to other campaigns are counted as lost', () => {
    const days = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }
    const plan = present(
      planCopy(
        sourceOf([
          aRow('a', { ...days, title: '甲' }),
          aRow('b', { ...days, title: '乙', predecessors: ['a', 'gone', 'elsewhere'] }),
          aRow('gone', { ...days, title: '丙', hold: 'cancelled' }),
        ]),
        wish,
        isWorkday,
      ),
      'a plan',
    )
    expect(plan.tasks.map(({ from, predecessors }) => [from, predecessors])).toEqual([
      ['a', []],
      ['b', ['a']],
    ])
    expect(plan).toMatchObject({ cancelled: 1, lostLinks: 2, from: '2024-09-02' })
    expect(plan.campaign).toMatchObject({ title: '秋季上新', phase: 'preparing', startDay: '2024-09-02' })
  })

  it('rows that belong to the only campaign without saying so are named; of several campaigns, or of none, there are none', () => {
    const campaign = (recordId: string) => ({ recordId, title: recordId }) as RowOf<'campaigns'>
    const rows = (ids: readonly string[]) => ({
      ...NO_ROWS,
      campaigns: { tableId: 'tblC', name: '活动', columns: [], rows: ids.map(campaign) },
    })
    const tasks = [assessed(aRow('a', { title: '甲' }), AT), assessed(aRow('b', { title: '乙', campaign: ['c1'] }), AT)]
    expect(copySource('c1', { tasks, rows: rows(['c1']) }).unlinked).toEqual([{ table: 'tasks', recordIds: ['a'] }])
    expect(copySource('c1', { tasks, rows: rows(['c1', 'c2']) }).unlinked).toEqual([])
    expect(copySource(null, { tasks, rows: NO_ROWS }).unlinked).toEqual([])
  })
})
