import { plainText, type Steps, visitInSteps } from '../../domain/index.ts'
import type { Person, TaskRow } from '../../schema/index.ts'
import { isSameCell } from '../rows/sameCell.ts'
import type { BroughtCell } from './block.ts'
import { cellsOfBlock, rowJudge, type LeftOutBecause } from './blockRows.ts'
import { cellAddress } from './cellAddress.ts'
import type { ImportSource } from './importColumns.ts'
import { kindOf, VALUE_FIELDS, type ImportField, type ImportValues, type ValueField } from './importFields.ts'
import { takesNewOptions, type ImportTarget } from './importTarget.ts'
import { isSpanText, readImportCell, type CellReading, type UnreadBecause } from './readImportCell.ts'

/** Reading or comparing so many rows is one step. */
const ROWS_PER_STEP = 100
/** Texts whose reading is remembered: columns of titles and notes have a new one in each row. */
const MOST_REMEMBERED = 5000

/** Says yes each time that so many rows have been looked at. */
function everyTime(rows: number): () => boolean {
  let looked = 0
  return () => {
    looked += 1
    return looked % rows === 0
  }
}

/** What a person has chosen. */
export interface ImportChoices {
  /** The column of the block → its field. Columns that are not brought are absent. */
  readonly fields: Readonly<Record<number, ImportField>>
  /** The year of days typed without one; null: not said, and they are not read. [AD2] */
  readonly year: number | null
  /** The number that means 100 % where the progress is plain numbers; null: not said. [AD1] */
  readonly whole: number | null
  /** Whether cells of tasks that are there are changed; otherwise only empty ones are filled. [IM2] */
  readonly updates: boolean
}

/** What becomes of a filled cell of a brought column. */
export interface CellVerdict {
  readonly at: number
  readonly kind: 'read' | 'unsure' | 'unread'
  /** Null unless it is not read. */
  readonly why: UnreadBecause | null
}

/** What a cell of a task would hold. */
export interface FieldChange {
  readonly field: ValueField
  readonly before: unknown
  readonly after: unknown
  /** False: people's cell differs and stays as it is. */
  readonly isWritten: boolean
  /** The words of the file, for a column of words. */
  readonly words: string | null
}

export type RowVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'same' }
  /** Cells differ and stay as they are. */
  | { readonly kind: 'kept' }
  /** Several rows of the sheet or of the file are called so. */
  | { readonly kind: 'ambiguous'; readonly rows: number }
  | { readonly kind: 'leftOut'; readonly why: LeftOutBecause }

export interface ImportRow {
  /** Its index in the block. */
  readonly row: number
  readonly title: string
  readonly verdict: RowVerdict
  /** The row of the sheet that it is; null for a new one. */
  readonly recordId: string | null
  readonly cells: readonly CellVerdict[]
  readonly changes: readonly FieldChange[]
}

export interface UnreadCell {
  /** Where it stands in the file. */
  readonly address: string
  readonly heading: string
  readonly title: string
  readonly text: string
  readonly why: UnreadBecause | 'unsure'
}

/** What an import would do. Nothing is written. [IM1] */
export interface ImportPlan {
  /** Rows with a word in them, in the order of the file. */
  readonly rows: readonly ImportRow[]
  readonly counts: Readonly<Record<RowVerdict['kind'], number>> & { readonly unread: number; readonly unsure: number }
  readonly unread: readonly UnreadCell[]
  /** Options that the columns of the sheet get. */
  readonly newOptions: readonly { readonly field: ValueField; readonly names: readonly string[] }[]
  /** The names of options that the plan knows by keys, as the columns of the target have them. */
  readonly optionNames: Readonly<Partial<Record<ValueField, Readonly<Record<string, string>>>>>
  /** Brought columns that the sheet has no column for. */
  readonly without: readonly string[]
  /** Whether some days need a year, and some numbers a whole, that nobody has said. */
  readonly asksYear: boolean
  readonly asksWhole: boolean
  /** Whether a title is among the brought columns: without one there are no tasks. */
  readonly hasTitle: boolean
  readonly writes: number
}

