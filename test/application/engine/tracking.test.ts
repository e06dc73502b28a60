import { describe, expect, it, vi } from 'vitest'
import type { RecordState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'

async function tracked(preset: 'S2' | 'S3', options: AppWorldOptions = {}): Promise<AppWorld> {
  const world = await openAppWorld(options)
  await world.setUp({ preset })
  world.door.resetCalls()
  return world
}

const keys = (world: AppWorld): readonly string[] => world.door.calls.map(({ key }) => key.replace('WidgetTable_', ''))
const row = (world: AppWorld, title: string): RecordState => {
  const nameId = world.table().fields.find((field) => field.isPrimary)?.id ?? ''
  const record = world.table().records.find(({ fields }) => JSON.stringify(fields[nameId]).includes(title))
  return present(record, `row ${title}`)
}
const shown = (world: AppWorld, title: string) => {
  const cells = world.cells(row(world, title))
  const text = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'text' in value ? value.text : value
  return {
    plan: cells['计划进度(%)'] ?? cells['计划进度'],
    deviation: cells['进度偏差(%)'] ?? cells['进度偏差'],
    state: text(cells['当前状态'] ?? cells['完成状态']),
    band: text(cells['偏差等级']),
  }
}
/** Another user writes cells, by column name. */
async function edit(world: AppWorld, title: string, cells: Record<string, unknown>): Promise<void> {
  const fields = Object.fromEntries(Object.entries(cells).map(([name, value]) => [world.fieldId(name), value]))
  world.door.asOther('WidgetTable_setRecord', [world.table().id, undefined], [row(world, title).id, { fields }])
  await world.quiet()
}

describe('the cells of the templates’ rows', () => {
  it.each([
    { asOf: '2024-03-01', plan: 0.2, deviation: -5, state: '进行中', band: '正常' },
    { asOf: '2024-03-02', plan: 0.4, deviation: -25, state: '进行中', band: '严重滞后' },
    { asOf: '2024-03-05', plan: 1, deviation: -85, state: '进行中', band: '严重滞后' },
    { asOf: '2024-03-06', plan: 1, deviation: -85, state: '延期', band: '严重滞后' },
  ])(
    '[S2-1] the cells of 海报设计初稿 as of $asOf are $plan, $deviation, $state, $band',
    async ({ asOf, ...expected }) => {
      const world = await tracked('S2', { at: `${asOf}T19:00:00+08:00` })
      expect(shown(world, '海报设计初稿')).toEqual(expected)
    },
  )

  it.each([
    { asOf: '2024-03-06', title: 'KOL种草笔记发布', plan: 0.6, deviation: 0, state: '进行中', band: '正常' },
    { asOf: '2024-03-16', title: 'KOL种草笔记发布', plan: 1, deviation: -40, state: '延期', band: '严重滞后' },
    { asOf: '2024-03-11', title: '推文预热', plan: 0.875, deviation: 12.5, state: '已完成', band: null },
    { asOf: '2024-03-16', title: '推文预热', plan: 1, deviation: 0, state: '已完成', band: null },
    {
      asOf: '2024-03-16',
      title: '信息流广告投放',
      plan: 2 / 11,
      deviation: 30 - 200 / 11,
      state: '进行中',
      band: '超前',
    },
    {
      asOf: '2024-03-18',
      title: '信息流广告投放',
      plan: 4 / 11,
      deviation: 30 - 400 / 11,
      state: '进行中',
      band: '关注',
    },
    {
      asOf: '2024-03-19',
      title: '信息流广告投放',
      plan: 5 / 11,
      deviation: 30 - 500 / 11,
      state: '进行中',
      band: '滞后预警',
    },
    { asOf: '2024-03-26', title: '信息流广告投放', plan: 1, deviation: -70, state: '延期', band: '严重滞后' },
    { asOf: '2024-03-27', title: '新品首发活动', plan: 0, deviation: 0, state: '未开始', band: '正常' },
    { asOf: '2024-03-28', title: '新品首发活动', plan: 1 / 9, deviation: -100 / 9, state: '未开始', band: '滞后预警' },
  ])(
    '[S3-1] $title as of $asOf has the state $state and the band $band',
    async ({ asOf, title, plan, deviation, state, band }) => {
      const world = await tracked('S3', { at: `${asOf}T19:00:00+08:00` })
      const cells = shown(world, title)
      expect(cells).toMatchObject({ state, band })
      expect(cells.plan).toBeCloseTo(plan, 9)
      expect(cells.deviation).toBeCloseTo(deviation, 9)
    },
  )

  it('[RU1] the roll-up of the four S3 rows is that of the vectors', async () => {
    const world = await tracked('S3', { at: '2024-03-18T19:00:00+08:00' })
    const { rollUp, counts } = present(world.app.getState().sheet, 'the sheet')
    expect(rollUp.planned).toBeCloseTo(57.89473684210526, 9)
    expect(rollUp.deviation).toBeCloseTo(-12.368421052631579, 9)
    expect(rollUp).toMatchObject({ completionRate: 25, counted: 4, excluded: 0 })
    expect(counts).toMatchObject({ done: 1, delayed: 1, inProgress: 1, notStarted: 1 })
  })
})

describe('[LV1] one edit costs one read and one write', () => {
  it('the echo of the write costs no call', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    await edit(world, '信息流广告投放', { 当前进度: 0.5 })
    expect(keys(world)).toEqual(['getRecordsByIds', 'setRecords'])
    expect(shown(world, '信息流广告投放')).toMatchObject({ state: '进行中', band: '正常' })
  })

  it('an edit that changes no figure costs one read', async () => {
    const world = await tracked('S3')
    await edit(world, '推文预热', { 备注: [{ type: 'text', text: '追加库存已确认' }] })
    expect(keys(world)).toEqual(['getRecordsByIds'])
  })

  it('the engine writes only computed columns, and only those that differ', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    await edit(world, '信息流广告投放', { 当前进度: 0.45 })
    const [, [records]] = world.door.calls.map(({ params }) => params) as [
      unknown,
      [{ fields: Record<string, unknown> }[]],
    ]
    const names = new Map(world.table().fields.map((field) => [field.id, field.name]))
    expect(
      records.map(({ fields }) =>
        Object.keys(fields)
          .map((id) => names.get(id))
          .toSorted(),
      ),
    ).toEqual([['偏差等级', '计算时间', '进度偏差'].toSorted()])
  })

  it('the engine assesses an added row and forgets a deleted one', async () => {
    const world = await tracked('S2', { at: '2024-03-01T19:00:00+08:00' })
    const at = (name: string) => world.fieldId(name)
    world.door.asOther(
      'WidgetTable_addRecord',
      [world.table().id, undefined],
      [
        {
          fields: {
            [at('任务名称')]: [{ type: 'text', text: '直播预告' }],
            [at('计划开始时间')]: Date.parse('2024-02-20T00:00:00+08:00'),
            [at('计划结束时间')]: Date.parse('2024-02-28T00:00:00+08:00'),
          },
        },
      ],
    )
    await world.quiet()
    expect(shown(world, '直播预告')).toMatchObject({ plan: 1, deviation: -100, state: '延期', band: '严重滞后' })
    world.door.asOther('WidgetTable_deleteRecord', [world.table().id, undefined], [row(world, '直播预告').id])
    await world.quiet()
    expect(world.app.getState().sheet?.tasks).toHaveLength(2)
  })

  it('the engine corrects a computed cell that a person changed, once', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    await edit(world, '信息流广告投放', { 进度偏差: 99 })
    expect(keys(world)).toEqual(['getRecordsByIds', 'setRecords'])
    expect(shown(world, '信息流广告投放').deviation).toBeCloseTo(30 - 500 / 11, 9)
    expect(world.app.getState().sheet?.restored).toHaveLength(1)
  })
})

