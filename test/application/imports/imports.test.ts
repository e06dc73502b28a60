import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { BroughtBlock } from '../../../src/application/imports/block.ts'
import type { ImportWish } from '../../../src/application/imports/importState.ts'
import type { ImportChoices } from '../../../src/application/imports/importPlan.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'
import { editRow, shownRow, shownRows } from '../../support/shownRows.ts'
import { blockOf, proposedOf } from './support/blocks.ts'

const worlds: AppWorld[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})
async function open(options: Parameters<typeof openAppWorld>[0] = {}): Promise<AppWorld> {
  const world = await openAppWorld(options)
  worlds.push(world)
  return world
}
const TABLE = '实施进度监控表'
const signal = new AbortController().signal
const run = { signal, onProgress: () => undefined }

async function wishFor(world: AppWorld, block: BroughtBlock, change: Partial<ImportChoices> = {}): Promise<ImportWish> {
  const imports = await world.app.actions.imports()
  const source = await imports.columns(block)
  const tableId = world.app.getState().sheet?.tableId
  return {
    source,
    choices: proposedOf(source, change),
    to:
      tableId === undefined
        ? { kind: 'new', request: { preset: source.preset, withOptional: true, sample: 'none', another: false } }
        : { kind: 'sheet', tableId, campaignId: null },
  }
}
async function bring(world: AppWorld, block: BroughtBlock, change: Partial<ImportChoices> = {}) {
  const imports = await world.app.actions.imports()
  const wish = await wishFor(world, block, change)
  const { plan } = valueOf(await imports.preview(wish, signal))
  const done = plan.writes === 0 ? null : await imports.write(wish, plan, run)
  await world.quiet()
  return { plan, done }
}

const HEADS = ['推广阶段', '推广渠道', '核心任务', '负责人', '计划开始时间', '计划完成时间', '当前进度', '备注']
const FILE = blockOf([
  HEADS,
  [
    '筹备期(第1-2周)',
    '小红书',
    'KOL种草笔记发布',
    '市场部*经理',
    '2024-03-01',
    '2024-03-10',
    '60%(2篇已发布,1篇待审核)',
    '',
  ],
  ['筹备期(第1-2周)', '官方(公众号)', '推文预热', '新媒体*运营', '2024-03-05', '2024-03-12', '100%', '第一行\n第二行'],
  ['收尾期', '抖音', '信息流广告投放', '渠道*专员', '2024-03-15', '2024-03-25', '30%', ''],
])

describe('[IM3] a file is brought into an empty Base', () => {
  it('makes the sheet of the likest template with its tasks, tracks the owners by name, and goes whole when taken back', async () => {
    const world = await open()
    const { done } = await bring(world, FILE)
    expect(done).toMatchObject({ ok: true, value: { added: 3, changed: 0, stopped: null } })
    const rows = shownRows(world, TABLE).filter(({ cells }) => cells['核心任务'] !== null && cells['核心任务'] !== '')
    expect(rows.map(({ cells }) => [cells['核心任务'], cells['负责人'], cells['推广阶段'], cells['当前进度']])).toEqual(
      [
        ['KOL种草笔记发布', '市场部*经理', '筹备期(第1-2周)', 0.6],
        ['推文预热', '新媒体*运营', '筹备期(第1-2周)', 1],
        ['信息流广告投放', '渠道*专员', '收尾期', 0.3],
      ],
    )
    expect(shownRow(world, TABLE, '推文预热').cells['备注']).toBe('第一行\n第二行')
    const tracked = world.app.getState().sheet?.tasks.filter(({ row }) => row.title !== null) ?? []
    expect(tracked.map(({ row }) => row.owner?.map(({ name }) => name))).toEqual([
      ['市场部*经理'],
      ['新媒体*运营'],
      ['渠道*专员'],
    ])
    // What a run was is kept after it: the module that keeps runs loads first.
    const runs = async () => valueOf(await world.app.actions.runs.list())
    await expect.poll(async () => (await runs()).map(({ kind }) => kind)).toEqual(['import'])
    const back = await world.app.actions.runs.takeBack(present((await runs())[0], 'a run').id, {
      signal,
      onProgress: () => undefined,
    } as never)
    await world.quiet()
    expect(back.ok).toBe(true)
    expect(world.door.engine.document.tables.map(({ name }) => name)).not.toContain(TABLE)
  })
})

