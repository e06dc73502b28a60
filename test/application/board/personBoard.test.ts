import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PeopleMaterial, peopleOf } from '../../../src/application/board/personBoard.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { addDays, createWorkdayCalendar } from '../../../src/domain/index.ts'
import {
  fieldKeys,
  type CompanionTableKey,
  type RowOf,
  type SheetRows,
  type TaskRow,
  type TableRows,
} from '../../../src/schema/index.ts'
import { assessed, context, taskRow } from '../../ui/support/tasks.ts'

/** A Wednesday. */
const TODAY = '2024-07-03'
const AT = context(TODAY)
const KIM = { id: 'ou_kim', name: 'Kim Marshall' }
const ABE = { id: 'ou_abe', name: '阿部' }

const rowOf = <Table extends CompanionTableKey>(table: Table, recordId: string, cells: Partial<RowOf<Table>>) =>
  ({ ...Object.fromEntries(fieldKeys(table).map((key) => [key, null])), ...cells, recordId }) as RowOf<Table>
const tableOf = <Table extends CompanionTableKey>(
  table: Table,
  rows: readonly RowOf<Table>[],
): { readonly [Key in Table]: TableRows<Key> } =>
  ({ [table]: { tableId: table, name: table, columns: fieldKeys(table), rows } }) as never

const task = (recordId: string, cells: Partial<TaskRow>) =>
  assessed(taskRow(recordId, { plannedStart: '2024-07-01', plannedEnd: '2024-07-31', owner: [KIM], ...cells }), AT)
type Tasks = PeopleMaterial['sheet']['tasks']

const material = (
  tasks: Tasks,
  rows: Partial<SheetRows> = {},
  change: Partial<PeopleMaterial> = {},
): PeopleMaterial => ({
  sheet: { tasks, today: TODAY, asOf: TODAY, intents: [], stamps: [], undated: [] },
  rows: { ...NO_ROWS, ...rows },
  marks: {},
  timeZone: 'Asia/Shanghai',
  nowMs: Date.parse('2024-07-03T20:00:00+08:00'),
  rules: DEFAULT_SETTINGS,
  isWorkday: createWorkdayCalendar({}).isWorkday,
  ...change,
})
const boardOf = (...[tasks, rows, change]: Parameters<typeof material>) => peopleOf(material(tasks, rows, change))

describe('[MY1] who is who', () => {
  it('members, typed owners, owners of issues and leads of campaigns are listed by name, each once', () => {
    const { people } = boardOf([task('t1', {}), task('t2', { owner: [{ id: '', name: '张三' }] })], {
      ...tableOf('issues', [rowOf('issues', 'q1', { title: '物料延误', owner: [ABE] })]),
      ...tableOf('campaigns', [rowOf('campaigns', 'c1', { title: '夏季', lead: [KIM] })]),
    })
    expect(people.map(({ name }) => name)).toEqual(['Kim Marshall', '张三', '阿部'])
  })

  it('a typed name is the only member of that name; with two members of a name it stands by itself', () => {
    const typed = task('t2', { owner: [{ id: '', name: ' kim marshall ' }] })
    const one = boardOf([task('t1', {}), typed])
    expect(one.people.map(({ key }) => key)).toEqual(['ou_kim'])
    expect(one.tasksOf('ou_kim')).toEqual(['t1', 't2'])
    const two = boardOf([task('t1', {}), typed, task('t3', { owner: [{ id: 'ou_kim2', name: 'Kim Marshall' }] })])
    expect(two.people.map(({ key }) => key).toSorted()).toEqual([':kim marshall', 'ou_kim', 'ou_kim2'])
  })

  it('a task with two owners stands with both, and no one else has it', () => {
    const { boardOf: board } = boardOf([task('t1', { owner: [KIM, ABE], plannedEnd: TODAY })])
    expect(board('ou_kim').duties.today).toMatchObject([{ id: 't1' }])
    expect(board('ou_abe').duties.today).toMatchObject([{ id: 't1' }])
    expect(board('ou_else').duties.today).toEqual([])
  })
})

