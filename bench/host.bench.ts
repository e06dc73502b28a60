import type { Page } from 'playwright-core'
import { inject, it } from 'vitest'
import { launchBrowser, openLocalBase } from '../test/e2e/support/localBase.ts'
import { median, print, quantile } from './figures.ts'
import { noteArrivals, showInSidebar, sweepDone } from './hostPage.ts'

/**
 * The extension against the raw SDK doing the same reads and writes, in one run, over the same wire, each in
 * a cross-site iframe of the local Base.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const RUNS = 3
const EDITS = 30
const PAGES = Math.ceil(ROWS / 200)
const STALE_BATCHES = Math.ceil(Math.ceil(ROWS / 3) / 200)

type Snapshot = ReturnType<typeof window.localHost.snapshot>
declare global {
  interface Window {
    bench: { tableId: string; progressId: string; deviationId: string; stale: Snapshot; settled: Snapshot }
  }
}

/** Fills the new sheet with rows that people could have typed, planned around today. */
function fill(page: Page): Promise<void> {
  return page.evaluate((rows) => {
    const snapshot = window.localHost.snapshot()
    const table = snapshot.tables.find(({ name }) => name === '执行进度跟踪表')
    if (table === undefined) throw new Error('set-up made no table')
    const id = (name: string): string => table.fields.find((field) => field.name === name)?.id ?? ''
    const today = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 8 * 3_600_000
    const text = (words: string): object[] => [{ type: 'text', text: words }]
    window.bench = { tableId: table.id, progressId: id('实际进度(%)'), deviationId: id('进度偏差(%)'), stale: snapshot, settled: snapshot }
    window.localHost.addRows(
      table.id,
      Array.from({ length: rows }, (_none, at) => ({
        [id('任务名称')]: text(`任务 ${String(at)}`),
        [id('任务描述')]: text(`第 ${String(at)} 项交付，按方案执行`),
        [id('计划开始时间')]: today + ((at % 30) - 25) * 86_400_000,
        [id('计划结束时间')]: today + ((at % 30) - 20 + (at % 11)) * 86_400_000,
        [id('实际开始时间')]: today + ((at % 30) - 25) * 86_400_000,
        [id('实际进度(%)')]: ((at * 37) % 100) / 100,
        [id('备注')]: text('按计划推进'),
      })),
    )
  }, ROWS)
}

/** Takes the settled sheet and edits every third row's progress while no extension is open. */
function makeStale(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stale = window.localHost.snapshot()
    const { tableId, progressId } = window.bench
    for (const [at, record] of (stale.tables.find(({ id }) => id === tableId)?.records ?? []).entries()) {
      if (at % 3 === 0) record.fields[progressId] = Number(record.fields[progressId]) >= 0.5 ? Number(record.fields[progressId]) - 0.43 : Number(record.fields[progressId]) + 0.43
    }
    window.bench.stale = stale
  })
}

const load = (page: Page, which: 'stale' | 'settled'): Promise<void> => page.evaluate((name) => window.localHost.load(structuredClone(window.bench[name])), which)

/** The cells that the extension has written since `stale`, for the raw SDK to write as well. */
function writesOfExtension(page: Page): Promise<{ recordId: string; fields: Record<string, unknown> }[]> {
  return page.evaluate(() => {
    const { stale, tableId } = window.bench
    const before = new Map(stale.tables.find(({ id }) => id === tableId)?.records.map((record) => [record.id, record.fields]))
    window.bench.settled = window.localHost.snapshot()
    const after = window.bench.settled.tables.find(({ id }) => id === tableId)?.records ?? []
    return after.flatMap(({ id, fields }) => {
      const was = before.get(id) ?? {}
      const changed = [...new Set([...Object.keys(was), ...Object.keys(fields)])].filter((key) => JSON.stringify(was[key]) !== JSON.stringify(fields[key]))
      return changed.length === 0 ? [] : [{ recordId: id, fields: Object.fromEntries(changed.map((key) => [key, fields[key] ?? null])) }]
    })
  })
}

type Writes = Parameters<typeof window.raw.sweep>[1]

/** The raw SDK's time for reading the sheet and writing `writes`. */
async function rawSweep(page: Page, writes: Writes): Promise<number> {
  const frame = await showInSidebar(page, inject('rawUrl'))
  await frame.waitForFunction(() => 'raw' in window)
  const tableId = await page.evaluate(() => window.bench.tableId)
  const swept = frame.evaluate(({ tableId, writes }) => window.raw.sweep(tableId, writes), { tableId, writes })
  const { ms } = await sweepDone(page, frame, { reads: PAGES, writes: Math.ceil(writes.length / 200) })
  await swept
  await showInSidebar(page, 'about:blank')
  return ms
}

