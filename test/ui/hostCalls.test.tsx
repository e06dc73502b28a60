// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../src/ui/App.tsx'
import '../../src/ui/data/DataPanel.tsx'
import '../../src/ui/gantt/GanttSection.tsx'
import '../../src/ui/portfolio/PortfolioSection.tsx'
import '../../src/ui/reports/ReportPage.tsx'
import { type AppWorld, openAppWorld } from '../support/appWorld.ts'
import { render, type Rendered } from '../support/render.tsx'
import { addRow, editRow, shownRows } from '../support/shownRows.ts'
import '../support/translateIn.ts'

let world: AppWorld | null = null
let screen: Rendered | null = null
afterEach(async () => {
  await screen?.unmount()
  world?.close()
  window.sessionStorage.clear()
})

/** Does something, and waits until host and page have nothing left to do. */
async function quietly(act: () => unknown): Promise<void> {
  await act()
  await world?.quiet()
  await screen?.settle()
}

describe('[CC1] [PF1] live tracking keeps its promises', () => {
  it('[GT1] choosing a campaign, 数据 with its gantt, the portfolio and reports read what is there already: no host call', async () => {
    const base = await openAppWorld()
    world = base
    await base.setUp({ preset: 'full', sample: 'verbatim' })
    const other = addRow(base, '活动', { 活动名称: '会员日' })
    const [task] = shownRows(base, '任务')
    editRow(base, '任务', task?.id ?? '', { 所属活动: { recordIds: [other], text: '', type: 'text' } })
    await base.setUp({ preset: 'S2', sample: 'verbatim', another: true })
    await base.pass(120_000, 30_000)
    const shown = await render(<App store={base.app} clock={base.clock} />)
    screen = shown
    await quietly(() => shown.settle(() => base.app.actions.showSheet(base.app.getState().sheets[0]?.tableId ?? '')))
    for (const tab of [/^数据/u, /^预警/u, /^报告/u, /^总览/u]) await quietly(() => shown.click(shown.button(tab)))
    const before = base.door.calls.length
    const select = () => shown.find('.ct-campaign-choice select') as HTMLSelectElement
    expect(shown.all('.ct-campaign').length).toBeGreaterThan(2)
    const values = [...select().options].map(({ value }) => value)
    for (const value of values) {
      await quietly(() =>
        shown.settle(() => {
          select().value = value
          select().dispatchEvent(new Event('change', { bubbles: true }))
        }),
      )
      for (const tab of [/^数据/u, /^预警/u, /^总览/u]) await quietly(() => shown.click(shown.button(tab)))
    }
    expect(shown.all('.ct-gantt-plot')).toHaveLength(1)
    expect(base.door.calls.slice(before)).toEqual([])
  })
})
