import { describe, expect, inject, it } from 'vitest'
import { addRows, fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const FULL_TASKS = '任务'
const CAMPAIGN = { row: '2024年夏季新品促销', of: '活动' } as const
const DIRECTOR = '销售部*总监'
/** A Wednesday after the last year whose holidays are known; the rows of S0 are moved to it. */
const TODAY = '2027-01-06'
const at = (day: string): { readonly at: Date } => ({ at: new Date(`${day}T00:00:00+08:00`) })

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')
const panel = ({ sidebar }: LocalBase) => sidebar.getByRole('tabpanel').filter({ visible: true })
const region = (local: LocalBase, name: string) => local.sidebar.getByRole('region', { name, exact: true })
const wordsOf = async (local: LocalBase, name: string): Promise<string> =>
  oneLine((await region(local, name).allInnerTexts()).join(' '))
const openTab = (local: LocalBase, name: string) => local.sidebar.getByRole('tab', { name: new RegExp(name) }).click()

/** How often the sidebar has asked the host to show a record since the last reset. */
const opened = async (local: LocalBase): Promise<number> =>
  (await local.calls()).filter(({ key }) => /showRecordDetail/iu.test(key)).length

/** The host shows a record in front of everything. */
const closeRecord = (local: LocalBase) => local.page.locator('.semi-modal-close').click()

/** What has focus in the sidebar: its name or words, or BODY when the place is lost. */
const focused = (local: LocalBase): Promise<string> =>
  local.sidebar.locator('html').evaluate(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) return 'BODY'
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? ''
  })

const announced = ({ sidebar }: LocalBase): Promise<string> => sidebar.locator('[aria-live=polite]').last().innerText()

/** The words of the chosen entry of a select. */
const chosenIn = ({ sidebar }: LocalBase, label: string): Promise<string | undefined> =>
  sidebar
    .getByLabel(label)
    .locator('option:checked')
    .textContent()
    .then((words) => words?.trim())

/** What a number cell holds, by the first column's words. */
async function numberOf(local: LocalBase, tableName: string, title: string, column: string): Promise<unknown> {
  const { fields, records } = await local.table(tableName)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const field = fields.find(({ name }) => name === column)?.id ?? ''
  return records.find((one) => JSON.stringify(one.fields[primary]).includes(title))?.fields[field]
}

/** Makes the tables of a template with its rows moved to today. */
async function setUp({ sidebar }: LocalBase, preset: string): Promise<void> {
  await sidebar.locator(`input[name=preset][value=${preset}]`).check()
  await sidebar.locator('input[name=sample]').last().check()
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
}

