// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import '../../src/ui/report/DailyBriefPanel.tsx'
import type { Rendered } from '../support/render.tsx'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const SHEET = sheetOf(S3_ROWS.map((row) => assessed(row, AT)), AT)

async function lookAt(screen: Rendered, day: string): Promise<void> {
  await screen.click(screen.button(/看别的日子/u))
  await screen.type(screen.find('.ct-as-of-panel input[type=date]'), day)
}

describe('[AS1] another day is looked at, and nothing is written', () => {
  it('overview and alerts follow it, the state is plain, and one press comes back', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-04-10')
    expect(screen.find('.ct-look').textContent).toContain('只看不写：4/10')
    expect(screen.find('.ct-as-of').textContent).toBe('截至 4/10')
    expect(screen.find('.ct-conclusion').textContent).toContain('计划100%')
    expect(screen.find('.ct-look-note').textContent).toContain('假设进度停在现在，推算到 4/10')
    expect(screen.button('预警3').textContent).toBe('预警3')
    await screen.click(screen.button(/^回到 3\/19/u))
    expect(screen.all('.ct-look')).toHaveLength(0)
    expect(screen.find('.ct-conclusion').textContent).toContain('计划60.5%')
    expect(store.calls).toEqual([])
  })

  it('explanations speak of that day', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-03-22')
    await screen.click(screen.button('为什么：信息流广告投放'))
    expect(screen.find('.ct-why').textContent).toContain('计划 72.7% = 8/11 天（3/15–3/25，截至 3/22）')
  })

  it('a past day says what it cannot know', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-03-08')
    const note = screen.find('.ct-look-note').textContent ?? ''
    expect(note).toContain('按现在填的进度和日期，推算 3/8 那天')
    // Row 2 finished on 3/11, row 3 started on 3/16.
    expect(note).toContain('其中 2 个任务在那之后才开始或完成')
  })

  it('steps day by day', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-03-22')
    await screen.click(screen.find('.ct-look [aria-label=后一天]'))
    expect(screen.find('.ct-look').textContent).toContain('只看不写：3/23')
  })

  it('the sheet’s own day is no look', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-03-19')
    expect(screen.all('.ct-look')).toHaveLength(0)
  })

  it('years that are still being typed are waited out', async () => {
    const asked: string[] = []
    const { screen } = await showApp(withSheet(SHEET), { lookAt: async (day) => (asked.push(day), null) })
    await lookAt(screen, '0002-03-22')
    await screen.type(screen.find('.ct-as-of-panel input[type=date]'), '2025-03-22')
    expect(asked).toEqual(['2025-03-22'])
  })

  it('follows the table while it is looked at', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-04-10')
    const rows = S3_ROWS.map((row) => ({ ...row, progress: 100 }))
    await screen.settle(() => store.set({ sheet: sheetOf(rows.map((row) => assessed(row, AT)), AT) }))
    expect(screen.find('.ct-conclusion').textContent).toContain('1 个任务全部按期完成')
  })

  it('another sheet starts at its own day', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-04-10')
    await screen.settle(() => store.set({ sheet: { ...SHEET, tableId: 'tblB' } }))
    expect(screen.all('.ct-look')).toHaveLength(0)
  })

  it('reports stay at the sheet’s own day and say so', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await lookAt(screen, '2024-04-10')
    await screen.click(screen.button('报告'))
    expect(screen.find('.semi-tabs-pane-active .ct-look-note').textContent).toBe('这一页始终按 3/19 写，不随所看的日子变化。')
  })
})