/** A row of the file as it was read. */
interface ReadRow {
  readonly row: number
  readonly title: string
  readonly values: ImportValues
  readonly words: Readonly<Partial<Record<ValueField, string>>>
  readonly cells: readonly CellVerdict[]
  /** The words of its cells: rows that say the same are one. */
  readonly says: string
}

/**
 * Compares the rows of a block with those of a sheet. A task is the same by its number, else by title and stage. [IM2]
 * A second time there is nothing to write.
 */
export function* planImportSteps(
  source: ImportSource,
  choices: ImportChoices,
  target: ImportTarget,
): Steps<ImportPlan> {
  const fields = new Map(source.columns.flatMap(({ at }) => (choices.fields[at] ? [[at, choices.fields[at]]] : [])))
  const { read, leftOut, unread } = yield* readRows(source, choices, target, fields)
  const rows = [...leftOut, ...(yield* matchRows(read, target, choices))].sort((a, b) => a.row - b.row)
  const counts = { new: 0, changes: 0, same: 0, kept: 0, ambiguous: 0, leftOut: 0, unread: 0, unsure: 0 }
  for (const { verdict } of rows) counts[verdict.kind] += 1
  for (const { why } of unread) counts[why === 'unsure' ? 'unsure' : 'unread'] += 1
  return {
    rows,
    counts,
    unread,
    newOptions: optionsToAdd(rows, target),
    optionNames: namesOfOptions(target),
    without: source.columns.flatMap(({ at, heading }) => {
      const field = fields.get(at)
      return field === undefined || field === 'state' || target.fields.has(field) ? [] : [heading]
    }),
    asksYear: choices.year === null ? unread.some(({ why }) => why === 'yearMissing') : source.year === null,
    asksWhole: choices.whole !== null || unread.some(({ why }) => why === 'wholeMissing'),
    hasTitle: [...fields.values()].includes('title'),
    writes: counts.new + counts.changes,
  }
}

function* readRows(
  source: ImportSource,
  choices: ImportChoices,
  target: ImportTarget,
  fields: ReadonlyMap<number, ImportField>,
): Steps<{ read: ReadRow[]; leftOut: ImportRow[]; unread: UnreadCell[] }> {
  const { block, columns, firstData } = source
  const cellAt = cellsOfBlock(source, fields)
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
  const readingOf = (field: ImportField, cell: BroughtCell): CellReading => {
    if (cell.value !== null) return readImportCell(field, cell, rules)
    const key = `${field} ${cell.text}`
    const reading = known.get(key) ?? readImportCell(field, cell, rules)
    if (known.size < MOST_REMEMBERED) known.set(key, reading)
    return reading
  }
  const readRow = (row: number): ReadRow => {
    const title = titleAt === undefined ? '' : cellAt(row, titleAt).text.trim()
    const values: Record<string, unknown> = {}
    const words: Partial<Record<ValueField, string>> = {}
    const notes: string[] = []
    const cells: CellVerdict[] = []
    for (const [at, field] of fields) {
      const cell = cellAt(row, at)
      if (field !== 'state' && !target.fields.has(field)) continue
      const reading = readingOf(field, cell)
      if (reading.kind === 'empty') continue
      const found = reading.kind === 'unread' ? reading : resolved(reading.values, reading.isSure, target)
      const doubt = found.kind === 'unread' ? found.why : found.isSure ? null : 'unsure'
      if (doubt !== null)
        unread.push({
          address: cellAddress(block, row, at),
          heading: headings.get(at) ?? '',
          title,
          text: cell.text.trim(),
          why: doubt,
        })
      cells.push({
        at,
        kind: found.kind === 'unread' ? 'unread' : found.isSure ? 'read' : 'unsure',
        why: found.kind === 'unread' ? found.why : null,
      })
      // A column of words gets the words, whether we can read them or not.
      if (field !== 'state' && target.fields.get(field)?.mode === 'words') words[field] = cell.text.trim()
      if (found.kind === 'unread' || reading.kind === 'unread') continue
      Object.assign(values, found.values)
      if (reading.note === null) continue
      if (field === 'progress' && target.fields.has('progressNote') && !taken.has('progressNote'))
        values['progressNote'] = reading.note
      else notes.push(reading.note)
    }
    const notesField = (['notes', 'description'] as const).find((one) => target.fields.has(one))
    if (notes.length > 0 && notesField !== undefined)
      values[notesField] = [values[notesField], ...notes].filter((one) => typeof one === 'string').join('\n')
    const says = JSON.stringify([...fields.keys()].map((at) => cellAt(row, at).text.trim()))
    return { row, title, values: values as ImportValues, words, cells, says }
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
    everyTime(ROWS_PER_STEP),
  )
  return { read, leftOut, unread }
}