describe('[TM1] a new day without an edit', () => {
  it('the engine notices the cut-off and midnight, and reads and writes only rows that differ', async () => {
    const world = await tracked('S3', { at: '2024-03-18T17:55:00+08:00' })
    const { clock } = world
    expect(world.app.getState().sheet).toMatchObject({ today: '2024-03-18', asOf: '2024-03-17' })
    clock.set('2024-03-18T18:00:00+08:00')
    await world.quiet()
    expect(world.app.getState().sheet).toMatchObject({ today: '2024-03-18', asOf: '2024-03-18' })
    expect(shown(world, '信息流广告投放')).toMatchObject({ band: '关注' })
    expect(keys(world).filter((key) => !key.startsWith('Bridge_'))).toEqual(['getRecordsByIds', 'setRecords'])
    clock.set('2024-03-25T23:55:00+08:00')
    await world.quiet()
    world.door.resetCalls()
    clock.set('2024-03-26T00:00:00+08:00')
    await world.quiet()
    expect(world.app.getState().sheet).toMatchObject({ today: '2024-03-26', asOf: '2024-03-25' })
    expect(shown(world, '信息流广告投放')).toMatchObject({ state: '延期' })
    // Besides the table it saves the figures of the day that has ended.
    expect(keys(world).filter((key) => !key.startsWith('Bridge_'))).toEqual(['getRecordsByIds', 'setRecords'])
  })

  it('everything is read again after the sidebar was hidden for long', async () => {
    const world = await tracked('S3')
    world.clock.reappear(5 * 60_000)
    await world.quiet()
    // Columns, views and rights are read as well: not all of them report a change. [DR1]
    expect(
      keys(world)
        .filter((key) => /^(get(Record|Field|View)|set|add)/u.test(key))
        .toSorted(),
    ).toEqual(['getFieldMetaList', 'getRecordsByPage', 'getViewMetaList'])
    world.door.resetCalls()
    world.clock.reappear(5000)
    await world.quiet()
    expect(keys(world)).toEqual([])
  })
})

