import { afterEach, describe, expect, it } from 'vitest'
import { historyFlags } from '../../../src/application/history/historyFlags.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRow, deleteRow, editRow, shownRow, shownRows } from '../../support/shownRows.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
/** Lets the next moments pass in every sidebar on the Base. */
/** On the day on which a sheet is made its plan is still being typed. */
const nextDay = (world: AppWorld): Promise<void> => world.pass(86_400_000, 3_600_000)
const quiet = (world: AppWorld): Promise<void> => world.pass(12_000)

let open: AppWorld[] = []
afterEach(() => {
  for (const world of open) world.close()
  open = []
})

const PRESETS = ['S0', 'S1', 'S2', 'S3', 'full'] as const satisfies readonly PresetId[]

interface Planned {
  readonly world: AppWorld
  readonly taskIds: readonly string[]
  move(at: number, end: string): Promise<void>
}

/** A sheet with planned tasks, on 10 June. */
async function planned(preset: PresetId, titles: readonly string[] = ['海报']): Promise<Planned> {
  const world = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
  open.push(world)
  await world.setUp({ preset, sample: 'none' })
  const { name: table } = world.table()
  const columns = present(world.app.getState().sheet, 'sheet').columnNames
  const cellsOf = (cells: { readonly [Key in 'title' | 'plannedStart' | 'plannedEnd']?: unknown }) =>
    Object.fromEntries(Object.entries(cells).map(([key, cell]) => [columns[key as 'title'] ?? key, cell]))
  const taskIds = titles.map((title) =>
    addRow(world, table, cellsOf({ title, plannedStart: day('2024-06-01'), plannedEnd: day('2024-06-20') })),
  )
  await quiet(world)
  return {
    world,
    taskIds,
    async move(at, end) {
      editRow(world, table, present(taskIds[at], 'task'), cellsOf({ plannedEnd: day(end) }))
      await quiet(world)
    },
  }
}

const UNWATCHED = { signal: new AbortController().signal, onProgress: () => undefined }
const endOf = ({ app }: AppWorld) => app.getState().sheet?.tasks[0]?.row.plannedEnd

const asked = (world: AppWorld) =>
  (world.app.getState().companions?.asked ?? []).filter(({ kind }) => kind === 'planDates')
const idsOf = (world: AppWorld) => asked(world).map(({ id }) => id)
async function beside(world: AppWorld, options: Parameters<AppWorld['beside']>[0] = {}): Promise<AppWorld> {
  const other = await world.beside(options)
  open.push(other)
  await quiet(world)
  return other
}
const changesOf = async (world: AppWorld) => valueOf(await world.app.actions.whatMoved('2024-06-09')).changes ?? []
/** The reason that the log of the sheet holds for the move of the planned end. */
const reasonOf = async (world: AppWorld) =>
  (await changesOf(world)).find(({ after }) => after === '2024-06-25')?.reason ?? null