describe('[IM2] a file is brought into a tracked sheet', () => {
  it('fills what is empty, keeps what people wrote until they want it updated, and has nothing to do the third time', async () => {
    const world = await open()
    await bring(world, FILE)
    editRow(world, TABLE, shownRow(world, TABLE, '推文预热').id, { 备注: '我写的' })
    editRow(world, TABLE, shownRow(world, TABLE, '信息流广告投放').id, { 当前进度: null })
    await world.quiet()
    const filled = await bring(world, FILE)
    expect(filled.plan.counts).toMatchObject({ new: 0, changes: 1, kept: 1, same: 1 })
    expect(shownRow(world, TABLE, '信息流广告投放').cells['当前进度']).toBe(0.3)
    expect(shownRow(world, TABLE, '推文预热').cells['备注']).toBe('我写的')
    const updated = await bring(world, FILE, { updates: true })
    expect(updated.plan.counts).toMatchObject({ changes: 1, same: 2 })
    expect(shownRow(world, TABLE, '推文预热').cells['备注']).toBe('第一行\n第二行')
    expect((await bring(world, FILE, { updates: true })).plan).toMatchObject({ writes: 0, counts: { same: 3 } })
  })
  it('names tasks that are called the same, and writes none of them', async () => {
    const world = await open()
    const twins = blockOf([
      HEADS,
      ['筹备期(第1-2周)', '小红书', '发布', '', '2024-03-01', '2024-03-02', '', ''],
      ['筹备期(第1-2周)', '抖音', '发布', '', '2024-03-03', '2024-03-04', '', ''],
    ])
    expect((await bring(world, twins)).plan.counts).toMatchObject({ new: 2 })
    expect((await bring(world, twins)).plan.counts).toMatchObject({ same: 2, new: 0 })
    const other = blockOf([HEADS, ['筹备期(第1-2周)', '微博', '发布', '', '2024-03-09', '2024-03-10', '', '']])
    const { plan, done } = await bring(world, other, { updates: true })
    expect(plan.rows[0]?.verdict).toEqual({ kind: 'ambiguous', rows: 2 })
    expect(done).toBeNull()
  })
  it('writes nothing into a sheet that has changed since it was shown', async () => {
    const world = await open()
    await bring(world, FILE)
    editRow(world, TABLE, shownRow(world, TABLE, '信息流广告投放').id, { 当前进度: null })
    await world.quiet()
    const imports = await world.app.actions.imports()
    const wish = await wishFor(world, FILE)
    const { plan } = valueOf(await imports.preview(wish, signal))
    editRow(world, TABLE, shownRow(world, TABLE, '信息流广告投放').id, { 当前进度: 0.9 })
    await world.quiet()
    expect(await imports.write(wish, plan, run)).toEqual({ ok: false, error: { kind: 'changed' } })
    expect(shownRow(world, TABLE, '信息流广告投放').cells['当前进度']).toBe(0.9)
  })
  it('finishes with the same file what was stopped, and changes no cell that is not in it', async () => {
    const world = await open()
    await bring(world, FILE)
    const before = shownRows(world, TABLE)
    const many = blockOf([
      HEADS,
      ...Array.from({ length: 450 }, (_, at) => [
        '执行期',
        '抖音',
        `任务 ${String(at)}`,
        '',
        '2024-03-01',
        '2024-03-09',
        '10%',
        '',
      ]),
    ])
    const imports = await world.app.actions.imports()
    const wish = await wishFor(world, many)
    const { plan, fits } = valueOf(await imports.preview(wish, signal))
    expect([plan.counts.new, fits]).toEqual([450, true])
    const stop = new AbortController()
    const stopped = await imports.write(wish, plan, { signal: stop.signal, onProgress: () => stop.abort() })
    expect(stopped).toMatchObject({ ok: true, value: { added: 200, stopped: { kind: 'cancelled' } } })
    await world.quiet()
    const rest = await bring(world, many)
    expect(rest.plan.counts).toMatchObject({ new: 250, same: 200 })
    expect((await bring(world, many)).plan.writes).toBe(0)
    expect(shownRows(world, TABLE).slice(0, before.length)).toEqual(before)
  })
})

