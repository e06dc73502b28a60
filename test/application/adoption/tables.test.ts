import { afterEach, describe, expect, it } from 'vitest'
import { planOtherTable, proposedTableChoices } from '../../../src/application/adoption/tables/planOtherTable.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { adopted, peoples, tableCalled } from './adoptWorld.ts'
import { BUDGET, EVENTS, GOALS, ownTables, TASKS, TROUBLES } from '../../support/ownTables.ts'
import { besideDraft, shownTable, takeBeside, typeText, withTasks } from './besideWorld.ts'

let world: AppWorld
afterEach(() => world.close())

const open = async (): Promise<string> => {
  world = await openAppWorld({ snapshot: ownTables(), at: '2024-03-18T19:00:00+08:00' })
  return await withTasks(world)
}

async function takeCampaigns(): Promise<void> {
  await takeBeside(world, 'campaigns', EVENTS)
  world.app.actions.adoption.dismiss()
}

async function previewOf(...[table, name]: readonly [Parameters<typeof besideDraft>[1], string]) {
  const draft = await besideDraft(world, table, name)
  const beside = await world.app.actions.adoption.beside()
  const preview = await beside.preview(draft, planOtherTable(draft, proposedTableChoices(draft)))
  if (!preview.ok) throw new Error('the preview is made')
  return preview.value
}

/** 差异额, 使用率, 占比 and 超支 of each line, as the table shows them. */
const figures = (of: AppWorld = world) => shownTable(of, BUDGET, '费用项目', '差异额', '使用率', '占比', '超支')

const FIGURES = [
  ['主视觉海报', '-8000.00', '84.00%', '29.41%', '未超支'],
  ['会场租金', '30000.00', '125.00%', '70.59%', '超支'],
  ['达人合作', '', '', '', '未报账'],
  ['主持人', '', '', '', ''],
  ['备用', '', '', '100.00%', '未报账'],
  ['合计', '', '', '', ''],
]

describe('[AD8] looking at tables beside the tasks', () => {
  it('each kind of table is proposed for the table that is most like it, and looking writes nothing', async () => {
    const sheetId = await open()
    world.door.resetCalls()
    const candidates = await (await world.app.actions.adoption.beside()).candidates(sheetId)
    expect(candidates.ok && candidates.value.map((one) => [one.table, one.candidates[0]?.name])).toEqual([
      ['campaigns', EVENTS],
      ['kpis', GOALS],
      ['budget', BUDGET],
      ['issues', TROUBLES],
    ])
    await previewOf('budget', BUDGET)
    expect(world.door.calls.filter(isWrite)).toEqual([])
  })

  it('a kind of table that the sheet has is not offered again', async () => {
    const sheetId = await open()
    await takeCampaigns()
    const candidates = await (await world.app.actions.adoption.beside()).candidates(sheetId)
    expect(candidates.ok && candidates.value.map(({ table }) => table)).toEqual(['kpis', 'budget', 'issues'])
    const names = candidates.ok ? candidates.value.flatMap((one) => one.candidates.map(({ name }) => name)) : []
    expect(names).not.toContain(EVENTS)
  })

  it('[AD4] the preview of a budget adds up what was read and lists every amount that was not', async () => {
    await open()
    await takeCampaigns()
    const { amounts, names, unread, totals } = await previewOf('budget', BUDGET)
    expect(amounts.map(({ column, sum, read, unread: not }) => [column, sum, read, not])).toEqual([
      ['预算金额', 180_000, 3, 2],
      ['实际支出', 192_000, 2, 1],
    ])
    expect(names.map(({ column, linked, unlinked }) => [column, linked, unlinked])).toEqual([
      ['所属活动', 4, 1],
      ['关联任务', 2, 1],
    ])
    expect(unread.map(({ row, text, why }) => [row, text, why])).toEqual([
      [3, '8-10万', 'range'],
      [3, '不存在的任务', 'missing'],
      [4, '约2万', 'estimate'],
      [4, '$3,000', 'currency'],
      [5, '查无此活动', 'missing'],
    ])
    expect(totals.map(({ title }) => title)).toEqual(['合计'])
  })

  it('[AD4] a cell that is left open is neither read nor unread, in its row and in the count alike', async () => {
    await open()
    const countOf = async () => {
      const { rows, amounts, unread } = await previewOf('budget', BUDGET)
      const [cell] = rows[0]?.cells.filter(({ column }) => column === '预算金额') ?? []
      return {
        cell: [cell?.value, cell?.isLeftOpen],
        counted: amounts.find(({ column }) => column === '预算金额')?.unread,
        listed: unread.some(({ text }) => text === '待定' || text === '待商量'),
      }
    }
    const { counted: before = 0 } = await countOf()
    await typeText(world, BUDGET, 0, '预算金额', '待定')
    expect(await countOf()).toEqual({ cell: [null, true], counted: before, listed: false })
    await typeText(world, BUDGET, 0, '预算金额', '待商量')
    expect(await countOf()).toEqual({ cell: [null, false], counted: before + 1, listed: true })
  })

  it('[AD7] names of a table that the sheet does not have are told once, and not cell by cell', async () => {
    await open()
    const { names, unread } = await previewOf('budget', BUDGET)
    expect(names.map(({ column, isTableThere }) => [column, isTableThere])).toEqual([
      ['所属活动', false],
      ['关联任务', true],
    ])
    expect(unread.filter(({ column }) => column === '所属活动')).toEqual([])
  })
})

