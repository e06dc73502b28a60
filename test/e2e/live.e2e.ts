import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const SHEET = '实施进度监控表'

interface Place {
  readonly tableId: string
  readonly recordId: string
  readonly fieldId: string
}

async function placeOf(local: LocalBase, title: string, column: string): Promise<Place> {
  const { id, fields, records } = await local.table(SHEET)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const record = records.find((one) => JSON.stringify(one.fields[primary] ?? '').includes(title))
  return { tableId: id, recordId: record?.id ?? '', fieldId: fields.find(({ name }) => name === column)?.id ?? '' }
}

/** What a cell holds, as the Base stores it. */
async function valueOf(local: LocalBase, title: string, column: string): Promise<string> {
  const { recordId, fieldId } = await placeOf(local, title, column)
  const { records } = await local.table(SHEET)
  return JSON.stringify(records.find(({ id }) => id === recordId)?.fields[fieldId] ?? null)
}

/** Changes a cell as another user does. */
async function edit(local: LocalBase, title: string, column: string, value: unknown): Promise<void> {
  const { tableId, recordId, fieldId } = await placeOf(local, title, column)
  await local.page.evaluate(([table, record, field, next]) => window.localHost.edit(table, record, { [field]: next }), [
    tableId,
    recordId,
    fieldId,
    value,
  ] as const)
}

async function optionOf(local: LocalBase, column: string, name: string): Promise<unknown> {
  const { fields } = await local.table(SHEET)
  const options = (
    fields.find((field) => field.name === column)?.property as
      | { options?: readonly { id: string; name: string }[] }
      | undefined
  )?.options
  return { id: options?.find((option) => option.name === name)?.id ?? '', text: name }
}

const writes = async (local: LocalBase): Promise<readonly string[]> =>
  (await local.calls()).map(({ key }) => key).filter((key) => /^Widget.*_(?:set|add|delete|update)/u.test(key))

/** The template's rows with their own dates, on a Tuesday evening after the cut-off; what writes comes last. */
const sheet = oneBase(async (open) => {
  const local = await open({ now: '2024-03-19T19:00:00+08:00' })
  await local.sidebar.getByRole('radio', { name: new RegExp(SHEET) }).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await (await local.cell(SHEET, '信息流广告投放', '偏差等级')).getByText('滞后预警').waitFor()
  return local
})

describe('[EX1] the selected cell', () => {
  it('is explained in the sidebar as the person moves through the table', async () => {
    const local = await sheet()
    await local.openView(SHEET, '全部任务')
    const cell = await local.cell(SHEET, '信息流广告投放', '计划进度')
    await cell.scrollIntoViewIfNeeded()
    await cell.click()
    const card = local.sidebar.getByRole('complementary', { name: '所选单元格' })
    await card.getByText(/计划 45\.5% = 5\/11 天/u).waitFor()
    await (await local.cell(SHEET, 'KOL种草笔记发布', '完成状态')).click()
    await expect.poll(() => card.innerText()).toContain('延期：3/19 已过计划结束 3/10')
  })
})

describe('[AS1] another day', () => {
  it('is viewed, explained and left without a write', async () => {
    const local = await sheet()
    await local.resetCalls()
    await local.sidebar.getByRole('button', { name: /看别的日子/u }).click()
    await local.sidebar.getByLabel('看哪一天').fill('2024-03-22')
    await local.sidebar.getByText('只看不写：3/22').waitFor()
    await local.sidebar.locator('.ct-conclusion').click()
    await local.sidebar.getByRole('button', { name: '为什么：信息流广告投放' }).first().click()
    await local.sidebar
      .getByText(/计划 72\.7% = 8\/11 天/u)
      .first()
      .waitFor()
    await local.sidebar
      .getByRole('button', { name: /^回到 3\/19/u })
      .first()
      .click()
    await local.sidebar
      .getByText(/计划 45\.5% = 5\/11 天/u)
      .first()
      .waitFor()
    expect(await writes(local)).toEqual([])
  })
})

describe('[FL1] data problems', () => {
  it('are filtered by one press, and a solved one leaves the list', async () => {
    const local = await sheet()
    await edit(local, '新品首发活动', '计划完成时间', null)
    await local.sidebar.getByRole('tab', { name: /预警/u }).click()
    const panel = local.sidebar.getByRole('tabpanel').filter({ visible: true })
    await panel.getByRole('button', { name: /^数据问题/u }).click()
    await panel.getByRole('button', { name: /^缺计划结束 1/u }).click()
    await panel.getByText('填上计划结束，没有它算不出计划进度。').waitFor()
    expect(await panel.locator('.ct-task-title').allInnerTexts()).toEqual(['新品首发活动'])
    await edit(local, '新品首发活动', '计划完成时间', Date.parse('2024-04-05T00:00:00+08:00'))
    await expect.poll(() => panel.innerText()).toContain('这一类已经没有了。')
  })
})

describe('[MI1] a hand-set state', () => {
  it('no restores the computed state and leaves people’s cells alone', async () => {
    const local = await sheet()
    await edit(local, '信息流广告投放', '完成状态', await optionOf(local, '完成状态', '已完成'))
    await local.sidebar.getByRole('button', { name: '恢复为「进行中」' }).click()
    await expect.poll(() => valueOf(local, '信息流广告投放', '完成状态')).toContain('进行中')
    expect(await valueOf(local, '信息流广告投放', '当前进度')).toBe('0.3')
  })

  it('dragged to 已完成 at 60 %: the sidebar asks, and yes writes what it announced', async () => {
    const local = await sheet()
    await edit(local, 'KOL种草笔记发布', '完成状态', await optionOf(local, '完成状态', '已完成'))
    const card = local.sidebar.getByRole('article', { name: 'KOL种草笔记发布' })
    await card.getByText('被标成已完成，但进度是 60%。确认完成？').waitFor()
    await card.getByText(/实际进度 100%，实际结束 3\/19/u).waitFor()
    expect(await valueOf(local, 'KOL种草笔记发布', '当前进度')).toContain('0.6')
    await card.getByRole('button', { name: '确认完成' }).click()
    await card.waitFor({ state: 'detached' })
    await expect.poll(() => valueOf(local, 'KOL种草笔记发布', '当前进度')).toBe('1')
    expect(await valueOf(local, 'KOL种草笔记发布', '完成状态')).toContain('已完成')
  })
})
