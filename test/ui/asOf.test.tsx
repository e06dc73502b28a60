// @vitest-environment happy-dom
import '../../src/ui/reports/ReportPage.tsx'
import { describe, expect, it } from 'vitest'
import type { Rendered } from '../support/render.tsx'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'
import type { AsOfView } from '../../src/application/rows/viewAsOf.ts'

const AT = context('2024-03-19')
const SHEET = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)

async function viewAsOf(screen: Rendered, day: string): Promise<void> {
  await screen.click(screen.button(/看别的日子/u))
  await screen.type(screen.find('.ct-as-of-panel input[type=date]'), day)
}

describe('[AS1] another day is looked at, and nothing is written', () => {
  it('overview and alerts follow it, the page says so, and one press returns', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-04-10')
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

  it('explanations are about that day', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-03-22')
    await screen.click(screen.button('为什么：信息流广告投放'))
    expect(screen.find('.ct-why').textContent).toContain('计划 72.7% = 8/11 天（3/15–3/25，截至 3/22）')
  })

  describe('[SN1] a past day is shown from what was kept of it', () => {
    const PAST = context('2024-03-08')
    /** The first task was recorded on the day, the others were not. */
    async function rebuildDay(
      change: Partial<AsOfView>,
      past: Partial<NonNullable<AsOfView['past']>> = {},
    ): Promise<Shown> {
      const [first, ...others] = S3_ROWS.map((row) => assessed(row, PAST))
      const { today, asOf, tasks, rollUp, counts } = sheetOf(first === undefined ? [] : [first], PAST)
      const look = {
        today,
        asOf,
        tasks,
        rollUp,
        counts,
        ...change,
        past: { unknown: others, isKept: true, isRollUpKept: true, planned: 50, byPlan: [], kept: [], ...past },
      }
      const shown = await showApp(withSheet(SHEET), { viewAsOf: async () => look })
      await viewAsOf(shown.screen, '2024-03-08')
      return shown
    }

    it('tasks without a record of the day are counted and named, and nobody is told that all is well', async () => {
      const { screen } = await rebuildDay({})
      const note = screen.find('.ct-look-note').textContent ?? ''
      expect(note).toContain('3/8 的进度和汇总取自当天留下的记录')
      // The weights of that day were not stored, so nothing can explain it.
      expect(screen.all('.ct-conclusion header button')).toHaveLength(0)
      expect(note).toContain('3 个任务没有 3/8 的进度记录：数据不足，没有计入')
      await screen.click(screen.find('.ct-look-note .ct-link'))
      expect(screen.find('.ct-records').textContent).toContain(SHEET.tasks[2]?.row.title)
    })

    it('a day without a snapshot says so instead of showing a sheet without tasks', async () => {
      const unknown = S3_ROWS.map((row) => assessed(row, PAST))
      const none = sheetOf([], PAST)
      const { screen } = await rebuildDay(
        { tasks: [], counts: none.counts, rollUp: { ...none.rollUp, planned: 50 } },
        { unknown, isKept: false },
      )
      expect(screen.find('.ct-look-note').textContent).toContain('3/8 没有留下进度记录：数据不足')
      expect(screen.find('.ct-conclusion').textContent).toContain('计划50%')
      expect(screen.page.textContent).not.toContain('还没有任务')
      expect(screen.all('.ct-good')).toHaveLength(0)
      await screen.click(screen.button('预警'))
      expect(screen.page.textContent).not.toContain('没有任务落后超过')
      expect(screen.page.textContent).not.toContain('有记录的任务里没有需要处理的')
    })

    it('a selected task without a record says so', async () => {
      const { screen, store } = await rebuildDay({})
      await screen.settle(() =>
        store.set({ selected: { table: 'tasks', recordId: 'rec3', field: 'progressDeviation' } }),
      )
      expect(screen.find('.ct-selected').textContent).toContain('没有 3/8 的进度记录：数据不足')
    })
  })

  it('buttons step day by day', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-03-22')
    await screen.click(screen.find('.ct-look [aria-label=后一天]'))
    expect(screen.find('.ct-look').textContent).toContain('只看不写：3/23')
  })

  it('choosing the sheet’s own day returns to now', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-03-19')
    expect(screen.all('.ct-look')).toHaveLength(0)
  })

  it('a year that is still being typed changes nothing', async () => {
    const asked: string[] = []
    const { screen } = await showApp(withSheet(SHEET), { viewAsOf: async (day) => (asked.push(day), null) })
    await viewAsOf(screen, '0002-03-22')
    await screen.type(screen.find('.ct-as-of-panel input[type=date]'), '2025-03-22')
    expect(asked).toEqual(['2025-03-22'])
  })

  it('the view of another day follows changes of the table', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-04-10')
    const rows = S3_ROWS.map((row) => ({ ...row, progress: 100 }))
    await screen.settle(() =>
      store.set({
        sheet: sheetOf(
          rows.map((row) => assessed(row, AT)),
          AT,
        ),
      }),
    )
    expect(screen.find('.ct-conclusion').textContent).toContain('1 个任务全部按期完成')
  })

  it('another sheet starts at its own day', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await viewAsOf(screen, '2024-04-10')
    await screen.settle(() => store.set({ sheet: { ...SHEET, tableId: 'tblB' } }))
    expect(screen.all('.ct-look')).toHaveLength(0)
  })

  it('reports speak of the chosen past day, and say what they read as it is now', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('报告'))
    const subtitle = () => screen.find('.semi-tabs-pane-active .ct-document header p').textContent
    expect(subtitle()).toContain('截至 2024-03-19')
    await viewAsOf(screen, '2024-03-12')
    expect(subtitle()).toContain('截至 2024-03-12')
    expect(screen.find('.semi-tabs-pane-active .ct-look-note').textContent).toBe(
      '任务按 3/12 的进度写；目标、预算和问题按现在的单元格。',
    )
  })
})