describe('[AD8] a budget of texts that is taken over', () => {
  it('gets its computed cells, and no column, cell or view of people’s changes [BU1]', async () => {
    await open()
    await takeCampaigns()
    const before = world.door.engine.snapshot()
    const theirs = structuredClone(peoples(world, BUDGET, before))
    const views = structuredClone(tableCalled(before, BUDGET).views.map(({ name }) => name))
    await takeBeside(world, 'budget', BUDGET)
    expect(world.app.getState().adoption).toMatchObject({ kind: 'done', added: 4, failures: [] })
    expect(figures()).toEqual(FIGURES)
    expect(peoples(world, BUDGET, before)).toEqual(theirs)
    expect(tableCalled(world.door.engine.document, BUDGET).views.map(({ name }) => name)).toEqual(views)
  })

  it('follows what people type: an amount that becomes readable, a campaign that gets its name', async () => {
    await open()
    await takeCampaigns()
    await takeBeside(world, 'budget', BUDGET)
    await typeText(world, BUDGET, 2, '预算金额', '9万')
    await typeText(world, BUDGET, 2, '实际支出', '9万元整')
    // Another line of the campaign has a budget that cannot be read, so nobody knows the share of this one.
    expect(figures()[2]).toEqual(['达人合作', '0.00', '100.00%', '', '未超支'])
    await typeText(world, BUDGET, 3, '预算金额', '1万')
    expect(figures()[2]).toEqual(['达人合作', '0.00', '100.00%', '90.00%', '未超支'])
    const line = () => world.app.getState().companions?.rows.budget?.rows.find(({ title }) => title === '备用')
    expect(line()?.campaign).toBeNull()
    await typeText(world, EVENTS, 1, '活动名称', '查无此活动')
    expect(line()?.campaign).toEqual([tableCalled(world.door.engine.document, EVENTS).records[1]?.id])
  })

  it('is read back by another sidebar, by a reader too, with the same amounts and links', async () => {
    await open()
    await takeCampaigns()
    await takeBeside(world, 'budget', BUDGET)
    const seen = (of: AppWorld) =>
      of.app
        .getState()
        .companions?.rows.budget?.rows.map(({ title, amount, spent, campaign, task, unread = null }) => ({
          title,
          amount,
          spent,
          campaign: campaign?.length ?? 0,
          task: task?.length ?? 0,
          unread,
        }))
    const rows = seen(world)
    expect(rows).toEqual([
      { title: '主视觉海报', amount: 50_000, spent: 42_000, campaign: 1, task: 1, unread: null },
      { title: '会场租金', amount: 120_000, spent: 150_000, campaign: 1, task: 1, unread: null },
      { title: '达人合作', amount: null, spent: null, campaign: 1, task: 0, unread: ['amount'] },
      { title: '主持人', amount: null, spent: null, campaign: 1, task: 0, unread: ['amount', 'spent'] },
      { title: '备用', amount: 10_000, spent: null, campaign: 0, task: 0, unread: null },
      { title: '合计', amount: 300_000, spent: 192_000, campaign: 0, task: 0, unread: null },
    ])
    for (const role of ['editor', 'reader'] as const) {
      const other = await world.beside({ role })
      await other.quiet()
      expect(seen(other)).toEqual(rows)
      other.close()
    }
  })

  it('has no drift, so that no repair touches what is people’s [DR1]', async () => {
    await open()
    await takeCampaigns()
    await takeBeside(world, 'budget', BUDGET)
    expect(world.app.getState().drift?.differences ?? []).toEqual([])
    world.app.actions.repairSchema()
    await world.quiet()
    const { repair } = world.app.getState()
    expect(repair.kind === 'planned' ? repair.items : repair.kind).toEqual([])
  })

  it('is found again when people rename its columns', async () => {
    await open()
    await takeCampaigns()
    await takeBeside(world, 'budget', BUDGET)
    const table = tableCalled(world.door.engine.document, BUDGET)
    const field = table.fields.find(({ name }) => name === '预算金额')
    world.door.asOther('WidgetTable_setField', [table.id, undefined], [field?.id, { name: '批复金额' }])
    await world.quiet()
    await typeText(world, BUDGET, 0, '批复金额', '6万')
    expect(figures()[0]).toEqual(['主视觉海报', '-18000.00', '70.00%', '33.33%', '未超支'])
  })

  it('is one run, and taking it back removes what was added and nothing else [TB1] [TB2]', async () => {
    await open()
    await takeCampaigns()
    const before = structuredClone(tableCalled(world.door.engine.document, BUDGET))
    await takeBeside(world, 'budget', BUDGET)
    await world.quiet()
    const runs = await world.app.actions.runs.list()
    const run = runs.ok ? runs.value.find(({ kind }) => kind === 'takeOver') : undefined
    const back = await world.app.actions.runs.takeBack(run?.id ?? '', { signal: new AbortController().signal })
    expect(back).toMatchObject({ ok: true })
    await world.quiet()
    const { fields, records } = tableCalled(world.door.engine.document, BUDGET)
    expect(fields).toEqual(before.fields)
    expect(records.map((record) => record.fields)).toEqual(before.records.map((record) => record.fields))
  })
})