describe('a user without the right to write', () => {
  it('a reader sees every figure and writes nothing', async () => {
    const owner = await tracked('S3', { at: '2024-03-18T19:00:00+08:00' })
    owner.close()
    owner.clock.set('2024-03-19T19:00:00+08:00')
    const reader = await owner.beside({ role: 'reader' })
    await reader.quiet()
    const sheet = present(reader.app.getState().sheet, 'the sheet')
    expect(sheet.rights).toMatchObject({ kind: 'known', mayWrite: false })
    expect(sheet.tasks.find(({ row: one }) => one.title === '信息流广告投放')?.assessment.band).toBe('warning')
    expect(keys(reader).filter((key) => /^(set|add|delete)/u.test(key))).toEqual([])
    expect(reader.app.getState().mayManage).toBe(false)
  })

  it('one denied column is skipped and named, and the others are written', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    world.door.engine.deny([
      { entity: 'Field', type: 'editable', tableId: world.table().id, fieldId: world.fieldId('偏差等级') },
    ])
    await world.quiet()
    await edit(world, '信息流广告投放', { 当前进度: 0.1 })
    expect(world.app.getState().sheet?.rights).toMatchObject({ kind: 'known', mayWrite: true, denied: ['band'] })
    expect(shown(world, '信息流广告投放').band).toBe('滞后预警')
    expect(shown(world, '信息流广告投放').deviation).toBeCloseTo(10 - 500 / 11, 8)
  })
})

describe('the host refuses or does not answer', () => {
  it('a host that does not answer is asked again, and no work is lost', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    world.door.beforeCall = (_n, key) => {
      if (key === 'WidgetTable_getRecordsByIds') throw Object.assign(new Error('busy'), { code: 10214999 })
    }
    await edit(world, '信息流广告投放', { 当前进度: 0.5 })
    expect(world.app.getState().sheet?.sync).toMatchObject({
      kind: 'failed',
      error: { kind: 'unexpected', code: 10214999 },
    })
    world.door.beforeCall = null
    world.clock.set(world.clock.now() + 5000)
    await world.quiet()
    expect(world.app.getState().sheet?.sync).toMatchObject({ kind: 'settled' })
    expect(shown(world, '信息流广告投放')).toMatchObject({ band: '正常' })
  })

  it('a deleted column stops only its own figures, is named, and can be made again', async () => {
    const world = await tracked('S2')
    world.door.asOther('WidgetTable_deleteField', [world.table().id, undefined], [world.fieldId('偏差等级')])
    await world.quiet()
    expect(world.app.getState().sheet?.missing).toMatchObject([{ field: 'band', name: '偏差等级', reason: 'deleted' }])
    await edit(world, '海报设计初稿', { '实际进度(%)': 0.2 })
    expect(shown(world, '海报设计初稿')).toMatchObject({ deviation: 0 })
    const repair = () => world.app.getState().repair
    const until = (kind: string) => vi.waitUntil(() => repair().kind === kind, { timeout: 600_000 })
    world.app.actions.repairSchema()
    await until('planned')
    world.app.actions.startRepair({ 'columnDeleted/tasks/band': 'make' })
    await until('done')
    await world.quiet()
    expect(world.app.getState().sheet?.missing).toEqual([])
    expect(shown(world, '海报设计初稿')).toMatchObject({ band: '正常' })
  })
})

