import { describe, expect, it } from 'vitest'
import type { BesideCell } from '../../../src/application/app/appState.ts'
import type { ExplainedLine, Shown } from '../../../src/application/companions/explain/line.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { editRow, shownRow, tableNamed } from '../../support/shownRows.ts'

async function campaign(): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
  await world.setUp({ preset: 'full' })
  return world
}

async function select(world: AppWorld, table: string, recordId: string, column: string): Promise<void> {
  const { id, fields } = tableNamed(world, table)
  const fieldId = present(
    fields.find(({ name }) => name === column),
    column,
  ).id
  world.engine.page.setSelection(world.door.session, { tableId: id, recordId, fieldId })
  await world.quiet()
}

async function explanation(world: AppWorld) {
  const { selected } = world.app.getState()
  if (selected === null || selected.table === 'tasks') throw new Error('no computed cell beside 任务 is selected')
  return present(await world.app.actions.explainCell(selected), 'the explanation')
}

const sayings = (lines: readonly ExplainedLine[]) => lines.map((line) => ('say' in line ? line.say : line.reason.code))
const shown = (lines: readonly ExplainedLine[], key: string): Shown | undefined =>
  lines.flatMap((line) => ('say' in line ? (line.values[key] ?? []) : []))[0]

describe('[EX1] a computed cell of a table beside 任务 that somebody selects', () => {
  it('is explained with the numbers of its row, follows an edit, and costs no host call', async () => {
    const world = await campaign()
    const { id } = shownRow(world, '目标与效果', '销售额')
    await select(world, '目标与效果', id, '达成率')
    expect(world.app.getState().selected).toEqual({ table: 'kpis', recordId: id, field: 'attainment' })
    world.door.resetCalls()
    const before = await explanation(world)
    expect(before).toMatchObject({ title: '销售额', columnName: '达成率' })
    expect(sayings(before.lines)).toEqual(['attainment.actualOverTarget'])
    expect(shown(before.lines, 'target')).toEqual({ as: 'amount', unit: '', value: 300_000 })
    expect(world.door.calls).toEqual([])
    editRow(world, '目标与效果', id, { 实际值: null })
    await world.quiet()
    const after = await explanation(world)
    expect(after.result).toBeNull()
    expect(sayings(after.lines)).toEqual(['missing'])
    expect(shown(after.lines, 'column')).toEqual({ as: 'text', value: '实际值' })
  })

  it.each([
    { table: '预算', column: '超支', say: 'budget.unreported' },
    { table: '预算', column: '占比', say: 'budget.share' },
    { table: '每日跟踪', column: '已完成任务', say: 'kept.day' },
    { table: '活动', column: '健康度', say: 'campaign.health' },
    { table: '活动', column: '复盘到期日', say: 'campaign.evaluation' },
    { table: '目标与效果', column: '应达值(按进度)', say: 'pace.even' },
  ])('of $table, $column: $say', async ({ table, column, say }) => {
    const world = await campaign()
    const [record] = tableNamed(world, table).records
    await select(world, table, present(record, 'a row').id, column)
    expect(sayings((await explanation(world)).lines)).toContain(say)
  })

  it('names columns, tables and choices as they are called in the Base now', async () => {
    const world = await campaign()
    const goals = tableNamed(world, '目标与效果')
    const actual = present(
      goals.fields.find(({ name }) => name === '实际值'),
      'the column',
    )
    world.door.asOther('WidgetTable_setField', [goals.id, undefined], [actual.id, { name: '完成数' }])
    await world.quiet()
    const { id } = shownRow(world, '目标与效果', '销售额')
    editRow(world, '目标与效果', id, { 完成数: null })
    await select(world, '目标与效果', id, '达成率')
    expect(shown((await explanation(world)).lines, 'column')).toEqual({ as: 'text', value: '完成数' })
  })

  it('[TB3] of a cell of people’s only the names are told: no rule gives it', async () => {
    const world = await campaign()
    await select(world, '目标与效果', shownRow(world, '目标与效果', '销售额').id, '实际值')
    const cell = world.app.getState().selected
    expect(cell).toMatchObject({ table: 'kpis', field: 'actual' })
    expect(await world.app.actions.explainCell(cell as BesideCell)).toMatchObject({
      title: '销售额',
      columnName: '实际值',
      isPeoples: true,
      lines: [],
    })
  })

  it('brings the sheet to the front whose table it is', async () => {
    const world = await campaign()
    const first = present(world.app.getState().sheet, 'the first sheet').tableId
    await world.setUp({ preset: 'S2' })
    expect(world.app.getState().sheet?.tableId).not.toBe(first)
    await select(world, '目标与效果', shownRow(world, '目标与效果', '销售额').id, '达成率')
    expect(world.app.getState().sheet?.tableId).toBe(first)
    expect(world.app.getState().selected).toMatchObject({ table: 'kpis' })
  })
})
