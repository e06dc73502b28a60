// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import type { PresetId } from '../../src/schema/index.ts'
import { App } from '../../src/ui/App.tsx'
import '../../src/ui/data/DataPanel.tsx'
import '../../src/ui/mine/Mine.tsx'
import '../../src/ui/moved/MovedPanel.tsx'
import '../../src/ui/overview/Trend.tsx'
import '../../src/ui/portfolio/PortfolioSection.tsx'
import '../../src/ui/reports/ReportPage.tsx'
import '../../src/ui/Workspace.tsx'
import { type AppWorld, openAppWorld } from '../support/appWorld.ts'
import { render, type Rendered } from '../support/render.tsx'
import '../support/translateIn.ts'

let world: AppWorld | null = null
let screen: Rendered | null = null
afterEach(async () => {
  await screen?.unmount()
  world?.close()
  window.sessionStorage.clear()
  window.localStorage.clear()
})

const PRESETS = [
  { preset: 'S0', built: '2024-06-12', says: ['新增会员', '线下活动到场率低于预期'] },
  { preset: 'S1', built: '2024-10-16', says: ['合计 46,000', '10.87%'] },
  { preset: 'S2', built: '2024-03-02', says: ['海报设计初稿'] },
  { preset: 'S3', built: '2024-03-18', says: ['信息流广告投放'] },
  { preset: 'full', built: '2024-06-12', says: ['合计 46,000', '新增会员', '线下活动到场率低于预期'] },
] as const satisfies readonly { readonly preset: PresetId; readonly built: string; readonly says: readonly string[] }[]

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

it.each(PRESETS)(
  '[PM1] $preset: a reader opens every tab a day later, sees the figures of that day, and nothing is written',
  async ({ preset, built, says }) => {
    const owner = await openAppWorld({ at: `${built}T19:00:00+08:00` })
    await owner.setUp({ preset, sample: 'verbatim' })
    await owner.pass(60_000, 10_000)
    owner.close()
    owner.clock.set(`${dayAfter(built)}T19:00:00+08:00`)
    const reader = await owner.beside({ role: 'reader', userId: 'ou_reader' })
    world = reader
    await reader.quiet()
    const shown = await render(<App store={reader.app} clock={reader.clock} />)
    screen = shown
    let text = ''
    const tabs = shown.all('[role=tab]').map((one) => one.textContent ?? '')
    expect(tabs).toHaveLength(6)
    for (let at = 0; at < tabs.length; at += 1) {
      await shown.click(shown.all('[role=tab]')[at] as HTMLElement)
      await reader.quiet()
      await shown.settle()
      text += shown.text()
    }
    // What is kept of a day is saved some seconds after it was seen.
    await reader.pass(60_000, 20_000)
    for (const words of says) expect(text).toContain(words)
    expect(text).toContain(
      `截至 ${String(Number(dayAfter(built).slice(5, 7)))}/${String(Number(dayAfter(built).slice(8)))}`,
    )
    expect(reader.door.calls.filter(({ key }) => /_(?:add|set|delete|apply|toggle|save|update)/iu.test(key))).toEqual(
      [],
    )
  },
)
