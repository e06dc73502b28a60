import { weightOf } from '../../../src/application/repair/drift.ts'
import { describe, expect, it } from 'vitest'
import type { FieldState, TableState, ViewState } from '../../../src/local-host/engine/types.ts'
import { PRESETS, fieldSpec, parseMarker, type PresetId } from '../../../src/schema/index.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { present, valueOf } from '../../support/present.ts'
import { viewColumns } from '../../support/viewColumns.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const described = ({ description: { content } }: FieldState): string =>
  Array.isArray(content) ? content.map((segment: { text?: string }) => segment.text ?? '').join('') : ''

const tablesOf = (world: AppWorld): readonly TableState[] => structuredClone(world.door.engine.document.tables)
const optionNames = ({ property }: FieldState): readonly string[] =>
  ((property?.['options'] ?? []) as { name: string }[]).map(({ name }) => name)

/** People's cells in the columns that the earlier table had. */
function peoplesCells({ records }: TableState, { fields }: TableState) {
  const theirs = fields.filter((field) => {
    const mark = parseMarker(described(field))
    return mark === null || fieldSpec(mark.table, mark.field).writtenBy !== 'extension'
  })
  return records.map((record) => ({ id: record.id, cells: theirs.map(({ id }) => record.fields[id] ?? null) }))
}

/** A view as it was before these columns were hidden in it, without its widths. */
const withoutNews = (view: ViewState, columns: ReadonlySet<string>): ViewState => ({
  ...view,
  shared: { ...view.shared, hidden: view.shared.hidden.filter((id) => !columns.has(id)), widths: {} },
})

/** People's changes before the upgrade: a renamed column, a column, a view, a row. */
function makeTheirs(world: AppWorld): void {
  const table = world.table()
  const [title, second] = table.fields
  const { id, ...config } = present(second, 'a second column')
  world.door.asOther('WidgetTable_setField', [table.id], [id, { ...config, name: '我们的叫法' }])
  world.door.asOther('WidgetTable_addField', [table.id], [{ type: 1, name: '核对人' }])
  world.door.asOther('WidgetTable_addView', [table.id], [{ type: 1, name: '里程碑' }])
  world.door.asOther(
    'WidgetTable_addRecord',
    [table.id],
    [{ fields: { [present(title, 'a title').id]: [{ type: 'text', text: '我们的任务' }] } }],
  )
}

async function upgradedFrom(from: PresetId, withOptional = true): Promise<AppWorld> {
  const world = await openAppWorld()
  await world.setUp({ preset: from, withOptional })
  makeTheirs(world)
  await world.quiet()
  return world
}

