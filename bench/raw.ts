import { bitable, type IRecord, type ITable } from '@lark-base-open/js-sdk'
import { buildByHand } from './rawSetup.ts'

/** One call of the SDK takes so many records. */
const RECORDS_PER_CALL = 200
/** FieldType.Number. */
const NUMBER = 2

/**
 * The fewest calls that read a table and write these records, by hand, with nothing in between. `listens`: as every
 * extension must that is to notice other people's edits; the host then echoes each written row.
 */
async function sweep(
  tableId: string,
  writes: readonly IRecord[],
  listens: boolean,
): Promise<{ readonly read: number }> {
  const table = await bitable.base.getTableById(tableId)
  if (listens) table.onRecordModify(() => {})
  let read = 0
  let pageToken: number | undefined
  for (let hasMore = true; hasMore; ) {
    const page = await table.getRecordsByPage({
      pageSize: RECORDS_PER_CALL,
      ...(pageToken === undefined ? {} : { pageToken }),
    })
    read += page.records.length
    pageToken = page.pageToken
    hasMore = page.hasMore
  }
  for (let at = 0; at < writes.length; at += RECORDS_PER_CALL)
    await table.setRecords(writes.slice(at, at + RECORDS_PER_CALL))
  return { read }
}

/** One call asks for so many records by their ids. */
const IDS_PER_CALL = 1000

/** The fewest calls that read these records by their ids and write them. Milliseconds. */
async function readAndWrite(tableId: string, writes: readonly IRecord[]): Promise<number> {
  const table = await bitable.base.getTableById(tableId)
  const started = performance.now()
  for (let at = 0; at < writes.length; at += IDS_PER_CALL) {
    await table.getRecordsByIds(writes.slice(at, at + IDS_PER_CALL).map(({ recordId }) => recordId))
  }
  for (let at = 0; at < writes.length; at += RECORDS_PER_CALL)
    await table.setRecords(writes.slice(at, at + RECORDS_PER_CALL))
  return performance.now() - started
}

/**
 * Waits until `count` rows were modified by others, then reads them by their ids and writes `writes`. The title
 * tells when the edits may begin. When the last answer came, on the clock that all frames share. Milliseconds.
 */
async function react(tableId: string, writes: readonly IRecord[], count: number): Promise<number> {
  const table = await bitable.base.getTableById(tableId)
  const modified = new Set<string>()
  await new Promise<void>((resolve) => {
    table.onRecordModify(({ data: { recordId } }) => {
      if (modified.add(recordId).size === count) resolve()
    })
    // The host answers in order, so the subscription is active after this.
    void table.getRecordsByIds(writes.slice(0, 1).map(({ recordId }) => recordId)).finally(() => {
      document.title = 'listening'
    })
  })
  await readAndWrite(tableId, writes)
  return performance.timeOrigin + performance.now()
}

/** One read and one write of one cell, the least that reacting to an edit can cost. Milliseconds. */
async function roundTrips(
  tableId: string,
  cell: { readonly recordId: string; readonly fieldId: string },
  times: number,
): Promise<readonly number[]> {
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

async function firstTable(): Promise<ITable> {
  const [meta] = await bitable.base.getTableMetaList()
  return bitable.base.getTableById(meta?.id ?? '')
}

/** Reads these pages of the first table, one after another, and says how long each took. Milliseconds. */
async function readPages(from: number, to: number): Promise<readonly number[]> {
  const table = await firstTable()
  const took: number[] = []
  for (let at = from; at < to; at += 1) {
    const started = performance.now()
    await table.getRecordsByPage({ pageSize: RECORDS_PER_CALL, pageToken: at * RECORDS_PER_CALL })
    took.push(performance.now() - started)
  }
  return took
}

/** Another value of the same kind, so that every cell that is written is a change. */
function otherThan(value: unknown, run: number): unknown {
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return value.map((item: unknown) => otherThan(item, run))
  if (typeof value === 'object' && value !== null && 'type' in value && 'text' in value)
    return { ...value, text: `${String(value.text)}${String(run)}` }
  return value
}

let prepared: readonly IRecord[][] = []

/** Prepares other values for all cells of every row, or for one, in calls of 200; returns the number of calls. */
async function prepareWrites(which: 'row' | 'cell', run: number): Promise<number> {
  const table = await firstTable()
  const number = (await table.getFieldMetaList()).find(({ type }) => Number(type) === NUMBER)?.id ?? ''
  const calls: IRecord[][] = []
  for (let hasMore = true; hasMore; ) {
    const page = await table.getRecordsByPage({
      pageSize: RECORDS_PER_CALL,
      pageToken: calls.length * RECORDS_PER_CALL,
    })
    calls.push(
      page.records.map(({ recordId, fields }) => ({
        recordId,
        fields: (which === 'cell'
          ? { [number]: otherThan(fields[number] ?? 0, run) }
          : Object.fromEntries(
              Object.entries(fields).map(([id, value]) => [id, otherThan(value, run)]),
            )) as IRecord['fields'],
      })),
    )
    hasMore = page.hasMore
  }
  prepared = calls
  return calls.length
}

/** Makes these of the prepared calls, one after another, and says how long each took. Milliseconds. */
async function writePages(from: number, to: number): Promise<readonly number[]> {
  const table = await firstTable()
  const took: number[] = []
  for (const records of prepared.slice(from, to)) {
    const started = performance.now()
    await table.setRecords(records)
    took.push(performance.now() - started)
  }
  return took
}

const raw = { sweep, readAndWrite, react, roundTrips, readPages, prepareWrites, writePages, buildByHand }
export type RawSdk = typeof raw

declare global {
  interface Window {
    raw: RawSdk
  }
}
window.raw = raw
