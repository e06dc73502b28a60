import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { present } from '../support/present.ts'
import { sweep } from '../support/sweep.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

/** `npm test` looks at the light sidebar, `npm run test:deep` at both. */
const THEMES = sweep(['light', 'dark'] as const, 1)
const TABS = ['总览', '预警', '报告', '复盘', '设置'] as const

async function withSheet(theme: 'light' | 'dark'): Promise<LocalBase> {
  const local = await openBase({ now: '2024-03-19T19:00:00+08:00', parameters: { theme } })
  await local.sidebar.locator('input[name=preset][value=S3]').check()
  // By place: of the three sample choices the template's own dates.
  await local.sidebar.locator('input[name=sample]').nth(1).check()
  await local.sidebar.locator('button.semi-button-primary').click()
  await local.sidebar.getByRole('tab').first().waitFor()
  return local
}

describe('the sidebar for everybody', () => {
  it.each(THEMES)('no tab breaks a serious accessibility rule, %s', async (theme) => {
    const local = await withSheet(theme)
    const frame = present(
      await (await local.page.waitForSelector('[data-testid="sidebar-frame"]')).contentFrame(),
      'the sidebar',
    )
    await frame.evaluate(axe.source)
    // The frame is transparent, so the checker would measure contrast against white instead of the host's colour.
    if (theme === 'dark')
      await frame.evaluate(() => document.documentElement.style.setProperty('background', '#1a1a1a'))
    const found: string[] = []
    for (const tab of TABS) {
      await local.sidebar.getByRole('tab', { name: new RegExp(tab) }).click()
      await local.sidebar.getByRole('tabpanel').filter({ visible: true }).getByText(/\S/u).first().waitFor()
      const { violations } = await frame.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
      )
      found.push(
        ...violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${tab} ${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
          ),
      )
    }
    expect(found).toEqual([])
  })

  it.each(THEMES)(
    'set-up breaks no serious accessibility rule: choosing, reading the plan, running, stopped, %s',
    async (theme) => {
      const local = await openBase({ now: '2024-06-10T19:00:00+08:00', parameters: { theme } })
      const frame = present(
        await (await local.page.waitForSelector('[data-testid="sidebar-frame"]')).contentFrame(),
        'the sidebar',
      )
      await local.sidebar.getByRole('button', { name: '一键建表' }).waitFor()
      await frame.evaluate(axe.source)
      // The frame is transparent, so the checker would measure contrast against white instead of the host's colour.
      if (theme === 'dark')
        await frame.evaluate(() => document.documentElement.style.setProperty('background', '#1a1a1a'))
      const found: string[] = []
      const check = async (screen: string) => {
        const { violations } = await frame.evaluate(() =>
          (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
        )
        found.push(
          ...violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) =>
              nodes.map(({ target, failureSummary }) => `${screen} ${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
            ),
        )
      }
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