describe('[MY1] what the cells say is due, and is no more once they change', () => {
  const dutiesOf = (...facts: Parameters<typeof material>) => boardOf(...facts).boardOf('ou_kim')

  it('[S3-12] an overdue task is gone once its progress is 100 %, or somebody else owns it', () => {
    const late = { plannedEnd: '2024-07-01' }
    expect(dutiesOf([task('t1', late)]).duties.overdue).toMatchObject([{ id: 't1', daysLate: 2 }])
    expect(dutiesOf([task('t1', { ...late, progress: 100 })]).duties.overdue).toEqual([])
    expect(dutiesOf([task('t1', { ...late, owner: [ABE] })]).duties.overdue).toEqual([])
  })

  it('[S3-14] a daily update is due until the progress is another one', () => {
    const daily = { updateFrequency: 'daily', progress: 40 }
    const marks = { t1: [['2024-07-02', 40]] } as const
    expect(dutiesOf([task('t1', daily)], {}, { marks }).duties.updates).toMatchObject([
      { id: 't1', frequency: 'daily', last: '2024-07-02' },
    ])
    expect(dutiesOf([task('t1', { ...daily, progress: 45 })], {}, { marks }).duties.updates).toEqual([])
    expect(dutiesOf([task('t1', { ...daily, updateFrequency: 'weekly' })], {}, { marks }).duties.updates).toEqual([])
  })

  it('[S3-14] a key task without a frequency is updated daily near its end, until it is no key task', () => {
    const key = { keyTask: true, progress: 40, plannedEnd: '2024-07-05' }
    const marks = { t1: [['2024-07-02', 40]] } as const
    expect(dutiesOf([task('t1', key)], {}, { marks }).duties.updates).toMatchObject([{ id: 't1', frequency: 'daily' }])
    expect(dutiesOf([task('t1', { ...key, keyTask: false })], {}, { marks }).duties.updates).toEqual([])
  })

  it('nothing is said of updates where no progress was kept', () => {
    expect(dutiesOf([task('t1', { progress: 40 })]).duties).toMatchObject({ updates: [], unknownUpdateIds: ['t1'] })
    const unread = boardOf([task('t1', { progress: 40 })], {}, { marks: null })
    expect([unread.hasMarks, unread.boardOf('ou_kim').duties.unknownUpdateIds]).toEqual([false, ['t1']])
  })

  it('[S1-13] an issue waits for its answer, then for its solution by the hours of the settings, until it is closed', () => {
    const found = Date.parse('2024-07-03T10:00:00+08:00')
    const due = (cells: Partial<RowOf<'issues'>>, change: Partial<PeopleMaterial> = {}) =>
      dutiesOf(
        [],
        tableOf('issues', [
          rowOf('issues', 'q1', { title: '物料延误', type: 'issue', foundAt: found, owner: [KIM], ...cells }),
        ]),
        change,
      ).duties
    expect(due({}).week).toMatchObject([{ id: 'q1', what: 'response', on: '2024-07-04' }])
    expect(due({ respondedAt: found + 3_600_000 }).week).toMatchObject([{ what: 'solution', on: '2024-07-05' }])
    expect(due({ status: 'resolved' })).toMatchObject({ overdue: [], today: [], week: [] })
    const rules = { ...DEFAULT_SETTINGS, sla: { response: 4, solution: 48 } }
    expect(due({}, { rules }).overdue).toMatchObject([{ what: 'response', isOver: true }])
  })

  it('questions about the tasks of a person wait for that person', () => {
    const sheet = {
      ...material([task('t1', {}), task('t2', { owner: [ABE] })]).sheet,
      intents: [{ recordId: 't1', asked: 'done', seenOn: null, computed: 'inProgress', error: null }],
      undated: ['t2'],
    } as const
    expect(dutiesOf([], {}, { sheet }).answers).toEqual([{ id: 't1', what: 'state' }])
    expect(boardOf([], {}, { sheet }).boardOf('ou_abe').answers).toEqual([{ id: 't2', what: 'undated' }])
  })

  it('[DU1] the report of a campaign is its lead’s, of one without a lead anybody’s, until it stands in 报告', () => {
    const campaign = (cells: Partial<RowOf<'campaigns'>>) =>
      tableOf('campaigns', [
        rowOf('campaigns', 'c1', { title: '夏季', startDay: '2024-07-01', endDay: '2024-07-31', ...cells }),
      ])
    const tasks = [task('t1', { campaign: ['c1'] })]
    expect(dutiesOf(tasks, campaign({ lead: [KIM] })).reports).toMatchObject([
      { campaignId: 'c1', due: { kind: 'daily' } },
    ])
    expect(dutiesOf(tasks, campaign({ lead: [ABE] })).reports).toEqual([])
    expect(dutiesOf(tasks, campaign({})).reports).toHaveLength(1)
    expect(dutiesOf(tasks, campaign({ phase: 'archived' })).reports).toEqual([])
    expect(dutiesOf(tasks).reports).toMatchObject([{ campaignId: null }])
    const reports = (to: string) =>
      tableOf('reports', [rowOf('reports', 'r1', { type: 'daily', campaign: ['c1'], to, title: '日报' })])
    expect(dutiesOf(tasks, { ...campaign({}), ...reports(TODAY) }).reports).toEqual([])
    expect(dutiesOf(tasks, { ...campaign({}), ...reports('2024-07-02') }).reports).toHaveLength(1)
  })
})

