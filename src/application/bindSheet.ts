import { TASK_FIELDS, TASK_FIELD_KEYS, parseMarker, type ColumnSpec, type FieldKind, type FieldSpec, type TaskFieldKey } from '../schema/index.ts'
import type { ColumnInfo, FieldBinding, PercentScale, SheetBinding, TableDescription } from './ports.ts'
import type { StoredSheet } from './stored.ts'

export interface MissingField {
  readonly field: TaskFieldKey
  /** The name it had, or should have. */
  readonly name: string
  readonly reason: 'deleted' | 'retyped'
  /** A column that looks like it; only a person may accept it. */
  readonly proposal: { readonly columnId: string; readonly name: string } | null
}

export interface BoundSheet {
  readonly binding: SheetBinding
  readonly missing: readonly MissingField[]
  readonly renamed: readonly { readonly field: TaskFieldKey; readonly from: string; readonly to: string }[]
}

/** Kinds that may stand for each other without losing what a cell says. */
const FAMILY: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  number: 'number',
  percent: 'number',
  points: 'number',
  progress: 'number',
  singleSelect: 'singleSelect',
  multiSelect: 'multiSelect',
  person: 'people',
  people: 'people',
  day: 'time',
  instant: 'time',
}

/** Whether a column of this kind can serve the declared field. */
export const fits = (declared: FieldKind, column: FieldKind | null): boolean =>
  column !== null && FAMILY[declared] === FAMILY[column]

/**
 * Finds the declared columns of a sheet: by the stored id if its type still fits, else by the marker in the
 * description. A name alone is only a proposal (data-model, "Binding").
 */
export function bindSheet(description: TableDescription, columns: readonly ColumnSpec[], stored: StoredSheet): BoundSheet {
  const byId = new Map(description.columns.map((column) => [column.id, column]))
  const byMarker = new Map<string, ColumnInfo>()
  for (const column of description.columns) {
    const key = parseMarker(column.description)
    if (key !== null && !byMarker.has(key)) byMarker.set(key, column)
  }
  const fields: Partial<Record<TaskFieldKey, FieldBinding>> = {}
  const lost: (Omit<MissingField, 'proposal'> & { readonly spec: ColumnSpec })[] = []
  const renamed: { field: TaskFieldKey; from: string; to: string }[] = []
  const taken = new Set<string>()
  for (const spec of columns) {
    const declared: FieldSpec = TASK_FIELDS[spec.field]
    const known = byId.get(stored.fields[spec.field] ?? '')
    const found = [known, byMarker.get(spec.field)].find(
      (column) => column !== undefined && fits(declared.kind, column.kind) && !taken.has(column.id),
    )
    if (found === undefined) {
      lost.push({ field: spec.field, name: spec.name, reason: known === undefined ? 'deleted' : 'retyped', spec })
      continue
    }
    taken.add(found.id)
    fields[spec.field] = bindField(spec.field, found, stored)
    if (found.name !== spec.name) renamed.push({ field: spec.field, from: spec.name, to: found.name })
  }
  const missing = lost.map(({ spec, ...field }) => ({
    ...field,
    proposal: proposalFor(spec, description.columns.filter((column) => !taken.has(column.id))),
  }))
  return { binding: { tableId: description.id, fields }, missing, renamed }
}

/** A free column of a fitting kind whose name is the declared one or a known synonym. */
function proposalFor(spec: ColumnSpec, free: readonly ColumnInfo[]): MissingField['proposal'] {
  const declared: FieldSpec = TASK_FIELDS[spec.field]
  const names = new Set([spec.name, declared.name, ...(declared.synonyms ?? [])].map(comparable))
  const found = free.find((column) => fits(declared.kind, column.kind) && names.has(comparable(column.name)))
  return found === undefined ? null : { columnId: found.id, name: found.name }
}

const comparable = (name: string): string => name.replaceAll(/[\s（）()%％]/gu, '').toLowerCase()

function bindField(field: TaskFieldKey, column: ColumnInfo, stored: StoredSheet): FieldBinding {
  const declared: FieldSpec = TASK_FIELDS[field]
  const knownOptions = Object.entries(stored.options[field] ?? {})
  return {
    fieldId: column.id,
    kind: declared.kind,
    scale: declared.kind === 'points' ? (column.declaredScale ?? 1) : (column.declaredScale ?? stored.scales[field] ?? null),
    options: column.options.map((option) => ({
      ...option,
      key:
        knownOptions.find(([, id]) => id === option.id)?.[0] ??
        (declared.closed === true ? declared.options?.find((one) => one.name === option.name)?.key : undefined) ??
        option.name,
    })),
  }
}

/** What to remember of a binding so that renames of columns and options are survived. */
export function rememberBinding(binding: SheetBinding): Pick<StoredSheet, 'fields' | 'options' | 'scales'> {
  const fields: Record<string, string> = {}
  const scales: Record<string, 1 | 100> = {}
  const options: Record<string, Record<string, string>> = {}
  for (const key of TASK_FIELD_KEYS) {
    const bound = binding.fields[key]
    if (bound === undefined) continue
    fields[key] = bound.fieldId
    if (bound.scale !== null && (bound.kind === 'progress' || bound.kind === 'percent')) scales[key] = bound.scale
    const declared: FieldSpec = TASK_FIELDS[key]
    if (declared.closed === true) options[key] = Object.fromEntries(bound.options.map((option) => [option.key, option.id]))
  }
  return { fields, scales, options }
}

/** The binding with a percent column's scale decided. */
export function withScale(binding: SheetBinding, field: TaskFieldKey, scale: PercentScale): SheetBinding {
  const bound = binding.fields[field]
  return bound === undefined ? binding : { ...binding, fields: { ...binding.fields, [field]: { ...bound, scale } } }
}