const titleOfLeftOut = (cells: readonly { readonly text: string }[], titleAt: number | undefined): string =>
  (titleAt === undefined ? '' : (cells[titleAt]?.text.trim() ?? '')) ||
  (cells.find(({ text }) => text.trim() !== '')?.text.trim() ?? '')

const asLeftOut = (row: number, title: string, why: LeftOutBecause): ImportRow => ({
  row,
  title,
  verdict: { kind: 'leftOut', why },
  recordId: null,
  cells: [],
  changes: [],
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

const CODE = 'code '
const TITLE = 'title '
const titleKey = (title: string | null | undefined, stage: string | null | undefined): string =>
  `${TITLE}${plainText(title ?? '')}\n${plainText(stage ?? '')}`

function* matchRows(
  read: readonly ReadRow[],
  target: ImportTarget,
  choices: ImportChoices,
): Steps<readonly ImportRow[]> {
  const hasCode = target.fields.has('code')
  const comparesStage = target.fields.has('stage') && read.some(({ values }) => values.stage !== undefined)
  const keyOf = (title: string | null | undefined, stage: string | null | undefined): string =>
    titleKey(title, comparesStage ? stage : null)
  const present = new Map<string, TaskRow[]>()
  const codes = new Set<string>()
  yield* visitInSteps(target.rows, (row) => {
    const code = hasCode ? plainText(row.code ?? '') : ''
    if (code !== '') {
      codes.add(code)
      append(present, `${CODE}${code}`, row)
    }
    append(present, keyOf(row.title, row.stage), row)
  })
  const groups = new Map<string, ReadRow[]>()
  yield* visitInSteps(read, (row) => {
    const code = hasCode ? plainText(row.values.code ?? '') : ''
    append(groups, code !== '' && codes.has(code) ? `${CODE}${code}` : keyOf(row.values.title, row.values.stage), row)
  })
  const rows: ImportRow[] = []
  yield* visitInSteps(
    [...groups],
    ([key, group]) => {
      // A number that the sheet does not know is another task than one that has a number.
      const candidates = (present.get(key) ?? []).filter(
        (row) => key.startsWith(CODE) || !hasOtherCode(row, group[0]?.values.code, hasCode),
      )
      rows.push(...matchGroup(group, candidates, target, choices))
    },
    everyTime(ROWS_PER_STEP),
  )
  return rows
}

const hasOtherCode = ({ code }: TaskRow, brought: string | undefined, hasCode: boolean): boolean =>
  hasCode && brought !== undefined && plainText(code ?? '') !== '' && plainText(code ?? '') !== plainText(brought)

function append<Row>(groups: Map<string, Row[]>, key: string, row: Row): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [row])
  else group.push(row)
}

