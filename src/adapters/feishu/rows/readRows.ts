import {
  fieldBinding,
  type FieldBinding,
  type HostCells,
  type HostError,
  type HostResult,
  type PageToken,
  type PercentScale,
  type ReadContext,
  type RowsPort,
} from '../../../application/ports.ts'
import { err, ok, type Result } from '../../../domain/index.ts'
import type { FieldKey, RowOf, TableKey } from '../../../schema/index.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { numberCodec } from '../cells/number.ts'
import { lateCodecs } from '../cells/lateCodecs.ts'
import { hostCells } from '../cells/hostCell.ts'
import { chunksOf, IDS_PER_CALL, RECORDS_PER_CALL } from './chunks.ts'
import { createLastRead, type LastRead } from './lastRead.ts'
import { shownScale } from './percentScale.ts'
import { expectList, isRecord } from '../calls/reply.ts'
import { parsePage, walkPages, type Page, type ReadPage } from './page.ts'
import { createRowDecoder } from './rowCodec.ts'
import type { FeishuTable } from '../sdk.ts'
import type { Tables } from '../calls/tables.ts'

/** Records with their ids; the host leaves the ids out when it is asked by id. */
type Found = readonly { readonly recordId: string; readonly fields: unknown }[]

/** Reads rows of a table with as few calls as the host's paging allows, each made as early as possible. */
export function createReadRows(
  calls: HostCalls,
  tables: Tables,
  lastRead: LastRead = createLastRead(),
): Pick<RowsPort, 'readAll' | 'readSome' | 'detectScale' | 'holdsAnything' | 'readCells'> {
  // Pass neither viewId nor filter: the documentation contradicts itself on which one wins (host-protocol §5.2).
  const pagesOf =
    (table: FeishuTable, signal: AbortSignal): ReadPage =>
    (pageToken) =>
      calls.read(
        'getRecordsByPage',
        async () =>
          parsePage(
            await table.getRecordsByPage({ pageSize: RECORDS_PER_CALL, ...(pageToken === null ? {} : { pageToken }) }),
          ),
        signal,
      )

  /**
   * By field of unknown scale: rows whose cell, when last read, could not tell the scale. Without it, finding the one
   * non-empty cell of a long column would take a second reading of the sheet.
   */
  const untelling = new Map<string, Set<string>>()
  const noteTelling = (undecided: readonly string[], recordId: string, fields: unknown) => {
    for (const fieldId of undecided) {
      const recordIds = untelling.get(fieldId) ?? new Set()
      if (tellingNumber(fields, fieldId) === null) untelling.set(fieldId, recordIds.add(recordId))
      else recordIds.delete(recordId)
    }
  }

  async function readAll<Table extends TableKey>(
    context: ReadContext<Table>,
    onPage: (
      rows: readonly RowOf<Table>[],
      progress: { readonly read: number; readonly total: number; readonly next: PageToken | null },
    ) => void,
    signal: AbortSignal,
    from: PageToken | null = null,
  ): HostResult<{ readonly read: number }> {
    const table = await tables.table(context.binding.tableId)
    if (!table.ok) return table
    const readPage = pagesOf(table.value, signal)
    const late = await lateCodecs(context.binding)
    if (!late.ok) return late
    const decode = createRowDecoder(context, late.value)
    lastRead.forget(context.binding.tableId)
    const undecided = undecidedFields(context)
    for (const fieldId of undecided) untelling.set(fieldId, new Set())
    const seenRows = new Set<string>()
    const walked = await walkPages(
      readPage,
      ({ next, records, total }) => {
        const rows: RowOf<Table>[] = []
        for (const record of records) {
          if (!isRecord(record) || typeof record['recordId'] !== 'string') continue
          // Skip rows read before: rows added meanwhile push others onto the next page.
          if (seenRows.has(record['recordId'])) continue
          seenRows.add(record['recordId'])
          rows.push(decode(record['recordId'], record['fields']))
          noteTelling(undecided, record['recordId'], record['fields'])
        }
        onPage(rows, { read: seenRows.size, total: Math.max(total ?? 0, seenRows.size), next })
      },
      signal,
      from,
    )
    if (!walked.ok) return walked
    return ok({ read: seenRows.size })
  }

  /** The answer has no ids, only the order (host-protocol §0.8), so a list of another length is an error. */
  const recordsByIds = (table: FeishuTable, recordIds: readonly string[], signal?: AbortSignal): HostResult<Found> =>
    calls.read(
      'getRecordsByIds',
      async () => {
        const records: readonly unknown[] = expectList(await table.getRecordsByIds([...recordIds]))
        if (records.length !== recordIds.length) throw new TypeError('The host answered with another number of records')
        return recordIds.flatMap((recordId, at) => {
          const record = records[at]
          return isRecord(record) ? [{ recordId, fields: record['fields'] }] : []
        })
      },
      signal,
    )

  /**
   * Takes one call when all records exist. When one does not, the host rejects the whole call; the others are then
   * asked for in pieces. The SDK sends those calls in one message (host-protocol §2.2), so it takes at most two more
   * messages.
   */
  async function findExisting(
    table: FeishuTable,
    recordIds: readonly string[],
    signal?: AbortSignal,
  ): HostResult<Found> {
    const records = await recordsByIds(table, recordIds, signal)
    if (records.ok || records.error.kind !== 'notFound') return records
    if (recordIds.length === 1) return ok([])
    const pieces = chunksOf(recordIds, recordIds.length > PIECE ? PIECE : 1)
    const answers = await Promise.all(pieces.map((piece) => findExisting(table, piece, signal)))
    const existing: Found[number][] = []
    for (const answer of answers) {
      if (!answer.ok) return answer
      existing.push(...answer.value)
    }
    return ok(existing)
  }

  async function readSome<Table extends TableKey>(
    context: ReadContext<Table>,
    recordIds: readonly string[],
    signal: AbortSignal,
  ): HostResult<readonly RowOf<Table>[]> {
    if (recordIds.length === 0) return ok([])
    const table = await tables.table(context.binding.tableId)
    if (!table.ok) return table
    const late = await lateCodecs(context.binding)
    if (!late.ok) return late
    const decode = createRowDecoder(context, late.value)
    const undecided = undecidedFields(context)
    const rows: RowOf<Table>[] = []
    const refused = await eachFound(table.value, recordIds, signal, ({ recordId, fields }) => {
      rows.push(decode(recordId, fields))
      noteTelling(undecided, recordId, fields)
      lastRead.keep(context.binding.tableId, recordId, fields)
    })
    return refused === null ? ok(rows) : err(refused)
  }

  /** Calls back with each of these records that exists; returns the refusal that ended the reading, or null. */
  async function eachFound(
    table: FeishuTable,
    recordIds: readonly string[],
    signal: AbortSignal | undefined,
    take: (record: Found[number]) => void,
  ): Promise<HostError | null> {
    const chunks = chunksOf([...new Set(recordIds)], IDS_PER_CALL)
    const ask = (at: number): HostResult<Found> | null => {
      const chunk = chunks[at]
      return chunk === undefined ? null : findExisting(table, chunk, signal)
    }
    let coming = ask(0)
    for (let at = 1; coming !== null; at += 1) {
      const records: Result<Found, HostError> = await coming
      if (!records.ok) return records.error
      // Ask for the next chunk before taking this one.
      coming = ask(at)
      records.value.forEach(take)
    }
    return null
  }

  async function readCells(
    tableId: string,
    recordIds: readonly string[],
    { mayRecall = false }: { readonly mayRecall?: boolean } = {},
  ): HostResult<ReadonlyMap<string, HostCells>> {
    const cells = new Map<string, HostCells>()
    const recalled = mayRecall ? recordIds.map((recordId) => [recordId, lastRead.of(tableId, recordId)] as const) : []
    for (const [recordId, fields] of recalled) if (fields !== undefined) cells.set(recordId, hostCells(fields))
    const toRead = recordIds.filter((recordId) => !cells.has(recordId))
    if (toRead.length === 0) return ok(cells)
    const table = await tables.table(tableId)
    if (!table.ok) return table
    const refused = await eachFound(table.value, toRead, undefined, ({ recordId, fields }) => {
      cells.set(recordId, hostCells(fields))
    })
    return refused === null ? ok(cells) : err(refused)
  }

  async function detectScale<Table extends TableKey>(
    context: ReadContext<Table>,
    field: FieldKey<Table>,
    recordIds: readonly string[],
  ): HostResult<PercentScale | null> {
    const fieldId = fieldBinding(context.binding, field)?.fieldId
    if (fieldId === undefined || recordIds.length === 0) return ok(null)
    const table = await tables.table(context.binding.tableId)
    if (!table.ok) return table
    const untellingIds = untelling.get(fieldId)
    const toRead = untellingIds === undefined ? recordIds : recordIds.filter((recordId) => !untellingIds.has(recordId))
    if (toRead.length === 0) return ok(null)
    const records = await findExisting(table.value, toRead.slice(0, RECORDS_PER_CALL))
    if (!records.ok) return records
    for (const { recordId, raw } of candidates(records.value, fieldId)) {
      const shownText = await calls.read(
        'getCellString',
        async (): Promise<unknown> => table.value.getCellString(fieldId, recordId),
      )
      if (!shownText.ok) return shownText
      const scale = shownScale(raw, shownText.value)
      if (scale !== null) return ok(scale)
    }
    return ok(null)
  }

  async function holdsAnything(
    tableId: string,
    columnId: string,
    optionIds: readonly string[] | null,
  ): HostResult<boolean> {
    const table = await tables.table(tableId)
    if (!table.ok) return table
    const readPage = pagesOf(table.value, new AbortController().signal)
    for (let from: number | null = null, isFirst = true; isFirst || from !== null; isFirst = false) {
      const page: Result<Page, HostError> = await readPage(from)
      if (!page.ok) return page
      if (
        page.value.records.some(
          (record) =>
            isRecord(record) && holds(isRecord(record['fields']) ? record['fields'][columnId] : null, optionIds),
        )
      )
        return ok(true)
      from = page.value.next
    }
    return ok(false)
  }

  return { readAll, readSome, detectScale, holdsAnything, readCells }
}

