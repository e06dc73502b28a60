import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { taskTableOf, type PresetId } from '../../src/schema/index.ts'
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

async function build(local: LocalBase, preset: PresetId): Promise<void> {
  await local.sidebar.locator(`input[name=preset][value=${preset}]`).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
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
  await build(local, 'S3')
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
  await panel
    .getByRole('button', { name: /信息流广告投放/u })
    .first()
    .click()
  await panel.getByText(/5\/11/u).first().waitFor()
  await shoot(local, `why-${theme}`)

  await local.sidebar.getByRole('tab', { name: '复盘' }).click()
  await local.sidebar
    .getByText(/目标对比/u)
    .first()
    .waitFor()
  await shoot(local, `retrospective-${theme}`)
  await local.close()
})

const LAPTOP = { width: 1280, height: 800 } as const
/** What of the laptop's screen the few rows of a template fill, px. */
const ROWS_HEIGHT = 345

/** What each cell of 偏差等级 on show says, and whether it stands in the grid whole, words included. */
const bandsOf = async (
  local: LocalBase,
  table: string,
): Promise<readonly { readonly words: string; readonly isWhole: boolean }[]> => {
  const fieldId = (await local.table(table)).fields.find(({ name }) => name === '偏差等级')?.id ?? ''
  return local.page.getByTestId('grid').evaluate((grid, id) => {
    const frame = grid.getBoundingClientRect()
    return [...grid.querySelectorAll(`[role="gridcell"][data-field-id="${id}"]`)].map((cell) => {
      const box = cell.getBoundingClientRect()
      const cut = [cell, ...cell.querySelectorAll('*')].filter(
        ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth,
      )
      return {
        words: cell.textContent.trim(),
        isWhole: box.left >= frame.left && box.right <= frame.right && cut.length === 0,
      }
    })
  }, fieldId)
}

/** Sets a preset up on a laptop's screen and waits until the figures stand in the cells. */
async function openOnLaptop(preset: PresetId, now: string): Promise<LocalBase> {
  const local = await openLocalBase(browser, { now, viewport: LAPTOP })
  await build(local, preset)
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await local.sidebar.getByRole('button', { name: '知道了' }).click()
  await expect
    .poll(async () => (await bandsOf(local, taskTableOf(preset).name)).map(({ words }) => words))
    .toContain('严重滞后')
  await local.page.mouse.move(0, 0)
  return local
}

it('picture of the first view beside the sidebar, as a laptop of 1280 × 800 shows it', async () => {
  const local = await openOnLaptop('S2', '2024-03-05T19:00:00+08:00')
  expect((await bandsOf(local, taskTableOf('S2').name)).filter(({ isWhole }) => !isWhole)).toEqual([])
  await local.page.screenshot({ path: image('first-sight-light') })
  expect(local.errors).toEqual([])
  await local.close()
})

it.each<{ preset: PresetId; now: string }>([
  { preset: 'S2', now: '2024-03-05T19:00:00+08:00' },
  { preset: 'S3', now: '2024-03-19T19:00:00+08:00' },
  { preset: 'S1', now: '2024-10-09T19:00:00+08:00' },
  { preset: 'S0', now: '2024-06-13T19:00:00+08:00' },
  { preset: 'full', now: '2024-06-13T19:00:00+08:00' },
])('[VW1] pictures of 每日更新 and ⚠ 偏差预警, $preset: every coloured band is seen whole', async ({ preset, now }) => {
  const local = await openOnLaptop(preset, now)
  const table = taskTableOf(preset).name
  for (const { view, name } of [
    { view: '每日更新', name: 'daily' },
    { view: '⚠ 偏差预警', name: 'slipping' },
  ]) {
    await local.openView(table, view)
    await local.page.locator('[data-view-id][aria-current="page"]', { hasText: view }).waitFor()
    await expect.poll(async () => (await bandsOf(local, table)).map(({ words }) => words)).toContain('严重滞后')
    expect((await bandsOf(local, table)).filter(({ isWhole }) => !isWhole)).toEqual([])
    await local.page.mouse.move(0, 0)
    await local.page.screenshot({
      path: image(`views/${preset.toLowerCase()}-${name}`),
      clip: { x: 0, y: 0, width: LAPTOP.width, height: ROWS_HEIGHT },
    })
  }
  await local.close()
})
