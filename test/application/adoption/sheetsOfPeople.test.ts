import { afterEach, describe, expect, it } from 'vitest'
import { sheetStanding } from '../../../src/application/companions/sheetStanding.ts'
import { peopleOf } from '../../../src/application/board/personBoard.ts'
import { presentPlan } from '../../../src/application/companions/presentPlan.ts'
import { sheetInPortfolio } from '../../../src/application/app/portfolio.ts'
import { forecastBoardSteps } from '../../../src/application/planning/forecastBoard.ts'
import { planBoardSteps } from '../../../src/application/planning/planBoard.ts'
import { changesOf } from '../../../src/application/planning/sandbox.ts'
import { shiftEffectsSteps } from '../../../src/application/planning/shiftEffects.ts'
import { ganttRowsSteps } from '../../../src/ui/gantt/ganttRows.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce, frozenPlan, REPORT_KINDS } from '../../../src/domain/index.ts'
import { REPORTS } from '../../../src/report/index.ts'
import { translateIn } from '../../support/translateIn.ts'
import { choice, date, number, progress, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { adopt, draftOf, openAdoptWorld, peoples, readThroughOf, tableCalled } from './adoptWorld.ts'
import { planAdoption, proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import { OWN, ownSheet, shownCells } from './ownSheet.ts'

const t = translateIn('zh-CN')

let world: AppWorld
afterEach(() => world.close())

const open = async (...[columns, rows]: Parameters<typeof ownSheet>): Promise<AppWorld> =>
  (world = await openAdoptWorld({ snapshot: ownSheet(columns, rows) }))
const sheetOf = () => {
  const { sheet } = world.app.getState()
  if (sheet === null) throw new Error('a sheet is tracked')
  return sheet
}
const assessed = (title: string) => sheetOf().tasks.find(({ row }) => row.title === title)?.assessment
const titles = () => sheetOf().tasks.map(({ row }) => row.title)
const DAYS = [date('计划开始'), date('计划结束')]

describe('[TO1] sheets of people, taken over as proposed', () => {
  it('G01: an English sheet lacks nothing and is far behind', async () => {
    await open(
      [text('Task'), date('Start'), date('Finish'), progress('% Complete')],
      [['Poster', '2024-03-01', '2024-03-20', 0.5]],
    )
    const draft = await draftOf(world, OWN)
    expect(planAdoption(draft, proposedChoices(draft)).lacks).toEqual([])
    await adopt(world, OWN)
    expect(assessed('Poster')).toMatchObject({ planned: 90, actual: 50, band: 'severe' })
  })

  it('G02: shares of 1 in a number column are named, not taken as 1 %', async () => {
    await open(
      [text('任务名称'), ...DAYS, number('完成率', '0.00')],
      [1, 0.5, 0.25].map((share, at) => [`T${String(at)}`, '2024-03-01', '2024-03-20', share]),
    )
    const draft = await draftOf(world, OWN)
    expect((await readThroughOf(world, draft)).problems.map(({ text: shown, why }) => [shown, why])).toEqual([
      ['1.00', 'unreadable'],
      ['0.50', 'unreadable'],
      ['0.25', 'unreadable'],
    ])
    await adopt(world, OWN)
    expect(['T0', 'T1', 'T2'].map((title) => assessed(title)?.actual)).toEqual([null, null, null])
  })

  it.each([
    ['G03: the last row 合计', '合计', 3],
    ['G04: 小计 in the middle', '小计', 1],
    ['G04: 阶段小计 in the middle', '物料小计', 1],
  ])('%s is no task, though it has days and a share', async (_case, total, at) => {
    const rows = ['甲', '乙', '丙'].map((title) => [title, '2024-03-01', '2024-03-20', 0.9])
    await open(
      [text('任务名称'), ...DAYS, progress('实际进度')],
      rows.toSpliced(at, 0, [total, '2024-03-01', '2024-03-20', 0.5]),
    )
    await adopt(world, OWN)
    expect(titles()).toEqual(['甲', '乙', '丙'])
    expect(shownCells(world, total, '计划进度', '当前状态', '数据问题')).toEqual(['', '', ''])
  })

  it('G05: departments are no owner', async () => {
    await open(
      [text('任务名称'), text('负责人'), ...DAYS, progress('实际进度')],
      ['市场部', '全员'].map((owner) => [owner, owner, '2024-03-01', '2024-03-20', 0.9]),
    )
    await adopt(world, OWN)
    expect(['市场部', '全员'].map((title) => shownCells(world, title, '数据问题')[0])).toEqual([
      '主责人不是具名个人',
      '主责人不是具名个人',
    ])
  })

  it('G06: words of states with their reasons are cancelled and paused', async () => {
    const words = ['取消', '取消（预算不足）', '暂停（等审批）']
    await open(
      [text('任务名称'), ...DAYS, progress('实际进度'), text('状态')],
      words.map((word) => [word, '2024-03-01', '2024-03-20', 0.5, word]),
    )
    await adopt(world, OWN)
    expect(words.map((word) => assessed(word)?.state)).toEqual(['cancelled', 'cancelled', 'paused'])
  })

  it('G07 and G08: options with pictures are states', async () => {
    const words = ['❌ 已取消', '⏸ 已暂停', '✅ 已完成', '🔵 进行中']
    await open(
      [text('任务名称'), ...DAYS, choice('状态', ...words)],
      words.map((word) => [word, '2024-03-01', '2024-03-20', word]),
    )
    await adopt(world, OWN)
    expect(words.map((word) => assessed(word)?.state)).toEqual(['cancelled', 'paused', 'done', 'inProgress'])
  })

  it('G09 and G10: what is done without a percentage is done, not late', async () => {
    await open([text('任务名称'), ...DAYS, text('状态')], [['甲', '2024-03-01', '2024-03-10', '已完成']])
    await adopt(world, OWN)
    expect(assessed('甲')).toMatchObject({ state: 'done', actual: 100, delayDays: null })
  })

  it('G11: days that cannot be read are all named', async () => {
    const words = ['6月1日-待定', '2-3天', '2024-03-01 16:00:00Z', '3月中旬']
    await open(
      [text('任务名称'), date('计划开始'), text('计划完成'), progress('实际进度')],
      [...words, '2024-03-20', '2024-03-21', '2024-03-22', '2024-03-25', '2024-03-26'].map((word) => [
        `T ${word}`,
        '2024-03-01',
        word,
        0.5,
      ]),
    )
    const { problems } = await readThroughOf(world, await draftOf(world, OWN))
    expect(problems.map(({ text: word, reads }) => [word, reads.kind])).toEqual(
      words.map((word) => [word, 'unreadable']),
    )
  })

  it('G12: shares that contradict themselves or mean the rest are named', async () => {
    const words = ['已完成（80%）', '剩余20%', '海报-80%', '60,5%']
    await open(
      [text('任务名称'), ...DAYS, text('完成率')],
      [...words, '10%', '20%', '30%', '40%', '50%'].map((word) => [`T ${word}`, '2024-03-01', '2024-03-20', word]),
    )
    const { problems } = await readThroughOf(world, await draftOf(world, OWN))
    expect(problems.map(({ text: word }) => word)).toEqual(expect.arrayContaining(['已完成（80%）', '剩余20%']))
    await adopt(world, OWN)
    expect(['海报-80%', '60,5%'].map((word) => assessed(`T ${word}`)?.actual)).toEqual([80, 60.5])
  })

  it('G13: an end of the plan that a formula computes is the end of the plan', async () => {
    await open(
      [text('任务名称'), date('计划开始'), number('工期'), progress('实际进度')],
      [['甲', '2024-03-01', 9, 0.1]],
    )
    const { id } = tableCalled(world.door.engine.document, OWN)
    const formula = '[计划开始]+DURATION([工期],0,0,0)'
    world.door.asOther(
      'WidgetTable_addField',
      [id],
      [{ type: 20, name: '计划结束', property: { formula, dataType: { type: 5 } } }],
    )
    await world.quiet()
    const draft = await draftOf(world, OWN)
    expect(planAdoption(draft, proposedChoices(draft)).lacks).toEqual([])
    await adopt(world, OWN)
    expect(assessed('甲')).toMatchObject({ planned: 100, actual: 10, delayDays: 8 })
  })

  it('G15: nothing is written into a blank row', async () => {
    await open(
      [text('任务名称'), ...DAYS, progress('实际进度')],
      [
        ['甲', '2024-03-01', '2024-03-20', 0.5],
        ['乙', '2024-03-01', '2024-03-20', 0.5],
        [null, null, null, null],
      ],
    )
    const before = world.door.engine.snapshot()
    const theirs = peoples(world, OWN, before)
    await adopt(world, OWN)
    expect(titles()).toEqual(['甲', '乙'])
    expect(peoples(world, OWN, before)).toEqual(theirs)
    const table = world.door.engine.document.tables.find(({ name }) => name === OWN)
    expect(Object.values(table?.records[2]?.fields ?? {}).filter((cell) => cell !== null)).toEqual([])
  })
})

describe('[RU1] rows that are no tasks', () => {
  const TASKS = [
    ['海报', '张三', '2024-03-01', '2024-03-10', 0.5],
    ['推文', '李四', '2024-03-05', '2024-03-30', 0.9],
    ['直播', null, '2024-03-12', '2024-03-25', 0],
    ['复盘', '王五', '2024-03-20', '2024-03-31', 1],
  ] as const
  const NO_TASKS = [
    ['合计', '赵六', '2024-01-01', '2024-02-10', 0.1],
    ['小计：', null, '2024-01-01', '2024-02-10', 0.1],
    ['物料小计', null, '2024-01-01', '2024-02-10', 0.1],
    ['总 计', null, '2024-01-01', '2024-02-10', 0.1],
    ['平均', null, null, null, 0.2],
    ['Total', '李四', '2024-01-01', '2024-06-30', 1],
    ['一、筹备阶段', null, null, null, null],
    ['（二）推广', null, null, null, null],
    ['第一部分 物料', null, null, null, null],
    ['任务名称', null, null, null, null],
    [null, null, null, null, null],
  ] as const
  const COLUMNS = [text('任务名称'), text('负责人'), ...DAYS, progress('实际进度')]

  const flat = (_key: string, value: unknown): unknown =>
    value instanceof Map || value instanceof Set ? [...value] : value

  /** What the gantt, 我的, the portfolio, the forecast, a baseline, 试算 and the kept days show of the sheet. */
  async function rooms() {
    const { companions } = world.app.getState()
    const sheet = sheetOf()
    if (companions === null) throw new Error('the tables are tracked')
    const { tasks, today, asOf, tableId } = sheet
    const { timeZone } = DEFAULT_SETTINGS
    const isWorkday = () => true
    const marks = world.app.actions.progressMarks(tableId)
    const people = peopleOf({
      sheet,
      rows: NO_ROWS,
      marks,
      timeZone,
      nowMs: world.clock.now(),
      rules: DEFAULT_SETTINGS,
      isWorkday,
    })
    const plan = allAtOnce(planBoardSteps(tasks, DEFAULT_SETTINGS.lagDefaults, today))
    const target = { kind: 'campaign', campaignId: null } as const
    const changes = changesOf([{ key: 1, target, kind: 'move', days: 3, unit: 'calendar' }], { tasks, campaigns: [] })
    const shift = allAtOnce(
      shiftEffectsSteps(plan, { changes, pulls: false, keeps: new Set() }, { today, isWorkday, loadPeak: 1 }),
    )
    const days = await world.app.actions.history()
    return {
      gantt: allAtOnce(ganttRowsSteps({ tasks, today, asOf, criticalIds: new Set() })),
      mine: people.people.map(({ key, name }) => [name, people.tasksOf(key), people.boardOf(key)]),
      peaks: people.peaks(),
      portfolio: sheetInPortfolio({ sheet, companions, settings: DEFAULT_SETTINGS }).campaigns.map(
        ({ rollUp, counts, health, startDay, endDay, forecastEnd }) => [
          [rollUp, counts, health],
          [startDay, endDay, forecastEnd],
        ],
      ),
      forecast: allAtOnce(forecastBoardSteps([{ sheet, settings: DEFAULT_SETTINGS, marks }], tableId)),
      baseline: frozenPlan(presentPlan(null, { tasks, rows: NO_ROWS })),
      shift,
      days: days.ok ? days.value : null,
      marks,
    }
  }

  /** Everything that is shown of a sheet and does not name its rows by id. */
  async function shown(rows: Parameters<typeof ownSheet>[1]) {
    await open(COLUMNS, rows)
    await adopt(world, OWN)
    const { rollUp, counts, undated, tasks, today, asOf, columns } = sheetOf()
    const sheet = { tasks, columns, today, asOf, calendarWithoutDataFrom: null } as const
    const standing = sheetStanding(tasks, [], { today, bands: DEFAULT_SETTINGS.bands })
    const reports = REPORT_KINDS.map((kind) => {
      const material = allAtOnce(
        gatherSteps(
          {
            ...sheet,
            rows: NO_ROWS,
            planLog: null,
            frozenPlans: null,
            timeZone: DEFAULT_SETTINGS.timeZone,
            rules: DEFAULT_SETTINGS,
            isWorkday: () => true,
            nowMs: world.clock.now(),
            untitled: '—',
          },
          { scope: { kind: 'sheet' }, phase: null, kind },
        ),
      )
      const input = { ...sheet, tasks: material.tasks, name: OWN, preset: 'S2' } as const
      return REPORTS[kind]({ sheet: input, material, settings: DEFAULT_SETTINGS, standing, unread: [], t })
    })
    const cells = TASKS.map(([title]) =>
      shownCells(world, title, '计划进度', '进度偏差', '当前状态', '偏差等级', '数据问题'),
    )
    const assessments = tasks.map(({ row, assessment }) => [row.title, assessment])
    const figures = { rollUp, counts, undated: undated.length, standing, assessments, reports, cells }
    // Ids are given by the place in the table.
    return JSON.stringify({ figures, rooms: await rooms() }, flat).replaceAll(/rec[A-Za-z0-9]{6,}/gu, 'rec')
  }

  it('each kind of them, between the tasks, changes no figure of any room, and no write touches it', async () => {
    const without = await shown(TASKS)
    world.close()
    const mixed = NO_TASKS.flatMap((row, at) => [row, ...(TASKS[at] === undefined ? [] : [TASKS[at]])])
    const figures = await shown(mixed)
    expect(figures).toEqual(without)
    const table = world.door.engine.document.tables.find(({ name }) => name === OWN)
    const ours = (table?.fields ?? []).slice(COLUMNS.length).map(({ id }) => id)
    const titleId = table?.fields[0]?.id ?? ''
    const touched = (table?.records ?? []).flatMap((record) => {
      const title = table === undefined ? '' : world.door.engine.cellText(table.id, titleId, record)
      const isTask = TASKS.some(([one]) => one === title)
      return !isTask && ours.some((id) => (record.fields[id] ?? null) !== null) ? [title] : []
    })
    expect(ours.length).toBeGreaterThan(3)
    expect(touched).toEqual([])
  })

  it('the preview leaves out exactly the rows that live tracking leaves out', async () => {
    await open(COLUMNS, [...NO_TASKS, ...TASKS])
    const { leftOut } = await readThroughOf(world, await draftOf(world, OWN))
    await adopt(world, OWN)
    const all = [...NO_TASKS, ...TASKS].flatMap(([title]) => (title === null ? [] : [title]))
    const tasks = new Set(titles())
    expect(leftOut.map(({ title }) => title)).toEqual(all.filter((title) => !tasks.has(title)))
  })
})
