import { afterEach, describe, expect, it } from 'vitest'
import type { BroughtBlock } from '../../../src/application/imports/block.ts'
import type { ImportWish } from '../../../src/application/imports/importState.ts'
import type { ImportChoices, ImportPlan } from '../../../src/application/imports/importPlan.ts'
import { presetTarget } from '../../../src/application/imports/importTarget.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'
import { editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'
import { blockOf, cell, planOf, proposedOf } from './support/blocks.ts'

const S3 = presetTarget('S3', 'zh-CN')
const ownOf = (plan: ImportPlan) =>
  plan.own.map(({ heading, name, field, kind, isKept }) => [heading, name, field ?? kind, isKept])

describe('[IM5] what a file has and the target does not', () => {
  it.each([
    { cells: ['高', '低'], kind: 'text' },
    { cells: ['1200', '8,000.50'], kind: 'number' },
    { cells: ['¥1200', '-3'], kind: 'number' },
    { cells: ['13800138000', '13900139000'], kind: 'text' },
    { cells: ['007', '12'], kind: 'text' },
    { cells: ['12', '一打'], kind: 'text' },
    { cells: ['2024-03-01', '2024/3/5'], kind: 'day' },
    { cells: ['3月1日', '2024/3/5'], kind: 'text' },
    { cells: ['3', '-'], kind: 'number' },
    { cells: [cell('60%', { kind: 'percent', percent: 60 }), '40%'], kind: 'text' },
    { cells: [cell('3月1日 9:00', { kind: 'day', day: '2024-03-01', time: '09:00' }), '2024-03-02'], kind: 'text' },
  ] as const)('$cells become a column of $kind', ({ cells, kind }) => {
    const [one, other] = cells
    const plan = planOf(
      blockOf([
        ['核心任务', '优先级'],
        ['海报', one],
        ['视频', other],
      ]),
      {},
      S3,
    )
    expect(ownOf(plan)).toEqual([['优先级', '优先级', kind, true]])
  })

  it('is offered ticked in a new sheet, a field of ours as that field, and not what we compute or has no heading', () => {
    const plan = planOf(
      blockOf([
        ['核心任务', '对接部门', '前置任务', '所属活动', '计划进度', '负责人', '备注', '', '空的'],
        ['海报', '市场部', '', '春促', '30%', '张三', '甲', '?!', ''],
        ['视频', '销售部', '海报', '春促', '40%', '李四', '乙', '?!', '-'],
      ]),
      {},
      S3,
    )
    expect(ownOf(plan)).toEqual([
      ['对接部门', '对接部门', 'department', true],
      ['前置任务', '前置任务', 'predecessors', true],
      ['所属活动', '所属活动', 'text', true],
      ['计划进度', '计划进度 2', 'text', false],
      ['H', 'H', 'text', false],
    ])
    expect(plan.rows[1]?.links.map(({ after }) => after.map(({ title }) => title))).toEqual([['海报']])
    expect(plan.rows[0]?.own).toEqual([{ at: 3, name: '所属活动', before: null, after: '春促', isWritten: true }])
    expect(plan.unread).toEqual([])
  })

  it('gets another name where the sheet has its own, and is brought or left out as a person says', () => {
    const block = blockOf([
      ['核心任务', '备注', '计划进度'],
      ['海报', '甲', '30%'],
    ])
    const plan = planOf(block, { fields: { 0: 'title' }, kept: { 2: true } }, S3)
    expect(ownOf(plan)).toEqual([
      ['备注', '备注 2', 'text', true],
      ['计划进度', '计划进度 2', 'text', true],
    ])
    expect(planOf(block, { fields: { 0: 'title' }, kept: { 1: false } }, S3).rows[0]?.own).toEqual([])
  })

  it('rows that differ in such a column alone are not the same row twice', () => {
    const plan = planOf(
      blockOf([
        ['核心任务', '城市', '备注'],
        ['路演', '上海', ''],
        ['路演', '北京', ''],
        ['路演', '北京', ''],
      ]),
      {},
      S3,
    )
    expect(plan.counts).toMatchObject({ new: 2, leftOut: 1 })
  })

  it('a merged cell of words says the same of each of its rows, one of numbers is counted once', () => {
    const plan = planOf(
      blockOf(
        [
          ['核心任务', '城市', '费用'],
          ['甲', '上海', '300'],
          ['乙', '', ''],
          ['丙', '北京', '200'],
        ],
        {
          merges: [
            { row: 1, column: 1, rows: 2, columns: 1 },
            { row: 1, column: 2, rows: 2, columns: 1 },
          ],
        },
      ),
      { fields: { 0: 'title' } },
      S3,
    )
    expect(plan.rows.map(({ own }) => own.map(({ after }) => after))).toEqual([['上海', 300], ['上海'], ['北京', 200]])
  })
})

const worlds: AppWorld[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})
async function open(): Promise<AppWorld> {
  const world = await openAppWorld()
  worlds.push(world)
  return world
}
const TABLE = '实施进度监控表'
const signal = new AbortController().signal
const request = { preset: 'S3', withOptional: true, sample: 'none', another: false } as const

