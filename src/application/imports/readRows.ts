import {
  endsOverNewYear,
  plainText,
  readDayText,
  saysNothing,
  SPAN_FIELDS,
  type Steps,
  visitInSteps,
} from '../../domain/index.ts'
import type { Person } from '../../schema/index.ts'
import type { BroughtCell } from './block.ts'
import { cellsOfBlock, rowJudge, type LeftOutBecause } from './blockRows.ts'
import { cellAddress } from './cellAddress.ts'
import type { ImportSource } from './importColumns.ts'
import {
  isRowLink,
  kindOf,
  VALUE_FIELDS,
  type ImportField,
  type ImportValues,
  type RowLinkField,
  type ValueField,
} from './importFields.ts'
import type { CellVerdict, ImportChoices, ImportRow, UnreadCell } from './importPlan.ts'
import { takesNewOptions, type ImportTarget } from './importTarget.ts'
import { everyTime } from './rowsPerStep.ts'
import { readOwnCell, type OwnValue } from './ownCells.ts'
import type { OwnColumn } from './ownColumns.ts'
import { readSaidState, type SaidState } from './stateCells.ts'
import { isSpanText, readImportCell, rounded, type CellReading, type UnreadBecause } from './readImportCell.ts'

/** Two figures for one thing may differ by rounding: 67% and 2/3. Percentage points. */
const SAME_SHARE = 1
/** Texts whose reading is remembered: columns of titles and notes have a new one in each row. */
const MOST_REMEMBERED = 5000

type Doubt = Exclude<UnreadCell['why'], 'stateDiffers'>

/** A row of the file as it was read. */
export interface ReadRow {
  readonly row: number
  readonly title: string
  readonly values: ImportValues
  readonly words: Readonly<Partial<Record<ValueField, string>>>
  readonly cells: readonly CellVerdict[]
  /** The words of cells that name other tasks, and where they stand. */
  readonly links: readonly { readonly field: RowLinkField; readonly at: number; readonly text: string }[]
  readonly own: readonly { readonly column: OwnColumn; readonly value: OwnValue }[]
  /** What its own state says; null: nothing that can be read. */
  readonly state: { readonly at: number; readonly text: string; readonly says: NonNullable<SaidState['says']> } | null
  /** The words of its cells: rows that say the same are one. */
  readonly says: string
}

interface BroughtColumns {
  readonly fields: ReadonlyMap<number, ImportField>
  /** People's own ones. */
  readonly own: readonly OwnColumn[]
}

