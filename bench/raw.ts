import { bitable, type IRecord } from '@lark-base-open/js-sdk'

/** One call of the SDK takes so many records. */
const RECORDS_PER_CALL = 200
/** FieldType.Number. */
const NUMBER = 2

/** The fewest calls that read a table and write these records, by hand, with nothing in between. */
async function sweep(tableId: string, writes: readonly IRecord[]): Promise<{ readonly read: number }> {
  const table = await bitable.base.getTableById(tableId)
  let read = 0
  let pageToken: number | undefined
  for (let hasMore = true; hasMore; ) {
    const page = await table.getRecordsByPage({ pageSize: RECORDS_PER_CALL, ...(pageToken === undefined ? {} : { pageToken }) })
    read += page.records.length
    pageToken = page.pageToken
    hasMore = page.hasMore
  }
  for (let at = 0; at < writes.length; at += RECORDS_PER_CALL) await table.setRecords(writes.slice(at, at + RECORDS_PER_CALL))
  return { read }
}

/** One read and one write of one cell, the least that reacting to an edit can cost. Milliseconds. */
async function roundTrips(tableId: string, cell: { readonly recordId: string; readonly fieldId: string }, times: number): Promise<readonly number[]> {
  const table = await bitable.base.getTableById(tableId)
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    await table.getRecordsByIds([cell.recordId])
    await table.setRecords([{ recordId: cell.recordId, fields: { [cell.fieldId]: time } }])
    took.push(performance.now() - started)
  }
  return took
}

/** Every row of the first table, page by page, and what each page took. Milliseconds. */
async function readAll(): Promise<{ readonly records: readonly IRecord[]; readonly took: readonly number[] }> {
  const [meta] = await bitable.base.getTableMetaList()
  const table = await bitable.base.getTableById(meta?.id ?? '')
  const records: IRecord[] = []
  const took: number[] = []
  let pageToken: number | undefined
  for (let hasMore = true; hasMore; ) {
    const started = performance.now()
    const page = await table.getRecordsByPage({ pageSize: RECORDS_PER_CALL, ...(pageToken === undefined ? {} : { pageToken }) })
    took.push(performance.now() - started)
    records.push(...page.records)
    pageToken = page.pageToken
    hasMore = page.hasMore
  }
  return { records, took }
}

/** Another value of the same kind, so that every cell that is written is a change. */
function otherThan(value: unknown, run: number): unknown {
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return value.map((item: unknown) => otherThan(item, run))
  if (typeof value === 'object' && value !== null && 'type' in value && 'text' in value) return { ...value, text: `${String(value.text)}${String(run)}` }
  return value
}

/** Writes all cells of every row anew, or one, in calls of 200; without the time to think of them. Milliseconds. */
async function writeAll(which: 'row' | 'cell', run: number): Promise<number> {
  const [meta] = await bitable.base.getTableMetaList()
  const table = await bitable.base.getTableById(meta?.id ?? '')
  const { records } = await readAll()
  const fields = await table.getFieldMetaList()
  const number = fields.find(({ type }) => Number(type) === NUMBER)?.id ?? ''
  const writes = records.map(({ recordId, fields }): IRecord => ({
    recordId,
    fields: (which === 'cell'
      ? { [number]: otherThan(fields[number] ?? 0, run) }
      : Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, otherThan(value, run)]))) as IRecord['fields'],
  }))
  const started = performance.now()
  for (let at = 0; at < writes.length; at += RECORDS_PER_CALL) await table.setRecords(writes.slice(at, at + RECORDS_PER_CALL))
  return performance.now() - started
}

/** Wall time of reading everything, and of each page. Milliseconds. */
async function timeReading(): Promise<{ readonly ms: number; readonly pages: readonly number[] }> {
  const started = performance.now()
  const { took } = await readAll()
  return { ms: performance.now() - started, pages: took }
}

const raw = { sweep, roundTrips, timeReading, writeAll }
export type RawSdk = typeof raw

declare global {
  interface Window {
    raw: RawSdk
  }
}
window.raw = raw