describe('[MY2] load', () => {
  it('peaks of everybody are told with the limit of the settings, the earliest first', () => {
    const at = (id: string, from: string, to: string, owner = KIM) =>
      task(id, { plannedStart: from, plannedEnd: to, owner: [owner] })
    const tasks = [
      at('a1', '2024-07-10', '2024-07-12', ABE),
      at('a2', '2024-07-11', '2024-07-12', ABE),
      at('k1', '2024-07-04', '2024-07-08'),
      at('k2', '2024-07-08', '2024-07-09'),
    ]
    const two = boardOf(tasks, {}, { rules: { ...DEFAULT_SETTINGS, loadPeak: 2 } })
    expect(two.peaks().map(({ name, peaks }) => [name, peaks])).toEqual([
      ['Kim Marshall', [{ from: '2024-07-08', to: '2024-07-08', most: 2, ids: ['k1', 'k2'] }]],
      ['阿部', [{ from: '2024-07-11', to: '2024-07-12', most: 2, ids: ['a1', 'a2'] }]],
    ])
    expect(boardOf(tasks).peaks()).toEqual([])
  })

  it('[RU1] a parent is no work beside its children, and a done task is none', () => {
    const tasks = [task('p', {}), task('c', { parent: ['p'] }), task('d', { progress: 100 })]
    expect(boardOf(tasks).boardOf('ou_kim').load.days[0]).toEqual({ day: TODAY, count: 1 })
  })

  it('the load of all people on a day is the number of open tasks that are planned or overdue on it', () => {
    const owners = [[KIM], [ABE], [{ id: '', name: '张三' }]] as const
    const anyTask = fc.tuple(fc.nat(2), fc.integer({ min: -20, max: 35 }), fc.nat(20), fc.constantFrom(0, 50, 100))
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 30 }), (drafts) => {
        const tasks = drafts.map(([who, from, length, progress], at) =>
          task(`t${String(at)}`, {
            owner: owners[who] ?? null,
            plannedStart: addDays(TODAY, from),
            plannedEnd: addDays(TODAY, from + length),
            progress,
          }),
        )
        const board = boardOf(tasks)
        const loads = board.people.map(({ key }) => board.boardOf(key).load.days)
        for (let at = 0; at < 28; at += 1) {
          const day = addDays(TODAY, at)
          const onDay = tasks.filter(({ row, assessment }) => {
            if (assessment.state === 'done') return false
            const end = row.plannedEnd ?? ''
            return end < TODAY ? day === TODAY : (row.plannedStart ?? '') <= day && day <= end
          })
          expect(loads.reduce((sum, days) => sum + (days[at]?.count ?? 0), 0)).toBe(onDay.length)
        }
      }),
    )
  })
})
