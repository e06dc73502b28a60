import type { Sheet } from 'hucre/xlsx'
import type { BroughtFile, ReadFailure, ReadLimit } from '../../../application/imports/block.ts'
import type { Result } from '../../../domain/index.ts'
import { err, ok } from '../../../domain/result.ts'
import { decodedText } from './encoding.ts'
import { MAX_ROWS, usedBlock } from './rectangle.ts'
import { separatedRows } from './separatedText.ts'
import { type ZipDirectory, keepEntries, zipDirectory } from './zipDirectory.ts'

/** Together with what it unpacks to: more would not fit into the memory of a phone. */
export const MAX_BYTES = 50 * 1024 * 1024

export interface ReadSteps {
  /** Between parts of the work: the page draws, where it is the page that reads. */
  readonly pause: () => Promise<void>
  readonly onProgress: (share: number) => void
}

const tooLarge = (limit: ReadLimit, allowed: number): Result<never, ReadFailure> =>
  err({ kind: 'tooLarge', limit, allowed })

/** Reads a file by what is in it: its name may say anything. The bytes are changed on the way. [RF1] */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  steps: ReadSteps,
): Promise<Result<BroughtFile, ReadFailure>> {
  if (bytes.length === 0) return err({ kind: 'empty' })
  if (bytes.length > MAX_BYTES) return tooLarge('file', MAX_BYTES)
  if (isCompound(bytes)) return err(compoundFailure(bytes))
  if (startsWith(bytes, [0x50, 0x4b])) return readPackage(name, bytes, steps)
  return readText(name, bytes)
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** The container of Office before 2007, in which encrypted workbooks are kept until today. [MS-CFB] 2.2 */
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** Names of streams stand in it as UTF-16. */
function compoundFailure(bytes: Uint8Array): ReadFailure {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (text.includes('EncryptedPackage')) return { kind: 'encrypted' }
  return text.includes('Workbook') || text.includes('Book')
    ? { kind: 'oldFormat', format: 'xls' }
    : { kind: 'notASpreadsheet' }
}

async function readPackage(
  name: string,
  bytes: Uint8Array,
  steps: ReadSteps,
): Promise<Result<BroughtFile, ReadFailure>> {
  const directory = zipDirectory(bytes)
  if (directory === null) return err({ kind: 'damaged' })
  const kind = kindOfPackage(directory)
  if (kind === null) return err({ kind: 'notASpreadsheet' })
  if (kind === 'encrypted') return err({ kind })
  if (kind === 'xlsb' || kind === 'numbers') return err({ kind: 'oldFormat', format: kind })
  const needed = new Set(directory.entries.filter((entry) => !isDecoration(entry.name)))
  if ([...needed].some((entry) => entry.isEncrypted)) return err({ kind: 'encrypted' })
  const unpacked = [...needed].reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  if (unpacked > MAX_BYTES) return tooLarge('unpacked', MAX_BYTES)
  keepEntries(bytes, directory, (entry) => needed.has(entry))
  steps.onProgress(0.05)
  await steps.pause()
  const sheets = await sheetsOf(kind, bytes)
  if (!sheets.ok) return sheets
  steps.onProgress(0.6)
  const { fileOf } = await import('./workbook.ts')
  return fileOf(name, sheets.value, steps.pause)
}

type PackageKind = 'xlsx' | 'xlsb' | 'ods' | 'numbers' | 'encrypted'

function kindOfPackage({ entries }: ZipDirectory): PackageKind | null {
  const has = (pattern: RegExp): boolean => entries.some(({ name }) => pattern.test(name))
  if (has(/(?:^|\/)workbook\.bin$/iu)) return 'xlsb'
  if (has(/^\[Content_Types\]\.xml$/iu) && has(/(?:^|\/)workbook\d*\.xml$/iu)) return 'xlsx'
  if (has(/^encrypted-package$/u)) return 'encrypted'
  if (has(/^Index(?:\/|\.zip$)/u)) return 'numbers'
  if (has(/^content\.xml$/u) && has(/^mimetype$/u)) return 'ods'
  return null
}

/** Pictures, charts, remarks: a photo of every shelf may stand in a plan, and nothing of it is read. */
const DECORATION =
  /(?:^|\/)(?:media|embeddings|drawings|charts|diagrams|pivotTables|pivotCache|comments\d*|threadedComments|persons|Pictures|Thumbnails|Object \d+)(?:\/|\.xml$)|vbaProject\.bin$|\/comments\d*\.xml$/iu
const isDecoration = (name: string): boolean => DECORATION.test(name)

async function sheetsOf(kind: 'xlsx' | 'ods', bytes: Uint8Array): Promise<Result<readonly Sheet[], ReadFailure>> {
  try {
    if (kind === 'xlsx') return ok(await worksheets(bytes))
    const { readOds } = await import('hucre/ods')
    return ok((await readOds(bytes, { readStyles: true })).sheets)
  } catch (cause) {
    return err(failureOf(cause))
  }
}

/** A sheet that holds only a chart has no cells; the library calls that a missing worksheet. */
const CHART_SHEET = /missing worksheet file for sheet "(?<sheet>.*)"$/su

async function worksheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { readXlsx } = await import('hucre/xlsx')
  const without = new Set<string>()
  for (;;)
    try {
      const { sheets } = await readXlsx(bytes, { readStyles: true, sheets: ({ name }) => !without.has(name) })
      return sheets
    } catch (cause) {
      const sheet = cause instanceof Error ? CHART_SHEET.exec(cause.message)?.groups?.['sheet'] : undefined
      if (sheet === undefined || without.has(sheet)) throw cause
      without.add(sheet)
    }
}

/** The library throws errors of its own for files that are no workbooks, broken or too large. */
function failureOf(cause: unknown): ReadFailure {
  if (!(cause instanceof Error)) return { kind: 'damaged' }
  if (cause.name === 'EncryptedFileError') return { kind: 'encrypted' }
  if (/zip bomb|exceeds limit/iu.test(cause.message)) return { kind: 'tooLarge', limit: 'unpacked', allowed: MAX_BYTES }
  // Two cells in opposite corners of a sheet: the library lays out what lies between them.
  if (/spans \d+ rows/u.test(cause.message)) return { kind: 'tooLarge', limit: 'rows', allowed: MAX_ROWS }
  return { kind: 'damaged' }
}

/** A workbook as one page of XML, which Excel 2003 wrote. */
const OF_OFFICE_2003 =
  /^\s*<\?xml[\s\S]*(?:mso-application progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/u
/** Pages, mails and other XML: to be read as separated values they would have to be taken apart. */
const MARKUP = /^\s*(?:<(?:\?xml|!doctype|html|svg)|MIME-Version:|%PDF|\{\\rtf)/iu

function readText(name: string, bytes: Uint8Array): Result<BroughtFile, ReadFailure> {
  const decoded = decodedText(bytes)
  if (decoded === null) return err({ kind: 'notASpreadsheet' })
  if (OF_OFFICE_2003.test(decoded.text.slice(0, 2000))) return err({ kind: 'oldFormat', format: 'xls' })
  if (MARKUP.test(decoded.text)) return err({ kind: 'notASpreadsheet' })
  const block = usedBlock({
    name: name.replace(/\.[^.]*$/u, ''),
    rows: separatedRows(decoded.text),
    merges: [],
    isHidden: false,
    hiddenRows: [],
  })
  return block.ok ? ok({ name, blocks: [block.value], refused: [], encoding: decoded.encoding }) : block
}
