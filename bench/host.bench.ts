import type { Frame, Page } from 'playwright-core'
import { inject, it } from 'vitest'
import { launchBrowser, openLocalBase } from '../test/e2e/support/localBase.ts'
import { median, print, quantile } from './figures.ts'

/**
 * The extension against the raw SDK doing the same reads and writes, in one run, over the same wire, each in
 * a cross-site iframe. Times are read off the host's own message log.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const RUNS = 3
const EDITS = 30
const NOW = '2024-03-19T19:00:00+08:00'

interface Bench {
  tableId: string
  stale: unknown
  settled: unknown
}
declare global {
  interface Window {
    bench: Bench
  }
}

async function frameAt(page: Page, url: string): Promise<Frame> {
  await page.evaluate((src) => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid="sidebar-frame"]')
    if (frame !== null) frame.src = src
  }, url)
  const element = await page.waitForSelector('[data-testid="sidebar-frame"]')
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('the sidebar has no frame')
  await frame.waitForURL(url)
  return frame
}

/** From the first page read to the last answered write, on the host's clock. */
const sweepTime = (page: Page): Promise<{ readonly ms: number; readonly reads: number; readonly writes: number }> =>
  page.evaluate(() => {
    const messages = window.localHost.log()
    const reads = messages.filter(({ type, key }) => type === 'invoke' && key.endsWith('getRecordsByPage'))
    const ends = messages.filter(({ type, key }) => type === 'callback' && (key.endsWith('setRecords') || key.endsWith('getRecordsByPage')))
    return {
      ms: (ends.at(-1)?.at ?? 0) - (reads[0]?.at ?? 0),
      reads: reads.length,
      writes: messages.filter(({ type, key }) => type === 'invoke' && key.endsWith('setRecords')).length,
    }
  })

const answered = (page: Page, key: string): Promise<number> =>
  page.evaluate((wanted) => window.localHost.log().filter(({ type, key }) => type === 'callback' && key.endsWith(wanted)).length, key)