describe('[AD8] taking over that is refused or stopped', () => {
  const NO_PERMISSION = 10_212_997

  it('people who may not change columns see the preview, and are told that taking over is refused', async () => {
    await open()
    await takeCampaigns()
    world.close()
    world = await world.beside({ role: 'reader' })
    await world.quiet()
    expect((await previewOf('budget', BUDGET)).amounts.map(({ sum }) => sum)).toEqual([180_000, 192_000])
    const before = structuredClone(world.door.engine.document)
    await takeBeside(world, 'budget', BUDGET)
    expect(world.app.getState().adoption).toMatchObject({ kind: 'stopped', error: { kind: 'permissionDenied' } })
    expect(world.door.engine.document.tables).toEqual(before.tables)
    expect(world.app.getState().companions?.rows.budget ?? null).toBeNull()
  })

  it('a column that is refused is named, and the table is tracked without it', async () => {
    await open()
    await takeCampaigns()
    let seen = 0
    world.door.beforeCall = (_n, key) => {
      if (key !== 'WidgetTable_addField') return
      seen += 1
      if (seen === 2) throw Object.assign(new Error('no permission'), { code: NO_PERMISSION })
    }
    await takeBeside(world, 'budget', BUDGET)
    world.door.beforeCall = null
    expect(world.app.getState().adoption).toMatchObject({
      kind: 'done',
      added: 3,
      failures: [{ step: { kind: 'column', name: '使用率' } }],
    })
    expect(shownTable(world, BUDGET, '差异额', '使用率', '超支')[1]).toEqual(['30000.00', '?', '超支'])
  })

  it('a run that is killed at any of its calls is finished by the next sidebar, and nothing is made twice', async () => {
    await open()
    await takeCampaigns()
    const snapshot = world.door.engine.snapshot()
    const names = (of: AppWorld) => tableCalled(of.door.engine.document, BUDGET).fields.map(({ name }) => name)
    const from = world.door.calls.length
    await takeBeside(world, 'budget', BUDGET)
    const whole = names(world)
    const calls = world.door.calls.slice(from).map((call, at) => ({ at: at + 1, isWrite: isWrite(call) }))
    const writes = calls.filter((call) => call.isWrite).slice(0, 12)
    expect(writes.length).toBeGreaterThan(6)
    for (const { at } of writes) {
      const killed = await openAppWorld({ snapshot, at: '2024-03-18T19:00:00+08:00' })
      await killed.quiet()
      const draft = await besideDraft(killed, 'budget', BUDGET)
      let seen = 0
      killed.door.beforeCall = () => {
        seen += 1
        if (seen >= at) throw new Error('the tab was closed')
      }
      ;(await killed.app.actions.adoption.beside()).start(draft, proposedTableChoices(draft))
      await adopted(killed)
      killed.close()
      const next = await killed.beside()
      await next.quiet()
      const { adoption } = next.app.getState()
      if (adoption.kind === 'stopped') {
        next.app.actions.adoption.resume(adoption.tableId)
        await adopted(next)
      } else if (next.app.getState().companions?.rows.budget === null) await takeBeside(next, 'budget', BUDGET)
      expect([...names(next)].toSorted(), `killed at call ${String(at)}`).toEqual([...whole].toSorted())
      expect(figures(next), `killed at call ${String(at)}`).toEqual(FIGURES)
      next.close()
    }
  })

  it('leaving a stopped run keeps the table with the columns that it has, and asks no more', async () => {
    const sheetId = await open()
    await takeCampaigns()
    let seen = 0
    world.door.beforeCall = (_n, key) => {
      if (key === 'WidgetTable_addField') seen += 1
      if (seen >= 2) throw new Error('the host is gone')
    }
    await takeBeside(world, 'budget', BUDGET)
    world.door.beforeCall = null
    expect(world.app.getState().adoption).toMatchObject({ kind: 'stopped', of: { sheetId, table: 'budget' } })
    world.app.actions.adoption.dismiss()
    await world.quiet()
    const next = await world.beside()
    await next.quiet()
    expect(next.app.getState().adoption).toEqual({ kind: 'idle' })
    expect(next.app.getState().drift?.differences ?? []).toEqual([])
    next.close()
  })

  it('a table that another sidebar has taken over meanwhile is not taken over a second time', async () => {
    await open()
    await takeCampaigns()
    const other = await world.beside()
    await other.quiet()
    const draft = await besideDraft(other, 'budget', GOALS)
    await takeBeside(world, 'budget', BUDGET)
    ;(await other.app.actions.adoption.beside()).start(draft, proposedTableChoices(draft))
    await adopted(other)
    expect(other.app.getState().adoption).toMatchObject({ kind: 'stopped', error: { kind: 'nameTaken' } })
    other.close()
  })
})

