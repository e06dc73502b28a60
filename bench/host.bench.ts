import type { Frame, FrameLocator, Page } from 'playwright-core'
import { inject, it } from 'vitest'
import { launchBrowser, openLocalBase } from '../test/e2e/support/localBase.ts'
import { median, print, quantile } from './figures.ts'
import { heapOf, longestBlock, noteArrivals, showInSidebar, sweepDone } from './hostPage.ts'

/**
 * The extension against the raw SDK doing the same reads and writes, in one run, over the same wire, each in
 * a cross-site iframe of the local Base.
 */
const SIZES = (process.env['BENCH_ROWS'] ?? '200,2000,20000').split(',').map(Number)
const RUNS = 3
const EDITS = 30
const BURST = 5000
const batchesOf = (rows: number): number => Math.ceil(rows / 200)

type Snapshot = ReturnType<typeof window.localHost.snapshot>
declare global {
  interface Window {
    bench: {
      tableId: string
      progressId: string
      deviationId: string
      empty: Snapshot
      stale: Snapshot
      settled: Snapshot
    }
  }
}

/** Fills the new sheet with rows that people could have typed, planned around today. */
function fill(page: Page, size: number, isFirst: boolean): Promise<void> {
  return page.evaluate(
    ({ rows, isFirst }) => {
      const snapshot = isFirst ? window.localHost.snapshot() : window.bench.empty
      window.localHost.load(structuredClone(snapshot))
      const table = snapshot.tables.find(({ name }) => name === '执行进度跟踪表')
      if (table === undefined) throw new Error('set-up made no table')
      const id = (name: string): string => table.fields.find((field) => field.name === name)?.id ?? ''
      const today = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 8 * 3_600_000
      const text = (words: string): object[] => [{ type: 'text', text: words }]
      window.bench = {
        tableId: table.id,
        progressId: id('实际进度(%)'),
        deviationId: id('进度偏差(%)'),
        empty: snapshot,
        stale: snapshot,
        settled: snapshot,
      }
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
    },
    { rows: size, isFirst },
  )
}

/** Takes the settled sheet and edits every third row's progress while no extension is open. */
function makeStale(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stale = window.localHost.snapshot()
    const { tableId, progressId } = window.bench
    for (const [at, record] of (stale.tables.find(({ id }) => id === tableId)?.records ?? []).entries()) {
      if (at % 3 === 0)
        record.fields[progressId] =
          Number(record.fields[progressId]) >= 0.5
            ? Number(record.fields[progressId]) - 0.43
            : Number(record.fields[progressId]) + 0.43
    }
    window.bench.stale = stale
  })
}

const load = (page: Page, which: 'stale' | 'settled'): Promise<void> =>
  page.evaluate((name) => window.localHost.load(structuredClone(window.bench[name])), which)

/** The cells that the extension has written since `stale`, for the raw SDK to write as well. */
function writesOfExtension(page: Page): Promise<{ recordId: string; fields: Record<string, unknown> }[]> {
  return page.evaluate(() => {
    const { stale, tableId } = window.bench
    const before = new Map(
      stale.tables.find(({ id }) => id === tableId)?.records.map((record) => [record.id, record.fields]),
    )
    window.bench.settled = window.localHost.snapshot()
    const after = window.bench.settled.tables.find(({ id }) => id === tableId)?.records ?? []
    return after.flatMap(({ id, fields }) => {
      const was = before.get(id) ?? {}
      const changed = [...new Set([...Object.keys(was), ...Object.keys(fields)])].filter(
        (key) => JSON.stringify(was[key]) !== JSON.stringify(fields[key]),
      )
      return changed.length === 0
        ? []
        : [{ recordId: id, fields: Object.fromEntries(changed.map((key) => [key, fields[key] ?? null])) }]
    })
  })
}

type Writes = Parameters<typeof window.raw.sweep>[1]

/** The raw SDK's time for reading the sheet and writing `writes`. Milliseconds. */
async function rawSweep(page: Page, size: number, writes: Writes, listens = false): Promise<number> {
  const frame = await showInSidebar(page, inject('rawUrl'))
  await frame.waitForFunction(() => 'raw' in window)
  const tableId = await page.evaluate(() => window.bench.tableId)
  const swept = frame.evaluate(({ tableId, writes, listens }) => window.raw.sweep(tableId, writes, listens), {
    tableId,
    writes,
    listens,
  })
  const { ms } = await sweepDone(page, frame, { reads: batchesOf(size), writes: batchesOf(writes.length) })
  await swept
  await showInSidebar(page, 'about:blank')
  return ms
}