async function until(condition: () => Promise<boolean>): Promise<void> {
  const givesUp = Date.now() + 120_000
  while (!(await condition())) {
    if (Date.now() > givesUp) throw new Error('the host did not get there in two minutes')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('opening a sheet and one edit, against the raw SDK', async () => {
  const browser = await launchBrowser()
  const local = await openLocalBase(browser, { now: NOW })
  const { page, sidebar } = local
  await sidebar.getByRole('radio', { name: /执行进度跟踪表/u }).check({ force: true })
  await sidebar.getByRole('radio', { name: /不放/u }).check({ force: true })
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await frameAt(page, 'about:blank')

  // Rows that people typed, settled once by the extension itself, then a third of them edited while it is closed.
  await page.evaluate((rows) => {
    const table = window.localHost.snapshot().tables.find(({ name }) => name === '执行进度跟踪表')
    if (table === undefined) throw new Error('no table')
    const id = (name: string): string => table.fields.find((field) => field.name === name)?.id ?? ''
    const day = (offset: number): number => Date.UTC(2024, 1, 20, 16) + offset * 86_400_000
    window.localHost.addRows(
      table.id,
      Array.from({ length: rows }, (_none, at) => ({
        [id('任务名称')]: [{ type: 'text', text: `任务 ${String(at)}` }],
        [id('任务描述')]: [{ type: 'text', text: `第 ${String(at)} 项交付` }],
        [id('计划开始时间')]: day(at % 30),
        [id('计划结束时间')]: day((at % 30) + 5 + (at % 11)),
        [id('实际开始时间')]: day(at % 30),
        [id('实际进度(%)')]: ((at * 37) % 100) / 100,
        [id('备注')]: [{ type: 'text', text: '按计划推进' }],
      })),
    )
    window.bench = { tableId: table.id, stale: null, settled: null }
    window.localHost.resetLog()
  }, ROWS)
  await frameAt(page, inject('pluginUrl'))
  await until(async () => (await answered(page, 'setRecords')) >= Math.ceil(ROWS / 200))
  await frameAt(page, 'about:blank')
  const progressId = await page.evaluate(() => {
    const stale = window.localHost.snapshot()
    const table = stale.tables.find(({ id }) => id === window.bench.tableId)
    const progressId = table?.fields.find(({ name }) => name === '实际进度(%)')?.id ?? ''
    for (const [at, record] of (table?.records ?? []).entries()) {
      if (at % 3 === 0) record.fields[progressId] = ((at * 37 + 41) % 100) / 100
    }
    window.bench.stale = stale
    return progressId
  })
  const reload = (which: 'stale' | 'settled'): Promise<void> =>
    page.evaluate((name) => {
      window.localHost.load(structuredClone(window.bench[name]) as Parameters<typeof window.localHost.load>[0])
      window.localHost.resetLog()
    }, which)

  const ours: number[] = []
  const raws: number[] = []
  const quietOurs: number[] = []
  const quietRaws: number[] = []
  let counts = { reads: 0, writes: 0 }
  const expected = Math.ceil(Math.ceil(ROWS / 3) / 200)
  for (let run = 0; run < RUNS; run += 1) {
    await reload('stale')
    await frameAt(page, inject('pluginUrl'))
    await until(async () => (await answered(page, 'setRecords')) >= expected)
    const mine = await sweepTime(page)
    ours.push(mine.ms)
    counts = mine
    await frameAt(page, 'about:blank')
    const writes = await page.evaluate(() => {
      const before = new Map((window.bench.stale as ReturnType<typeof window.localHost.snapshot>).tables.flatMap(({ records }) => records.map((record) => [record.id, record.fields] as const)))
      window.bench.settled = window.localHost.snapshot()
      return (window.bench.settled as ReturnType<typeof window.localHost.snapshot>).tables.flatMap(({ records }) =>
        records.flatMap(({ id, fields }) => {
          const was = before.get(id) ?? {}
          const changed = [...new Set([...Object.keys(was), ...Object.keys(fields)])].filter((key) => JSON.stringify(was[key]) !== JSON.stringify(fields[key]))
          return changed.length === 0 ? [] : [{ recordId: id, fields: Object.fromEntries(changed.map((key) => [key, fields[key] ?? null])) }]
        }),
      )
    })
    await reload('stale')
    const rawFrame = await frameAt(page, inject('rawUrl'))
    await rawFrame.waitForFunction(() => 'raw' in window)
    await page.evaluate(() => window.localHost.resetLog())
    await rawFrame.evaluate(({ tableId, writes }) => window.raw.sweep(tableId, writes as Parameters<typeof window.raw.sweep>[1]), { tableId: await page.evaluate(() => window.bench.tableId), writes })
    raws.push((await sweepTime(page)).ms)
    await frameAt(page, 'about:blank')

    await reload('settled')
    await frameAt(page, inject('pluginUrl'))
    await until(async () => (await answered(page, 'getRecordsByPage')) >= Math.ceil(ROWS / 200))
    quietOurs.push((await sweepTime(page)).ms)
    await frameAt(page, 'about:blank')
    await reload('settled')
    const quietFrame = await frameAt(page, inject('rawUrl'))
    await quietFrame.waitForFunction(() => 'raw' in window)
    await page.evaluate(() => window.localHost.resetLog())
    await quietFrame.evaluate((tableId) => window.raw.sweep(tableId, []), await page.evaluate(() => window.bench.tableId))
    quietRaws.push((await sweepTime(page)).ms)
    await frameAt(page, 'about:blank')
  }
  print(`open and sweep ${String(ROWS)} tasks (median of ${String(RUNS)})`, [
    { what: 'extension, a third to update', ms: median(ours), ratio: median(ours) / median(raws), note: `${String(counts.reads)} reads, ${String(counts.writes)} writes` },
    { what: 'raw SDK, the same reads and writes', ms: median(raws) },
    { what: 'extension, nothing to update', ms: median(quietOurs), ratio: median(quietOurs) / median(quietRaws) },
    { what: 'raw SDK, the same reads', ms: median(quietRaws) },
  ])

  // One edit by another user, from the edit to the answered write.
  await frameAt(page, inject('pluginUrl'))
  await until(async () => (await answered(page, 'getRecordsByPage')) >= Math.ceil(ROWS / 200))
  await sidebar.getByRole('tab', { name: '总览' }).waitFor()
  const edits = await page.evaluate(
    async ({ times, progressId }) => {
      const took: number[] = []
      const messages: number[] = []
      const { tableId } = window.bench
      const records = window.localHost.snapshot().tables.find(({ id }) => id === tableId)?.records ?? []
      for (let time = 0; time < times; time += 1) {
        const record = records[(time * 611 + 5) % records.length]
        const held = Number(record?.fields[progressId] ?? 0)
        window.localHost.resetLog()
        const started = performance.now()
        window.localHost.edit(tableId, record?.id ?? '', { [progressId]: held > 0.5 ? held - 0.37 : held + 0.37 })
        while (!window.localHost.log().some(({ type, key }) => type === 'callback' && key.endsWith('setRecords'))) {
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
        took.push(performance.now() - started)
        await new Promise((resolve) => setTimeout(resolve, 150)) // an echo that cost a call would show now
        messages.push(window.localHost.log().filter(({ type }) => type === 'invoke').length)
      }
      return { took, messages }
    },
    { times: EDITS, progressId },
  )
  const rawFrame = await frameAt(page, inject('rawUrl'))
  await rawFrame.waitForFunction(() => 'raw' in window)
  const cell = await page.evaluate(() => {
    const table = window.localHost.snapshot().tables.find(({ id }) => id === window.bench.tableId)
    return { recordId: table?.records[7]?.id ?? '', fieldId: table?.fields.find(({ name }) => name === '进度偏差(%)')?.id ?? '' }
  })
  const trips = await rawFrame.evaluate(({ tableId, cell, times }) => window.raw.roundTrips(tableId, cell, times), { tableId: await page.evaluate(() => window.bench.tableId), cell, times: EDITS })
  print(`one edit at ${String(ROWS)} rows, until its computed cells are written (${String(EDITS)} edits)`, [
    { what: 'extension, p50', ms: quantile(edits.took, 0.5), ratio: quantile(edits.took, 0.5) / quantile(trips, 0.5), note: `${String(Math.max(...edits.messages))} messages at most` },
    { what: 'extension, p95', ms: quantile(edits.took, 0.95), ratio: quantile(edits.took, 0.95) / quantile(trips, 0.95) },
    { what: 'raw SDK, one read and one write, p50', ms: quantile(trips, 0.5) },
    { what: 'raw SDK, one read and one write, p95', ms: quantile(trips, 0.95) },
  ])
  await local.close()
  await browser.close()
})