describe.each(PRESETS)('[LG2] why the plan was changed, in %s', (preset) => {
  it('a moved date is asked about in every sidebar, and the answer stands in the log and ends the question everywhere', async () => {
    const { world, move, taskIds } = await planned(preset)
    const other = await beside(world)
    await move(0, '2024-06-25')
    for (const one of [world, other])
      expect(asked(one)).toMatchObject([
        { taskId: taskIds[0], title: '海报', field: 'plannedEnd', before: '2024-06-20', after: '2024-06-25' },
      ])
    expect(await other.app.actions.reasons.write(idsOf(other), ' 场地延后开放 ')).toEqual({ ok: true, value: null })
    await quiet(world)
    for (const one of [world, other]) {
      expect(asked(one)).toEqual([])
      expect(await reasonOf(one)).toBe('场地延后开放')
    }
  })

  it('the question outlives a reload; once it is put aside it is not asked again, in no sidebar', async () => {
    const { world, move } = await planned(preset)
    await move(0, '2024-06-25')
    world.close()
    const again = await beside(world)
    expect(asked(again)).toHaveLength(1)
    const other = await beside(again)
    await again.app.actions.reasons.leave(idsOf(again))
    await quiet(again)
    expect([...asked(again), ...asked(other)]).toEqual([])
    expect(await reasonOf(again)).toBeNull()
    const last = await beside(again)
    expect(asked(last)).toEqual([])
  })

  it('several changes are asked about together, answered one by one or at once, and a reason that stands stays', async () => {
    const { world, move } = await planned(preset, ['海报', '直播', '短信'])
    await move(0, '2024-06-25')
    await move(1, '2024-06-26')
    await move(2, '2024-06-27')
    expect(asked(world).map(({ title }) => title)).toEqual(['短信', '直播', '海报'])
    const all = idsOf(world)
    await world.app.actions.reasons.write(all.slice(2), '场地延后开放')
    expect(asked(world)).toHaveLength(2)
    await world.app.actions.reasons.write(all, '人手不足')
    await quiet(world)
    expect(asked(world)).toEqual([])
    expect(
      (await changesOf(world)).filter(({ after }) => after.startsWith('2024-06-2')).map(({ reason }) => reason),
    ).toEqual(['人手不足', '人手不足', '场地延后开放'])
  })

  it('a change that was taken back is asked about no more', async () => {
    const { world, move } = await planned(preset)
    await move(0, '2024-06-25')
    expect(asked(world)).toHaveLength(1)
    await move(0, '2024-06-20')
    expect(asked(world)).toEqual([])
  })

  it('a shift that is taken back, and brought back, is asked about in no sidebar; a date moved by hand afterwards is', async () => {
    const { world, taskIds, move } = await planned(preset)
    const other = await beside(world)
    const id = present(taskIds[0], 'task')
    const shifted = {
      id,
      before: { start: '2024-06-01', end: '2024-06-20' },
      after: { start: '2024-06-01', end: '2024-06-25' },
      days: 5,
      because: 'asked',
      by: null,
      isPast: false,
    } as const
    await world.app.actions.plan.apply([shifted], '场地延后', UNWATCHED)
    await quiet(world)
    expect(endOf(world)).toBe('2024-06-25')
    for (const end of ['2024-06-20', '2024-06-25']) {
      // Later than two readings of one change can lie apart.
      await world.pass(660_000, 60_000)
      const [last] = valueOf(await world.app.actions.runs.list())
      expect(await world.app.actions.runs.takeBack(present(last, 'run').id, UNWATCHED)).toMatchObject({ ok: true })
      await quiet(world)
      expect(endOf(world)).toBe(end)
      for (const one of [world, other]) expect(asked(one)).toEqual([])
    }
    const reasons = (await changesOf(other)).map(({ after, reason }) => [after, reason])
    expect(reasons).toContainEqual(['2024-06-20', '撤销（原来的原因：场地延后）'])
    expect(reasons).toContainEqual(['2024-06-25', '撤销'])
    await move(0, '2024-06-27')
    for (const one of [world, other]) expect(asked(one)).toMatchObject([{ before: '2024-06-25', after: '2024-06-27' }])
  })

  it('of a reader nothing is asked, and nothing is written', async () => {
    const { world, move } = await planned(preset)
    const reader = await beside(world, { userId: 'reader', role: 'reader' })
    await move(0, '2024-06-25')
    expect(asked(world)).toHaveLength(1)
    expect(asked(reader)).toEqual([])
  })

  it('with a question open and nothing changed no call is made', async () => {
    const { world, move } = await planned(preset)
    await move(0, '2024-06-25')
    await world.pass(60_000, 10_000)
    world.door.resetCalls()
    await world.pass(5 * 60_000, 10_000)
    expect(world.door.calls.map(({ key }) => key)).toEqual([])
  })
})

