import { describe, expect, it } from 'vitest'
import { sweep } from '../support/sweep.ts'
import { checkAccessibility } from './support/accessibility.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

/** `npm test` looks at the light sidebar, `npm run test:deep` at both. */
const THEMES = sweep(['light', 'dark'] as const, 1)
const TABS = ['总览', '预警', '报告', '复盘', '设置'] as const

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