/** Reads the cells of every row that is a task. [IM1] */
export function* readRows(
  source: ImportSource,
  choices: ImportChoices,
  target: ImportTarget,
  { fields, own: ownColumns }: BroughtColumns,
): Steps<{ read: ReadRow[]; leftOut: ImportRow[]; unread: UnreadCell[] }> {
  const { block, columns, firstData } = source
  const own = ownColumns.map((column) => ({
    column,
    kind: column.kind,
    options: target.others.find(({ id }) => id === column.columnId)?.options ?? [],
  }))
  const cellAt = cellsOfBlock(
    source,
    fields,
    new Set(ownColumns.flatMap(({ at, kind }) => (kind === 'number' ? [] : at))),
  )
  const judge = rowJudge(source, fields)
  const taken = new Set(fields.values())
  const spans = new Set(
    columns.flatMap(({ at, texts }) => {
      const field = fields.get(at)
      return field !== undefined && texts.some(isSpanText) ? [field] : []
    }),
  )
  const rules = { year: choices.year, whole: choices.whole, taken, spans }
  const headings = new Map(columns.map(({ at, heading }) => [at, heading]))
  const titleAt = [...fields].find(([, field]) => field === 'title')?.[0]
  const read: ReadRow[] = []
  const leftOut: ImportRow[] = []
  const unread: UnreadCell[] = []

  /** Cells of a column repeat: each text is read once. What a spreadsheet knows of a cell is read as it is. */
  const known = new Map<string, CellReading>()
  const readingOf = (field: ValueField, cell: BroughtCell): CellReading => {
    if (cell.value !== null) return readImportCell(field, cell, rules)
    const key = `${field} ${cell.text}`
    const reading = known.get(key) ?? readImportCell(field, cell, rules)
    if (known.size < MOST_REMEMBERED) known.set(key, reading)
    return reading
  }
  const isNoted = target.fields.has('notes') || target.fields.has('description')
  /** A column of words gets the whole cell. */
  const keepsRemark = (field: ValueField): boolean =>
    isNoted ||
    target.fields.get(field)?.mode === 'words' ||
    (field === 'progress' && target.fields.has('progressNote') && !taken.has('progressNote'))
  const stateAt = [...fields].find(([, field]) => field === 'state')?.[0]
  /** A state fills in what no other cell of its row says. The extension computes the state itself. */
  const readState = (
    text: string,
    values: Record<string, unknown>,
    words: Partial<Record<ValueField, string>>,
    judged: (at: number, doubt: Doubt | null) => void,
  ): ReadRow['state'] => {
    if (stateAt === undefined || saysNothing(text)) return null
    const { says, hold, progress, isSure } = readSaidState(text)
    const place = { at: stateAt, text }
    if (hold !== null) {
      const isKept = target.fields.has('hold')
      judged(stateAt, isKept ? null : 'noColumn')
      if (isKept) values['hold'] ??= hold
      return isKept ? { ...place, says: hold } : null
    }
    if (says === null) {
      judged(stateAt, 'unreadable')
      return null
    }
    if (progress === null || !target.fields.has('progress') || words.progress !== undefined) {
      judged(stateAt, null)
      return { ...place, says }
    }
    const isOwn = values['progress'] === undefined
    if (isOwn) values['progress'] = rounded(progress)
    if (isOwn && target.fields.get('progress')?.mode === 'words') words.progress = `${String(rounded(progress))}%`
    const isOther = says !== 'done' && Math.abs((values['progress'] as number) - progress) > SAME_SHARE
    judged(stateAt, (isOwn && !isSure) || isOther ? 'unsure' : null)
    return { ...place, says }
  }
  const readRow = (row: number): ReadRow => {
    const title = titleAt === undefined ? '' : cellAt(row, titleAt).text.trim()
    const values: Record<string, unknown> = {}
    const spares: Record<string, unknown> = {}
    const words: Partial<Record<ValueField, string>> = {}
    const notes: string[] = []
    const cells: CellVerdict[] = []
    const links: { field: RowLinkField; at: number; text: string }[] = []
    const judged = (at: number, doubt: Doubt | null): void => {
      const why = doubt === 'unsure' || doubt === 'noRemark' ? null : doubt
      cells.push({ at, kind: doubt === null ? 'read' : why === null ? 'unsure' : 'unread', why })
      if (doubt === null) return
      const text = cellAt(row, at).text.trim()
      unread.push({ address: cellAddress(block, row, at), heading: headings.get(at) ?? '', title, text, why: doubt })
    }
    for (const [at, field] of fields) {
      const cell = cellAt(row, at)
      if (isRowLink(field)) {
        const text = cell.text.trim()
        if (target.links.has(field) && !saysNothing(text)) links.push({ field, at, text })
        continue
      }
      if (field === 'state' || !target.fields.has(field)) continue
      const reading = readingOf(field, cell)
      if (reading.kind === 'empty') continue
      const found = reading.kind === 'unread' ? reading : resolved(reading.values, reading.isSure, target)
      const isWords = target.fields.get(field)?.mode === 'words'
      const isRemarkLost =
        found.kind === 'read' && reading.kind === 'read' && reading.note !== null && !keepsRemark(field)
      judged(at, found.kind === 'unread' ? found.why : isRemarkLost ? 'noRemark' : found.isSure ? null : 'unsure')
      // A column of words gets the words, whether we can read them or not.
      if (isWords) words[field] = cell.text.trim()
      if (found.kind === 'unread' || reading.kind === 'unread') continue
      Object.assign(values, found.values)
      Object.assign(spares, reading.spare)
      if (reading.note === null || isWords) continue
      if (field === 'progress' && target.fields.has('progressNote') && !taken.has('progressNote'))
        values['progressNote'] = reading.note
      else notes.push(reading.note)
    }
    // 3.5-3.25 under 开始 beside an empty 结束 says both.
    for (const [at, field] of fields) {
      const spare = spares[field]
      if (spare !== undefined && values[field] === undefined && saysNothing(cellAt(row, at).text)) values[field] = spare
    }
    for (const one of settleYears(values, fields, (at) => cellAt(row, at))) {
      const verdict = cells.findIndex(({ at, kind }) => at === one && kind === 'read')
      if (verdict === -1) continue
      cells.splice(verdict, 1)
      judged(one, 'unsure')
    }
    const state = stateAt === undefined ? null : readState(cellAt(row, stateAt).text.trim(), values, words, judged)
    const notesField = (['notes', 'description'] as const).find((one) => target.fields.has(one))
    if (notes.length > 0 && notesField !== undefined)
      values[notesField] = [values[notesField], ...notes].filter((one) => typeof one === 'string').join('\n')
    const ownValues: { column: OwnColumn; value: OwnValue }[] = []
    for (const { column, ...form } of own) {
      const { at, heading } = column
      const cell = cellAt(row, at)
      const reading = readOwnCell(form, cell, choices.year)
      if (reading.kind === 'empty') continue
      if (reading.kind === 'read') ownValues.push({ column, value: reading.value })
      else
        unread.push({ address: cellAddress(block, row, at), heading, title, text: cell.text.trim(), why: reading.why })
      cells.push({ at, kind: reading.kind, why: reading.kind === 'unread' ? reading.why : null })
    }
    if (values['campaign'] === undefined && target.campaignId !== null && target.fields.has('campaign'))
      values['campaign'] = [target.campaignId]
    const brought = [...fields.keys(), ...ownColumns.map(({ at }) => at)]
    const says = JSON.stringify(brought.map((at) => cellAt(row, at).text.trim()))
    return { row, title, values: values as ImportValues, words, cells, links, own: ownValues, state, says }
  }

  yield* visitInSteps(
    block.rows.slice(firstData),
    (_cells, at) => {
      const row = firstData + at
      const why = judge(row)
      if (why === 'blank') return
      if (why === null) read.push(readRow(row))
      else leftOut.push(asLeftOut(row, titleOfLeftOut(block.rows[row] ?? [], titleAt), why))
    },
    everyTime(),
  )
  return { read, leftOut, unread }
}

