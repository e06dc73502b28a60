import { afterEach, describe, expect, it } from 'vitest'
import {
  ENGLISH,
  TEXT,
  TRADITIONAL,
  adopt,
  draftOf,
  openAdoptWorld,
  peoples,
  readThroughOf,
  tableCalled,
} from './adoptWorld.ts'
import { planAdoption, proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import { asksForYear } from '../../../src/application/adoption/adoptionDraft.ts'
import { planTable } from '../../../src/application/setup/planSetup.ts'
import type { TableDescription } from '../../../src/application/ports.ts'
import { findDrift } from '../../../src/application/repair/drift.ts'
import { sheetTarget } from '../../../src/application/sheet/sheetTarget.ts'
import { type AdoptionChoices, type StoredSheet } from '../../../src/application/stored/document.ts'
import type { Snapshot, TableState } from '../../../src/local-host/engine/types.ts'
import { storedIn } from '../../support/storedRoom.ts'
import type { AppWorld, AppWorldOptions } from '../../support/appWorld.ts'

let world: AppWorld
afterEach(() => world.close())

const open = async (options: AppWorldOptions = {}): Promise<AppWorld> => (world = await openAdoptWorld(options))

const WRITES = /_(?:set|add|delete|apply)[A-Z]/u
const writes = (): readonly string[] => world.door.calls.map(({ key }) => key).filter((key) => WRITES.test(key))

const shown = (name: string, title: string, ...columns: readonly string[]): readonly string[] => {
  const table = tableCalled(world.door.engine.document, name)
  const [primary] = table.fields
  const record = table.records.find((one) => world.door.engine.cellText(table.id, primary?.id ?? '', one) === title)
  return columns.map((column) => {
    const field = table.fields.find((one) => one.name === column)
    return record === undefined || field === undefined ? '?' : world.door.engine.cellText(table.id, field.id, record)
  })
}

async function storedSheet({ door }: AppWorld): Promise<StoredSheet> {
  const [sheet] = (await storedIn(door.engine.document)).sheets
  if (sheet === undefined) throw new Error('no sheet is kept')
  return sheet
}

async function described(of: AppWorld, name: string): Promise<TableDescription> {
  const draft = await draftOf(of, name)
  return draft.table
}

describe('[TO1] the extension writes nothing before a person confirms', () => {
  it('listing tables, opening a draft, planning and previewing make no call that writes', async () => {
    await open()
    world.door.resetCalls()
    const candidates = await world.app.actions.adoption.candidates()
    expect(candidates.ok && candidates.value.map(({ name, likeness }) => [name, likeness]).toSorted()).toEqual([
      [ENGLISH, 'likely'],
      [TEXT, 'likely'],
      [TRADITIONAL, 'likely'],
    ])
    for (const name of [TRADITIONAL, TEXT, ENGLISH]) {
      const draft = await draftOf(world, name)
      const preview = await world.app.actions.adoption.preview(draft, planAdoption(draft, proposedChoices(draft)))
      expect(preview.ok).toBe(true)
    }
    expect(writes()).toEqual([])
  })
})

describe('planAdoption', () => {
  it('the plan adds only our columns, beside the columns that people keep for the same fields', async () => {
    await open()
    const draft = await draftOf(world, TRADITIONAL)
    const plan = planAdoption(draft, proposedChoices(draft))
    expect(plan.addedColumns.map(({ field, name, isOn }) => [field, name, isOn])).toEqual([
      ['plannedProgress', '计划进度（自动）', true],
      ['progressDeviation', '进度偏差（自动）', true],
      ['state', '当前状态（自动）', true],
      ['band', '偏差等级', true],
      ['flags', '数据问题', true],
      ['computedAt', '计算时间', true],
    ])
    expect(
      plan.keptColumns.map(({ field, name, isTakenOver, obstacle }) => [field, name, isTakenOver, obstacle]),
    ).toEqual([
      ['state', '目前狀態', false, null],
      ['plannedProgress', '應完成百分比', false, null],
      ['progressDeviation', '差異（百分點）', false, null],
    ])
    expect([plan.untouched, plan.markedColumns, plan.lacks]).toEqual([6, [], []])
  })

  it('people can switch off each of our columns, and hand over their column when its words fit', async () => {
    await open()
    const draft = await draftOf(world, TRADITIONAL)
    const plan = planAdoption(draft, {
      ...proposedChoices(draft),
      without: ['plannedProgress', 'flags'],
      takeOver: ['state'],
    })
    expect(plan.addedColumns.filter(({ isOn }) => isOn).map(({ field }) => field)).toEqual([
      'progressDeviation',
      'band',
      'computedAt',
    ])
    expect(plan.keptColumns.find(({ field }) => field === 'state')?.isTakenOver).toBe(true)
    expect(Object.keys(plan.sheet.tables.tasks.options['state'] ?? {})).toEqual([
      'notStarted',
      'inProgress',
      'done',
      'delayed',
      'paused',
    ])
    const english = await draftOf(world, ENGLISH)
    // 'Blocked' is no state of ours: overwriting it would lose what people meant.
    expect(planAdoption(english, { ...proposedChoices(english), takeOver: ['state'] }).keptColumns).toMatchObject([
      { field: 'state', isTakenOver: false, obstacle: 'options' },
    ])
  })

  it('the plan offers to convert words into new columns and converts nothing by itself', async () => {
    await open()
    const draft = await draftOf(world, TEXT)
    const offered = (change: Partial<AdoptionChoices>) =>
      planAdoption(draft, { ...proposedChoices(draft), ...change }).addedColumns.flatMap(({ name, from, isOn }) =>
        from === null ? [] : [[name, from.name, isOn]],
      )
    expect(offered({})).toEqual([
      ['计划开始（日期）', '计划开始', false],
      ['计划结束', '计划完成', false],
      ['实际进度', '完成情况', false],
    ])
    expect(offered({ convert: ['progress'] }).at(-1)).toEqual(['实际进度', '完成情况', true])
  })
})

describe('previewAdoption', () => {
  it('the preview shows what our columns will hold, next to the state that people typed', async () => {
    await open()
    const draft = await draftOf(world, TRADITIONAL)
    const preview = await world.app.actions.adoption.preview(draft, planAdoption(draft, proposedChoices(draft)))
    if (!preview.ok) throw new Error('the rows can be read')
    expect(preview.value).toMatchObject({ sampledRows: 14, total: 14 })
    const { problems } = await readThroughOf(world, draft)
    expect(problems.map(({ title, text, why }) => [title, text, why])).toEqual([['社群暖場', '進行中', 'contradicts']])
    expect(preview.value.rows[0]).toMatchObject({
      row: 1,
      title: '海報設計初稿',
      planned: 100,
      actual: 15,
      deviation: -85,
      state: 'delayed',
      band: 'severe',
      theirState: '進行中',
    })
    expect(preview.value.states).toEqual({ delayed: 4, done: 3, inProgress: 2, notStarted: 3, paused: 1 })
  })

  it('the preview names every cell that cannot be read, by row and column', async () => {
    await open()
    const draft = await draftOf(world, TEXT)
    const { problems } = await readThroughOf(world, draft)
    expect(draft.year).toBe(2024)
    expect(problems.map(({ row, column, text, why }) => [row, column, text, why])).toEqual([
      [5, '完成情况', '约一半', 'unreadable'],
      [8, '完成情况', '0.4', 'unsure'],
      [11, '计划开始', '3月中旬', 'unreadable'],
      [11, '完成情况', '约95%，只差验收', 'unsure'],
    ])
  })

  it('[Q23] the preview names every day that was typed without a year, and takes none for this year’s', async () => {
    await open()
    const draft = await draftOf(world, TEXT)
    const preview = await world.app.actions.adoption.preview(
      draft,
      planAdoption(draft, { ...proposedChoices(draft), year: null }),
    )
    const { problems } = await readThroughOf(world, draft, { year: null })
    const missing = problems.filter(({ why }) => why === 'yearMissing')
    expect(missing).toHaveLength(17)
    expect(preview.ok && preview.value.rows.find(({ title }) => title === '推文预热')?.planned).toBe(100)
    expect(preview.ok && preview.value.rows.find(({ title }) => title === 'KOL种草笔记发布')?.planned).toBeNull()
  })
})

describe('[Q23] asksForYear', () => {
  it('the year is asked for only where days are words and some have no year', async () => {
    await open()
    const [traditional, text] = [await draftOf(world, TRADITIONAL), await draftOf(world, TEXT)]
    expect([
      asksForYear(traditional, proposedChoices(traditional).fields),
      asksForYear(text, proposedChoices(text).fields),
    ]).toEqual([false, true])
  })
})

describe('runAdoption', () => {
  it.each([TRADITIONAL, TEXT, ENGLISH])(
    '%s: taking over adds our columns, fills them, and leaves every column and cell of people’s as it was',
    async (name) => {
      await open()
      const before = world.door.engine.snapshot()
      const theirs = peoples(world, name, before)
      await adopt(world, name)
      expect(world.app.getState().adoption).toMatchObject({ kind: 'done', added: 6, failures: [] })
      expect(peoples(world, name, before)).toEqual(theirs)
      expect(tableCalled(world.door.engine.document, name).fields.length).toBe(
        tableCalled(before, name).fields.length + 6,
      )
      const others = (snapshot: Snapshot): readonly TableState[] =>
        snapshot.tables.filter((table) => table.name !== name)
      expect(others(world.door.engine.snapshot())).toEqual(others(before))
      expect(world.app.getState().sheet?.sync).toMatchObject({ kind: 'settled', refused: [] })
    },
  )

  it('S2-1 in a traditional sheet is planned 100 % on 18 March, 85 points behind and delayed, beside the hand-kept columns', async () => {
    await open()
    await adopt(world, TRADITIONAL)
    expect(
      shown(
        TRADITIONAL,
        '海報設計初稿',
        '计划进度（自动）',
        '进度偏差（自动）',
        '当前状态（自动）',
        '偏差等级',
        '目前狀態',
        '應完成百分比',
      ),
    ).toEqual(['100.00%', '-85.0', '延期', '严重滞后', '進行中', '20'])
  })

  it('S3-1 in words is 40 points behind at 60 % of 100 % planned, and 信息流 is 6.4 points behind at 36.4 %', async () => {
    await open()
    await adopt(world, TEXT)
    const columns = ['计划进度', '进度偏差', '当前状态（自动）', '偏差等级', '完成情况'] as const
    expect(shown(TEXT, 'KOL种草笔记发布', ...columns)).toEqual([
      '100.00%',
      '-40.0',
      '延期',
      '严重滞后',
      '60%(2篇已发布,1篇待审核)',
    ])
    expect(shown(TEXT, '信息流广告投放', ...columns)).toEqual([
      '36.36%',
      '-6.4',
      '进行中',
      '关注',
      '30%（素材已上线，消耗1.5万）',
    ])
    expect(shown(TEXT, '推文预热', ...columns)).toEqual(['100.00%', '0.0', '已完成', '', '100%'])
  })

  it('[ST1] a task that people pause or cancel in their own state column stays paused or cancelled', async () => {
    await open()
    await adopt(world, TEXT)
    expect(shown(TEXT, '用户调研', '状态', '当前状态（自动）')).toEqual(['取消', '已取消'])
    const table = tableCalled(world.door.engine.document, TEXT)
    const state = table.fields.find(({ name }) => name === '状态')
    const options = state?.property?.['options'] as readonly { readonly id: string; readonly name: string }[]
    const cancelled = options.find(({ name }) => name === '取消')
    world.door.asOther(
      'WidgetTable_setRecord',
      [table.id, undefined],
      [table.records[3]?.id, { fields: { [state?.id ?? '']: { id: cancelled?.id, text: '取消' } } }],
    )
    await world.quiet()
    expect(shown(TEXT, '新品首发活动', '当前状态（自动）')).toEqual(['已取消'])
  })

  it.each([TRADITIONAL, TEXT, ENGLISH])(
    '%s: a sheet that was taken over lacks nothing, and a repair would write nothing',
    async (name) => {
      await open()
      await adopt(world, name)
      const sheet = await storedSheet(world)
      const description = await described(world, name)
      expect(findDrift(sheet, { tasks: description })).toEqual([])
      expect(
        planTable(sheetTarget(sheet, 'tasks'), description, sheet.tables.tasks).map(({ kind, name }) => [kind, name]),
      ).toEqual([])
    },
  )

  it('a second run over a taken-over table makes nothing', async () => {
    await open()
    await adopt(world, ENGLISH)
    const after = tableCalled(world.door.engine.document, ENGLISH).fields
    world.door.resetCalls()
    await adopt(world, ENGLISH)
    expect(tableCalled(world.door.engine.document, ENGLISH).fields).toEqual(after)
    expect(writes().filter((key) => key.startsWith('WidgetTable'))).toEqual([])
  })

  it('a state column that people hand over gets our states in their own words', async () => {
    await open()
    await adopt(world, TRADITIONAL, { takeOver: ['state'] })
    expect(shown(TRADITIONAL, '海報設計初稿', '目前狀態')).toEqual(['延誤'])
    expect(shown(TRADITIONAL, '新品推文', '目前狀態')).toEqual(['已完成'])
    expect(tableCalled(world.door.engine.document, TRADITIONAL).fields.map(({ name }) => name)).not.toContain(
      '当前状态（自动）',
    )
  })

  it('taking over copies words into new columns when asked, and the words stay', async () => {
    await open()
    const before = world.door.engine.snapshot()
    const theirs = peoples(world, TEXT, before)
    await adopt(world, TEXT, { convert: ['progress', 'plannedStart', 'plannedEnd'] })
    expect(peoples(world, TEXT, before)).toEqual(theirs)
    expect(shown(TEXT, '信息流广告投放', '实际进度', '计划开始（日期）', '计划结束', '进度偏差')).toEqual([
      '30%',
      '2024/03/15',
      '2024/03/25',
      '-6.4',
    ])
    expect(shown(TEXT, '赠品采购', '实际进度', '计划结束')).toEqual(['', '2024/03/28'])
    // From now on the new columns count.
    const table = tableCalled(world.door.engine.document, TEXT)
    const progress = table.fields.find(({ name }) => name === '实际进度')
    const record = table.records[2]
    world.door.asOther(
      'WidgetTable_setRecord',
      [table.id, undefined],
      [record?.id, { fields: { [progress?.id ?? '']: 1 } }],
    )
    await world.quiet()
    expect(shown(TEXT, '信息流广告投放', '当前状态（自动）')).toEqual(['已完成'])
  })

  it('taking over marks columns only when people agree', async () => {
    await open()
    await adopt(world, ENGLISH, { marks: true })
    const described = (name: string): unknown =>
      tableCalled(world.door.engine.document, ENGLISH).fields.find((field) => field.name === name)?.description.content
    expect(JSON.stringify(described('Task'))).toContain('〔跟进:tasks.title〕')
    expect(described('Vendor')).toBeNull()
  })

  it('a user who may not change the Base tracks the table without our columns', async () => {
    await open({ role: 'editor' })
    const before = world.door.engine.snapshot()
    const { views } = planAdoption(
      await draftOf(world, TRADITIONAL),
      proposedChoices(await draftOf(world, TRADITIONAL)),
    )
    await adopt(world, TRADITIONAL, {
      without: ['plannedProgress', 'progressDeviation', 'state', 'band', 'flags', 'computedAt'],
      withoutViews: views.map(({ key }) => key),
    })
    expect(world.app.getState().adoption.kind).toBe('done')
    expect(tableCalled(world.door.engine.document, TRADITIONAL)).toEqual(tableCalled(before, TRADITIONAL))
    expect(world.app.getState().sheet?.counts.delayed).toBe(4)
  })
})
