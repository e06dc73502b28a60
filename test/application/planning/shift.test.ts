import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planBoardSteps } from '../../../src/application/planning/planBoard.ts'
import { shiftEffectsSteps, type ShiftEffects, type ShiftWish } from '../../../src/application/planning/shiftEffects.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { addDays, allAtOnce, createWorkdayCalendar } from '../../../src/domain/index.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, deleteRow, editRow, shownRows, tableNamed } from '../../support/shownRows.ts'
import { isWhole } from '../../support/sweep.ts'

const NOW = '2024-06-14T19:00:00+08:00'
const { isWorkday } = createWorkdayCalendar()
const UNWATCHED = { signal: new AbortController().signal, onProgress: () => undefined }
const instant = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

const everyQuiet = async ({ sidebars }: AppWorld) => {
  for (const one of sidebars) await one.quiet()
}

/** Material three days before the launch, the launch before the report. */
async function withChain(preset: 'full' | 'S2' = 'full') {
  const world = await openAppWorld({ at: NOW })
  await world.setUp({ preset, sample: 'none' })
  if (preset === 'S2') {
    await world.app.actions.plan.addLinkColumns()
    await world.quiet()
  }
  const { name } = world.table()
  const [start, end] =
    preset === 'S2' ? (['计划开始时间', '计划结束时间'] as const) : (['计划开始', '计划结束'] as const)
  const add = (title: string, from: string, to: string, before: readonly string[] = [], lag: number | null = null) =>
    addRow(world, name, {
      任务名称: title,
      [start]: instant(from),
      [end]: instant(to),
      前置任务: { recordIds: before },
      ...(lag === null ? {} : { 间隔天数: lag }),
    })
  const material = add('物料', '2024-07-01', '2024-07-05')
  const launch = add('上线', '2024-07-08', '2024-07-09', [material], 3)
  const report = add('复盘', '2024-07-15', '2024-07-16', [launch], 1)
  await everyQuiet(world)
  return { world, name, start, end, material, launch, report }
}

function effectsOf({ app }: AppWorld, wish: Partial<ShiftWish>): ShiftEffects {
  const { tasks, today } = present(app.getState().sheet, 'the sheet')
  const board = allAtOnce(planBoardSteps(tasks, DEFAULT_SETTINGS.lagDefaults, today))
  return allAtOnce(
    shiftEffectsSteps(
      board,
      { changes: [], pulls: false, keeps: new Set(), ...wish },
      { today, isWorkday, loadPeak: 3 },
    ),
  )
}
const move = (id: string, days: number): Partial<ShiftWish> => ({
  changes: [{ kind: 'move', ids: [id], days, unit: 'calendar' }],
})
const logOf = (world: AppWorld) =>
  shownRows(world, '变更记录').map(({ cells }) => [cells['字段'], cells['旧值'], cells['新值'], cells['原因']])