/** Rows of the file and of the sheet that are called the same. Equal ones are paired first. */
function matchGroup(
  group: readonly ReadRow[],
  present: readonly TaskRow[],
  target: ImportTarget,
  choices: ImportChoices,
): readonly ImportRow[] {
  const done: ImportRow[] = []
  const says = new Set<string>()
  const distinct = group.filter((one) => {
    if (says.has(one.says)) {
      done.push(asLeftOut(one.row, one.title, 'repeated'))
      return false
    }
    says.add(one.says)
    return true
  })
  const free = new Set(present)
  const others = distinct.filter((one) => {
    const same = [...free].find((row) => changesOf(one, row, target, choices).length === 0)
    if (same === undefined) return true
    free.delete(same)
    done.push(rowOf(one, same, [], { kind: 'same' }))
    return false
  })
  const [only] = [...free]
  for (const one of others) {
    if (only === undefined) done.push(rowOf(one, null, changesOf(one, null, target, choices), { kind: 'new' }))
    else if (free.size > 1 || others.length > 1)
      done.push(rowOf(one, null, [], { kind: 'ambiguous', rows: Math.max(free.size, others.length) }))
    else {
      const changes = changesOf(one, only, target, choices)
      done.push(rowOf(one, only, changes, { kind: changes.some(({ isWritten }) => isWritten) ? 'changes' : 'kept' }))
    }
  }
  return done
}

const rowOf = (
  { row, title, cells }: ReadRow,
  present: TaskRow | null,
  changes: readonly FieldChange[],
  verdict: RowVerdict,
): ImportRow => ({ row, title, verdict, recordId: present?.recordId ?? null, cells, changes })

/** The cells that differ. An empty cell of the file says nothing, so that it never empties one of the sheet. */
function changesOf(
  { values, words }: ReadRow,
  row: TaskRow | null,
  target: ImportTarget,
  { updates }: ImportChoices,
): readonly FieldChange[] {
  return VALUE_FIELDS.flatMap((field): FieldChange[] => {
    const column = target.fields.get(field)
    const after = values[field] ?? null
    const typed = column?.mode === 'words' ? (words[field] ?? null) : null
    if (column === undefined || (after === null && typed === null)) return []
    const before = row === null ? null : row[field]
    const isUnread = row?.unread?.includes(field) === true
    if (row !== null && (isUnread ? after === null : isSameValue(field, before, after))) return []
    const isEmpty = !isUnread && isEmptyValue(before)
    return [
      {
        field,
        before,
        after,
        isWritten: row === null || isEmpty || updates,
        words: column.mode === 'words' ? (typed ?? String(after)) : null,
      },
    ]
  })
}

const isEmptyValue = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

const LINE_END = /[ \t]*\r?\n/gu
const namesOf = (people: readonly Person[]): readonly string[] => people.map(({ name }) => plainText(name))

function isSameValue(field: ValueField, before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string')
    return before.replaceAll(LINE_END, '\n').trim() === after.replaceAll(LINE_END, '\n').trim()
  const kind = kindOf(field)
  if ((kind === 'person' || kind === 'people') && Array.isArray(before) && Array.isArray(after)) {
    const [some, others] = [before as readonly Person[], after as readonly Person[]]
    return others.every(({ id }) => id !== '')
      ? isSameCell(
          some.map(({ id }) => id),
          others.map(({ id }) => id),
        )
      : isSameCell(namesOf(some), namesOf(others))
  }
  return isSameCell(before, after)
}

const namesOfOptions = ({ fields }: ImportTarget): ImportPlan['optionNames'] =>
  Object.fromEntries(
    [...fields].flatMap(([field, { options }]) => {
      const keys = options.filter(({ key, name }) => key !== name)
      return keys.length === 0 ? [] : [[field, Object.fromEntries(keys.map(({ key, name }) => [key, name]))]]
    }),
  )

function optionsToAdd(rows: readonly ImportRow[], target: ImportTarget): ImportPlan['newOptions'] {
  const wanted = new Map<ValueField, Set<string>>()
  for (const { changes } of rows) {
    for (const { field, after, isWritten, words } of changes) {
      if (!isWritten || words !== null || !takesNewOptions(field)) continue
      const known = target.fields.get(field)?.options ?? []
      for (const name of Array.isArray(after) ? (after as readonly string[]) : [after as string]) {
        if (known.some(({ key }) => key === name)) continue
        wanted.set(field, (wanted.get(field) ?? new Set()).add(name))
      }
    }
  }
  return [...wanted].map(([field, names]) => ({ field, names: [...names] }))
}
