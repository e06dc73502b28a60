import { describe, expect, it } from 'vitest'
import { BUDGET, EVENTS, ownTables, TASKS } from '../support/ownTables.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')
const button = ({ sidebar }: LocalBase, name: string | RegExp) => sidebar.getByRole('button', { name })
const wordsOf = async ({ sidebar }: LocalBase, name: string): Promise<string> =>
  oneLine(await sidebar.getByRole('region', { name, exact: true }).innerText())

/** A Base with people's own tables, in the evening of 18 March 2024. */
async function openOwn(): Promise<LocalBase> {
  const local = await openBase({ fixture: 'adopt', now: '2024-03-18T19:00:00+08:00' })
  await local.page.evaluate((snapshot) => window.localHost.load(snapshot), ownTables())
  await button(local, /选用现有数据表/u).waitFor()
  return local
}

/** From the list of tables to the end of the taking over, with what is proposed. */
async function take(local: LocalBase, name: string, confirm: string): Promise<void> {
  await button(local, new RegExp(name, 'u')).first().click()
  await button(local, '下一步').click()
  await button(local, confirm).click()
  await local.sidebar.getByRole('heading', { name: `已选用「${name}」` }).waitFor()
}

describe('[AD8] tables beside the tasks in a browser', () => {
  it('a budget of texts is taken over after its preview, and its figures stand in 数据', async () => {
    const local = await openOwn()
    await button(local, /选用现有数据表/u).click()
    await take(local, TASKS, '选用这张表')
    await button(local, '选用其他表（预算、目标…）').click()
    expect(await wordsOf(local, '预算')).toContain(`${BUDGET} 认出 费用类别、预算金额、实际支出`)
    await take(local, EVENTS, '选用为活动表')

    await button(local, '再选用一张').click()
    await button(local, new RegExp(BUDGET, 'u')).first().click()
    await button(local, '下一步').click()
    await local.sidebar.getByRole('heading', { name: '5 格要留意' }).waitFor()
    expect(await wordsOf(local, '读出的数')).toContain('「预算金额」读出 3 格，合计 180,000 2 格读不出，不当作 0')
    expect(await wordsOf(local, '需要留意的格子')).toContain('第 3 行「预算金额」：「8-10万」 两个数，不猜是哪个')
    await button(local, '选用为预算表').click()
    await local.sidebar.getByRole('heading', { name: `已选用「${BUDGET}」` }).waitFor()
    await button(local, '去看总览').click()

    await local.sidebar.getByRole('tab', { name: '数据' }).click()
    await local.sidebar.getByText('主视觉海报').first().waitFor()
    const panel = oneLine(await local.sidebar.getByRole('tabpanel').filter({ visible: true }).innerText())
    expect(panel).toContain('42,000 / 50,000')
    expect(panel).toContain('「会场租金」超支 30,000')
    expect(panel).toMatch(/2 行写的金额读不出，没有算进合计：(?:「达人合作」|、|「主持人」){3}。/u)
    expect(local.errors).toEqual([])
  })
})
