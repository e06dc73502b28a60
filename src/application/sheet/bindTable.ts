import { plainText } from '../../domain/index.ts'
import {
  columnOptions,
  fieldKeys,
  fieldNames,
  fieldSpec,
  optionWords,
  parseMarker,
  type ColumnSpec,
  type FieldKey,
  type FieldKind,
  type TableKey,
} from '../../schema/index.ts'
import {
  fieldBinding,
  type ColumnInfo,
  type FieldBinding,
  type PercentScale,
  type SheetBinding,
  type TableDescription,
  type TypedReading,
} from '../ports.ts'
import type { StoredTable } from '../stored/document.ts'

export interface MissingField<Table extends TableKey = 'tasks'> {
  readonly field: FieldKey<Table>
  /** The name under which the column is declared. */
  readonly name: string
  readonly reason: 'deleted' | 'retyped'
  /** A column with a fitting name and kind. Only a person may decide that it is the missing one. */
  readonly proposal: { readonly columnId: string; readonly name: string } | null
}

export interface BoundTable<Table extends TableKey = 'tasks'> {
  readonly binding: SheetBinding<Table>
  readonly missing: readonly MissingField<Table>[]
  readonly renamed: readonly { readonly field: FieldKey<Table>; readonly from: string; readonly to: string }[]
}

/** Kinds of the same family can replace each other: a cell keeps its value. */
const FAMILY: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  number: 'number',
  percent: 'number',
  points: 'number',
  progress: 'number',
  currency: 'number',
  singleSelect: 'singleSelect',
  multiSelect: 'multiSelect',
  person: 'people',
  people: 'people',
  day: 'time',
  instant: 'time',
  checkbox: 'checkbox',
  link: 'link',
  attachment: 'attachment',
  autoNumber: 'autoNumber',
}

/** Whether a column of this kind can hold the declared field. An auto-number reads as text. */
export const fits = (declared: FieldKind, column: FieldKind | null): boolean =>
  column !== null && (FAMILY[declared] === FAMILY[column] || (declared === 'text' && column === 'autoNumber'))

/**
 * Finds the declared columns of a table: by the stored id if its kind still fits, otherwise by the marker in the
 * description. A column that has only the name is proposed to people and not bound (data-model §5).
 */
export function bindTable<Table extends TableKey>(
  table: Table,
  description: TableDescription,
  columns: readonly ColumnSpec[],
  stored: StoredTable,
): BoundTable<Table> {
  const byId = new Map(description.columns.map((column) => [column.id, column]))
  const marked = markedColumns(table, description, stored)
  const fields: Record<string, FieldBinding> = {}
  const lost: { readonly spec: ColumnSpec; readonly reason: MissingField['reason'] }[] = []
  const renamed: { field: string; from: string; to: string }[] = []
  const taken = new Set<string>()
  for (const spec of columns) {
    const declared = fieldSpec(table, spec.field)
    const remembered = byId.get(stored.fields[spec.field] ?? '')
    const bound = [remembered, ...preferred(spec, marked.get(spec.field) ?? [])].find(
      (column) =>
        column !== undefined &&
        (!taken.has(column.id) || (column === remembered && isEndOfSpan(stored.readings?.[spec.field]))) &&
        (fits(declared.kind, column.kind) ||
          (column === remembered && isReadAsTyped(column, stored.readings?.[spec.field]))),
    )
    if (bound === undefined) {
      lost.push({ spec, reason: remembered === undefined ? 'deleted' : 'retyped' })
      continue
    }
    taken.add(bound.id)
    fields[spec.field] = bindField(table, spec, bound, stored)
    if (bound.name !== spec.name) renamed.push({ field: spec.field, from: spec.name, to: bound.name })
  }
  const free = description.columns.filter((column) => !taken.has(column.id))
  const missing = lost.map(({ spec, reason }) => ({
    field: spec.field,
    name: spec.name,
    reason,
    proposal: proposalFor(table, spec, free),
  }))
  const modifier = description.columns.find(({ namesLastModifier }) => namesLastModifier === true)
  const modifierId = modifier === undefined ? {} : { modifierId: modifier.id }
  const sheet = { binding: { table, tableId: description.id, fields, ...modifierId }, missing, renamed }
  // The cast is safe: the keys come from `columns`, which belong to this table.
  return sheet as unknown as BoundTable<Table>
}

/** One column of words may hold both ends of a plan: 6.1-6.5. [AD6] */
const isEndOfSpan = (reading: TypedReading | undefined): boolean =>
  reading?.as === 'spanStart' || reading?.as === 'spanEnd'

/** Whether the column is read as another kind, as people agreed when the table was taken over. */
export const isReadAsTyped = ({ kind }: ColumnInfo, reading: TypedReading | undefined): boolean =>
  reading !== undefined &&
  (reading.as === 'share'
    ? kind === 'number'
    : kind === 'text' || (kind !== null && ALSO_READ_FROM[reading.as]?.includes(kind) === true))

/** Readings that take columns of other kinds than text as well. */
const ALSO_READ_FROM: Readonly<Partial<Record<TypedReading['as'], readonly FieldKind[]>>> = {
  shown: ['singleSelect'],
  hold: ['singleSelect'],
  named: ['singleSelect'],
  option: ['singleSelect'],
  amount: ['number', 'currency'],
  figure: ['percent', 'progress'],
}

