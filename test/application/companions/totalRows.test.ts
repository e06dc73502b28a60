import { describe, expect, it } from 'vitest'
import { sheetInPortfolio } from '../../../src/application/app/portfolio.ts'
import { boardOf } from '../../../src/application/board/board.ts'
import { issueBoard } from '../../../src/application/board/issueBoard.ts'
import { peopleOf } from '../../../src/application/board/personBoard.ts'
import { presentPlan } from '../../../src/application/companions/presentPlan.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce } from '../../../src/domain/index.ts'
import { fieldKeys, fieldSpec } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { addRow, editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'

const cellsOf = (world: AppWorld, table: string, recordId: string) =>
  present(
    shownRows(world, table).find(({ id }) => id === recordId),
    'the row',
  ).cells

const linkWith = (id: string) => ({ recordIds: [id], text: '', type: 'text' })
const DAY = Date.parse('2024-06-12T00:00:00+08:00')

describe('[RU1] the total of other rows, by its title', () => {
  it('is no goal and no day of 指标明细: it has no cells of ours and is added to nothing, until its title says something else', async () => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
    await world.setUp({ preset: 'full' })
    const goal = shownRow(world, '目标与效果', '新增会员')
    editRow(world, '目标与效果', goal.id, { 实际值: null, 优先级: '核心' })
    const day = { 指标: linkWith(goal.id), 日期: DAY, 目标值: 1000 }
    addRow(world, '指标明细', { 记录名: '6/12 抖音', ...day, 实际值: 600 })
    const total = addRow(world, '指标明细', { 记录名: '合 计', ...day, 实际值: 600 })
    const totalGoal = addRow(world, '目标与效果', { 核心指标: '总计：', 目标值: 100, 实际值: 10, 优先级: '核心' })
    await world.pass(60_000)
    expect(cellsOf(world, '目标与效果', goal.id)['达成率']).toBeCloseTo(600 / 3000)
    expect(cellsOf(world, '指标明细', total)['达成率']).toBeNull()
    expect(cellsOf(world, '目标与效果', totalGoal)).toMatchObject({ 达成率: null, '应达值(按进度)': null })
    const { parts } = present(world.app.getState().companions, 'the tables are tracked')
    const coreIds = () => parts.flatMap(({ besides }) => besides.coreKpis.map(({ id }) => id))
    expect(coreIds()).not.toContain(totalGoal)
    const { id, fields } = tableNamed(world, '目标与效果')
    const fieldId = fields.find(({ name }) => name === '达成率')?.id ?? ''
    world.engine.page.setSelection(world.door.session, { tableId: id, recordId: totalGoal, fieldId })
    await world.quiet()
    const { selected } = world.app.getState()
    if (selected === null || selected.table === 'tasks') throw new Error('no computed cell of 目标与效果 is selected')
    expect(await world.app.actions.explainCell(selected)).toMatchObject({ lines: [{ say: 'budget.totalRow' }] })

    editRow(world, '指标明细', total, { 记录名: '6/12 小红书' })
    editRow(world, '目标与效果', totalGoal, { 核心指标: '总曝光' })
    await world.pass(60_000)
    expect(cellsOf(world, '目标与效果', goal.id)['达成率']).toBeCloseTo(1200 / 3000)
    expect(cellsOf(world, '指标明细', total)['达成率']).toBeCloseTo(0.6)
    expect(cellsOf(world, '目标与效果', totalGoal)['达成率']).toBeCloseTo(0.1)
  })

  it('case R18: changes nothing in 数据, 我的, the portfolio, a baseline and a report, whichever table beside 任务 it stands in', async () => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
    await world.setUp({ preset: 'full', sample: 'verbatim' })
    await world.pass(60_000)
    const before = shownOf(world)
    const [kim] = world.door.engine.document.members
    const owner = kim === undefined ? null : [{ id: kim.id, name: kim.name }]
    const totals = [
      addRow(world, '预算', { 明细说明: '合计', 预算金额: 900_000, 实际花费: 1_000_000, 负责人: owner }),
      addRow(world, '目标与效果', { 核心指标: '总计：', 目标值: 100, 实际值: 1, 优先级: '核心' }),
      addRow(world, '指标明细', { 记录名: '小计', 日期: DAY, 目标值: 1000, 实际值: 1 }),
      addRow(world, '问题与风险', { 问题描述: '合 计', 严重程度: '高', 发现时间: DAY - 40 * 3_600_000, 负责人: owner }),
    ]
    await world.pass(60_000)
    expect(shownOf(world)).toEqual(before)
    const written = ['预算', '目标与效果', '指标明细', '问题与风险'].map((table, at) =>
      Object.entries(cellsOf(world, table, totals[at] ?? '')).filter(
        ([column, cell]) => OURS.has(column) && (cell ?? null) !== null,
      ),
    )
    expect(written).toEqual([[], [], [], []])
  })
})

/** The columns of the four tables that the extension writes. */
const OURS = new Set(
  (['budget', 'kpis', 'metrics', 'issues'] as const).flatMap((table) =>
    fieldKeys(table).flatMap((key) => {
      const { name, writtenBy } = fieldSpec(table, key)
      return writtenBy === 'people' ? [] : [name]
    }),
  ),
)

/** What is shown of the sheet and does not name a moment; clocks are judged at one moment. */
function shownOf(world: AppWorld): unknown {
  const { sheet, companions } = world.app.getState()
  if (sheet === null || companions === null) throw new Error('the tables are tracked')
  const { timeZone } = DEFAULT_SETTINGS
  const nowMs = Date.parse('2024-06-13T20:00:00+08:00')
  const { tasks, columns, columnNames, preset, language, today, asOf } = sheet
  const facts = { tasks, columns, columnNames, preset, language, today, asOf, timeZone, nowMs, rules: DEFAULT_SETTINGS }
  const isWorkday = () => true
  const people = peopleOf({ ...facts, sheet, rows: companions.rows, marks: null, isWorkday })
  const board = boardOf({ ...facts, rows: companions.rows }, { kind: 'sheet' })
  const material = allAtOnce(
    gatherSteps(
      {
        tasks,
        columns,
        today,
        asOf,
        rows: companions.rows,
        planLog: null,
        frozenPlans: null,
        timeZone,
        rules: DEFAULT_SETTINGS,
        isWorkday,
        nowMs,
        untitled: '—',
      },
      { scope: { kind: 'sheet' }, phase: null, kind: 'daily' },
    ),
  )
  const flat = (key: string, value: unknown): unknown =>
    key === 'computedAt' ? undefined : value instanceof Map || value instanceof Set ? [...value] : value
  return JSON.parse(
    JSON.stringify(
      {
        board,
        issues: board.rows.issues === null ? null : issueBoard(board),
        mine: people.people.map(({ key, name }) => [name, people.boardOf(key)]),
        parts: companions.parts.map(({ titles: _titles, ...part }) => part),
        portfolio: sheetInPortfolio({ sheet, companions, settings: DEFAULT_SETTINGS }),
        baselines: [null, ...(companions.rows.campaigns?.rows ?? []).map(({ recordId }) => recordId)].map((campaign) =>
          presentPlan(campaign, { tasks, rows: companions.rows }),
        ),
        material,
      },
      flat,
    ),
  )
}