describe('two sidebars on one Base', () => {
  it('both sidebars come to the same cells and then write nothing', async () => {
    const first = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    const second = await first.beside({ userId: 'ou_second' })
    await second.quiet()
    await edit(first, '信息流广告投放', { 当前进度: 0.9 })
    await second.quiet()
    await first.quiet()
    first.door.resetCalls()
    second.door.resetCalls()
    await first.quiet()
    await second.quiet()
    expect([...keys(first), ...keys(second)]).toEqual([])
    expect(shown(first, '信息流广告投放')).toMatchObject({ band: '超前' })
  })

  it('a sidebar uses a setting that another has saved', async () => {
    const first = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    const second = await first.beside({ userId: 'ou_second' })
    await second.quiet()
    const { settings } = first.app.getState()
    expect(
      await first.app.actions.saveSettings({ ...settings, bands: { watch: 5, warn: 15, severe: 30 } }, 'base'),
    ).toEqual({ ok: true, value: null })
    await first.quiet()
    await second.quiet()
    expect(second.app.getState().settings.bands.warn).toBe(15)
    expect(shown(second, '信息流广告投放')).toMatchObject({ band: '滞后预警' })
  })
})

describe('several tracked sheets in one Base', () => {
  it('the sidebar shows the selected table, offers the others, and keeps the cells of all correct', async () => {
    const world = await tracked('S3', { at: '2024-03-19T19:00:00+08:00' })
    const monitored = world.table().id
    await world.setUp({ preset: 'S2' })
    expect(world.app.getState().sheets.map(({ name }) => name)).toEqual(['实施进度监控表', '执行进度跟踪表'])
    expect(world.app.getState().sheet?.name).toBe('执行进度跟踪表')
    world.door.engine.page.setSelection(world.door.session, { tableId: monitored })
    await world.quiet()
    expect(world.app.getState().sheet?.name).toBe('实施进度监控表')
    world.app.actions.showSheet(world.app.getState().sheets[1]?.tableId ?? '')
    await world.quiet()
    expect(world.app.getState().sheet?.name).toBe('执行进度跟踪表')
    // An edit in a sheet that the sidebar does not show is computed as well.
    const table = present(
      world.door.engine.document.tables.find(({ id }) => id === monitored),
      'the other sheet',
    )
    const id = (name: string) =>
      present(
        table.fields.find((field) => field.name === name),
        name,
      ).id
    const record = present(table.records[2], 'its third row')
    world.door.asOther(
      'WidgetTable_setRecord',
      [monitored, undefined],
      [record.id, { fields: { [id('当前进度')]: 1 } }],
    )
    await world.quiet()
    expect(record.fields[id('完成状态')]).toMatchObject({ text: '已完成' })
  })
})

describe('[BD2] a copied Base', () => {
  it('a copied sheet is tracked again by the marks of its columns', async () => {
    const world = await tracked('S3')
    const copy = await openAppWorld({ snapshot: world.door.engine.copyOfBase() })
    await copy.quiet()
    expect(copy.app.getState().sheets).toMatchObject([{ name: '实施进度监控表', preset: 'S3' }])
    expect(copy.app.getState().sheet?.missing).toEqual([])
    expect(copy.table().id).not.toBe(world.table().id)
    expect(copy.table().records).toHaveLength(4)
  })
})

describe('a sheet whose progress scale is not known', () => {
  const people = async (count: number, progressFrom: number) => {
    const world = await openAppWorld({ at: '2024-03-19T19:00:00+08:00' })
    await world.setUp({ preset: 'S3', sample: 'none' })
    const at = (name: string) => world.fieldId(name)
    const rows = Array.from({ length: count }, (_none, index) => ({
      fields: {
        [at('核心任务')]: [{ type: 'text', text: `任务 ${String(index)}` }],
        [at('计划完成时间')]: Date.parse('2024-03-30T00:00:00+08:00'),
        ...(index >= progressFrom ? { [at('当前进度')]: 0.4 } : {}),
      },
    }))
    for (let from = 0; from < count; from += 200) {
      world.door.asOther('WidgetTable_addRecords', [world.table().id, undefined], [rows.slice(from, from + 200)])
    }
    world.app.close()
    const again = await world.beside({ userId: 'ou_second' })
    await again.quiet()
    return again
  }

  it.each([
    { because: 'the first page tells', count: 1000, progressFrom: 0, pages: 5 + 2 },
    { because: 'only the last row tells', count: 1000, progressFrom: 999, pages: 2 + 5 + 5 },
    { because: 'no row tells', count: 1000, progressFrom: 1000, pages: 2 + 5 },
  ])('the sheet is read without guessing the scale: $because', async ({ count, progressFrom, pages }) => {
    const world = await people(count, progressFrom)
    expect(keys(world).filter((key) => key === 'getRecordsByPage')).toHaveLength(pages)
    const progress = world.app.getState().sheet?.tasks.map(({ row: one }) => one.progress) ?? []
    expect(progress.filter((value) => value === 40)).toHaveLength(count - progressFrom)
    expect(progress.filter((value) => value === null)).toHaveLength(progressFrom)
  })
})