describe('a day of the campaign, in a browser', () => {
  const base = oneBase(async (open) => {
    // Of the same site as the Base's page: of another site, a frame in this browser has no memory of its own.
    const plugin = inject('pluginUrl').replace('127.0.0.1', 'localhost')
    const local = await open({ now: `${TODAY}T19:00:00+08:00`, parameters: { plugin } })
    await setUp(local, 'full')
    return local
  })

  it('[EX1] one press on a computed cell beside the tasks explains it', async () => {
    const local = await base()
    await local.page
      .getByRole('button', { name: '目标与效果', exact: true })
      .or(local.page.getByRole('link', { name: '目标与效果', exact: true }))
      .first()
      .click()
    const cell = await local.cell('目标与效果', '新增会员', '达成率')
    await cell.scrollIntoViewIfNeeded()
    await cell.click()
    const card = local.sidebar.getByRole('complementary', { name: '所选单元格' })
    await expect.poll(() => card.innerText()).toMatch(/93\.3% = 实际 2,800 ÷ 目标 3,000/u)
  })

  it('[MY1] somebody chooses a person, sees what is overdue, due and asked, and a press leads to the row', async () => {
    const local = await base()
    await openTab(local, '总览')
    await fillIn(local, FULL_TASKS, 'KOL内容对接', { 主责人: { person: DIRECTOR } })
    await fillIn(local, FULL_TASKS, '线下物料准备', { 主责人: { person: DIRECTOR }, 计划结束: at(TODAY) })
    await region(local, '我的').getByLabel('看谁的').selectOption({ label: DIRECTOR })
    await expect.poll(() => wordsOf(local, '我的')).toMatch(/已过期 1 KOL内容对接.*今天到期 1 线下物料准备/u)
    await local.resetCalls()
    await region(local, '我的')
      .getByRole('button', { name: /^线下物料准备/u })
      .click()
    await expect.poll(() => opened(local)).toBe(1)
    await closeRecord(local)
    await fillIn(local, FULL_TASKS, '线下物料准备', { 实际进度: 0.3 })
    await fillIn(local, FULL_TASKS, '线下物料准备', { 当前状态: { option: '已完成' } })
    await expect.poll(() => wordsOf(local, '我的')).toMatch(/待回答 1 线下物料准备/u)
    await local.sidebar.getByRole('button', { name: /^恢复为/u }).click()
    await expect.poll(() => wordsOf(local, '我的')).toMatch(/没有：[^。]*待回答/u)
  })
  it('[KP1] shows what the goals of S0 have attained, and follows the cell', async () => {
    const local = await base()
    await openTab(local, '数据')
    await expect
      .poll(() => wordsOf(local, '目标'))
      .toMatch(/新增会员 93% .*未达标 社交曝光 120% .*超额 销售额 117% .*超额/u)
    await fillIn(local, '目标与效果', '新增会员', { 实际值: 3000 })
    await expect.poll(() => wordsOf(local, '目标')).toMatch(/新增会员 100% 3,000 \/ 3,000/u)
    expect(await wordsOf(local, '目标')).not.toContain('未达标')
  })

  it('[KB1] [AN2] a drop becomes an issue by the keyboard alone: focus has a place all the time, the result is announced', async () => {
    const local = await base()
    const { keyboard } = local.page
    const day = { 所属活动: CAMPAIGN, 渠道: { option: '抖音' }, 分母: 1000 }
    await addRows(local, '指标明细', [
      { ...day, 记录名: '抖音 1', 日期: at('2027-01-05'), 分子: 40 },
      { ...day, 记录名: '抖音 2', 日期: at(TODAY), 分子: 20 },
    ])
    await local.sidebar.getByRole('button', { name: '把「抖音」的骤降登记为问题' }).focus()
    await keyboard.press('Enter')
    const confirm = local.sidebar
      .getByRole('region', { name: /^将在「问题与风险」新增一行/u })
      .getByRole('button', { name: '新增这一行' })
    await confirm.waitFor()
    const before = (await local.table('问题与风险')).records.length
    // The preview, and the button that adds the row.
    for (let presses = 0; presses < 3 && (await focused(local)) !== '新增这一行'; presses += 1) {
      expect(await focused(local)).not.toBe('BODY')
      await keyboard.press('Tab')
    }
    expect(await focused(local)).toBe('新增这一行')
    await keyboard.press('Enter')
    await confirm.waitFor({ state: 'detached' })
    await expect.poll(() => announced(local)).toContain('已在「问题与风险」登记')
    await expect.poll(() => focused(local)).toBe('打开这一行')
    expect((await local.table('问题与风险')).records).toHaveLength(before + 1)
  })

  it('[DO1] next year’s days off are read before they count, and move the planned progress once they are saved', async () => {
    const local = await base()
    const { keyboard } = local.page
    const planned = () => numberOf(local, FULL_TASKS, '线下物料准备', '计划进度')
    const save = () => panel(local).getByRole('button', { name: '保存', exact: true }).click()
    await openTab(local, '设置')
    await panel(local)
      .getByRole('radio', { name: /^工作日/u })
      .check()
    await save()
    // 4 to 8 and 11 to 13 January are eight workdays, of which three have passed.
    await fillIn(local, FULL_TASKS, '线下物料准备', { 计划开始: at('2027-01-04'), 计划结束: at('2027-01-13') })
    await expect.poll(planned).toBeCloseTo(3 / 8, 6)
    await panel(local).getByRole('button', { name: '粘贴放假安排' }).focus()
    await keyboard.press('Enter')
    await expect.poll(() => focused(local)).not.toMatch(/BODY|粘贴放假安排/u)
    await keyboard.insertText('1月4日至5日放假调休，共2天。1月9日（星期六）上班')
    const add = panel(local).getByRole('button', { name: '加入：休 2 天，班 1 天' })
    await add.focus()
    await keyboard.press('Enter')
    await expect.poll(() => announced(local)).toContain('已加入休 2 天、班 1 天')
    expect(await focused(local)).not.toBe('BODY')
    expect(await planned()).toBeCloseTo(3 / 8, 6)
    await save()
    // 6 to 9 and 11 to 13 January: one of seven.
    await expect.poll(planned).toBeCloseTo(1 / 7, 6)
  })

  it('[CS1] [PF1] [S1-4] of the campaigns of two sheets the one that needs attention comes first, and its reason leads to the row', async () => {
    const local = await base()
    await local.sidebar.getByRole('button', { name: /^当前跟进表/u }).click()
    await local.sidebar.getByRole('menuitem', { name: '从模板新建一张' }).click()
    await setUp(local, 'S1')
    await openTab(local, '数据')
    await expect.poll(() => wordsOf(local, '预算')).toMatch(/合计 46,000 备用金 10\.87%/u)
    await addRows(local, '活动', [{ 活动名称: '会员日', 开始日期: at('2027-03-01') }])
    await openTab(local, '总览')
    const names = () => region(local, '各个活动').getByRole('heading', { level: 3 }).allInnerTexts()
    await expect.poll(names).toEqual([CAMPAIGN.row, '会员日', '活动执行进度表'])
    await local.resetCalls()
    await region(local, '各个活动').getByRole('button', { name: '1 个任务延期' }).click()
    await expect.poll(() => opened(local)).toBe(1)
    await closeRecord(local)
    await fillIn(local, FULL_TASKS, 'KOL内容对接', { 实际进度: 1, 实际结束: at(TODAY) })
    await expect.poll(() => wordsOf(local, '各个活动')).not.toContain('1 个任务延期')
  })

  it('[CC1] [MY1] the chosen campaign and the chosen person survive a reload of a sidebar that has a memory', async () => {
    const local = await base()
    await region(local, '各个活动').getByRole('button', { name: CAMPAIGN.row, exact: true }).click()
    await expect.poll(() => chosenIn(local, '选择活动')).toBe(CAMPAIGN.row)
    await local.page.evaluate(() => window.localHost.set('reloadSidebar', true))
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    await expect.poll(() => chosenIn(local, '选择活动')).toBe(CAMPAIGN.row)
    await expect.poll(() => chosenIn(local, '看谁的')).toBe(DIRECTOR)
    expect(local.errors).toEqual([])
  })
})
