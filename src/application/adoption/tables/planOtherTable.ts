import { readDayText, unitOfHeading } from '../../../domain/index.ts'
import { cellWords, computedKeys, fieldName, fieldSpec, parseMarker, type FieldKind } from '../../../schema/index.ts'
import type { ColumnInfo, TypedReading } from '../../ports.ts'
import { leftOutView, sheetTarget } from '../../sheet/sheetTarget.ts'
import { freshTable, languageOf, withTable, type AdoptionChoices, type StoredTable } from '../../stored/document.ts'
import type { SampledColumn } from '../headingSet.ts'
import { readingOf } from '../judgeColumn.ts'
import { filledCells } from '../valueEvidence.ts'
import { wordsOfOptions } from '../wordsOfOptions.ts'
import type { NamingColumn } from './namingColumn.ts'
import type { OtherTable } from './otherTable.ts'
import type { TableDraft } from './tableDraft.ts'

/** A column of people's that is read as it is. */
export interface ReadColumn {
  readonly field: string
  readonly columnId: string
  readonly name: string
  /** How its cells are read; null when they hold values. */
  readonly reading: TypedReading | null
}

/** A computed column that would be added. */
export interface OwnColumn {
  readonly field: string
  readonly name: string
  readonly kind: FieldKind
  readonly isOn: boolean
}

/** What taking over a table beside the tasks would do. Nothing has been written yet. */
export interface OtherTablePlan {
  readonly readColumns: readonly ReadColumn[]
  /** Columns in which people keep what the extension computes: they stay as they are, and ours stands beside. */
  readonly keptColumns: readonly { readonly field: string; readonly columnId: string; readonly name: string }[]
  readonly addedColumns: readonly OwnColumn[]
  /** How many columns the taking over leaves alone. */
  readonly untouched: number
  /** Fields without which the table says little, and for which no column was chosen. */
  readonly lacks: readonly string[]
  /** The column of the task table that will name the rows of this one; null: none. */
  readonly naming: NamingColumn | null
  /** What to store of the table. */
  readonly stored: StoredTable
}

const NEEDED: Readonly<Record<OtherTable, readonly string[]>> = {
  campaigns: ['title'],
  kpis: ['target', 'actual'],
  budget: ['amount', 'spent'],
  issues: ['status'],
}

/** The first proposal: every recognised column is read, every computed one that the table lacks is added. */
export const proposedTableChoices = (draft: TableDraft): AdoptionChoices => ({
  fields: Object.fromEntries(draft.proposals.map(({ columnId, field }) => [columnId, field])),
  without: [],
  takeOver: [],
  convert: [],
  year: draft.year,
  marks: false,
  ...(draft.naming === null ? {} : { namedBy: draft.naming.columnId }),
})

/** Whether a chosen column of text holds days without a year: the person is asked, because the words do not say it. [AD2] */
export const asksForTableYear = (draft: TableDraft, fields: AdoptionChoices['fields']): boolean =>
  draft.columns.some((sampled) => {
    const field = fields[sampled.column.id]
    const as = field === undefined ? undefined : readingOf(draft.kind, sampled, field)?.as
    return (
      (as === 'spanStart' || as === 'spanEnd') &&
      sampled.texts.some((text) => readDayText(text, null).kind === 'yearMissing')
    )
  })

export function planOtherTable(draft: TableDraft, choices: AdoptionChoices): OtherTablePlan {
  const { kind, table, columns } = draft
  const computed: ReadonlySet<string> = new Set(computedKeys(kind))
  const chosen = columns.flatMap((sampled) => {
    const field = choices.fields[sampled.column.id]
    return field === undefined || isOurs(kind, sampled.column, computed) ? [] : [{ sampled, field }]
  })
  const readColumns = chosen.flatMap(({ sampled, field }): ReadColumn[] => {
    const reading = computed.has(field) ? null : typedReading(draft, sampled, field, choices)
    return reading === null
      ? []
      : [{ field, columnId: sampled.column.id, name: sampled.column.name, reading: reading.typed }]
  })
  const keptColumns = chosen.flatMap(({ sampled: { column }, field }) =>
    computed.has(field) ? [{ field, columnId: column.id, name: column.name }] : [],
  )
  const ours = table.columns.filter((column) => isOurs(kind, column, computed))
  const addedColumns = columnsToAdd(draft, keptColumns, ours, choices)
  return {
    readColumns,
    keptColumns,
    addedColumns,
    untouched: table.columns.length - readColumns.length - keptColumns.length - ours.length,
    lacks: NEEDED[kind].filter((field) => readColumns.every((one) => one.field !== field)),
    naming: draft.naming !== null && choices.namedBy === draft.naming.columnId ? draft.naming : null,
    stored: storedOf(draft, readColumns, ours, addedColumns),
  }
}

