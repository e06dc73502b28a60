import { describe, expect, it } from 'vitest'
import { present } from '../support/present.ts'
import { addRows, fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const TASKS = '任务'
const CAMPAIGN = { row: '2024年夏季新品促销', of: '活动' }
const MATERIAL = '线下物料准备'
const BUILD_UP = '商圈活动搭建'
const STREET = '首发日地推'
const DRAW = '现场抽奖'
const REASON = '印刷厂产能不足，物料晚到三天'
const WHY_AGAIN = '按晚到的物料重排'

const day = (date: string) => ({ at: new Date(`${date}T00:00:00+08:00`) })
const planned = (from: string, to: string) => ({ 所属活动: CAMPAIGN, 计划开始: day(from), 计划结束: day(to) })
const after = (row: string) => ({ 前置任务: { row, of: TASKS } })

const section = (local: LocalBase, name: string) => local.sidebar.getByRole('region', { name, exact: true })
const wordsOf = async (local: LocalBase, name: string): Promise<string> =>
  (await section(local, name).innerText()).replaceAll(/\s+/gu, ' ')
const openTab = (local: LocalBase, name: string) => local.sidebar.getByRole('tab', { name }).click()

/** The cells of 计划开始 and 计划结束 of every task as the Base holds them, by the id of the row. */
async function plannedCells(local: LocalBase): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { fields, records } = await local.table(TASKS)
  const ids = ['计划开始', '计划结束'].map((name) => fields.find((field) => field.name === name)?.id ?? '')
  return Object.fromEntries(records.map((record) => [record.id, ids.map((id) => record.fields[id] ?? null)]))
}

/** The days between which a task is planned, as milliseconds of the cells. */
async function cellsOf(local: LocalBase, title: string): Promise<readonly unknown[]> {
  const { fields, records } = await local.table(TASKS)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const id = records.find((record) => JSON.stringify(record.fields[primary] ?? '').includes(title))?.id ?? ''
  return (await plannedCells(local))[id] ?? []
}
const cells = (from: string, to: string): readonly number[] => [day(from).at.getTime(), day(to).at.getTime()]

/** What 变更记录 says of changes that have this reason. */
async function loggedWith(local: LocalBase, reason: string): Promise<readonly string[]> {
  const { fields, records } = await local.table('变更记录')
  const [why, what] = ['原因', '摘要'].map((name) => fields.find((field) => field.name === name)?.id ?? '')
  const words = (cell: unknown): string =>
    Array.isArray(cell) ? cell.map((part: { readonly text?: string }) => part.text ?? '').join('') : ''
  return records
    .filter((record) => words(record.fields[why ?? '']) === reason)
    .map((record) => words(record.fields[what ?? '']))
}

