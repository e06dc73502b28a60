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
  /** The name it had, or should have. */
  readonly name: string
  readonly reason: 'deleted' | 'retyped'
  /** A column that looks like it; only a person may accept it. */
  readonly proposal: { readonly columnId: string; readonly name: string } | null
}

export interface BoundSheet<Table extends TableKey = 'tasks'> {
  readonly binding: SheetBinding<Table>
  readonly missing: readonly MissingField<Table>[]
  readonly renamed: readonly { readonly field: FieldKey<Table>; readonly from: string; readonly to: string }[]
}

/** Kinds that may stand for each other without losing what a cell says. */
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

/** Whether a column of this kind can serve the declared field. A number that the host gives out reads as text. */
export const fits = (declared: FieldKind, column: FieldKind | null): boolean =>
  column !== null && (FAMILY[declared] === FAMILY[column] || (declared === 'text' && column === 'autoNumber'))

/**
 * Finds the declared columns of a table: by the stored id if its type still fits, else by the marker in the
 * description. A name alone is only a proposal (data-model §5).
 */
export function bindSheet<Table extends TableKey>(
  table: Table,
  description: TableDescription,
  columns: readonly ColumnSpec[],
  stored: StoredTable,
): BoundSheet<Table> {
  const byId = new Map(description.columns.map((column) => [column.id, column]))
  const marked = markedColumns(table, description, stored)
  const fields: Record<string, FieldBinding> = {}
  const lost: { readonly spec: ColumnSpec; readonly reason: MissingField['reason'] }[] = []
  const renamed: { field: string; from: string; to: string }[] = []
  const taken = new Set<string>()
  for (const spec of columns) {
    const declared = fieldSpec(table, spec.field)
    const known = byId.get(stored.fields[spec.field] ?? '')
    const found = [known, ...preferred(spec, marked.get(spec.field) ?? [])].find(
      (column) =>
        column !== undefined &&
        !taken.has(column.id) &&
        (fits(declared.kind, column.kind) ||
          (column === known && isReadAsTyped(column, stored.readings?.[spec.field]))),
    )
    if (found === undefined) {
      lost.push({ spec, reason: known === undefined ? 'deleted' : 'retyped' })
      continue
    }
    taken.add(found.id)
    fields[spec.field] = bindField(table, spec, found, stored)
    if (found.name !== spec.name) renamed.push({ field: spec.field, from: spec.name, to: found.name })
  }
  const free = description.columns.filter((column) => !taken.has(column.id))
  const missing = lost.map(({ spec, reason }) => ({
    field: spec.field,
    name: spec.name,
    reason,
    proposal: proposalFor(table, spec, free),
  }))
  const bound = { binding: { table, tableId: description.id, fields }, missing, renamed }
  // Keys come from `columns`, which are the table's own.
  return bound as unknown as BoundSheet<Table>
}

/** Whether the words of this column are read as another kind, as was agreed when the table was taken over. */
export const isReadAsTyped = ({ kind }: ColumnInfo, reading: TypedReading | undefined): boolean =>
  reading !== undefined &&
  (reading.as === 'share'
    ? kind === 'number'
    : kind === 'text' || ((reading.as === 'shown' || reading.as === 'hold') && kind === 'singleSelect'))

/** The columns whose description bears the mark of a field of this table; copying a column copies its mark. */
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

/** Of several columns with one mark the one that still bears the declared name is likelier the original. */
const preferred = ({ name }: ColumnSpec, columns: readonly ColumnInfo[]): readonly ColumnInfo[] =>
  columns.toSorted((a, b) => Number(b.name === name) - Number(a.name === name))

/** A free column of a fitting kind whose name is the declared one or a known synonym. */
function proposalFor(table: TableKey, spec: ColumnSpec, free: readonly ColumnInfo[]): MissingField['proposal'] {
  const declared = fieldSpec(table, spec.field)
  const names = new Set([spec.name, ...fieldNames(table, spec.field), ...(declared.synonyms ?? [])].map(comparable))
  const found = free.find((column) => fits(declared.kind, column.kind) && names.has(comparable(column.name)))
  return found === undefined ? null : { columnId: found.id, name: found.name }
}

const comparable = (name: string): string => name.replaceAll(/[\s（）()%％]/gu, '').toLowerCase()

function bindField(table: TableKey, spec: ColumnSpec, column: ColumnInfo, stored: StoredTable): FieldBinding {
  const declared = fieldSpec(table, spec.field)
  const agreed = stored.readings?.[spec.field]
  const isAsIs = fits(declared.kind, column.kind) && agreed?.as !== 'hold' && agreed?.as !== 'share'
  const typed = !isAsIs && isReadAsTyped(column, agreed) ? agreed : undefined
  const knownOptions = Object.entries(stored.options[spec.field] ?? {})
  // The sheet's own words first: 滞后 is what S0 calls delayed. Then those of all presets and languages.
  const declaredOptions =
    declared.closed === true ? [...columnOptions(table, spec), ...optionWords(table, spec.field)] : []
  return {
    fieldId: column.id,
    kind: declared.kind,
    scale: typed === undefined ? scaleOf(declared.kind, column, stored.scales[spec.field]) : 1,
    options: column.options.map((option) => ({
      ...option,
      key:
        knownOptions.find(([, id]) => id === option.id)?.[0] ??
        declaredOptions.find((one) => one.name === option.name)?.key ??
        option.name,
    })),
    ...(typed === undefined ? {} : { typed }),
  }
}

const scaleOf = (declared: FieldKind, column: ColumnInfo, known: PercentScale | undefined): PercentScale | null =>
  declared === 'points' ? (column.declaredScale ?? 1) : (column.declaredScale ?? known ?? null)

/** What to remember of a binding so that renames of columns and options are survived. */
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

/** The binding with a percent column's scale decided. */
export function withScale<Table extends TableKey>(
  binding: SheetBinding<Table>,
  field: FieldKey<Table>,
  scale: PercentScale,
): SheetBinding<Table> {
  const bound = fieldBinding(binding, field)
  return bound === undefined ? binding : { ...binding, fields: { ...binding.fields, [field]: { ...bound, scale } } }
}