describe('[IM4] [IM3] a file whose rows name each other', () => {
  const PLAN = '任务'
  const LINKED = blockOf([
    ['任务名称', '所属活动', '前置任务', '上级任务', '计划开始', '计划结束'],
    ['筹备', '春促', '', '', '2024-03-01', '2024-03-20'],
    ['海报', '春促', '视频、文案', '筹备', '2024-03-10', '2024-03-12'],
    ['视频', '春促', '', '筹备', '2024-03-01', '2024-03-05'],
    ['文案', '春促', '展架', '筹备', '2024-03-01', '2024-03-05'],
    ['海报', '夏促', '', '', '2024-06-10', '2024-06-12'],
  ])
  const request = { preset: 'full', withOptional: true, sample: 'none', another: false } as const
  const linksIn = (world: AppWorld) => {
    const rows = shownRows(world, PLAN)
    const titleOf = (id: string): unknown => rows.find((row) => row.id === id)?.cells['任务名称'] ?? id
    const titles = (ids: unknown): readonly unknown[] => ((ids ?? []) as readonly string[]).map(titleOf)
    return rows.flatMap(({ cells }) =>
      cells['任务名称'] === null || cells['任务名称'] === ''
        ? []
        : [[cells['任务名称'], titles(cells['前置任务']), titles(cells['上级任务'])]],
    )
  }
  async function bringNew(world: AppWorld) {
    const imports = await world.app.actions.imports()
    const source = await imports.columns(LINKED)
    const wish: ImportWish = { source, choices: proposedOf(source), to: { kind: 'new', request } }
    const { plan } = valueOf(await imports.preview(wish, signal))
    const done = valueOf(await imports.write(wish, plan, run))
    await world.quiet()
    return { plan, done }
  }

  it('becomes a sheet with its campaigns and links, has no changes the second time, and goes whole when taken back', async () => {
    const world = await open()
    const { plan } = await bringNew(world)
    expect(plan.newCampaigns).toEqual(['春促', '夏促'])
    expect(plan.unread.map(({ address, why }) => [address, why])).toEqual([['任务表!C5', 'noTask']])
    expect(linksIn(world)).toEqual([
      ['筹备', [], []],
      ['海报', ['视频', '文案'], ['筹备']],
      ['视频', [], ['筹备']],
      ['文案', [], ['筹备']],
      ['海报', [], []],
    ])
    const titles = shownRows(world, '活动').flatMap(({ cells }) => Object.values(cells).slice(0, 1))
    expect(titles.filter((title) => title !== null && title !== '')).toEqual(['春促', '夏促'])
    const again = await bring(world, LINKED)
    expect(again.plan).toMatchObject({ writes: 0, counts: { same: 5 } })
    const runs = async () => valueOf(await world.app.actions.runs.list())
    await expect.poll(async () => (await runs()).map(({ kind }) => kind)).toEqual(['import'])
    valueOf(await world.app.actions.runs.takeBack(present((await runs())[0], 'a run').id, { signal }))
    await world.quiet()
    expect(world.door.engine.document.tables.map(({ name }) => name)).not.toContain(PLAN)
  })

  it('fills links of a tracked sheet that are empty, keeps those that people made, and gives them back as they were', async () => {
    const world = await open()
    await bringNew(world)
    const idOf = (title: string): string => shownRow(world, PLAN, title).id
    const link = (...titles: readonly string[]) => ({ recordIds: titles.map(idOf), text: '', type: 'text' })
    editRow(world, PLAN, idOf('视频'), { 上级任务: null, 前置任务: link('筹备') })
    editRow(world, PLAN, idOf('文案'), { 上级任务: link('视频') })
    await world.quiet()
    const before = linksIn(world)
    const { plan } = await bring(world, LINKED)
    expect(plan.counts).toMatchObject({ changes: 1, kept: 1, same: 3 })
    const find = (title: string) => linksIn(world).find(([own]) => own === title)
    expect([find('视频'), find('文案')]).toEqual([
      ['视频', ['筹备'], ['筹备']],
      ['文案', [], ['视频']],
    ])
    const runs = async () => valueOf(await world.app.actions.runs.list())
    await expect.poll(async () => (await runs()).map(({ kind }) => kind)).toEqual(['import', 'import'])
    valueOf(await world.app.actions.runs.takeBack(present((await runs())[0], 'the later run').id, { signal }))
    await world.quiet()
    expect(linksIn(world)).toEqual(before)
  })
})

describe('[IM2] any sheet', () => {
  it('has no changes when it is brought a second time', async () => {
    const world = await open()
    await world.setUp({ preset: 'S3', sample: 'none' })
    const word = fc.constantFrom('海报', '视频', '直播', '文案 A', '=1+1', '物料\n两行')
    const row = fc.tuple(
      fc.constantFrom('筹备期(第1-2周)', '收尾期', ''),
      fc.constantFrom('抖音', '微博', '-'),
      word,
      fc.constantFrom('张三', ''),
      fc.constantFrom('2024-03-01', '3月底', ''),
      fc.constantFrom('2024-03-09', '2024-04-01', '待定'),
      fc.constantFrom('60%(两篇)', '约80%', '完成', '不知道', ''),
      fc.constantFrom('', '备注', '第一行\n第二行'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const block = blockOf([HEADS, ...rows])
        const first = await bring(world, block, { updates: true })
        const second = await bring(world, block, { updates: true })
        // Rows that the first time found ambiguous stay so.
        expect(second.plan.writes).toBe(0)
        expect(second.plan.counts.ambiguous).toBeGreaterThanOrEqual(first.plan.counts.ambiguous)
      }),
      { seed: 46, numRuns: 12 },
    )
  })
})
