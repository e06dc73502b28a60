// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/index.ts'
import type { TaskRow } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { withSheet } from './support/fakeStore.ts'
// Loaded beforehand, so that what loads them later does not wait for the disk.
import '../../src/ui/forecast/LikelyEnd.tsx'
import '../../src/ui/reports/ReportPage.tsx'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, sheetOf, taskRow } from './support/tasks.ts'

const TODAY = '2024-07-10'
const AT = context(TODAY)
const LI = [{ id: 'ou_li', name: 'Li' }]

const tenDays = (recordId: string, start: string, cells: Partial<TaskRow> = {}) =>
  taskRow(recordId, {
    title: recordId,
    channel: '抖音',
    owner: LI,
    plannedStart: start,
    plannedEnd: addDays(start, 9),
    ...cells,
  })
const finished = (recordId: string, days: number, start = '2024-03-01') =>
  tenDays(recordId, start, { actualStart: start, actualEnd: addDays(start, days - 1), progress: 100 })
/** Median 1.2, P80 1.5 times the plan. */
const FIVE = [10, 10, 12, 15, 20].map((days, at) => finished(`past${String(at)}`, days))
const OPEN = tenDays('直播', '2024-07-20')

const stateOf = (rows: readonly TaskRow[]) =>
  sheetOf(
    rows.map((row) => assessed(row, AT)),
    AT,
  )

/** Shows the sheet, unfolds 「为什么」 of its open task, and reads what is said of its end. */
async function open(rows: readonly TaskRow[]): Promise<{ readonly shown: Shown; readonly said: () => string }> {
  const shown = await showApp(withSheet(stateOf(rows)))
  const ask = shown.screen
    .all('.ct-why-button')
    .find((button) => button.getAttribute('aria-label')?.includes('直播') === true)
  await shown.screen.click(present(ask, 'the button of the open task'))
  return {
    shown,
    said: () =>
      shown.screen
        .all('.ct-forecast')
        .map(({ textContent }) => textContent)
        .join('\n'),
  }
}
const change = ({ screen, store }: Shown, rows: readonly TaskRow[]) =>
  screen.settle(() => store.set({ sheet: stateOf(rows) }))

describe('[FC2] the range of a task', () => {
  it('says by which days it will probably be done, what that rests on, and that it cannot be tried out yet', async () => {
    const { said } = await open([OPEN, ...FIVE])
    expect(said()).toContain(
      '照同渠道、同负责人的 5 个已完成任务的快慢，一半的可能在 7/31 或之前完成，八成在 8/3 或之前',
    )
    expect(said()).toContain('从 7/20 起，计划 10 天，以往用了计划的 1.2 倍（中位数）、1.5 倍（八成以内）')
    expect(said()).toContain('还不能回头检验：开工时已有足够往例的已完成任务有 0 个，至少要 5 个')
    expect(said()).toContain('计划 7/29')
  })

  it('says how the past would have been predicted, once there is enough of it', async () => {
    const later = [12, 13, 15, 16, 10].map((days, at) => finished(`later${String(at)}`, days, '2024-05-01'))
    const { said } = await open([OPEN, ...FIVE, ...later])
    expect(said()).toContain('回头检验：5 个已完成任务照此预测，4 个在八成那天或之前完成（80%），与居中那天一般差 2 天')
    expect(said()).not.toContain('还不能回头检验')
  })

  it('says that data are insufficient only until the finished task that is missing is there', async () => {
    const four = FIVE.slice(1)
    const { shown, said } = await open([OPEN, ...four])
    expect(said()).toContain('数据不足')
    expect(said()).toContain('已完成任务有 4 个，至少要 5 个，还差 1 个')
    await change(shown, [OPEN, ...four, finished('more', 10)])
    expect(said()).not.toContain('数据不足')
    expect(said()).toContain('一半的可能在 7/31 或之前完成')
    await change(shown, [OPEN, ...four])
    expect(said()).toContain('数据不足')
  })

  it('says that there is no usable plan only until one is entered', async () => {
    const { shown, said } = await open([{ ...OPEN, plannedEnd: null }, ...FIVE])
    expect(said()).toBe('没有可用的计划，给不出范围')
    await change(shown, [OPEN, ...FIVE])
    expect(said()).not.toContain('没有可用的计划')
  })

  it('names the predecessor that decides when it begins, and none once the link is gone', async () => {
    const before = tenDays('物料', '2024-07-20')
    const { shown, said } = await open([{ ...OPEN, predecessors: ['物料'] }, before, ...FIVE])
    expect(said()).toContain('看前置任务「物料」大概哪天完成')
    await change(shown, [OPEN, before, ...FIVE])
    expect(said()).not.toContain('前置任务')
  })

  it('says nothing of a task that is done', async () => {
    const { shown, said } = await open([OPEN, ...FIVE])
    await change(shown, [{ ...OPEN, progress: 100, actualEnd: TODAY }, ...FIVE])
    expect(said()).toBe('')
  })

  it('a task that is slower than the past is told by its own pace', async () => {
    const slow = {
      ...OPEN,
      plannedStart: '2024-07-01',
      plannedEnd: '2024-07-10',
      actualStart: '2024-07-01',
      progress: 20,
    }
    const { said } = await open([slow, ...FIVE])
    expect(said()).toContain('它自己的速度比同渠道、同负责人的 5 个已完成任务里的八成都慢，照这样要到 8/19')
  })
})

const forecasts = ({ screen }: Shown) => screen.all('.ct-likely-end .ct-forecast').map(({ textContent }) => textContent)

describe('[FC2] the range of the whole in the overview', () => {
  it('is computed when somebody unfolds it, and is not there when nothing is open', async () => {
    const shown = await showApp(withSheet(stateOf([OPEN, ...FIVE])))
    expect(forecasts(shown)).toEqual([])
    await shown.screen.click(shown.screen.button('照以往的快慢，什么时候能做完'))
    expect(forecasts(shown).join()).toContain('一半的可能在 7/31 或之前完成，八成在 8/3 或之前')
    await change(shown, FIVE)
    expect(shown.screen.all('.ct-likely-end')).toEqual([])
  })
})

describe('[FC2] the range in the weekly report', () => {
  /** What the report says of the week to come. */
  async function weekly(rows: readonly TaskRow[]): Promise<string> {
    const { screen } = await showApp(withSheet(stateOf(rows)))
    await screen.click(screen.button('报告'))
    const select = screen.find('.semi-tabs-pane-active select[aria-label="报告"]') as HTMLSelectElement
    await screen.settle(() => {
      select.value = 'weekly'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    return screen.text()
  }
  const LIKELY = '照以往推算'

  it('says by when the last of the open tasks will probably be done, which it is, and how many are left out', async () => {
    const said = await weekly([OPEN, tenDays('预热', '2024-07-12'), ...FIVE])
    expect(said).toContain(
      '照以往推算（5 个已完成任务），没完成的任务里最晚的是「直播」：一半的可能在 7/31 或之前完成，八成在 8/3 或之前。',
    )
    expect(said).not.toContain('没算在内')
    expect(await weekly([OPEN, tenDays('预热', '2024-07-12', { plannedEnd: null }), ...FIVE])).toContain(
      '1 个任务没算在内',
    )
  })

  it('is silent with too few finished tasks, and when nothing is open', async () => {
    expect(await weekly([OPEN, ...FIVE.slice(1)])).not.toContain(LIKELY)
    expect(await weekly(FIVE)).not.toContain(LIKELY)
  })
})
