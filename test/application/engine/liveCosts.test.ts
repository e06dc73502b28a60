import { afterEach, describe, expect, it } from 'vitest'
import type { PresetId } from '../../../src/schema/index.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { editRow, shownRow } from '../../support/shownRows.ts'

let world: AppWorld | null = null
afterEach(() => world?.close())

/** A sheet with its template's rows on an evening of its campaign, with nothing left to do. */
async function settled(preset: PresetId, at: string): Promise<AppWorld> {
  const opened = await openAppWorld({ at })
  world = opened
  await opened.setUp({ preset, sample: 'verbatim' })
  await opened.pass(120_000, 10_000)
  opened.door.resetCalls()
  return opened
}

/** How often rows of each table were read and written since the last reset: '任务 read' → 1; other calls by their key. */
function costs({ door }: AppWorld): Readonly<Record<string, number>> {
  const tableOf = new Map(
    door.engine.document.tables.flatMap(({ name, records }) => records.map(({ id }) => [id, name] as const)),
  )
  const counts: Record<string, number> = {}
  for (const { key, params } of door.calls) {
    const id = /(?:"recordId":|\[)"(?<id>rec\w+)"/u.exec(JSON.stringify(params))?.groups?.['id']
    const table = tableOf.get(id ?? '')
    const act = key === 'WidgetTable_getRecordsByIds' ? 'read' : key === 'WidgetTable_setRecords' ? 'write' : null
    const what = table === undefined || act === null ? key : `${table} ${act}`
    counts[what] = (counts[what] ?? 0) + 1
  }
  return counts
}

const TASKS = [
  {
    preset: 'S0',
    at: '2024-06-13T19:00:00+08:00',
    table: '任务分解与责任跟踪表',
    title: '线下物料准备',
    progress: '实际进度',
  },
  {
    preset: 'S1',
    at: '2024-10-17T19:00:00+08:00',
    table: '活动执行进度表',
    title: '活动现场执行',
    progress: '实际进度',
  },
  {
    preset: 'S2',
    at: '2024-03-02T19:00:00+08:00',
    table: '执行进度跟踪表',
    title: '海报设计初稿',
    progress: '实际进度(%)',
  },
  {
    preset: 'S3',
    at: '2024-03-19T19:00:00+08:00',
    table: '实施进度监控表',
    title: '信息流广告投放',
    progress: '当前进度',
  },
  { preset: 'full', at: '2024-06-13T19:00:00+08:00', table: '任务', title: '线下物料准备', progress: '实际进度' },
] as const

describe.each(TASKS)('[LV1] live tracking of $preset', ({ preset, at, table, title, progress }) => {
  it('an edit of a task costs one read and one write of the task table, and at most one write of any other', async () => {
    const base = await settled(preset, at)
    // The first percentage of a sheet shows how its column counts, which is looked up once.
    editRow(base, table, shownRow(base, table, title).id, { [progress]: 0.2 })
    await base.pass(120_000, 10_000)
    base.door.resetCalls()
    editRow(base, table, shownRow(base, table, title).id, { [progress]: 0.4 })
    await base.quiet()
    const { [`${table} read`]: reads, [`${table} write`]: writes, ...others } = costs(base)
    expect({ reads, writes }).toEqual({ reads: 1, writes: 1 })
    expect(Object.entries(others).filter(([what, count]) => !what.endsWith(' write') || count > 1)).toEqual([])
  })

  it('with nothing to do it makes no call', async () => {
    const base = await settled(preset, at)
    await base.pass(5 * 60_000, 10_000)
    expect(base.door.calls.map(({ key }) => key)).toEqual([])
  })
})

const BESIDE = [
  { preset: 'S0', table: '活动效果评估表', title: '新增会员', cells: { 实际值: 3600 } },
  { preset: 'S0', table: '问题与风险记录表', title: '线下活动到场率', cells: { 严重程度: '高' } },
  { preset: 'S1', table: '活动预算表', title: '朋友圈广告投放', cells: { 实际花费: 16_000 } },
  { preset: 'full', table: '预算', title: '朋友圈广告投放', cells: { 实际花费: 600_000 } },
  { preset: 'full', table: '问题与风险', title: '线下活动到场率', cells: { 严重程度: '高' } },
  { preset: 'full', table: '活动', title: '2024年夏季新品促销', cells: { 预算总额: 1000 } },
] as const

describe.each(BESIDE)('[LV1] an edit in $table of $preset', ({ preset, table, title, cells }) => {
  it('costs one read of its table, at most one write of each, and no call for the tasks', async () => {
    const base = await settled(preset, preset === 'S1' ? '2024-10-17T19:00:00+08:00' : '2024-06-13T19:00:00+08:00')
    const tasks = base.table().name
    editRow(base, table, shownRow(base, table, title).id, cells)
    await base.quiet()
    const { [`${table} read`]: reads, ...others } = costs(base)
    expect(reads).toBe(1)
    expect(Object.keys(others).filter((what) => what.startsWith(`${tasks} `))).toEqual([])
    const more = Object.entries(others).filter(([what, count]) => !what.endsWith(' write') || count > 1)
    // A changed budget is a change of the plan: it is logged, and that its reason is asked is stored and read back. [LG2]
    const log = { WidgetTable_addRecords: 1, Bridge_getData: 2, Bridge_setData: 1 }
    expect(Object.fromEntries(more)).toEqual('预算总额' in cells ? log : {})
  })
})
