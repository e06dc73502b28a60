import type { Browser, Page } from 'playwright-core'
import { it } from 'vitest'
import { launchBrowser, openLocalBase } from '../test/e2e/support/localBase.ts'
import { print } from './figures.ts'

/**
 * Scrolls 20 000 rows in the page of the local Base: the grid, the grid with rows in colour, the gantt with arrows. Goal:
 * no frame over 50 ms. Counts the processor time of each task of the page's main thread, because other programs on the
 * machine make frames late; a frame waits for one task.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const FRAMES = 150
/** Frames after scrolling, in which the rest of the rows is filled. */
const AFTER = 30
/** What a wheel moves in a frame, and what somebody moves who drags the scroll bar. Pixels. */
const SPEEDS = { wheel: 120, bar: 2500 } as const

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Processor time of the thread, microseconds. */
  readonly tdur?: number
}

/** Processor time of every task of the busiest main thread. Milliseconds. */
function tasksOf(trace: string): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }
  const threads = new Map<string, number[]>()
  for (const { name, pid, tid, tdur } of traceEvents) {
    if (!name.endsWith('RunTask') || tdur === undefined) continue
    const key = `${String(pid)} ${String(tid)}`
    threads.set(key, [...(threads.get(key) ?? []), tdur / 1000])
  }
  const work = (tasks: readonly number[]): number => tasks.reduce((sum, ms) => sum + ms, 0)
  return [...threads.values()].toSorted((one, other) => work(other) - work(one))[0] ?? []
}

/** The tasks while a box scrolls by so much each frame. */
async function tasksWhile(browser: Browser, page: Page, selector: string, step: number): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  await page.evaluate(
    async ({ selector, step, frames, after }) => {
      const box = document.querySelector(selector)
      if (box === null) throw new Error(`nothing to scroll: ${selector}`)
      const direction = box.scrollTop > box.scrollHeight / 2 ? -1 : 1
      for (let frame = 0; frame < frames + after; frame += 1) {
        if (frame < frames) box.scrollTop += direction * step
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
    { selector, step, frames: FRAMES, after: AFTER },
  )
  return tasksOf((await browser.stopTracing()).toString('utf8'))
}

async function scroll(browser: Browser, page: Page, what: string, selector: string) {
  const lines: { what: string; ms: number; note: string }[] = []
  for (const [speed, step] of Object.entries(SPEEDS)) {
    const tasks = await tasksWhile(browser, page, selector, step)
    const long = tasks.filter((ms) => ms > 50)
    lines.push({
      what: `${what}, by the ${speed}: longest task`,
      ms: Math.max(0, ...tasks),
      note: `over 50 ms: ${String(long.length)}`,
    })
  }
  return lines
}

/** Links every row to the one before it and to one further up, in a column of its own. */
function linkRows(page: Page): Promise<void> {
  return page.evaluate(() => {
    const snapshot = window.localHost.snapshot()
    const [table] = snapshot.tables
    if (table === undefined) throw new Error('the Base has no table')
    const id = 'fldBefore0001'
    const { id: tableId, records } = table
    table.fields.push({
      id,
      name: '前置任务',
      type: 18,
      isPrimary: false,
      property: { tableId, multiple: true },
      description: { content: null },
    })
    for (const [at, record] of records.entries()) {
      const recordIds = [records[at - 1]?.id, records[at - 7]?.id].filter((before) => before !== undefined)
      if (recordIds.length > 0) record.fields[id] = { text: '', type: 'text', recordIds, tableId }
    }
    window.localHost.load(snapshot)
  })
}

it('scrolling a long sheet in the page of the local Base', async () => {
  const browser = await launchBrowser()
  const { page } = await openLocalBase(browser, {
    fixture: `large:${String(ROWS)}`,
    viewport: { width: 1700, height: 900 },
  })
  await page.waitForSelector('.lh-row')
  const lines = await scroll(browser, page, 'grid', '.lh-grid')
  await page.getByTestId('tool-colour').click()
  await page.getByLabel('按选项自己的颜色').selectOption({ label: '当前状态' })
  await page.keyboard.press('Escape')
  lines.push(...(await scroll(browser, page, 'grid in colour', '.lh-grid')))
  await linkRows(page)
  await page.getByTestId('add-view').click()
  await page.getByText('甘特视图', { exact: true }).click()
  await page.waitForSelector('.lh-gantt-link')
  lines.push(...(await scroll(browser, page, 'gantt', '.lh-gantt')))
  await browser.close()
  print(
    `scroll ${String(ROWS)} rows, processor time of tasks of the main thread (${String(FRAMES)} frames each)`,
    lines,
  )
})
