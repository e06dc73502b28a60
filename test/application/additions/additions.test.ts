import { describe, expect, it } from 'vitest'
import { planAddition, type AdditionWish } from '../../../src/application/additions/additionPlan.ts'
import { additionSuggestions } from '../../../src/application/additions/suggestions.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import type { FieldState, TableState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import { builtTable } from '../../support/tables.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const NOW = '2024-03-19T19:00:00+08:00'

async function tracked(preset: PresetId): Promise<AppWorld> {
  const world = await openAppWorld({ at: NOW })
  await world.setUp({ preset, sample: preset === 'S3' ? 'verbatim' : 'none' })
  world.door.resetCalls()
  return world
}
const tableOf = (world: AppWorld, name: string): TableState =>
  present(
    world.door.engine.document.tables.find((table) => table.name === name),
    name,
  )
const find = (table: TableState, name: string): FieldState | undefined =>
  table.fields.find((field) => field.name === name)
const optionsOf = (field: FieldState | undefined): readonly { readonly id: string; readonly name: string }[] =>
  (field?.property?.['options'] ?? []) as readonly { readonly id: string; readonly name: string }[]
const others = async (world: AppWorld, table: TableState, key: string, params: readonly unknown[]): Promise<void> => {
  world.door.asOther(`WidgetTable_${key}`, [table.id, undefined], params)
  await world.quiet()
}

const LEAD_DAYS: AdditionWish = {
  kind: 'column',
  table: 'tasks',
  name: '物料制作前置天数',
  columnKind: 'number',
  options: [],
  reason: '海报晚了一天',
}

describe('[GR1] planAddition', () => {
  const { table } = builtTable('full')
  it.each<{ what: string; wish: AdditionWish; problem: string }>([
    { what: 'no name', wish: { ...LEAD_DAYS, name: '  ' }, problem: 'noName' },
    { what: 'a name of 101 characters', wish: { ...LEAD_DAYS, name: '长'.repeat(101) }, problem: 'nameTooLong' },
    { what: 'a name that is taken', wish: { ...LEAD_DAYS, name: '备注' }, problem: 'nameTaken' },
    {
      what: 'a select without options',
      wish: { ...LEAD_DAYS, columnKind: 'singleSelect', options: [' '] },
      problem: 'noOptions',
    },
    {
      what: 'options that are there',
      wish: { kind: 'options', table: 'tasks', columnId: 'fld_causes', options: ['人'], reason: '' },
      problem: 'optionsThere',
    },
    {
      what: 'no option',
      wish: { kind: 'options', table: 'tasks', columnId: 'fld_causes', options: [], reason: '' },
      problem: 'noOptions',
    },
    {
      what: 'a column of the extension’s own',
      wish: { kind: 'options', table: 'tasks', columnId: 'fld_state', options: ['搁置'], reason: '' },
      problem: 'columnGone',
    },
    {
      what: 'a column that is gone',
      wish: { kind: 'options', table: 'tasks', columnId: 'fld_x', options: ['搁置'], reason: '' },
      problem: 'columnGone',
    },
  ])('a wish is refused with $problem: $what', ({ wish, problem }) => {
    expect(planAddition(wish, table)).toEqual({ ok: false, error: problem })
  })

  it('the plan adds only the options that are missing, each once', () => {
    expect(
      planAddition(
        {
          kind: 'options',
          table: 'tasks',
          columnId: 'fld_causes',
          options: ['人', '物·印刷', ' 物·印刷 ', ''],
          reason: '',
        },
        table,
      ),
    ).toMatchObject({
      ok: true,
      value: { column: '原因分类', options: ['物·印刷'], before: ['人', '事', '物', '外部'] },
    })
  })
})

describe('[GR1] a lesson becomes a column (S3-24)', () => {
  it('[GR3] a column is added, stored as version 1 and logged in 变更记录, and recompute continues', async () => {
    const world = await tracked('full')
    expect(await world.app.actions.additions.add(LEAD_DAYS)).toEqual({ ok: true, value: null })
    await world.quiet()
    expect(find(tableOf(world, '任务'), '物料制作前置天数')?.type).toBe(2)
    expect(world.app.actions.additions.steps()).toMatchObject([
      { version: 1, kind: 'column', table: 'tasks', name: '物料制作前置天数', reason: '海报晚了一天', undone: null },
    ])
    const log = tableOf(world, '变更记录')
    const [row] = log.records
    const cells = Object.fromEntries(log.fields.map(({ name, id }) => [name, row?.fields[id]]))
    expect(cells).toMatchObject({ 时间: Date.parse(NOW), 类别: { text: '模板' }, 来源: { text: '插件' } })
    expect(JSON.stringify(cells['摘要'])).toContain('模板 v1：新增字段「物料制作前置天数」（任务）')
    expect(JSON.stringify(cells['原因'])).toContain('海报晚了一天')
    expect(world.app.getState().drift?.differences).toEqual([])
  })

  it('S0-25 and S3-24: a select of people’s gets more options, and its others stay', async () => {
    const world = await tracked('S0')
    const issues = tableOf(world, '问题与风险记录表')
    const columnId = present(find(issues, '严重程度'), '严重程度').id
    expect(
      await world.app.actions.additions.add({
        kind: 'options',
        table: 'issues',
        columnId,
        options: ['极高'],
        reason: '',
      }),
    ).toEqual({ ok: true, value: null })
    expect(optionsOf(find(tableOf(world, '问题与风险记录表'), '严重程度')).map(({ name }) => name)).toEqual([
      '高',
      '中',
      '低',
      '极高',
    ])
    // This preset has no 变更记录: the stored list of additions is the record.
    expect(world.app.actions.additions.steps()).toMatchObject([{ version: 1, kind: 'options', options: ['极高'] }])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'undone' })
    expect(optionsOf(find(tableOf(world, '问题与风险记录表'), '严重程度')).map(({ name }) => name)).toEqual([
      '高',
      '中',
      '低',
    ])
  })

  it('an addition leaves other sheets as they are', async () => {
    const world = await tracked('S3')
    await world.setUp({ preset: 'S3', sample: 'none', another: true })
    await world.app.actions.additions.add(LEAD_DAYS)
    await world.quiet()
    const [first, second] = world.door.engine.document.tables.filter(({ name }) => name.startsWith('实施进度监控表'))
    expect(
      [first, second].map((table) => find(present(table, 'table'), '物料制作前置天数') !== undefined).toSorted(),
    ).toEqual([false, true])
  })

  it('an addition that was stopped before it was stored finds its column when it is run again', async () => {
    const world = await tracked('S3')
    world.door.beforeCall = (_n, key) => {
      if (key === 'Bridge_setData') throw Object.assign(new Error('no'), { code: 1 })
    }
    expect(await world.app.actions.additions.add(LEAD_DAYS)).toMatchObject({ ok: false, error: { kind: 'unexpected' } })
    world.door.beforeCall = null
    expect(await world.app.actions.additions.add(LEAD_DAYS)).toEqual({ ok: true, value: null })
    expect(world.table().fields.filter(({ name }) => name.startsWith('物料制作前置天数'))).toHaveLength(1)
    expect(world.app.actions.additions.steps()).toHaveLength(1)
  })
})