describe('[AD8] goals and campaigns that are taken over', () => {
  it('[KP1] goals of texts are judged, and one whose target is a range is not', async () => {
    await open()
    await takeCampaigns()
    await takeBeside(world, 'kpis', GOALS)
    expect(shownTable(world, GOALS, '指标名称', '达成率', '达成结论')).toEqual([
      ['曝光量', '84.00%', '未达标'],
      ['新增会员', '130.00%', '超额'],
      ['转化率', '', '无法计算'],
    ])
  })

  it('[AD4] a goal whose numbers all say percent is in %, without a unit filled in, and in none once one does not', async () => {
    await open()
    await takeBeside(world, 'kpis', GOALS)
    const goal = () => {
      const row = world.app.getState().companions?.rows.kpis?.rows[2]
      return [row?.actual, row?.target, row?.unit]
    }
    await typeText(world, GOALS, 2, '单位', '')
    expect(goal()).toEqual([4, null, '%'])
    await typeText(world, GOALS, 2, '目标值', '5％')
    expect(goal()).toEqual([4, 5, '%'])
    await typeText(world, GOALS, 2, '目标值', '0.05')
    expect(goal()).toEqual([4, 0.05, null])
    await typeText(world, GOALS, 2, '单位', '分')
    expect(goal()).toEqual([4, 0.05, '分'])
  })

  it('[AD4] a heading that states 万元 multiplies bare numbers', async () => {
    await open()
    await takeCampaigns()
    const { companions } = world.app.getState()
    expect(companions?.rows.campaigns?.rows.map(({ budgetTotal }) => budgetTotal)).toEqual([200_000, 125_000])
  })
})

describe('[AD8] issues that are taken over', () => {
  it('[AD7] words count as our options and names as tasks; what is not known counts as empty and is listed', async () => {
    await open()
    const { unread } = await previewOf('issues', TROUBLES)
    expect(unread.map(({ row, column, text, why }) => [row, column, text, why])).toEqual([
      [3, '严重程度', '看情况', 'option'],
      [3, '关联任务', '彩排', 'missing'],
    ])
    const before = world.door.engine.snapshot()
    const theirs = structuredClone(peoples(world, TROUBLES, before))
    await takeBeside(world, 'issues', TROUBLES)
    const rows = world.app.getState().companions?.rows.issues?.rows
    expect(rows?.map(({ status, severity, task }) => [status, severity, task?.length ?? 0])).toEqual([
      ['handling', 'high', 1],
      ['resolved', 'medium', 2],
      ['open', null, 0],
    ])
    expect(peoples(world, TROUBLES, before)).toEqual(theirs)
  })
})