/**
 * A year that was agreed for a column follows the other end of the row's span where it puts the end before the start.
 * The columns of the cells that people should look at: those, and the ends that stay before their starts. [AD2]
 */
function settleYears(
  values: Record<string, unknown>,
  fields: ReadonlyMap<number, ImportField>,
  cellAt: (at: number) => BroughtCell,
): readonly number[] {
  return SPAN_FIELDS.flatMap(([from, until]) => {
    const startAt = [...fields].find(([, field]) => field === from)?.[0]
    const endAt = [...fields].find(([, field]) => field === until)?.[0]
    const [start, end] = [values[from], values[until]]
    if (startAt === undefined || endAt === undefined || typeof start !== 'string' || typeof end !== 'string') return []
    if (start <= end) return []
    const read = (at: number, day: string) => {
      const { text, value } = cellAt(at)
      return { day, isYearTyped: value !== null || readDayText(text, null).kind !== 'yearMissing' }
    }
    const settled = endsOverNewYear(read(startAt, start), read(endAt, end))
    if (settled === null) return [endAt]
    Object.assign(values, { [from]: settled.start, [until]: settled.end })
    return [settled.start === start ? endAt : startAt]
  })
}

const titleOfLeftOut = (cells: readonly { readonly text: string }[], titleAt: number | undefined): string =>
  (titleAt === undefined ? '' : (cells[titleAt]?.text.trim() ?? '')) ||
  (cells.find(({ text }) => text.trim() !== '')?.text.trim() ?? '')

export const asLeftOut = (row: number, title: string, why: LeftOutBecause): ImportRow => ({
  row,
  title,
  verdict: { kind: 'leftOut', why },
  recordId: null,
  cells: [],
  changes: [],
  links: [],
  own: [],
})

type Resolved =
  | { readonly kind: 'read'; readonly values: ImportValues; readonly isSure: boolean }
  | { readonly kind: 'unread'; readonly why: UnreadBecause }

/** The values as the target's columns hold them: people by their ids, options by their keys. */
function resolved(values: ImportValues, isSure: boolean, target: ImportTarget): Resolved {
  const kept: Record<string, unknown> = {}
  let sure = isSure
  for (const [key, value] of Object.entries(values)) {
    const field = VALUE_FIELDS.find((one) => one === key)
    const column = field === undefined ? undefined : target.fields.get(field)
    if (field === undefined || column === undefined) {
      sure = false
      continue
    }
    if (column.mode === 'words') {
      kept[field] = value
      continue
    }
    switch (kindOf(field)) {
      case 'person':
      case 'people': {
        const people = (value as readonly Person[]).map(({ name }) => target.personNamed(name))
        if (people.some((person) => person === null)) return { kind: 'unread', why: 'nobody' }
        // A column of one person takes the first that is named.
        const isOne = kindOf(field) === 'person' && people.length > 1
        sure &&= !isOne
        kept[field] = isOne ? people.slice(0, 1) : people
        break
      }
      case 'link': {
        const [name = ''] = value as readonly string[]
        const ids = column.options.filter((one) => plainText(one.name) === plainText(name)).map(({ key }) => key)
        if (ids.length > 1) return { kind: 'unread', why: 'severalCampaigns' }
        if (ids.length === 0 && !target.makesCampaigns) return { kind: 'unread', why: 'noCampaign' }
        kept[field] = ids.length === 0 ? [name] : ids
        break
      }
      case 'singleSelect':
      case 'multiSelect': {
        const names = Array.isArray(value) ? (value as readonly string[]) : [value as string]
        const keys = names.map((name) => optionKey(column.options, name) ?? (takesNewOptions(field) ? name : null))
        if (keys.includes(null)) return { kind: 'unread', why: 'noSuchOption' }
        kept[field] = Array.isArray(value) ? keys : keys[0]
        break
      }
      default:
        kept[field] = value
    }
  }
  // What it says has no place in the sheet: a paused task would look like one that is late.
  if (Object.keys(values).length > 0 && Object.keys(kept).length === 0) return { kind: 'unread', why: 'noColumn' }
  return { kind: 'read', values: kept as ImportValues, isSure: sure }
}

function optionKey(options: readonly { readonly key: string; readonly name: string }[], name: string): string | null {
  const plain = plainText(name)
  const option = options.find((one) => one.key === name) ?? options.find((one) => plainText(one.name) === plain)
  return option?.key ?? null
}