describe('[GR2] undoAddition', () => {
  it('undo deletes the empty column, and only that', async () => {
    const world = await tracked('S3')
    const before = world.table().fields.map(({ id }) => id)
    await world.app.actions.additions.add(LEAD_DAYS)
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'undone' })
    expect(world.table().fields.map(({ id }) => id)).toEqual(before)
    expect(world.app.actions.additions.steps()).toMatchObject([{ version: 1, undone: Date.parse(NOW) }])
    // The next addition has another version, because the list of additions is never rewritten.
    await world.app.actions.additions.add(LEAD_DAYS)
    expect(world.app.actions.additions.steps().map(({ version }) => version)).toEqual([1, 2])
  })

  it('undo leaves a column in which somebody has entered something, also when no visible filter would show it', async () => {
    const world = await tracked('S3')
    await world.app.actions.additions.add(LEAD_DAYS)
    const column = present(find(world.table(), '物料制作前置天数'), 'column')
    await others(world, world.table(), 'setRecord', [world.table().records[3]?.id, { fields: { [column.id]: 0 } }])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'inUse' })
    expect(find(world.table(), '物料制作前置天数')).toBeDefined()
  })

  it('undo reads every row: one entry on the third page keeps the column', async () => {
    const world = await tracked('S3')
    await world.app.actions.additions.add(LEAD_DAYS)
    const column = present(find(world.table(), '物料制作前置天数'), 'column').id
    const title = present(
      world.table().fields.find(({ isPrimary }) => isPrimary),
      'title',
    ).id
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        fields: { [title]: [{ type: 'text', text: `任务 ${String(at)}` }] },
      }))
    for (const count of [200, 200, 40])
      world.door.asOther('WidgetTable_addRecords', [world.table().id, undefined], [rows(count)])
    await others(world, world.table(), 'setRecord', [world.table().records.at(-1)?.id, { fields: { [column]: 5 } }])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'inUse' })
    await others(world, world.table(), 'setRecord', [world.table().records.at(-1)?.id, { fields: { [column]: null } }])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'undone' })
  })

  it('undo leaves an option that a cell holds, and removes it when none does', async () => {
    const world = await tracked('S3')
    const columnId = present(
      find(world.table(), '执行渠道') ?? find(world.table(), '推广渠道'),
      'the channel column',
    ).id
    expect(
      await world.app.actions.additions.add({
        kind: 'options',
        table: 'tasks',
        columnId,
        options: ['视频号'],
        reason: '',
      }),
    ).toEqual({ ok: true, value: null })
    const option = present(
      optionsOf(world.table().fields.find(({ id }) => id === columnId)).find(({ name }) => name === '视频号'),
      'option',
    )
    const [row] = world.table().records
    const before = row?.fields[columnId]
    await others(world, world.table(), 'setRecord', [
      row?.id,
      { fields: { [columnId]: { id: option.id, text: '视频号' } } },
    ])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'inUse' })
    await others(world, world.table(), 'setRecord', [row?.id, { fields: { [columnId]: before } }])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'undone' })
    expect(world.table().records[0]?.fields[columnId]).toEqual(before)
  })

  it('undo succeeds for a column that people have deleted themselves', async () => {
    const world = await tracked('S3')
    await world.app.actions.additions.add(LEAD_DAYS)
    await others(world, world.table(), 'deleteField', [find(world.table(), '物料制作前置天数')?.id])
    expect(await world.app.actions.additions.undo(1)).toEqual({ ok: true, value: 'undone' })
  })
})

describe('additionSuggestions', () => {
  it('S3 as of 2024-03-19 has suggestions for risks without a level and for late work that waited for review, each with its rows', async () => {
    const world = await tracked('S3')
    const tasks = present(world.app.getState().sheet, 'sheet').tasks
    const suggestions = additionSuggestions(tasks, new Set(), 'zh-CN')
    expect(suggestions.map(({ key, recordIds }) => [key, recordIds.length])).toEqual([
      ['riskLevel', 3],
      ['rework', 1],
    ])
    expect(additionSuggestions(tasks, new Set(['风险等级']), 'zh-CN').map(({ key }) => key)).not.toContain('riskLevel')
    expect(additionSuggestions([], new Set(), 'zh-CN')).toEqual([])
  })
})
