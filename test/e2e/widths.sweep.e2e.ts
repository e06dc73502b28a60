import { describe, expect, it } from 'vitest'
import { sweep } from '../support/sweep.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

/** English words are the longest: `npm test` measures them, `npm run test:deep` every language. */
const LANGUAGES = sweep(['en', 'zh', 'ja'], 1)

/** Templates with other tables than S3 has. */
const TEMPLATES = sweep(
  ['full', 'S0', 'S1', 'S2'].flatMap((preset) => ['en', 'zh', 'ja'].map((lang) => ({ preset, lang }))),
  1,
)

describe('the sidebar, 410 px wide', () => {
  it.each(LANGUAGES)('no tab is wider than 410 px, %s', async (lang) => {
    const local = await openBase({ now: '2024-03-19T19:00:00+08:00', parameters: { lang } })
    await makeSheet(local)
    const tabs = local.sidebar.getByRole('tab')
    const widths: number[] = []
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click()
      await local.sidebar
        .getByRole('tabpanel')
        .filter({ visible: true })
        .getByText(/\S/u)
        .filter({ visible: true })
        .first()
        .waitFor()
      widths.push(await local.sidebar.locator('html').evaluate((page) => page.scrollWidth))
    }
    expect(widths).toHaveLength(6)
    expect(Math.max(...widths)).toBeLessThanOrEqual(410)
  })

  it.each(TEMPLATES)(
    'neither the overview nor the data are wider than 410 px, unfolded, $preset, $lang',
    async (one) => {
      const local = await openBase({ now: '2024-06-13T19:00:00+08:00', parameters: { lang: one.lang } })
      await makeSheet(local, one.preset)
      for (const tab of [0, 2]) {
        await local.sidebar.getByRole('tab').nth(tab).click()
        const panel = local.sidebar.getByRole('tabpanel').filter({ visible: true })
        await panel.getByText(/\S/u).filter({ visible: true }).first().waitFor()
        await panel.locator('details').evaluateAll((parts) => {
          for (const part of parts) (part as HTMLDetailsElement).open = true
        })
        expect(await local.sidebar.locator('html').evaluate((page) => page.scrollWidth)).toBeLessThanOrEqual(410)
      }
    },
  )

  it.each(LANGUAGES)('no set-up screen is wider than 410 px, %s', async (lang) => {
    const local = await openBase({ now: '2024-06-10T19:00:00+08:00', parameters: { lang } })
    const widths: number[] = []
    const measure = async () => widths.push(await local.sidebar.locator('html').evaluate((page) => page.scrollWidth))
    await local.sidebar.locator('input[name=preset][value=full]').check()
    for (const part of await local.sidebar.locator('.ct-plan summary').all()) await part.click()
    await measure()
    await local.page.evaluate(() => window.localHost.set('latencyMs', 60))
    await local.sidebar.locator('button.semi-button-primary.semi-button-block').click()
    await local.sidebar.getByRole('progressbar').waitFor()
    await measure()
    expect(Math.max(...widths)).toBeLessThanOrEqual(410)
  })
})