describe('[LG2] which changes are asked about, and when it ends', () => {
  it('a reason that is typed into the table ends the question in every sidebar', async () => {
    const { world, move } = await planned('full')
    const other = await beside(world)
    await move(0, '2024-06-25')
    expect([asked(world), asked(other)].map((one) => one.length)).toEqual([1, 1])
    editRow(world, '变更记录', shownRow(world, '变更记录', '计划结束').id, { 原因: '场地延后开放' })
    await quiet(world)
    expect([...asked(world), ...asked(other)]).toEqual([])
  })

  it('an empty reason is refused, and the question stays', async () => {
    const { world, move } = await planned('full')
    await move(0, '2024-06-25')
    expect(await world.app.actions.reasons.write(idsOf(world), '  ')).toEqual({
      ok: false,
      error: { kind: 'noReason' },
    })
    expect(asked(world)).toHaveLength(1)
  })

  it('a row that somebody deletes from the log is asked about no more', async () => {
    const { world, move } = await planned('full')
    await move(0, '2024-06-25')
    deleteRow(world, '变更记录', shownRow(world, '变更记录', '计划结束').id)
    await quiet(world)
    expect(asked(world)).toEqual([])
  })

  it('an answer is a run that can be taken back, and is not asked for again', async () => {
    const { world, move } = await planned('full')
    await move(0, '2024-06-25')
    await world.app.actions.reasons.write(idsOf(world), '场地延后开放')
    await quiet(world)
    const [run] = valueOf(await world.app.actions.runs.list())
    expect(run).toMatchObject({ kind: 'answer', why: '场地延后开放' })
    await world.app.actions.runs.takeBack(present(run, 'run').id, { signal: new AbortController().signal })
    await quiet(world)
    expect(shownRow(world, '变更记录', '计划结束').cells['原因']).toBeNull()
    expect(asked(world)).toEqual([])
  })
})

describe('[FL1] a planned end that was moved later after it was due', () => {
  it.each(PRESETS)('stays marked in %s until a reason stands, and the log says so to whoever looks', async (preset) => {
    const { world, move, taskIds } = await planned(preset)
    world.clock.set('2024-06-21T19:00:00+08:00')
    await quiet(world)
    await move(0, '2024-06-25')
    const marked = async () => {
      const known = present(valueOf(await world.app.actions.knownHistory()), 'history')
      const { tasks, asOf } = present(world.app.getState().sheet, 'sheet')
      return [
        historyFlags(tasks, known, asOf).get(present(taskIds[0], 'task'))?.includes('replannedAfterDue') ?? false,
        (await changesOf(world)).some(({ isUnexplainedAfterDue }) => isUnexplainedAfterDue),
      ]
    }
    expect(await marked()).toEqual([true, true])
    const before = world.app.getState().companions?.logVersion
    // Putting the question aside is no reason.
    await world.app.actions.reasons.leave(idsOf(world))
    expect(await marked()).toEqual([true, true])
    const change = (await changesOf(world)).find(({ isUnexplainedAfterDue }) => isUnexplainedAfterDue)
    await world.app.actions.reasons.write([present(change, 'change').id], '场地延后开放')
    await quiet(world)
    expect(await marked()).toEqual([false, false])
    expect(world.app.getState().companions?.logVersion).not.toBe(before)
  })
})

describe('[LG2] who had last changed the row', () => {
  const summary = (person: string) => `海报：计划结束 2024-06-25 → 2024-06-26（当时这一行的修改人：${person}）`

  it.each(['S2', 'full'] as const)(
    'is told in %s where a column of the host names them, and nobody is named without one',
    async (preset) => {
      const { world, move } = await planned(preset)
      await move(0, '2024-06-25')
      expect(asked(world)[0]).not.toHaveProperty('changedBy')
      world.door.asOther('WidgetTable_addField', [world.table().id], [{ type: 1004, name: '修改人' }])
      await quiet(world)
      await move(0, '2024-06-26')
      const other = await beside(world)
      const [first] = asked(world)
      const person = present(first?.changedBy, 'person')
      expect(person.length).toBeGreaterThan(0)
      expect(asked(other)[0]?.changedBy).toBe(person)
      const summaries =
        preset === 'full' ? shownRows(world, '变更记录').map(({ cells }) => cells['摘要']) : [summary(person)]
      expect(summaries).toContain(summary(person))
    },
  )
})