/** Whether a raw cell holds anything, or one of these options. An unticked box or an empty list counts as empty. */
function holds(cell: unknown, optionIds: readonly string[] | null): boolean {
  if (
    cell === undefined ||
    cell === null ||
    cell === false ||
    cell === '' ||
    (Array.isArray(cell) && cell.length === 0)
  )
    return false
  if (optionIds === null) return true
  return (Array.isArray(cell) ? cell : [cell]).some(
    (entry: unknown) => isRecord(entry) && optionIds.includes(entry['id'] as string),
  )
}

/** Records for each smaller call after a call failed because one record does not exist. */
const PIECE = 20
/** After this many cells without an answer the scale stays unknown. */
const LOOKS = 3

/** The number of a cell that can tell the scale; null for zero, which reads the same in both scales. */
function tellingNumber(fields: unknown, fieldId: string): number | null {
  const value = isRecord(fields) ? numberCodec.decode(fields[fieldId]) : null
  return value === 0 ? null : value
}

/** The cells to try, the furthest from zero first, because rounding for display changes them least. */
const candidates = (found: Found, fieldId: string) =>
  found
    .flatMap(({ recordId, fields }) => {
      const raw = tellingNumber(fields, fieldId)
      return raw === null ? [] : [{ recordId, raw }]
    })
    .sort((a, b) => Math.abs(b.raw) - Math.abs(a.raw))
    .slice(0, LOOKS)

const undecidedFields = <Table extends TableKey>({ binding }: ReadContext<Table>): readonly string[] =>
  Object.values<FieldBinding | undefined>(binding.fields)
    .flatMap((field) => (field === undefined ? [] : [field]))
    .flatMap(({ kind, scale, fieldId }) =>
      (kind === 'percent' || kind === 'progress') && scale === null ? [fieldId] : [],
    )