async function extensionSweep(page: Page, size: number, writes: number) {
  const frame = await showInSidebar(page, inject('pluginUrl'))
  const sweep = await sweepDone(page, frame, { reads: batchesOf(size), writes })
  const block = await longestBlock(frame, sweep.startedAt)
  await showInSidebar(page, 'about:blank')
  return { ...sweep, block }
}

/** Times edits by another user, from the edit to the written computed cells, and counts their messages. */
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
      // Do not count what the change log stores from time to time.
      messages.push(window.arrivals.filter(({ key }) => key.startsWith('Table_')).length)
    }
    return { took, messages: Math.max(...messages) }
  }, EDITS)
}

/** Another user edits many rows at once; returns when the last was done, in ms on the clock of all frames. */
function editMany(page: Page, rows: number): Promise<number> {
  return page.evaluate((count) => {
    const { tableId, progressId } = window.bench
    window.arrivals = []
    const records = window.localHost.snapshot().tables.find(({ id }) => id === tableId)?.records ?? []
    for (const { id, fields } of records.slice(0, count)) {
      const held = Number(fields[progressId] ?? 0)
      window.localHost.edit(tableId, id, { [progressId]: held > 0.5 ? held - 0.37 : held + 0.37 })
    }
    return performance.timeOrigin + performance.now()
  }, rows)
}

/** From the last of many edits by another user to the last answer. Milliseconds. */
async function burst(
  page: Page,
  frame: Frame,
  rows: number,
): Promise<{ readonly ms: number; readonly reads: number; readonly writes: number; readonly block: number }> {
  const doneAt = await editMany(page, rows)
  const batches = batchesOf(rows)
  const last = await page.waitForFunction(
    (writes) => {
      const written = window.arrivals.filter(({ key }) => key === 'Table_setRecords')
      return written.length < writes
        ? null
        : {
            id: written.at(-1)?.id ?? '',
            writes: written.length,
            reads: window.arrivals.filter(({ key }) => key === 'Table_getRecordsByIds').length,
          }
    },
    batches,
    { timeout: 120_000, polling: 20 },
  )
  const seen = await last.jsonValue()
  if (seen === null) throw new Error('the burst was not answered')
  const answered = await frame.waitForFunction(
    (id) => window.arrivals.find((one) => one.id === id)?.at ?? null,
    seen.id,
    { timeout: 60_000, polling: 20 },
  )
  return {
    ms: Number(await answered.jsonValue()) - doneAt,
    reads: seen.reads,
    writes: seen.writes,
    block: await longestBlock(frame, doneAt),
  }
}

/** The raw SDK's time in ms from the last of the same edits to the last answer, including the events. */
async function rawReactionTo(page: Page, rows: number, writes: Writes): Promise<number> {
  await load(page, 'stale')
  await showInSidebar(page, 'about:blank')
  const frame = await showInSidebar(page, inject('rawUrl'))
  await frame.waitForFunction(() => 'raw' in window)
  const { tableId } = await page.evaluate(() => window.bench)
  const done = frame.evaluate(({ tableId, writes, rows }) => window.raw.react(tableId, writes, rows), {
    tableId,
    writes,
    rows,
  })
  await frame.waitForFunction(() => document.title === 'listening')
  const editedAt = await editMany(page, rows)
  return (await done) - editedAt
}

