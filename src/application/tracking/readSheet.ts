import { ok, type AssessContext, type Result } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { HostError, HostPort, PercentScale } from '../ports.ts'
import { createSheetModel, type SheetModel } from '../sheetModel.ts'
import { findScale } from './findScale.ts'
import type { SheetColumns } from './sheetColumns.ts'

/** What reading needs of the sheet it reads. */
export interface ReadingSheet {
  readonly host: HostPort
  readonly columns: SheetColumns
  readonly signal: AbortSignal
  timeZone(): string
  assess(): AssessContext
  onProgress(read: number, total: number): void
  /** A look at a cell has decided how the progress column counts. */
  onScale(scale: PercentScale): void
}

/**
 * Reads page by page, assessing each page while the next one is on its way. While it is open how the progress
 * column counts, the first page is looked at before the others are read in vain.
 */
export async function readEverything(sheet: ReadingSheet, looksEarly = sheet.columns.isScaleOpen()): Promise<Result<SheetModel, HostError>> {
  const { host, columns, signal } = sheet
  const model = createSheetModel()
  const reading = columns.readContext(sheet.timeZone())
  if (reading === null) return ok(model)
  const unreadable: string[] = []
  const early = new AbortController()
  const read = await host.readAll(
    reading,
    (rows, { read, total }) => {
      for (const row of rows) {
        model.put(row, sheet.assess())
        if (row.progress === null) unreadable.push(row.recordId)
      }
      // Rights are asked about a row that exists, while the next pages are on their way.
      const [sample] = rows
      if (sample !== undefined) void columns.askRights(sample.recordId)
      sheet.onProgress(read, total)
      if (looksEarly && unreadable.length > 0 && read < total) early.abort()
    },
    AbortSignal.any([signal, early.signal]),
  )
  if (early.signal.aborted && !signal.aborted) {
    await decideScale(sheet, unreadable)
    return readEverything(sheet, false)
  }
  if (!read.ok) return read
  return (await decideScale(sheet, unreadable)) ? readEverything(sheet, false) : ok(model)
}

/** The rows that still exist among these; 'scaleFound' when every row must be read anew because of them. */
export async function readRows(sheet: ReadingSheet, recordIds: readonly string[]): Promise<Result<readonly TaskRow[] | 'scaleFound', HostError>> {
  const reading = sheet.columns.readContext(sheet.timeZone())
  if (reading === null || recordIds.length === 0) return ok([])
  const read = await sheet.host.readSome(reading, recordIds, sheet.signal)
  if (!read.ok) return read
  const unreadable = read.value.flatMap((row) => (row.progress === null ? [row.recordId] : []))
  return (await decideScale(sheet, unreadable)) ? ok('scaleFound') : read
}

/** True when a first non-empty progress cell has just shown how the column counts. */
async function decideScale({ host, columns, timeZone, onScale }: ReadingSheet, recordIds: readonly string[]): Promise<boolean> {
  const reading = columns.readContext(timeZone())
  if (reading === null || !columns.isScaleOpen()) return false
  const scale = await findScale(host, reading, recordIds)
  if (scale === null) return false
  columns.useScale(scale)
  onScale(scale)
  return true
}