async function bring(world: AppWorld, block: BroughtBlock, change: Partial<ImportChoices> = {}) {
  const imports = await world.app.actions.imports()
  const source = await imports.columns(block)
  const tableId = world.app.getState().sheet?.tableId
  const wish: ImportWish = {
    source,
    choices: proposedOf(source, change),
    to: tableId === undefined ? { kind: 'new', request } : { kind: 'sheet', tableId, campaignId: null },
  }
  const { plan } = valueOf(await imports.preview(wish, signal))
  if (plan.writes > 0) valueOf(await imports.write(wish, plan, { signal, onProgress: () => undefined }))
  await world.quiet()
  return plan
}
const columnsOf = (world: AppWorld) => tableNamed(world, TABLE).fields.map(({ name }) => name)
async function takeBackLast(world: AppWorld, runs: number): Promise<void> {
  const list = async () => valueOf(await world.app.actions.runs.list())
  await expect.poll(async () => (await list()).length).toBe(runs)
  valueOf(await world.app.actions.runs.takeBack(present((await list())[0], 'a run').id, { signal }))
  await world.quiet()
}

const FILE = blockOf([
  ['核心任务', '优先级', '预估费用', '确认日', '对接部门', '协同人', '前置任务'],
  ['海报', '高', '1,200.5', '2024-03-01', '市场部', '张三', ''],
  ['视频', '低', '800', '', '法务部', '', '海报'],
])

describe('[IM5] [IM3] columns that a sheet does not have', () => {
  it('are made in a new sheet, tracked where they are ours, and filled; the same file has no changes', async () => {
    const world = await open()
    await bring(world, FILE)
    const { cells, id } = shownRow(world, TABLE, '海报')
    expect(cells).toMatchObject({ 优先级: '高', 预估费用: 1200.5, 对接部门: '市场部', 协同人: '张三' })
    expect(cells['确认日']).toEqual(expect.any(Number))
    expect(shownRow(world, TABLE, '视频').cells).toMatchObject({ 确认日: null, 对接部门: '法务部', 前置任务: [id] })
    const tracked = world.app.getState().sheet?.tasks.find(({ row }) => row.title === '视频')
    expect(tracked?.row).toMatchObject({ department: '法务部', predecessors: [id] })
    const again = await bring(world, FILE)
    expect(again).toMatchObject({ writes: 0, counts: { same: 2 } })
    expect(again.own.every(({ columnId }) => columnId !== null)).toBe(true)
  })

  it('are made in a sheet of people only when they are ticked, and go with the import when it is taken back', async () => {
    const world = await open()
    await world.setUp({ preset: 'S3', sample: 'none' })
    const before = columnsOf(world)
    const plan = await bring(world, FILE)
    expect(plan.own.map(({ isKept }) => isKept)).toEqual(Array(6).fill(false))
    expect(columnsOf(world)).toEqual(before)
    const ticked = { kept: { 1: true, 2: true, 4: true, 5: true, 6: true } }
    expect((await bring(world, FILE, ticked)).counts).toMatchObject({ changes: 2, new: 0 })
    expect(columnsOf(world)).toEqual([...before, '对接部门', '协同人', '前置任务', '优先级', '预估费用'])
    expect(shownRow(world, TABLE, '海报').cells).toMatchObject({ 优先级: '高', 协同人: '张三', 预估费用: 1200.5 })
    await takeBackLast(world, 3)
    expect(columnsOf(world)).toEqual(before)
    expect(shownRows(world, TABLE).map(({ cells }) => cells['核心任务'])).toContain('海报')
  })

  it("of people's own with the heading of the file are filled where they are empty, and kept where they are not", async () => {
    const world = await open()
    await bring(world, FILE)
    editRow(world, TABLE, shownRow(world, TABLE, '海报').id, { 优先级: '中', 预估费用: null })
    await world.quiet()
    const filled = await bring(world, FILE)
    expect(filled.rows[0]?.own.map(({ name, before, isWritten }) => [name, before, isWritten])).toEqual([
      ['优先级', '中', false],
      ['预估费用', null, true],
    ])
    expect(shownRow(world, TABLE, '海报').cells).toMatchObject({ 优先级: '中', 预估费用: 1200.5 })
    await bring(world, FILE, { updates: true })
    expect(shownRow(world, TABLE, '海报').cells['优先级']).toBe('高')
    await takeBackLast(world, 3)
    expect(shownRow(world, TABLE, '海报').cells['优先级']).toBe('中')
  })
})