describe('[SU5] an upgrade to a larger preset renames, deletes and empties nothing', () => {
  it.each([
    { from: 'S2', to: 'full' },
    { from: 'S3', to: 'full' },
    { from: 'S1', to: 'full' },
    { from: 'S0', to: 'full' },
    { from: 'S2', to: 'S0' },
    { from: 'S2', to: 'S1' },
    { from: 'S3', to: 'S0' },
    { from: 'S1', to: 'S0' },
    { from: 'S0', to: 'S2' },
  ] as const)('$from → $to', async ({ from, to }) => {
    const world = await upgradedFrom(from)
    const before = tablesOf(world)
    const grows = world.table().id
    await world.setUp({ preset: to, grows, sample: 'none' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done', tableId: grows })
    const after = tablesOf(world)
    for (const old of before) {
      const now = present(
        after.find(({ id }) => id === old.id),
        `the table ${old.name}`,
      )
      expect(now.name).toBe(old.name)
      for (const field of old.fields) {
        const column = present(
          now.fields.find(({ id }) => id === field.id),
          `the column ${field.name}`,
        )
        expect({ name: column.name, type: column.type, description: column.description }).toEqual({
          name: field.name,
          type: field.type,
          description: field.description,
        })
        expect(optionNames(column).slice(0, optionNames(field).length)).toEqual(optionNames(field))
      }
      const fresh = new Set(now.fields.flatMap(({ id }) => (old.fields.some((field) => field.id === id) ? [] : [id])))
      // Our views for a purpose hide the new columns or make room for them. Nothing else of any view changes.
      expect(now.views.slice(0, old.views.length).map((view) => withoutNews(view, fresh))).toEqual(
        old.views.map((view) => withoutNews(view, fresh)),
      )
      expect(peoplesCells(now, old)).toEqual(peoplesCells(old, old))
    }
    const marked = new Set(
      after.flatMap(({ fields }) =>
        fields.flatMap((field) => {
          const mark = parseMarker(described(field))
          return mark === null ? [] : [`${mark.table}.${mark.field}`]
        }),
      ),
    )
    for (const { table, columns } of PRESETS[to].tables)
      for (const { field } of columns) expect(marked).toContain(`${table}.${field}`)
    expect(world.app.getState().sheets).toMatchObject([{ tableId: grows, name: world.table().name, preset: to }])

    world.door.resetCalls()
    await world.setUp({ preset: to, grows, sample: 'none' })
    expect(world.door.calls.filter(isWrite)).toEqual([])
    world.close()
  })

  it('the views for a purpose show what they showed before and no new column', async () => {
    const world = await upgradedFrom('S2')
    const before = viewColumns(world.table(), '每日更新')
    await world.setUp({ preset: 'full', grows: world.table().id, sample: 'none' })
    expect(viewColumns(world.table(), '每日更新').filter((name) => name !== '核对人')).toEqual(
      before.filter((name) => name !== '核对人'),
    )
    expect(viewColumns(world.table(), '里程碑（自动）')).toEqual([
      '任务名称',
      '主责任人',
      '计划结束时间',
      '实际结束时间',
      '当前状态',
      '偏差等级',
      '达成数据',
      '审核结果',
    ])
  })

  it('the upgraded sheet still tracks the columns that the larger preset does not have', async () => {
    const world = await upgradedFrom('S2')
    await world.setUp({ preset: 'S0', withOptional: false, grows: world.table().id, sample: 'none' })
    const { tasks } = present(world.app.getState().sheet, 'the sheet')
    expect(tasks[0]?.row).toMatchObject({ module: expect.anything() as unknown, band: 'normal' })
    const report = valueOf(await world.app.actions.checkSchema())
    expect('drift' in report && report.drift.filter((one) => weightOf(one) !== 'fine')).toEqual([])
  })

  it('an upgrade adds the optional columns that were left out at first', async () => {
    const world = await upgradedFrom('S3', false)
    const grows = world.table().id
    expect(world.table().fields.map(({ name }) => name)).not.toContain('偏差等级')
    await world.setUp({ preset: 'S3', withOptional: true, grows, sample: 'none' })
    expect(world.table().fields.map(({ name }) => name)).toContain('偏差等级')
    expect(world.table().views.map(({ name }) => name)).toContain('⚠ 偏差预警')
  })

  it('an upgrade leaves people’s view with a declared name as it is, and makes ours beside it', async () => {
    const world = await upgradedFrom('S2')
    const theirs = present(
      world.table().views.find(({ name }) => name === '里程碑'),
      'their view',
    )
    await world.setUp({ preset: 'full', grows: world.table().id, sample: 'none' })
    const views = world.table().views
    expect(views.find(({ id }) => id === theirs.id)).toEqual(theirs)
    expect(views.find(({ name }) => name === '里程碑（自动）')?.shared.filter?.conditions).toHaveLength(1)
  })

  it('the sample rows of the earlier template can still be removed', async () => {
    const world = await upgradedFrom('S2')
    await world.setUp({ preset: 'full', grows: world.table().id, sample: 'none' })
    expect(valueOf(await world.app.actions.removeSample({ includeEdited: false }))).toEqual({ removed: 2, kept: 0 })
  })

  it('the app refuses to upgrade a sheet that is not tracked', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'full', grows: 'tblGone' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'failed', error: { kind: 'notFound' } })
    expect(world.door.calls.filter(isWrite)).toEqual([])
  })
})
