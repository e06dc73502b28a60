import { it } from 'vitest'
import { largeBase } from '../src/local-host/engine/fixtures/large.ts'
import { openEngineHost, type EngineHost } from '../test/support/engineHost.ts'
import { median, print } from './figures.ts'
import { columnsOf } from './formulaSheet.ts'

/**
 * Measures the engine's formulas: reads a long sheet with and without seven formula columns, in process, and clones the
 * values as a message does.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const RUNS = 5
const NOW = Date.UTC(2024, 5, 1, 11)
async function open(withFormulas: boolean): Promise<{ host: EngineHost; clock: { now: number }; tableId: string }> {
  const clock = { now: NOW }
  const host = openEngineHost({ snapshot: largeBase(ROWS, NOW), clock: { now: () => clock.now } })
  const [table] = host.engine.document.tables
  const tableId = table?.id ?? ''
  const sheet = await host.bitable.base.getTableById(tableId)
  for (const config of columnsOf(withFormulas)) await sheet.addField(config as never)
  return { host, clock, tableId }
}

/** Every page of 200 rows, one after the other. Milliseconds. */
async function sweep({ host, tableId }: { host: EngineHost; tableId: string }): Promise<number> {
  const table = await host.bitable.base.getTableById(tableId)
  const started = performance.now()
  for (let pageToken = 0; pageToken < ROWS; pageToken += 200) await table.getRecordsByPage({ pageSize: 200, pageToken })
  return performance.now() - started
}

it('reading a long sheet with seven formula columns', async () => {
  const plain = await open(false)
  const computed = await open(true)
  const times = { plain: [] as number[], first: [] as number[], again: [] as number[] }
  for (let run = 0; run <= RUNS; run += 1) {
    const without = await sweep(plain)
    computed.clock.now += 60_000 // another minute: what reads the clock is computed again
    const first = await sweep(computed)
    const again = await sweep(computed)
    if (run === 0) continue // the first round warms up
    times.plain.push(without)
    times.first.push(first)
    times.again.push(again)
  }
  const base = median(times.plain)
  print(`read ${String(ROWS)} rows × 21 columns in pages of 200, in process (medians of ${String(RUNS)})`, [
    { what: 'without formulas', ms: base },
    { what: 'with 7 formula columns, computed anew', ms: median(times.first), ratio: median(times.first) / base },
    { what: 'with 7 formula columns, in the same minute', ms: median(times.again), ratio: median(times.again) / base },
  ])
})