async function extensionSweep(page: Page, writes: number) {
  const frame = await showInSidebar(page, inject('pluginUrl'))
  const sweep = await sweepDone(page, frame, { reads: PAGES, writes })
  await showInSidebar(page, 'about:blank')
  return sweep
}

/** Edits by another user, each from the edit to its computed cells being written; and the messages each cost. */
function edits(page: Page) {
  return page.evaluate(async (times) => {
    const { tableId, progressId } = window.bench
    const took: number[] = []
    const messages: number[] = []
    const records = window.localHost.snapshot().tables.find(({ id }) => id === tableId)?.records ?? []
    const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
    for (let time = 0; time < times; time += 1) {
      const record = records[(time * 611 + 5) % records.length]
      const held = Number(record?.fields[progressId] ?? 0)
      window.arrivals = []
      const started = performance.now()
      window.localHost.edit(tableId, record?.id ?? '', { [progressId]: held > 0.5 ? held - 0.37 : held + 0.37 })
      // The host answers in the task in which the write arrives.
      while (!window.arrivals.some(({ key }) => key === 'Table_setRecords')) await nextTask()
      took.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 150)) // an echo that cost a call would arrive by now
      messages.push(window.arrivals.length)
    }
    return { took, messages: Math.max(...messages) }
  }, EDITS)
}

it('opening a sheet and one edit, against the raw SDK', async () => {
  const browser = await launchBrowser()
  const local = await openLocalBase(browser, { initScript: noteArrivals })
  const { page, sidebar } = local
  await sidebar.getByRole('radio', { name: /执行进度跟踪表/u }).check({ force: true })
  await sidebar.getByRole('radio', { name: /不放/u }).check({ force: true })
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await showInSidebar(page, 'about:blank')
  await fill(page)
  // The first sweep learns how the progress column counts and reads twice; it is not timed.
  const first = await extensionSweep(page, PAGES)
  console.log(`\nfirst sweep of a sheet never seen before: ${first.ms.toFixed(0)} ms, ${String(first.reads)} reads, ${String(first.writes)} writes`)
  await makeStale(page)

  const times = { ours: [] as number[], raw: [] as number[], quietOurs: [] as number[], quietRaw: [] as number[] }
  let sweep = first
  for (let run = 0; run < RUNS; run += 1) {
    await load(page, 'stale')
    sweep = await extensionSweep(page, STALE_BATCHES)
    times.ours.push(sweep.ms)
    const writes = (await writesOfExtension(page)) as Writes
    await load(page, 'stale')
    times.raw.push(await rawSweep(page, writes))
    await load(page, 'settled')
    times.quietOurs.push((await extensionSweep(page, 0)).ms)
    await load(page, 'settled')
    times.quietRaw.push(await rawSweep(page, []))
  }
  print(`open and sweep ${String(ROWS)} tasks (median of ${String(RUNS)})`, [
    { what: 'extension, a third to update', ms: median(times.ours), ratio: median(times.ours) / median(times.raw), note: `${String(sweep.reads)} reads, ${String(sweep.writes)} writes` },
    { what: 'raw SDK, the same reads and writes', ms: median(times.raw) },
    { what: 'extension, nothing to update', ms: median(times.quietOurs), ratio: median(times.quietOurs) / median(times.quietRaw) },
    { what: 'raw SDK, the same reads', ms: median(times.quietRaw) },
  ])

  const frame = await showInSidebar(page, inject('pluginUrl'))
  await sweepDone(page, frame, { reads: PAGES, writes: 0 })
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  const edit = await edits(page)
  const rawFrame = await showInSidebar(page, inject('rawUrl'))
  await rawFrame.waitForFunction(() => 'raw' in window)
  const cell = await page.evaluate(() => {
    const { tableId, deviationId } = window.bench
    return { tableId, recordId: window.localHost.snapshot().tables.find(({ id }) => id === tableId)?.records[7]?.id ?? '', fieldId: deviationId }
  })
  const trips = await rawFrame.evaluate(({ tableId, times, ...cell }) => window.raw.roundTrips(tableId, cell, times), { ...cell, times: EDITS })
  print(`one edit at ${String(ROWS)} rows, until its computed cells are written (${String(EDITS)} edits)`, [
    { what: 'extension, p50', ms: quantile(edit.took, 0.5), ratio: quantile(edit.took, 0.5) / quantile(trips, 0.5), note: `${String(edit.messages)} messages at most` },
    { what: 'extension, p95', ms: quantile(edit.took, 0.95), ratio: quantile(edit.took, 0.95) / quantile(trips, 0.95) },
    { what: 'raw SDK, one read and one write, p50', ms: quantile(trips, 0.5) },
    { what: 'raw SDK, one read and one write, p95', ms: quantile(trips, 0.95) },
  ])
  await local.close()
  await browser.close()
})