/** The figures of one size of sheet, in milliseconds and megabytes. */
async function measure(page: Page, sidebar: FrameLocator, size: number) {
  const stale = batchesOf(Math.ceil(size / 3))
  await fill(page, size, size === SIZES[0])
  // The first sweep learns how the progress column counts and reads twice; it is not timed.
  const first = await extensionSweep(page, size, batchesOf(size))
  await makeStale(page)
  const times = {
    ours: [] as number[],
    raw: [] as number[],
    rawListening: [] as number[],
    quietOurs: [] as number[],
    quietRaw: [] as number[],
  }
  let sweep = first
  let block = first.block
  for (let run = 0; run < RUNS; run += 1) {
    await load(page, 'stale')
    sweep = await extensionSweep(page, size, stale)
    times.ours.push(sweep.ms)
    const writes = (await writesOfExtension(page)) as Writes
    await load(page, 'stale')
    times.raw.push(await rawSweep(page, size, writes))
    await load(page, 'stale')
    times.rawListening.push(await rawSweep(page, size, writes, true))
    await load(page, 'settled')
    const quiet = await extensionSweep(page, size, 0)
    times.quietOurs.push(quiet.ms)
    await load(page, 'settled')
    times.quietRaw.push(await rawSweep(page, size, []))
    block = Math.max(block, sweep.block, quiet.block)
  }
  print(`open and sweep ${String(size)} tasks (median of ${String(RUNS)})`, [
    {
      what: 'a sheet never seen before',
      ms: first.ms,
      note: `${String(first.reads)} reads, ${String(first.writes)} writes`,
    },
    {
      what: 'extension, a third to update',
      ms: median(times.ours),
      ratio: median(times.ours) / median(times.raw),
      note: `${String(sweep.reads)} reads, ${String(sweep.writes)} writes`,
    },
    { what: 'raw SDK, the same reads and writes', ms: median(times.raw) },
    {
      what: 'raw SDK, the same, listening',
      ms: median(times.rawListening),
      note: `the extension × ${(median(times.ours) / median(times.rawListening)).toFixed(2)} of it`,
    },
    {
      what: 'extension, nothing to update',
      ms: median(times.quietOurs),
      ratio: median(times.quietOurs) / median(times.quietRaw),
    },
    { what: 'raw SDK, the same reads', ms: median(times.quietRaw) },
    { what: 'longest block of the main thread', ms: block },
  ])

  await load(page, 'settled')
  const frame = await showInSidebar(page, inject('pluginUrl'))
  const opened = await sweepDone(page, frame, { reads: batchesOf(size), writes: 0 })
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  const edit = await edits(page)
  const heap = await heapOf(page, frame)
  const editBlock = await longestBlock(frame, opened.startedAt + opened.ms)
  const many = Math.min(BURST, size)
  await page.evaluate(() => {
    window.bench.stale = window.localHost.snapshot()
  })
  const edited = await burst(page, frame, many)
  await showInSidebar(page, 'about:blank')
  const writes = (await writesOfExtension(page)) as Writes
  const rawFrame = await showInSidebar(page, inject('rawUrl'))
  await rawFrame.waitForFunction(() => 'raw' in window)
  const { tableId, deviationId } = await page.evaluate(() => window.bench)
  // The burst's own edits are in the difference as well: the raw SDK writes the computed cells only.
  const computed = await page.evaluate(
    (all) =>
      all.map(({ recordId, fields }) => {
        const { [window.bench.progressId]: _edited, ...cells } = fields
        return { recordId, fields: cells }
      }),
    writes,
  )
  await load(page, 'stale')
  const rawBurst = await rawFrame.evaluate(
    ({ tableId, computed }) =>
      window.raw.readAndWrite(tableId, computed as Parameters<typeof window.raw.readAndWrite>[1]),
    { tableId, computed },
  )
  const rawReaction = await rawReactionTo(page, many, computed as Writes)
  const recordId = computed[0]?.recordId ?? ''
  const trips = await rawFrame.evaluate(({ tableId, times, ...cell }) => window.raw.roundTrips(tableId, cell, times), {
    tableId,
    recordId,
    fieldId: deviationId,
    times: EDITS,
  })
  print(`edits by others at ${String(size)} rows, until their computed cells are written`, [
    {
      what: 'one edit, p50',
      ms: quantile(edit.took, 0.5),
      ratio: quantile(edit.took, 0.5) / quantile(trips, 0.5),
      note: `${String(edit.messages)} messages at most`,
    },
    { what: 'one edit, p95', ms: quantile(edit.took, 0.95), ratio: quantile(edit.took, 0.95) / quantile(trips, 0.95) },
    { what: 'raw SDK, one read and one write, p50', ms: quantile(trips, 0.5) },
    { what: 'raw SDK, one read and one write, p95', ms: quantile(trips, 0.95) },
    {
      what: `a burst of ${String(many)} edits`,
      ms: edited.ms,
      ratio: edited.ms / rawBurst,
      note: `${String(edited.reads)} reads, ${String(edited.writes)} writes`,
    },
    { what: 'raw SDK, reading and writing them', ms: rawBurst },
    {
      what: 'raw SDK, hearing of them first',
      ms: rawReaction,
      note: `the extension × ${(edited.ms / rawReaction).toFixed(2)} of it`,
    },
    {
      what: 'longest block of the main thread',
      ms: Math.max(editBlock, edited.block),
      note: `memory ${heap.toFixed(1)} MB after a collection`,
    },
  ])
}

it('opening a sheet, one edit and a burst, against the raw SDK', async () => {
  const browser = await launchBrowser()
  const local = await openLocalBase(browser, { initScript: noteArrivals })
  const { page, sidebar } = local
  await sidebar.getByRole('radio', { name: /执行进度跟踪表/u }).check()
  await sidebar.getByRole('radio', { name: /不放/u }).check()
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await showInSidebar(page, 'about:blank')
  for (const size of SIZES) await measure(page, sidebar, size)
  await local.close()
  await browser.close()
})
