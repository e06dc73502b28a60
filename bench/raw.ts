import { bitable, type IRecord } from '@lark-base-open/js-sdk'

/** One call of the SDK takes so many records. */
const RECORDS_PER_CALL = 200

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

const raw = { sweep, roundTrips }
export type RawSdk = typeof raw

declare global {
  interface Window {
    raw: RawSdk
  }
}
window.raw = raw