/**
 * Field → the columns whose description has its mark. There may be several, because copying a column copies the mark.
 */
export function markedColumns(
  table: TableKey,
  description: TableDescription,
  { disowned = [] }: Pick<StoredTable, 'disowned'>,
): ReadonlyMap<string, readonly ColumnInfo[]> {
  const marked = new Map<string, ColumnInfo[]>()
  for (const column of description.columns) {
    if (disowned.includes(column.id)) continue
    const mark = parseMarker(column.description)
    if (mark?.table === table) marked.set(mark.field, [...(marked.get(mark.field) ?? []), column])
  }
  return marked
}

/** Sorts columns that share a mark: one that still has the declared name is more likely the original. */
const preferred = ({ name }: ColumnSpec, columns: readonly ColumnInfo[]): readonly ColumnInfo[] =>
  columns.toSorted((a, b) => Number(b.name === name) - Number(a.name === name))

/** A column that serves no field yet, of a fitting kind, and named like the declared one or a synonym. */
function proposalFor(table: TableKey, spec: ColumnSpec, free: readonly ColumnInfo[]): MissingField['proposal'] {
  const declared = fieldSpec(table, spec.field)
  const names = new Set([spec.name, ...fieldNames(table, spec.field), ...(declared.synonyms ?? [])].map(comparable))
  const column = free.find(({ kind, name }) => fits(declared.kind, kind) && names.has(comparable(name)))
  return column === undefined ? null : { columnId: column.id, name: column.name }
}

const comparable = (name: string): string => name.replaceAll(/[\s（）()%％]/gu, '').toLowerCase()

/** The readings that stand also where the kind of the column would fit. */
const READ_INSTEAD: ReadonlySet<TypedReading['as']> = new Set(['hold', 'share', 'option', 'amount', 'figure'])

function bindField(table: TableKey, spec: ColumnSpec, column: ColumnInfo, stored: StoredTable): FieldBinding {
  const declared = fieldSpec(table, spec.field)
  const reading = stored.readings?.[spec.field]
  const isReadAsIs = fits(declared.kind, column.kind) && !READ_INSTEAD.has(reading?.as ?? 'shown')
  const typed = !isReadAsIs && isReadAsTyped(column, reading) ? withOwnWords(table, spec, reading) : undefined
  const storedOptions = Object.entries(stored.options[spec.field] ?? {})
  // The words of this sheet's preset come first (S0 calls delayed 滞后), then those of all presets and languages.
  const declaredOptions =
    declared.closed === true ? [...columnOptions(table, spec), ...optionWords(table, spec.field)] : []
  return {
    fieldId: column.id,
    kind: declared.kind,
    scale: typed === undefined ? scaleOf(declared.kind, column, stored.scales[spec.field]) : 1,
    options: column.options.map((option) => ({
      ...option,
      key:
        storedOptions.find(([, id]) => id === option.id)?.[0] ??
        declaredOptions.find((one) => one.name === option.name)?.key ??
        option.name,
    })),
    ...(typed === undefined ? {} : { typed }),
  }
}

/** Our own names of options count as well as the words of people's that are kept. [AD7] */
function withOwnWords(table: TableKey, { field }: ColumnSpec, reading: TypedReading | undefined) {
  if (reading?.as !== 'option') return reading
  const own = optionWords(table, field).map(({ name, key }) => [plainText(name), key] as const)
  return { ...reading, words: { ...Object.fromEntries(own), ...reading.words } }
}

const scaleOf = (declared: FieldKind, column: ColumnInfo, stored: PercentScale | undefined): PercentScale | null =>
  declared === 'points' ? (column.declaredScale ?? 1) : (column.declaredScale ?? stored ?? null)

/** The ids and scales to store, so that the next binding finds columns and options that people have renamed. */
export function rememberBinding<Table extends TableKey>(
  binding: SheetBinding<Table>,
): Pick<StoredTable, 'fields' | 'options' | 'scales'> {
  const fields: Record<string, string> = {}
  const scales: Record<string, 1 | 100> = {}
  const options: Record<string, Record<string, string>> = {}
  for (const key of fieldKeys(binding.table)) {
    const bound = fieldBinding(binding, key)
    if (bound === undefined) continue
    fields[key] = bound.fieldId
    if (bound.scale !== null && bound.typed === undefined && (bound.kind === 'progress' || bound.kind === 'percent'))
      scales[key] = bound.scale
    if (fieldSpec(binding.table, key).closed === true)
      options[key] = Object.fromEntries(bound.options.map((option) => [option.key, option.id]))
  }
  return { fields, scales, options }
}

/** The binding with this scale for a percent column. */
export function withScale<Table extends TableKey>(
  binding: SheetBinding<Table>,
  field: FieldKey<Table>,
  scale: PercentScale,
): SheetBinding<Table> {
  const bound = fieldBinding(binding, field)
  return bound === undefined ? binding : { ...binding, fields: { ...binding.fields, [field]: { ...bound, scale } } }
}
