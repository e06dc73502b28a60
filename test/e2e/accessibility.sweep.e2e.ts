import { describe, expect, it } from 'vitest'
import { sweep } from '../support/sweep.ts'
import { addRows, fillIn } from './support/asPerson.ts'
import { checkAccessibility } from './support/accessibility.ts'
import type { LocalBase } from './support/localBase.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

/** `npm test` looks at the light sidebar, `npm run test:deep` at both. */
const THEMES = sweep(['light', 'dark'] as const, 1)
const TABS = ['总览', '预警', '数据', '报告', '复盘', '设置'] as const

/** A task of each template, its column of owners, a computed cell, and its table of campaigns, where it has one. */
const TEMPLATES = [
  {
    preset: 'full',
    tasks: '任务',
    task: 'KOL内容对接',
    owner: '主责人',
    computed: '进度偏差',
    campaigns: { table: '活动', start: '开始日期' },
  },
  {
    preset: 'S0',
    tasks: '任务分解与责任跟踪表',
    task: 'KOL内容对接',
    owner: '负责人',
    computed: '进度偏差',
    campaigns: { table: '活动基本信息与目标表', start: '开始时间' },
  },
  {
    preset: 'S1',
    tasks: '活动执行进度表',
    task: '物料设计与制作',
    owner: '负责人',
    computed: '进度偏差',
    campaigns: null,
  },
  {
    preset: 'S2',
    tasks: '执行进度跟踪表',
    task: null,
    owner: '主责任人',
    computed: '进度偏差(%)',
    campaigns: null,
  },
] as const
const DIRECTOR = '销售部*总监'
/** `npm test` looks at the whole suite in one theme. */
const SCREENS = sweep(
  TEMPLATES.flatMap((template) => (['light', 'dark'] as const).map((theme) => ({ ...template, theme }))),
  1,
)

/** The words of a table's first row in its first column. */
async function firstTitle(local: LocalBase, name: string): Promise<string> {
  const { fields, records } = await local.table(name)
  const cell = records[0]?.fields[fields.find(({ isPrimary }) => isPrimary)?.id ?? '']
  return Array.isArray(cell) ? (cell as readonly { readonly text: string }[]).map(({ text }) => text).join('') : ''
}

describe('the sidebar for everybody', () => {
  it.each(THEMES)('no tab breaks a serious accessibility rule, %s', async (theme) => {
    const local = await openBase({ now: '2024-03-19T19:00:00+08:00', parameters: { theme } })
    await makeSheet(local)
    const { violations } = await checkAccessibility(local, theme)
    const found: string[] = []
    for (const tab of TABS) {
      await local.sidebar.getByRole('tab', { name: new RegExp(tab) }).click()
      await local.sidebar
        .getByRole('tabpanel')
        .filter({ visible: true })
        .getByText(/\S/u)
        .filter({ visible: true })
        .first()
        .waitFor()
      found.push(...(await violations(tab)))
    }
    expect(found).toEqual([])
  })

  it.each(SCREENS)(
    '数据, 我的, the campaigns side by side and an explained cell break no serious accessibility rule, $preset, $theme',
    async ({ preset, theme, tasks, task, owner, computed, campaigns }) => {
      const local = await openBase({ now: '2024-06-13T19:00:00+08:00', parameters: { theme } })
      await makeSheet(local, preset)
      const title = task ?? (await firstTitle(local, tasks))
      await fillIn(local, tasks, title, { [owner]: { person: DIRECTOR } })
      if (campaigns !== null)
        await addRows(local, campaigns.table, [
          { 活动名称: '会员日', [campaigns.start]: { at: new Date('2024-09-01T00:00:00+08:00') } },
        ])
      const { violations } = await checkAccessibility(local, theme)
      const found: string[] = []
      await local.sidebar.getByRole('tab', { name: '数据' }).click()
      const panel = local.sidebar.getByRole('tabpanel').filter({ visible: true })
      await panel.getByText(/\S/u).filter({ visible: true }).first().waitFor()
      await panel.locator('details').evaluateAll((parts) => {
        for (const part of parts) (part as HTMLDetailsElement).open = true
      })
      found.push(...(await violations('data')))
      await local.sidebar.getByRole('tab', { name: '总览' }).click()
      await local.sidebar.getByLabel('看谁的').selectOption({ label: DIRECTOR })
      if (campaigns !== null) await local.sidebar.getByRole('region', { name: '各个活动' }).waitFor()
      found.push(...(await violations('overview')))
      const cell = await local.cell(tasks, title, computed)
      await cell.scrollIntoViewIfNeeded()
      await cell.click()
      await local.sidebar.getByRole('complementary', { name: /^所选/u }).waitFor()
      found.push(...(await violations('explained cell')))
      expect(found).toEqual([])
    },
  )

  it.each(THEMES)(
    'set-up breaks no serious accessibility rule: choosing, reading the plan, running, stopped, %s',
    async (theme) => {
      const local = await openBase({ now: '2024-06-10T19:00:00+08:00', parameters: { theme } })
      await local.sidebar.getByRole('button', { name: '一键建表' }).waitFor()
      const { violations } = await checkAccessibility(local, theme)
      const found: string[] = []
      const check = async (screen: string) => found.push(...(await violations(screen)))
      await local.sidebar.locator('input[name=preset][value=S0]').check()
      for (const part of await local.sidebar.locator('.ct-plan summary').all()) await part.click()
      await check('plan')
      await local.page.evaluate(() => window.localHost.set('latencyMs', 60))
      await local.sidebar.getByRole('button', { name: '一键建表' }).click()
      await local.sidebar.getByRole('progressbar').waitFor()
      await check('running')
      await local.sidebar.getByRole('button', { name: '取消' }).click()
      await local.sidebar.getByRole('button', { name: '继续' }).waitFor()
      await check('interrupted')
      await local.page.evaluate(() => window.localHost.set('latencyMs', 0))
      await local.sidebar.getByRole('button', { name: '继续' }).click()
      await local.sidebar.getByRole('tab', { name: '设置' }).click()
      await local.sidebar.getByText(/字段齐全/u).waitFor()
      await local.sidebar.getByRole('button', { name: /^停止跟进「/u }).click()
      await check('settings')
      await local.sidebar.getByRole('button', { name: '继续跟进' }).click()
      await local.sidebar.getByRole('button', { name: /升级.*模板/u }).click()
      await local.sidebar.locator('.ct-plan-part').first().waitFor()
      await check('upgrade')
      expect(found).toEqual([])
    },
  )
})