describe('a plan that slips, is shifted with a reason, compared with its baseline and taken back', () => {
  let beforeShift: Awaited<ReturnType<typeof plannedCells>> = {}
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-06-13T19:00:00+08:00' })
    await local.sidebar.locator('input[name=preset][value=full]').check()
    await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
    await local.sidebar.getByRole('button', { name: '一键建表' }).click()
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    await addRows(local, TASKS, [
      { 任务名称: BUILD_UP, ...planned('2024-06-24', '2024-06-26'), ...after(MATERIAL), 间隔天数: 3 },
    ])
    await addRows(local, TASKS, [
      { 任务名称: STREET, ...planned('2024-06-27', '2024-06-28'), ...after(BUILD_UP) },
      { 任务名称: DRAW, ...planned('2024-06-27', '2024-06-27'), ...after(BUILD_UP) },
    ])
    return local
  })

  it('[BL1] the plan is frozen as v1, and is the same as now', async () => {
    const local = await base()
    await section(local, '基线').getByRole('button', { name: '把现在的计划存为基线' }).click()
    await expect.poll(() => wordsOf(local, '基线')).toContain('会存下 6 个任务的计划日期')
    await section(local, '基线').getByRole('button', { name: '存为基线', exact: true }).click()
    await expect.poll(() => wordsOf(local, '基线')).toContain('任务和预算都和基线一样')
  })

  it('[DP1] material that slips three days makes the next task start too early: the day that mends it is named', async () => {
    const local = await base()
    await openTab(local, '数据')
    await expect.poll(() => wordsOf(local, '计划与前置任务')).toContain('所有间隔都够')
    await fillIn(local, TASKS, MATERIAL, { 计划结束: day('2024-06-23') })
    await expect
      .poll(() => wordsOf(local, '计划与前置任务'))
      .toContain(`前置「${MATERIAL}」6/23 结束，要隔 3 天，现在 1 天；最早 6/26 开始`)
  })

  it('[GT1] [SH1] a bar of the gantt that is dragged by two days opens 试算 with them, and nothing is written', async () => {
    const local = await base()
    const before = await plannedCells(local)
    const chart = section(local, '甘特图')
    const name = await chart.getByRole('option', { name: new RegExp(BUILD_UP) }).getAttribute('id')
    const bar = chart.locator(`[data-task="${(name ?? '').replace(/^.*(?=rec)/u, '')}"] .plan`)
    await bar.scrollIntoViewIfNeeded()
    const { x, y, width, height } = present(await bar.boundingBox(), 'the bar')
    const [from, middle] = [x + width / 2, y + height / 2]
    await local.page.mouse.move(from, middle)
    await local.page.mouse.down()
    await local.page.mouse.move(from + (width / 3) * 2, middle, { steps: 4 })
    await expect.poll(() => wordsOf(local, '甘特图')).toContain(`「${BUILD_UP}」推后 2 天：6/24–6/26 → 6/26–6/28`)
    await local.page.mouse.up()
    const plan = section(local, '计划与前置任务')
    await expect.poll(() => wordsOf(local, '计划与前置任务')).toContain(`${BUILD_UP}：6/24–6/26 → 6/26–6/28`)
    expect(await plannedCells(local)).toEqual(before)
    await plan.getByRole('button', { name: '清空' }).click()
  })

  it('[SH1] [SH2] the shift writes the planned dates of the ticked rows, no others, and logs the reason', async () => {
    const local = await base()
    beforeShift = await plannedCells(local)
    const plan = section(local, '计划与前置任务')
    await plan.getByRole('button', { name: `调整「${BUILD_UP}」` }).click()
    await expect.poll(() => wordsOf(local, '计划与前置任务')).toContain('计划最后一天 6/28 → 6/29')
    await plan.getByRole('checkbox', { name: new RegExp(DRAW) }).uncheck()
    await expect.poll(() => wordsOf(local, '计划与前置任务')).toContain(`「${DRAW}」会在「${BUILD_UP}」结束前就开始`)
    expect(await plannedCells(local)).toEqual(beforeShift)
    expect(await plan.getByRole('button', { name: '写入 2 行的计划日期' }).isDisabled()).toBe(true)
    await plan.getByRole('textbox', { name: '为什么调整' }).fill(REASON)
    await plan.getByRole('button', { name: '写入 2 行的计划日期' }).click()
    await expect.poll(() => wordsOf(local, '计划与前置任务')).toContain('已写入计划日期')
    expect(await cellsOf(local, BUILD_UP)).toEqual(cells('2024-06-26', '2024-06-28'))
    expect(await cellsOf(local, STREET)).toEqual(cells('2024-06-28', '2024-06-29'))
    const changed = Object.entries(await plannedCells(local)).filter(([id, now]) => {
      const [start, end] = beforeShift[id] ?? []
      return now[0] !== start || now[1] !== end
    })
    expect(changed).toHaveLength(2)
    await expect
      .poll(() => loggedWith(local, REASON))
      .toEqual([
        `${BUILD_UP}：计划开始 2024-06-24 → 2024-06-26`,
        `${BUILD_UP}：计划结束 2024-06-26 → 2024-06-28`,
        `${STREET}：计划开始 2024-06-27 → 2024-06-28`,
        `${STREET}：计划结束 2024-06-28 → 2024-06-29`,
      ])
  })

  it('[BL2] the comparison names the three tasks that have moved since v1', async () => {
    const local = await base()
    await openTab(local, '总览')
    await expect.poll(() => wordsOf(local, '基线')).toContain('3 个任务改了日期')
    const words = await wordsOf(local, '基线')
    expect(words).toContain(`${MATERIAL} 结束 6/20 → 6/23（晚 3 天）`)
    expect(words).toContain(`${BUILD_UP} 开始 6/24 → 6/26（晚 2 天）`)
    expect(words).not.toContain(DRAW)
  })

  it('[BL1] [BL2] the plan is frozen anew with a reason, and the report tells the change since v1 and that reason', async () => {
    const local = await base()
    await section(local, '基线').getByRole('button', { name: '重新存一次基线' }).click()
    await section(local, '基线').getByRole('textbox', { name: '为什么要重新存' }).fill(WHY_AGAIN)
    await section(local, '基线').getByRole('button', { name: '存为基线', exact: true }).click()
    await expect.poll(() => wordsOf(local, '基线')).toContain('任务和预算都和基线一样')
    await expect.poll(() => loggedWith(local, WHY_AGAIN)).toEqual(['存为基线 v2'])
    await openTab(local, '复盘')
    await local.sidebar.locator('summary', { hasText: '与基线对照' }).click()
    const report = async () => (await local.sidebar.getByRole('tabpanel').innerText()).replaceAll(/\s+/gu, ' ')
    await expect.poll(report).toContain(`与基线 v2（6/13 重新存，原因：「${WHY_AGAIN}」）相比：`)
    const told = await report()
    expect(told).toContain('与基线 v1（6/13 存）相比：')
    expect(told).toContain('3 个任务推迟、3 个任务没有变')
    expect(told).toContain(`「${MATERIAL}」`)
  })

  it('[TB2] undoing the shift by the keyboard restores the dates as they were, and focus stays at its line', async () => {
    const local = await base()
    await openTab(local, '设置')
    const runs = section(local, '写入记录与撤销')
    await runs.getByRole('button', { name: '看看写过什么' }).press('Enter')
    await expect.poll(() => wordsOf(local, '写入记录与撤销')).toContain(`原因：${REASON} 4 个单元格`)
    const focused = () => local.sidebar.locator('li:focus').innerText()
    await runs.getByRole('button', { name: '撤销：调整计划' }).press('Enter')
    await expect.poll(() => wordsOf(local, '写入记录与撤销')).toContain('4 个单元格恢复原来的内容')
    expect(await focused()).toContain('调整计划')
    await runs.getByRole('button', { name: '确认撤销' }).press('Enter')
    await expect.poll(() => wordsOf(local, '写入记录与撤销')).toContain('已撤销。')
    expect(await plannedCells(local)).toEqual(beforeShift)
    expect(await focused()).toContain('调整计划')
  })

  it('[TB2] [BL1] undoing the freezing takes v2 and its row away, and says so in the list', async () => {
    const local = await base()
    const runs = section(local, '写入记录与撤销')
    await runs.getByRole('button', { name: '撤销：存基线：v2' }).click()
    await expect.poll(() => wordsOf(local, '写入记录与撤销')).toContain('基线 v2 不再算数')
    await runs.getByRole('button', { name: '确认撤销' }).click()
    await expect.poll(() => wordsOf(local, '写入记录与撤销')).toContain('撤销「存基线：v2」')
    await expect.poll(() => loggedWith(local, WHY_AGAIN)).toEqual([])
    await openTab(local, '总览')
    await expect.poll(() => wordsOf(local, '基线')).toContain('v1')
    expect(await wordsOf(local, '基线')).not.toContain('v2')
    expect(local.errors).toEqual([])
  })
})
