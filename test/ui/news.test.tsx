// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpeningNews } from '../../src/application/app/news.ts'
import type { Turn } from '../../src/domain/index.ts'
import { settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

// Loaded beforehand, so that the overview that loads it later does not wait for the disk.
import '../../src/ui/news/OpeningNews.tsx'

beforeEach(() => window.localStorage.clear())

const AT = context('2024-03-19')
const turn = (recordId: string): Turn => ({
  recordId,
  state: { from: 'inProgress', to: 'delayed' },
  band: { from: 'normal', to: 'warning' },
})
const IDS = S3_ROWS.map(({ recordId }) => recordId)
const NEWS: OpeningNews = {
  since: '2024-03-16',
  asOf: '2024-03-19',
  turns: IDS.slice(0, 2).map(turn),
  cause: 'day',
  isOfOther: false,
  written: 2,
  unwritten: 0,
}

const sheetOfRows = (rows: typeof S3_ROWS) =>
  sheetOf(
    rows.map((row) => assessed(row, AT)),
    AT,
  )

async function show(news: OpeningNews | null, rows = S3_ROWS): Promise<Shown> {
  const shown = await showApp(withSheet(sheetOfRows(rows), { companions: settledCompanions() }), {
    openingNews: async () => news,
  })
  await shown.screen.settle()
  return shown
}
const strip = ({ screen }: Shown) => screen.all('.ct-news')

describe('[SN2] the line about what turned while no sidebar was open', () => {
  it('is one line until it is opened, then the moves, why, how much was written, and the tasks', async () => {
    const shown = await show(NEWS)
    const { screen, store } = shown
    expect(strip(shown).map((one) => one.textContent)).toEqual(['自上次（3 天前）以来：2 个任务变了'])
    await screen.click(screen.button(/自上次/u))
    const text = strip(shown)[0]?.textContent ?? ''
    for (const part of ['3/16 → 3/19', '只是日子过去了', '打开时写了 2 行', '×2']) expect(text).toContain(part)
    expect(screen.all('.ct-news-moves li').map((one) => one.textContent)).toEqual([
      '进行中变成延期×2',
      '正常变成滞后预警×2',
    ])
    await screen.click(screen.all('.ct-news-task')[1] as HTMLElement)
    expect(store.calls).toContainEqual(['openRecord', IDS[1]])
  })

  it.each([
    [{ cause: 'people' as const }, '有人改过任务或设置', '只是日子过去了'],
    [{ cause: null }, '打开时写了 2 行', '有人改过'],
    [{ written: 0 }, '别的侧边栏已经写好', '打开时写了'],
    [{ written: 0, unwritten: 2 }, '2 个在表里还是原来的样子', '别的侧边栏'],
  ])('says what is true of the cells: %o', async (change, says, silent) => {
    const shown = await show({ ...NEWS, ...change })
    await shown.screen.click(shown.screen.button(/自上次/u))
    const text = strip(shown)[0]?.textContent ?? ''
    expect(text).toContain(says)
    expect(text).not.toContain(silent)
  })

  it('cells that are written meanwhile are not called old any more', async () => {
    const shown = await show({ ...NEWS, written: 0, unwritten: 2 })
    await shown.screen.click(shown.screen.button(/自上次/u))
    expect(strip(shown)[0]?.textContent).toContain('还是原来的样子')
    const sheet = sheetOfRows(S3_ROWS)
    const written = sheet.tasks.map(({ row, ...task }) => {
      const { state, band } = task.assessment
      return { ...task, row: { ...row, state, band: band === 'none' ? null : band } }
    })
    await shown.screen.settle(() => shown.store.set({ sheet: { ...sheet, tasks: written } }))
    expect(strip(shown)[0]?.textContent).not.toContain('还是原来的样子')
  })

  it('is not there without news, and goes for good when it is put away', async () => {
    expect(strip(await show(null))).toEqual([])
    const shown = await show(NEWS)
    await shown.screen.click(shown.screen.button('收起，不再提示这一次'))
    expect(strip(shown)).toEqual([])
    expect(shown.store.calls).toContainEqual(['dismissOpeningNews'])
  })

  it('that another sidebar has told is told once in a browser, and again on another day', async () => {
    const other = { ...NEWS, isOfOther: true, written: 0 }
    for (const times of [1, 0]) expect(strip(await show(other))).toHaveLength(times)
    expect(strip(await show({ ...other, asOf: '2024-03-20' }))).toHaveLength(1)
    expect(strip(await show({ ...NEWS, asOf: '2024-03-20' }))).toHaveLength(1)
  })

  it('lists fifty tasks at first, and says how many there are', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => ({ ...S3_ROWS[0], recordId: `rec${String(at)}` }) as never)
    const shown = await show({ ...NEWS, turns: rows.map(({ recordId }) => turn(recordId)) }, rows)
    await shown.screen.click(shown.screen.button(/自上次/u))
    expect(shown.screen.all('.ct-news-task')).toHaveLength(50)
    await shown.screen.click(shown.screen.button('显示全部 80 个'))
    expect(shown.screen.all('.ct-news-whole')).toHaveLength(1)
  })
})