describe('[AD7] tasks that name their campaign in words', () => {
  const PROGRESS = ['活动名称', '计划进度', '实际进度'] as const
  const campaignsOf = (of: AppWorld) => {
    const { records } = tableCalled(of.door.engine.document, EVENTS)
    return of.app
      .getState()
      .sheet?.tasks.map(({ row: { campaign } }) =>
        campaign === null ? null : records.findIndex(({ id }) => id === campaign[0]),
      )
  }

  it('the preview tells how many tasks name a campaign, and nothing of theirs is written', async () => {
    await open()
    const draft = await besideDraft(world, 'campaigns', EVENTS)
    expect(draft.naming).toMatchObject({ name: '项目', matched: 3, missing: [] })
    const before = world.door.engine.snapshot()
    const theirs = structuredClone(peoples(world, TASKS, before))
    await takeCampaigns()
    expect(peoples(world, TASKS, before)).toEqual(theirs)
    expect(campaignsOf(world)).toEqual([0, 0, 1])
    expect(shownTable(world, EVENTS, ...PROGRESS)).toEqual([
      ['春季新品发布', '78.05%', '34.63%'],
      ['老客回馈', '47.37%', '0.00%'],
    ])
    expect(world.app.getState().drift?.differences ?? []).toEqual([])
  })

  it('another sidebar reads the same, and writes none of the figures again', async () => {
    await open()
    await takeCampaigns()
    world.door.resetCalls()
    const other = await world.beside()
    await other.quiet()
    expect(campaignsOf(other)).toEqual([0, 0, 1])
    expect(other.door.calls.filter(({ key }) => /_(?:set|add|delete)Record/u.test(key))).toEqual([])
    other.close()
  })

  it('follows names that change: in a task, and of a campaign', async () => {
    await open()
    await takeCampaigns()
    await typeText(world, TASKS, 1, '项目', '老客回馈')
    expect(campaignsOf(world)).toEqual([0, 1, 1])
    await typeText(world, EVENTS, 1, '活动名称', '会员日')
    expect(campaignsOf(world)).toEqual([0, null, null])
    expect(shownTable(world, EVENTS, ...PROGRESS)[1]).toEqual(['会员日', '', ''])
    await typeText(world, TASKS, 2, '项目', '会员日')
    expect(campaignsOf(world)).toEqual([0, null, 1])
  })

  it('a table that is not used any more is not read, nor are its names; it stays as it is and can be used again', async () => {
    const sheetId = await open()
    await takeCampaigns()
    const before = structuredClone(tableCalled(world.door.engine.document, EVENTS))
    const beside = await world.app.actions.adoption.beside()
    expect(await beside.release({ sheetId, table: 'campaigns' })).toMatchObject({ ok: true })
    await world.quiet()
    expect(world.app.getState().companions?.rows.campaigns ?? null).toBeNull()
    expect(world.app.getState().sheet?.tasks.map(({ row }) => row.campaign)).toEqual([null, null, null])
    expect(tableCalled(world.door.engine.document, EVENTS)).toEqual(before)
    await takeCampaigns()
    expect(tableCalled(world.door.engine.document, EVENTS).fields).toEqual(before.fields)
    expect(campaignsOf(world)).toEqual([0, 0, 1])
  })

  it('nobody has to: switched off, the tasks name no campaign', async () => {
    await open()
    const draft = await besideDraft(world, 'campaigns', EVENTS)
    const { namedBy: _off, ...choices } = proposedTableChoices(draft)
    ;(await world.app.actions.adoption.beside()).start(draft, choices)
    await adopted(world)
    expect(campaignsOf(world)).toEqual([null, null, null])
  })
})

it('[AD8] the tasks stay the table that the sheet is known by', async () => {
  const sheetId = await open()
  await takeCampaigns()
  expect(world.app.getState().sheet?.tableId).toBe(sheetId)
  expect(tableCalled(world.door.engine.document, TASKS).id).toBe(sheetId)
})
