import { afterEach, describe, expect, it } from 'vitest'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { addRow, deleteRow, editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const TASKS = { full: '任务', S2: '执行进度跟踪表' } as const
const END = { full: '计划结束', S2: '计划结束时间' } as const

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0).toReversed()) world.close()
})

async function tracked(preset: 'full' | 'S2'): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
  open.push(world)
  await world.setUp({ preset })
  await world.pass(10_000)
  world.door.resetCalls()
  return world
}
const logOf = ({ app }: AppWorld) => app.getState().companions?.planLog ?? null
const entriesOf = (world: AppWorld) => {
  const log = logOf(world)
  return log?.kind === 'read' ? log.log.entries.map(({ field, after, reason }) => [field, after, reason]) : log?.kind
}
const openLog = ({ app }: AppWorld) => app.actions.openPlanLog(app.getState().sheet?.tableId ?? '')
const calls = ({ door }: AppWorld) => door.calls.map(({ key }) => key.replace('WidgetTable_', ''))
/** Moves the planned end of the first task. */
const moveEnd = (world: AppWorld, preset: 'full' | 'S2', to: string) => {
  const [task] = shownRows(world, TASKS[preset])
  editRow(world, TASKS[preset], task?.id ?? '', { [END[preset]]: day(to) })
}

describe('[RA11] the log of changes for an open report', () => {
  it.each(['full', 'S2'] as const)('%s: follows an edit of a plan at once', async (preset) => {
    const world = await tracked(preset)
    const close = openLog(world)
    await world.quiet()
    const before = logOf(world)
    expect(entriesOf(world)).toEqual([])
    expect(before?.kind === 'read' ? before.log.since : null).toBe('2024-06-13')
    moveEnd(world, preset, '2024-09-01')
    await world.quiet()
    expect(entriesOf(world)).toEqual([['plannedEnd', '2024-09-01', null]])
    // Once it is in the log it stands there once.
    await world.pass(10_000)
    expect(entriesOf(world)).toEqual([['plannedEnd', '2024-09-01', null]])
    close()
    expect(logOf(world)).toBeNull()
  })

  it('full: a reason that people write into 变更记录 follows, and so does a row that they delete', async () => {
    const world = await tracked('full')
    openLog(world)
    moveEnd(world, 'full', '2024-09-01')
    await world.pass(10_000)
    const [row] = shownRows(world, '变更记录')
    editRow(world, '变更记录', row?.id ?? '', { 原因: '场地改期' })
    await world.quiet()
    expect(entriesOf(world)).toEqual([['plannedEnd', '2024-09-01', '场地改期']])
    deleteRow(world, '变更记录', row?.id ?? '')
    await world.quiet()
    expect(entriesOf(world)).toEqual([])
  })

  it('S2: a change that another sidebar has logged follows', async () => {
    const world = await tracked('S2')
    const other = await world.beside()
    open.push(other)
    await world.pass(4000)
    openLog(other)
    moveEnd(world, 'S2', '2024-09-01')
    await world.pass(10_000)
    expect(entriesOf(other)).toEqual([['plannedEnd', '2024-09-01', null]])
  })

  it('is the same object while other tables are edited', async () => {
    const world = await tracked('full')
    openLog(world)
    await world.quiet()
    const before = logOf(world)
    editRow(world, '目标与效果', shownRow(world, '目标与效果', '新增会员').id, { 实际值: 3600 })
    await world.quiet()
    expect(logOf(world)).toBe(before)
  })

  it('is read once: whoever asks after that costs no host call', async () => {
    const world = await tracked('full')
    openLog(world)()
    openLog(world)
    await world.quiet()
    const first = calls(world)
    await world.app.actions.knownHistory()
    world.door.resetCalls()
    openLog(world)()
    openLog(world)
    await world.quiet()
    expect(first.filter((key) => /getRecord/u.test(key))).toHaveLength(1)
    expect(calls(world)).toEqual([])
    expect(entriesOf(world)).toEqual([])
  })

  it('a sheet without 变更记录 costs no host call at all', async () => {
    const world = await tracked('S2')
    openLog(world)
    await world.quiet()
    expect(calls(world)).toEqual([])
    expect(entriesOf(world)).toEqual([])
  })

  it('1,200 rows come page by page, with progress, and stop when the report is closed', async () => {
    const world = await tracked('full')
    for (let at = 0; at < 1200; at += 1)
      addRow(world, '变更记录', { 摘要: `第 ${String(at)} 条`, 时间: day('2024-06-01') + at, 类别: '计划日期' })
    await world.quiet()
    const second = await world.beside()
    open.push(second)
    await second.quiet()
    second.door.resetCalls()
    const seen: (number | null)[] = []
    const stop = second.app.subscribe(() => {
      const log = logOf(second)
      if (log?.kind !== 'reading') return
      seen.push(log.read)
      if (log.read > 0) close()
    })
    const close = openLog(second)
    await second.quiet()
    stop()
    const pages = calls(second).filter((key) => /getRecord/u.test(key)).length
    expect(seen.filter((read) => read !== 0)).toHaveLength(1)
    expect(logOf(second)).toBeNull()
    openLog(second)
    await second.quiet()
    expect(logOf(second)?.kind).toBe('read')
    expect(calls(second).filter((key) => /getRecord/u.test(key)).length).toBeGreaterThan(2 * pages)
  })

  it('a row that is edited while the log is read stands in it as it is now', async () => {
    const world = await tracked('full')
    const rows = Array.from({ length: 600 }, (_none, at) =>
      addRow(world, '变更记录', {
        摘要: `第 ${String(at)} 条`,
        时间: day('2024-06-01') + at,
        类别: '计划日期',
        字段: '计划结束',
      }),
    )
    const second = await world.beside()
    open.push(second)
    await second.quiet()
    const stop = second.app.subscribe(() => {
      const log = logOf(second)
      if (log?.kind !== 'reading' || log.read === 0) return
      stop()
      editRow(world, '变更记录', rows[0] ?? '', { 原因: '场地改期' })
      deleteRow(world, '变更记录', rows[1] ?? '')
    })
    openLog(second)
    await second.quiet()
    const log = logOf(second)
    const entries = log?.kind === 'read' ? log.log.entries : []
    expect(entries).toHaveLength(599)
    expect(entries.find(({ id }) => id === rows[0])?.reason).toBe('场地改期')
  })

  it('a table that may not be read is told apart from an empty log, and everything else goes on', async () => {
    const world = await tracked('full')
    world.door.asOther('WidgetBase_deleteTable', [undefined], [tableNamed(world, '变更记录').id])
    await world.pass(4000)
    openLog(world)
    await world.quiet()
    expect(logOf(world)).toMatchObject({ kind: 'failed' })
    expect(world.app.getState().companions?.sync.kind).toBe('settled')
  })
})