/** Whether an earlier run of ours has made the column: its mark names a computed field of this table. */
function isOurs(kind: OtherTable, { description }: ColumnInfo, computed: ReadonlySet<string>): boolean {
  const mark = parseMarker(description)
  return mark?.table === kind && computed.has(mark.field)
}

/** How a column is read as a field; null when it cannot be. `typed` is null where its cells hold values. */
function typedReading(
  { kind, currency }: TableDraft,
  sampled: SampledColumn,
  field: string,
  { year }: AdoptionChoices,
): { readonly typed: TypedReading | null } | null {
  const reading = readingOf(kind, sampled, field)
  if (reading === null) return null
  const { column, texts } = sampled
  const declared = fieldSpec(kind, field).kind
  const times = declared === 'currency' ? unitOfHeading(column.name) : 1
  const unit = times === 1 ? {} : { times }
  if (reading.as === 'amount')
    return { typed: { as: 'amount', year: null, ...(currency === 'CNY' ? {} : { currency }), ...unit } }
  // The numbers of a column 预算（万元） are ten thousands.
  if (times !== 1) return { typed: { as: 'amount', year: null, times } }
  // A goal of 15 % is 15, whether people typed it or the column shows percentages.
  if (declared === 'number' && (column.kind === 'percent' || column.kind === 'progress'))
    return { typed: { as: 'figure', year: null, times: WHOLE_IN_PERCENT } }
  if (reading.as === null) return { typed: null }
  if (reading.as === 'option') {
    // Of the words that we know only theirs are kept: our own names count without being kept.
    const theirs = column.kind === 'text' ? filledCells(texts) : column.options.map(({ name }) => name)
    return { typed: { as: 'option', year: null, words: { ...wordsOfOptions(kind, field, theirs) } } }
  }
  return { typed: { as: reading.as, year: reading.as === 'spanStart' || reading.as === 'spanEnd' ? year : null } }
}

const WHOLE_IN_PERCENT = 100

/** The computed columns that the table lacks, under names that none of people's columns has. */
function columnsToAdd(
  { kind, sheet, table }: TableDraft,
  kept: OtherTablePlan['keptColumns'],
  ours: readonly ColumnInfo[],
  choices: AdoptionChoices,
): readonly OwnColumn[] {
  const taken = new Set(table.columns.map(({ name }) => name))
  const language = languageOf(sheet)
  const suffix = cellWords(language).beside.computed
  const made = new Set(ours.flatMap(({ description }) => parseMarker(description)?.field ?? []))
  return computedKeys(kind).flatMap((field): OwnColumn[] => {
    if (made.has(field)) return []
    const wanted = fieldName(kind, field, language)
    const isBeside = taken.has(wanted) || kept.some((one) => one.field === field)
    const first = isBeside ? `${wanted}${suffix}` : wanted
    let name = first
    for (let copy = 2; taken.has(name); copy += 1) name = `${first} ${String(copy)}`
    taken.add(name)
    return [{ field, name, kind: fieldSpec(kind, field).kind, isOn: !choices.without.includes(field) }]
  })
}

function storedOf(
  { kind, sheet, table }: TableDraft,
  readColumns: readonly ReadColumn[],
  ours: readonly ColumnInfo[],
  addedColumns: readonly OwnColumn[],
): StoredTable {
  const made = ours.map(({ id, name, description }) => ({
    field: parseMarker(description)?.field ?? '',
    columnId: id,
    name,
  }))
  const there = [...readColumns, ...made]
  const stored: StoredTable = {
    ...freshTable(table.id),
    fields: Object.fromEntries(there.map(({ field, columnId }) => [field, columnId])),
    columns: [...there, ...addedColumns.filter(({ isOn }) => isOn)].map(({ field, name }) => ({ field, name })),
    readings: Object.fromEntries(
      readColumns.flatMap(({ field, reading }) => (reading === null ? [] : [[field, { ...reading }] as const])),
    ),
  }
  // People's views stay theirs: none of ours is made, and a repair is not to make them either.
  const { views } = sheetTarget(withTable(sheet, kind, stored), kind)
  return { ...stored, leftOut: views.map(({ key }) => leftOutView(key)) }
}