describe('[SH2] a shift that is written', () => {
  it('writes the planned dates that the preview shows, and logs each with its reason once', async () => {
    const { world, name, material, launch } = await withChain()
    await world.beside()
    await everyQuiet(world)
    const before = new Map(shownRows(world, name).map(({ id, cells }) => [id, cells]))
    const { preview } = effectsOf(world, move(material, 3))
    expect(preview.moved.map(({ id, after }) => [id, after.start])).toEqual([
      [material, '2024-07-04'],
      [launch, '2024-07-11'],
    ])
    expect(await world.app.actions.plan.apply(preview.moved, ' 印刷厂排期推迟 ', UNWATCHED)).toEqual({
      ok: true,
      value: null,
    })
    await world.pass(10_000)
    for (const { id, cells } of shownRows(world, name)) {
      const planned = preview.moved.find((task) => task.id === id)
      const expected =
        planned === undefined
          ? {}
          : { 计划开始: instant(planned.after.start ?? ''), 计划结束: instant(planned.after.end) }
      const {
        计算时间: _at,
        预测完成日: _forecast,
        ...rest
      } = { ...before.get(id), ...expected } as Record<string, unknown>
      expect(cells).toMatchObject(rest)
    }
    expect(logOf(world)).toHaveLength(4)
    expect(new Set(logOf(world).map(([, , , reason]) => reason))).toEqual(new Set(['印刷厂排期推迟']))
    expect(logOf(world)).toContainEqual(['计划结束', '2024-07-05', '2024-07-08', '印刷厂排期推迟'])
    world.close()
  })

  it('is refused without a reason, and without a row', async () => {
    const { world, name, material } = await withChain()
    const before = shownRows(world, name)
    const { preview } = effectsOf(world, move(material, 3))
    expect(await world.app.actions.plan.apply(preview.moved, '  ', UNWATCHED)).toEqual({
      ok: false,
      error: { kind: 'noReason' },
    })
    expect(await world.app.actions.plan.apply([], '推迟', UNWATCHED)).toEqual({ ok: false, error: { kind: 'nothing' } })
    expect(shownRows(world, name)).toEqual(before)
    world.close()
  })

  it('is refused whole when the dates of one row have changed since, or a row is gone', async () => {
    const { world, name, material, launch } = await withChain()
    const { preview } = effectsOf(world, move(material, 3))
    editRow(world, name, launch, { 计划结束: instant('2024-07-10') })
    const before = shownRows(world, name)
    const refused = { ok: false, error: { kind: 'changed', recordIds: [launch] } }
    expect(await world.app.actions.plan.apply(preview.moved, '推迟', UNWATCHED)).toEqual(refused)
    expect(shownRows(world, name)).toEqual(before)
    deleteRow(world, name, launch)
    expect(await world.app.actions.plan.apply(preview.moved, '推迟', UNWATCHED)).toEqual(refused)
    world.close()
  })

  it('goes on after a run that was stopped half-way, because rows with their new dates are left alone', async () => {
    const { world, name, material, launch } = await withChain()
    const { preview } = effectsOf(world, move(material, 3))
    editRow(world, name, material, { 计划开始: instant('2024-07-04'), 计划结束: instant('2024-07-08') })
    expect(await world.app.actions.plan.apply(preview.moved, '推迟', UNWATCHED)).toMatchObject({ ok: true })
    await everyQuiet(world)
    expect(shownRows(world, name).find(({ id }) => id === launch)?.cells['计划开始']).toBe(instant('2024-07-11'))
    await world.pass(10_000)
    expect(logOf(world).map(([, , , reason]) => reason)).toEqual(['推迟', '推迟', '推迟', '推迟'])
    world.close()
  })

  it('keeps its reason in the Base where the sheet has no 变更记录', async () => {
    const { world, material } = await withChain('S2')
    const { preview } = effectsOf(world, move(material, 1))
    expect(await world.app.actions.plan.apply(preview.moved, '印刷厂排期推迟', UNWATCHED)).toMatchObject({ ok: true })
    await world.pass(10_000)
    const moved = await world.app.actions.whatMoved('2024-06-01')
    const reasons = moved.ok ? (moved.value.changes ?? []).map(({ reason }) => reason) : []
    expect(reasons.length).toBeGreaterThan(1)
    expect(new Set(reasons)).toEqual(new Set(['印刷厂排期推迟']))
    world.close()
  })

  it('writes what any preview shows, of any plan, and nothing else', async () => {
    const { world, name, material, launch, report } = await withChain()
    const ids = [material, launch, report]
    const wishes = fc.record({
      starts: fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.nat({ max: 20 })),
      changes: fc.array(
        fc.record({
          kind: fc.constant('move' as const),
          ids: fc.subarray(ids, { minLength: 1 }),
          days: fc.integer({ min: -8, max: 8 }),
          unit: fc.constantFrom('calendar' as const, 'workday' as const),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      pulls: fc.boolean(),
      keeps: fc.subarray(ids, { maxLength: 1 }).map((kept) => new Set(kept)),
    })
    await fc.assert(
      fc.asyncProperty(wishes, async ({ starts, ...wish }) => {
        for (const [at, id] of ids.entries()) {
          const from = addDays('2024-07-01', starts[at] ?? 0)
          editRow(world, name, id, { 计划开始: instant(from), 计划结束: instant(addDays(from, at)) })
        }
        await everyQuiet(world)
        const people = new Set(
          tableNamed(world, name)
            .fields.map((field) => field.name)
            .filter((column) => !['计划开始', '计划结束', '计算时间'].includes(column)),
        )
        const others = (rows: ReturnType<typeof shownRows>) =>
          rows.map(({ id, cells }) => [
            id,
            ...['任务名称', '前置任务', '间隔天数', '主责人', '实际进度']
              .filter((column) => people.has(column))
              .map((column) => cells[column]),
          ])
        const before = shownRows(world, name)
        const { preview } = effectsOf(world, wish)
        const written = await world.app.actions.plan.apply(preview.moved, '试', UNWATCHED)
        expect(written.ok).toBe(preview.moved.length > 0)
        await everyQuiet(world)
        const after = shownRows(world, name)
        const moved = new Map(preview.moved.map((task) => [task.id, task.after]))
        expect(after.map(({ id, cells }) => [id, cells['计划开始'], cells['计划结束']])).toEqual(
          before.map(({ id, cells }) => {
            const dates = moved.get(id)
            return dates === undefined
              ? [id, cells['计划开始'], cells['计划结束']]
              : [id, instant(dates.start ?? ''), instant(dates.end)]
          }),
        )
        expect(others(after)).toEqual(others(before))
        expect(effectsOf(world, {}).preview.moved).toEqual([])
      }),
      { seed: 14, numRuns: isWhole ? 200 : 15 },
    )
    world.close()
  })
})

describe('[DP5] the columns for links', () => {
  it('come at one press into a sheet whose template has none, once, and then links count', async () => {
    const { world, name, launch } = await withChain('S2')
    const columns = () =>
      tableNamed(world, name)
        .fields.map((field) => field.name)
        .filter((column) => column.startsWith('前置任务') || column.startsWith('间隔天数'))
    expect(columns()).toEqual(['前置任务', '间隔天数'])
    expect(await world.app.actions.plan.addLinkColumns()).toEqual({ ok: true, value: null })
    await world.quiet()
    expect(columns()).toEqual(['前置任务', '间隔天数'])
    expect(present(world.app.getState().sheet, 'the sheet').columns).toEqual(
      expect.arrayContaining(['predecessors', 'lagDays']),
    )
    editRow(world, name, launch, { 计划开始时间: instant('2024-07-06') })
    await everyQuiet(world)
    expect(shownRows(world, name).find(({ id }) => id === launch)?.cells['数据问题']).toContain('间隔天数不足')
    expect(effectsOf(world, {}).preview.violations.before).toMatchObject([{ taskId: launch, fixStart: '2024-07-08' }])
    world.close()
  })

  it('are not called lost afterwards', async () => {
    const { world } = await withChain('S2')
    const checked = await world.app.actions.checkSchema()
    expect(checked.ok && checked.value.drift).toEqual([])
    world.close()
  })
})