describe('[LG2] budget and goals', () => {
  const AMOUNTS = [
    { preset: 'full', table: '活动', cells: { 活动名称: '夏促' }, column: '预算总额' },
    { preset: 'full', table: '预算', cells: { 明细说明: '夏促' }, column: '预算金额' },
    { preset: 'full', table: '目标与效果', cells: { 核心指标: '夏促' }, column: '目标值' },
    { preset: 'S1', table: '活动预算表', cells: { 明细说明: '夏促' }, column: '预算金额' },
    { preset: 'S0', table: '活动效果评估表', cells: { 核心指标: '夏促' }, column: '目标值' },
  ] as const
  it.each(AMOUNTS)('a changed $column of $preset is asked about in every sidebar, once', async (one) => {
    const { preset, table, cells, column } = one
    const { world } = await planned(preset)
    await nextDay(world)
    const id = addRow(world, table, cells)
    await quiet(world)
    const other = await beside(world)
    const open = (of: AppWorld) =>
      (of.app.getState().companions?.asked ?? [])
        .filter(({ kind }) => kind === 'budget' || kind === 'goal')
        .map(({ title, before, after }) => [title, before, after])
    for (const amount of [8000, 10_000]) {
      editRow(world, table, id, { [column]: amount })
      await quiet(world)
    }
    const changes = open(world)
    expect(changes).toContainEqual(['夏促', '8000', '10000'])
    // A line of the budget that is filled in after the campaign has begun changes its budget.
    expect(changes).toHaveLength(column.startsWith('预算金额') ? 2 : 1)
    expect(open(other)).toEqual(changes)
    const row = { 摘要: `夏促：${column} 8000 → 10000`, 字段: column, 旧值: '8000', 任务: null }
    const logged = preset === 'full' ? shownRows(world, '变更记录').map((held) => held.cells) : [row]
    expect(logged).toContainEqual(expect.objectContaining(row))
    await other.app.actions.reasons.write(
      (other.app.getState().companions?.asked ?? []).map((change) => change.id),
      '客户追加',
    )
    await quiet(world)
    expect([...open(world), ...open(other)]).toEqual([])
  })
})

describe('[LG2] scope', () => {
  const scopeOf = (world: AppWorld) =>
    (world.app.getState().companions?.asked ?? [])
      .filter(({ kind }) => kind === 'scope' || kind === 'hold')
      .map(({ kind, before, after }) => [kind, before, after])

  it.each([
    { because: 'once the campaign has begun', start: '2024-06-01', isFirstDay: false, asks: true },
    { because: 'not on the day on which the plan is typed', start: '2024-06-01', isFirstDay: true, asks: false },
    { because: 'not while it is planned', start: '2024-07-01', isFirstDay: false, asks: false },
  ])('a task that is added, deleted or cancelled is asked about $because', async ({ start, isFirstDay, asks }) => {
    const world = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
    open.push(world)
    await world.setUp({ preset: 'full', sample: 'none' })
    const plan = { 计划开始: day(start), 计划结束: day('2024-07-20') }
    const first = addRow(world, '任务', { 任务名称: '海报', ...plan })
    const gone = addRow(world, '任务', { 任务名称: '短信', ...plan })
    await quiet(world)
    expect(world.app.getState().companions?.asked ?? []).toEqual([])
    if (!isFirstDay) await nextDay(world)
    const added = addRow(world, '任务', { 任务名称: '直播', ...plan })
    await quiet(world)
    deleteRow(world, '任务', gone)
    editRow(world, '任务', first, { 人工标记: '取消' })
    editRow(world, '任务', added, { 人工标记: '暂停' })
    await quiet(world)
    const scope = scopeOf(world)
    expect(scope.some(([kind, , after]) => kind === 'hold' && after === 'cancelled')).toBe(asks)
    expect(scope.some(([, , after]) => after === '直播')).toBe(asks)
    expect(scope.some(([, before]) => before === '短信')).toBe(asks)
    expect(scope.some(([, , after]) => after === 'paused')).toBe(false)
    expect(shownRows(world, '变更记录').some(({ cells }) => String(cells['摘要']).includes('暂停'))).toBe(true)
  })

  it('a frozen plan stands before the campaign begins: a task that is added then is asked about [BL1]', async () => {
    const world = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
    open.push(world)
    await world.setUp({ preset: 'S2', sample: 'none' })
    const plan = { 计划开始时间: day('2024-07-01'), 计划结束时间: day('2024-07-20') }
    addRow(world, '执行进度跟踪表', { 任务名称: '海报', ...plan })
    await quiet(world)
    valueOf(await world.app.actions.baselines.freeze({ campaignId: null, name: '', reason: '' }))
    await quiet(world)
    addRow(world, '执行进度跟踪表', { 任务名称: '直播', ...plan })
    await quiet(world)
    expect(scopeOf(world)).toEqual([['scope', null, '直播']])
  })
})
