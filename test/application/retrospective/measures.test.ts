import { describe, expect, it } from 'vitest'
import type { MeasureWish } from '../../../src/application/app/appState.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { allAtOnce } from '../../../src/domain/index.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { type AppWorld, type AppWorldOptions, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'

const NOW = '2024-06-14T19:00:00+08:00'
const MEASURE = '换备选 KOL，先发素材'

const named = (world: AppWorld, name: string): TableState =>
  present(
    world.door.engine.document.tables.find((table) => table.name === name),
    name,
  )
const cellsOf = (table: TableState) =>
  table.records.map((record) =>
    Object.fromEntries(table.fields.map((field) => [field.name, record.fields[field.id] ?? null])),
  )

/** A sheet of a template's rows in which somebody has written a measure for one task. */
async function withMeasure(preset: PresetId = 'full', options: AppWorldOptions = {}) {
  const world = await openAppWorld({ at: NOW, ...options })
  await world.setUp({ preset, sample: 'verbatim' })
  const table = world.table()
  const recordId = taskId(world)
  await write(world, table, recordId, { [world.fieldId(preset === 'S3' ? '应对措施' : '解决方案')]: MEASURE })
  return { world, wish: { from: 'tasks', recordId, table: 'lessons' } as MeasureWish }
}
const taskId = (world: AppWorld): string =>
  present(
    world.app.getState().sheet?.tasks.find(({ assessment }) => assessment.state === 'delayed')?.row.recordId,
    'a late task',
  )
async function write(world: AppWorld, table: TableState, recordId: string, fields: Readonly<Record<string, unknown>>) {
  world.door.asOther('WidgetTable_setRecord', [table.id, undefined], [recordId, { fields }])
  for (const one of world.sidebars) await one.quiet()
}
async function press(world: AppWorld, wish: MeasureWish) {
  const plan = await world.app.actions.measures.plan(wish)
  if (!plan.ok) return plan
  const adopted = await world.app.actions.measures.adopt(wish, plan.value)
  for (const one of world.sidebars) await one.quiet()
  return adopted
}
const lessons = (world: AppWorld) =>
  cellsOf(named(world, '经验与行动')).filter((cells) => shown(cells['建议动作']) === MEASURE)
const shown = (cell: unknown): string =>
  Array.isArray(cell) ? cell.map((part) => String((part as { text?: string }).text ?? '')).join('') : String(cell ?? '')
/** The measures as the report of the whole sheet reads them. */
function measuresOf(world: AppWorld) {
  const { sheet, companions, settings } = world.app.getState()
  const { tasks, columns, today, asOf } = present(sheet, 'the sheet')
  const { rows, planLog } = present(companions, 'the other tables')
  const material = allAtOnce(
    gatherSteps(
      {
        tasks,
        columns,
        today,
        asOf,
        rows,
        planLog,
        frozenPlans: null,
        timeZone: settings.timeZone,
        rules: settings,
        isWorkday: () => true,
        nowMs: 0,
        untitled: '',
      },
      { scope: { kind: 'sheet' }, phase: null, kind: 'deviation' },
    ),
  )
  return material.period.deviations.measures
}

describe('[RP3] [DA3] a measure becomes a row', () => {
  it('of 经验与行动, with exactly the cells that were shown', async () => {
    const { world, wish } = await withMeasure()
    const before = lessons(world).length
    const plan = await world.app.actions.measures.plan(wish)
    expect(plan.ok && plan.value.tableName).toBe('经验与行动')
    expect(lessons(world)).toHaveLength(before)
    expect(plan.ok && plan.value.cells.map(({ column, option, value }) => [column, option ?? value])).toEqual(
      expect.arrayContaining([
        ['经验', MEASURE],
        ['类型', '待改进'],
        ['建议动作', MEASURE],
        ['状态', '待办'],
      ]),
    )
    expect(await press(world, wish)).toMatchObject({ ok: true, value: { isNew: true } })
    const [row] = lessons(world)
    expect(shown(row?.['经验'])).toBe(MEASURE)
    expect(shown(row?.['证据'])).toContain('KOL内容对接')
    world.close()
  })

  it('of 问题与风险, linked with its task', async () => {
    const { world, wish } = await withMeasure()
    const count = named(world, '问题与风险').records.length
    expect(await press(world, { ...wish, table: 'issues' })).toMatchObject({ ok: true, value: { isNew: true } })
    const rows = cellsOf(named(world, '问题与风险'))
    expect(rows).toHaveLength(count + 1)
    expect(shown(rows.at(-1)?.['解决方案'])).toBe(MEASURE)
    expect(JSON.stringify(rows.at(-1)?.['关联任务'])).toContain(wish.recordId)
    world.close()
  })

  it('once, however often it is pressed', async () => {
    const { world, wish } = await withMeasure()
    const first = await press(world, wish)
    expect(await press(world, wish)).toEqual({
      ok: true,
      value: { recordId: first.ok && first.value.recordId, isNew: false },
    })
    expect(lessons(world)).toHaveLength(1)
    world.close()
  })

  it('once, when two sidebars press at the same time', async () => {
    const { world, wish } = await withMeasure()
    const other = await world.beside()
    await other.quiet()
    const plans = await Promise.all([world, other].map((one) => one.app.actions.measures.plan(wish)))
    const adopted = await Promise.all(
      [world, other].map((one, at) => {
        const plan = present(plans[at], 'a plan')
        if (!plan.ok) throw new Error(JSON.stringify(plan.error))
        return one.app.actions.measures.adopt(wish, plan.value)
      }),
    )
    for (const one of world.sidebars) await one.quiet()
    expect(adopted.every(({ ok }) => ok)).toBe(true)
    expect(lessons(world)).toHaveLength(1)
    other.close()
    world.close()
  })

  it('is one line of the next analysis, which tells what became of it', async () => {
    const { world, wish } = await withMeasure()
    expect(measuresOf(world).find(({ id }) => id === wish.recordId)).toMatchObject({
      progress: 'handling',
      became: null,
    })
    const adopted = await press(world, wish)
    const rowId = adopted.ok ? adopted.value.recordId : ''
    const lines = () => measuresOf(world).filter(({ id }) => id === wish.recordId || id === rowId)
    expect(lines()).toMatchObject([{ from: 'tasks', progress: 'handling', became: { from: 'lessons', id: rowId } }])
    const table = named(world, '经验与行动')
    const status = present(
      table.fields.find(({ name }) => name === '状态'),
      '状态',
    )
    const options = status.property?.['options'] as readonly { readonly id: string; readonly name: string }[]
    const done = present(
      options.find(({ name }) => name === '已落地'),
      '已落地',
    )
    await write(world, table, rowId, { [status.id]: { id: done.id, text: done.name } })
    expect(lines()).toMatchObject([{ from: 'tasks', progress: 'done' }])
    world.close()
  })

  it('is refused to a reader, and nothing is written', async () => {
    const { world, wish } = await withMeasure()
    const reader = await world.beside({ userId: 'ou_reader', role: 'reader' })
    await reader.quiet()
    expect(await press(reader, wish)).toMatchObject({ ok: false, error: { kind: 'permissionDenied' } })
    expect(lessons(world)).toHaveLength(0)
    reader.close()
    world.close()
  })

  it('is refused in a sheet without the table, which is named', async () => {
    const { world, wish } = await withMeasure('S3')
    expect(await press(world, wish)).toEqual({ ok: false, error: { kind: 'noTable', table: 'lessons' } })
    world.close()
  })

  it('is not written when its words have changed since they were shown', async () => {
    const { world, wish } = await withMeasure()
    const plan = await world.app.actions.measures.plan(wish)
    await write(world, world.table(), wish.recordId, { [world.fieldId('解决方案')]: '别的办法' })
    expect(plan.ok && (await world.app.actions.measures.adopt(wish, plan.value))).toMatchObject({
      ok: false,
      error: { kind: 'changed' },
    })
    world.close()
  })
})
