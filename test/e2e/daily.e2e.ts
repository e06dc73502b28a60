import { describe, expect, it } from 'vitest'
import { fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const FULL_TASKS = '任务'
const DIRECTOR = '销售部*总监'
/** A Wednesday; the rows of S0 are moved to it. */
const TODAY = '2027-01-06'
const at = (day: string): { readonly at: Date } => ({ at: new Date(`${day}T00:00:00+08:00`) })

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')
const region = (local: LocalBase, name: string) => local.sidebar.getByRole('region', { name, exact: true })
const wordsOf = async (local: LocalBase, name: string): Promise<string> =>
  oneLine((await region(local, name).allInnerTexts()).join(' '))
const openTab = (local: LocalBase, name: string) => local.sidebar.getByRole('tab', { name: new RegExp(name) }).click()

/** How often the sidebar has asked the host to show a record since the last reset. */
const opened = async (local: LocalBase): Promise<number> =>
  (await local.calls()).filter(({ key }) => /showRecordDetail/iu.test(key)).length

/** The host shows a record in front of everything. */
const closeRecord = (local: LocalBase) => local.page.locator('.semi-modal-close').click()

/** Makes the tables of a template with its rows moved to today. */
async function setUp({ sidebar }: LocalBase, preset: string): Promise<void> {
  await sidebar.locator(`input[name=preset][value=${preset}]`).check()
  await sidebar.locator('input[name=sample]').last().check()
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
}

describe('a day of the campaign, in a browser', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: `${TODAY}T19:00:00+08:00` })
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
})
