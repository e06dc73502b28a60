import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser, openLocalBase, type LocalBase } from '../e2e/support/localBase.ts'

/** `npm run pictures`: the pictures of the README, taken from the running product. */
const image = (name: string): string => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url))

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** The sidebar alone, 410 px wide. */
async function shoot(local: LocalBase, name: string): Promise<void> {
  await local.page.mouse.move(0, 0)
  const box = await local.page.locator('[data-testid="sidebar-frame"]').boundingBox()
  expect(Math.round(box?.width ?? 0)).toBe(410)
  await local.page.screenshot({ path: image(name), ...(box === null ? {} : { clip: box }) })
}

async function build(local: LocalBase, preset: RegExp): Promise<void> {
  await local.sidebar.getByRole('radio', { name: preset }).check({ force: true })
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check({ force: true })
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
}

it.each(['light', 'dark'] as const)('pictures of the sidebar and the local Base, %s', async (theme) => {
  const local = await openLocalBase(browser, {
    now: '2024-03-19T19:00:00+08:00',
    parameters: { theme },
    viewport: { width: 1440, height: 900 },
  })
  await local.sidebar.getByRole('button', { name: '一键建表' }).waitFor()
  await shoot(local, `first-screen-${theme}`)

  await local.page.evaluate(() => window.localHost.set('latencyMs', 60))
  await build(local, /实施进度监控表/u)
  await expect.poll(async () => (await local.snapshot()).tables.at(-1)?.fields.length ?? 0).toBeGreaterThan(9)
  await shoot(local, `set-up-running-${theme}`)
  await local.page.evaluate(() => window.localHost.set('latencyMs', 0))

  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await local.sidebar.getByRole('button', { name: '知道了' }).click()
  await local.sidebar.getByText(/落后/u).first().waitFor()
  await shoot(local, `overview-${theme}`)
  // The computed columns are to the right of the template's own.
  const deviation = await local.cell('实施进度监控表', '信息流广告投放', '偏差等级')
  await deviation.scrollIntoViewIfNeeded()
  await local.page.screenshot({ path: image(`local-base-${theme}`) })

  await local.sidebar.getByRole('tab', { name: /预警/u }).click()
  const panel = local.sidebar.getByRole('tabpanel').filter({ visible: true })
  await panel.getByRole('button', { name: /信息流广告投放/u }).first().click()
  await panel.getByText(/5\/11/u).first().waitFor()
  await shoot(local, `why-${theme}`)

  await local.sidebar.getByRole('tab', { name: '复盘' }).click()
  await local.sidebar.getByText(/目标对比/u).first().waitFor()
  await shoot(local, `retrospective-${theme}`)
  await local.close()
})

it('picture of the first view beside the sidebar, as a laptop of 1280 × 800 shows it', async () => {
  const local = await openLocalBase(browser, { now: '2024-03-05T19:00:00+08:00', viewport: { width: 1280, height: 800 } })
  await build(local, /执行进度跟踪表/u)
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await local.sidebar.getByRole('button', { name: '知道了' }).click()
  await (await local.cell('执行进度跟踪表', '海报设计初稿', '偏差等级')).getByText('严重滞后').waitFor()
  await local.page.screenshot({ path: image('first-sight-light') })
  await local.close()
})
