import { stateOfWord, type TaskState } from '../../domain/index.ts'
import {
  PRESETS,
  TASK_FIELDS,
  TASK_FIELD_KEYS,
  cellWords,
  fieldName,
  optionWords,
  parseMarker,
  taskTableOf,
  type ColumnSpec,
  type ComputedKey,
  type FieldKind,
  type FieldSpec,
  type PresetId,
  type SheetLanguage,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { ColumnInfo, TableDescription, TypedReading } from '../ports.ts'
import type { CalendarMode } from '../stored/settings.ts'
import { freshSheet, languageOf, withTable, type AdoptionChoices, type StoredSheet } from '../stored/document.ts'
import { asksForWhole, type AdoptionDraft } from './adoptionDraft.ts'
import { addedViews, type AddedView } from './adoptionViews.ts'
import { columnReading } from './columnReading.ts'

/** Columns of ours that recompute fills: what can be added, in the order in which they are. */
const OFFERED = [
  'plannedProgress',
  'progressDeviation',
  'state',
  'band',
  'flags',
  'computedAt',
] as const satisfies readonly ComputedKey[]
const isOffered = (field: TaskFieldKey): field is (typeof OFFERED)[number] =>
  (OFFERED as readonly TaskFieldKey[]).includes(field)

/** A column of people's that is read as it is. */
export interface BoundColumn {
  readonly field: TaskFieldKey
  readonly columnId: string
  readonly name: string
  /** How its words are read; null: as the cells are. */
  readonly as: TypedReading['as'] | null
}

/** A column that people keep for what the extension computes. It is never written unless it is taken over. */
export interface KeptColumn {
  readonly field: ComputedKey
  readonly columnId: string
  readonly name: string
  readonly isTakenOver: boolean
  /** Why it cannot be taken over; null: it can. */
  readonly obstacle: 'filledByHost' | 'kind' | 'options' | 'onlyFact' | null
}

/** A column that would be added. */
export interface AddedColumn {
  readonly field: TaskFieldKey
  readonly name: string
  readonly kind: FieldKind
  readonly isOn: boolean
  /** Filled once from these words of people's, which stay; null: computed. */
  readonly from: { readonly columnId: string; readonly name: string } | null
}

/** What taking over a table would come to, before anything is written. */
export interface AdoptionPlan {
  readonly tableId: string
  readonly tableName: string
  readonly bound: readonly BoundColumn[]
  readonly kept: readonly KeptColumn[]
  readonly added: readonly AddedColumn[]
  /**
   * The state that people keep, whose words go on counting [AD5]; null: there is none, or none whose words are states.
   */
  readonly holds: { readonly columnId: string; readonly name: string } | null
  /** Columns whose description gets a mark; empty unless people agreed. */
  readonly marked: readonly BoundColumn[]
  /** Columns that nothing is done with. */
  readonly untouched: number
  /** How days will be counted; null: as the Base does already. [CA1] */
  readonly calendar: CalendarMode | null
  /** Views that would be added. */
  readonly views: readonly AddedView[]
  /** What is missing for figures to be computed; `figures`: nothing but a state says how far tasks are. */
  readonly lacks: readonly ('plannedEnd' | 'progress' | 'figures')[]
  /** The binding to keep, the words still being read where they stand. */
  readonly sheet: StoredSheet
}

/** The first proposal: everything computed is added, nothing of people's is taken over, converted or marked. */
export const proposedChoices = (draft: AdoptionDraft, language?: SheetLanguage): AdoptionChoices => ({
  fields: Object.fromEntries(draft.proposals.map(({ columnId, field }) => [columnId, field])),
  without: [],
  takeOver: [],
  convert: [],
  year: draft.year,
  marks: false,
  ...(language === undefined ? {} : { language }),
})

export function planAdoption(
  { table, columns }: Pick<AdoptionDraft, 'table' | 'columns'>,
  choices: AdoptionChoices,
): AdoptionPlan {
  const ofAWhole = asksForWhole({ columns }, choices.fields)
  const chosen = table.columns.flatMap((column) => {
    const field = choices.fields[column.id] as TaskFieldKey | undefined
    return field === undefined || isOurs(column) ? [] : [{ column, field }]
  })
  const bound = chosen.flatMap(({ column, field }): BoundColumn[] => {
    const reading = column.kind === null ? null : columnReading(field, column.kind)
    return reading === null || isComputed(field)
      ? []
      : [{ field, columnId: column.id, name: column.name, as: column.id === ofAWhole ? 'share' : reading.as }]
  })
  const hasProgress = bound.some(({ field }) => field === 'progress')
  const kept = chosen.flatMap(({ column, field }) =>
    isComputed(field) ? [keptColumn(column, field, choices, hasProgress)] : [],
  )
  const added = addedColumns(table, bound, kept, choices)
  const holds = holdColumn(table, bound, kept)
  const columnsOfOurs = table.columns.filter(isOurs).length
  const sheet = sheetOf(table, choices, { bound, kept, added, holds })
  return {
    tableId: table.id,
    tableName: table.name,
    bound,
    kept,
    added,
    holds,
    marked: choices.marks
      ? bound.filter(({ field, columnId }) => !choices.convert.includes(field) && !isMarked(table, columnId))
      : [],
    calendar: choices.calendar ?? null,
    untouched: table.columns.length - bound.length - kept.length - columnsOfOurs,
    lacks: (['plannedEnd', 'progress'] as const).flatMap((field) =>
      bound.some((one) => one.field === field) ? [] : [field === 'progress' && holds !== null ? 'figures' : field],
    ),
    views: addedViews(sheet, table, choices),
    sheet,
  }
}

const isComputed = (field: TaskFieldKey): field is ComputedKey => TASK_FIELDS[field].writtenBy === 'extension'

/** Made by us in an earlier run: it bears our mark on a column of ours, or on one filled from words. */
const isOurs = (column: ColumnInfo): boolean => {
  const mark = parseMarker(column.description)
  return mark?.table === 'tasks' && TASK_FIELD_KEYS.some((key) => key === mark.field && isComputed(key))
}
const isMarked = (table: TableDescription, columnId: string): boolean =>
  parseMarker(table.columns.find(({ id }) => id === columnId)?.description ?? '') !== null

/** The column of ours for a field that an earlier run has made. */
const madeColumn = (table: TableDescription, field: TaskFieldKey, not: string | null = null): ColumnInfo | undefined =>
  table.columns.find((column) => {
    const mark = parseMarker(column.description)
    return column.id !== not && mark?.table === 'tasks' && mark.field === field
  })

function keptColumn(
  column: ColumnInfo,
  field: ComputedKey,
  choices: AdoptionChoices,
  hasProgress: boolean,
): KeptColumn {
  // Written over, a state that alone says what is done would say what we make of nothing.
  const obstacle = obstacleTo(column, field) ?? (field === 'state' && !hasProgress ? 'onlyFact' : null)
  return {
    field,
    columnId: column.id,
    name: column.name,
    obstacle,
    isTakenOver: obstacle === null && choices.takeOver.includes(field),
  }
}

function obstacleTo(column: ColumnInfo, field: ComputedKey): KeptColumn['obstacle'] {
  if (column.isFilledByHost === true) return 'filledByHost'
  if (column.kind === null || !isOffered(field) || columnReading(field, column.kind)?.as !== null) return 'kind'
  if (field === 'state') return stateOptions(column) === null ? 'options' : null
  // Of the other selects only one with our very words fits.
  const { options }: FieldSpec = TASK_FIELDS[field]
  return options === undefined ||
    column.options.every((held) => optionWords('tasks', field).some(({ name }) => name === held.name))
    ? null
    : 'options'
}

/** State → the option of people's that says so; null when an option says nothing of ours or two say the same. */
function stateOptions(column: ColumnInfo): Readonly<Record<string, string>> | null {
  const ids: Partial<Record<TaskState, string>> = {}
  for (const option of column.options) {
    const state = stateOfWord(option.name)
    if (state === null || state === 'blocked' || ids[state] !== undefined) return null
    ids[state] = option.id
  }
  return ids
}

/**
 * People who put a state of their own mean it: that a task is paused or cancelled is a fact whatever we compute beside
 * it [ST1], and where no progress can be read also that it is done or has begun. [AD5]
 */
function holdColumn(
  table: TableDescription,
  bound: readonly BoundColumn[],
  kept: readonly KeptColumn[],
): AdoptionPlan['holds'] {
  const state = kept.find(({ field }) => field === 'state')
  const column = table.columns.find(({ id }) => id === state?.columnId)
  if (column === undefined || state?.isTakenOver === true || bound.some(({ field }) => field === 'hold')) return null
  const saysSo = column.kind === 'text' || column.options.some(({ name }) => stateOfWord(name) !== null)
  return saysSo ? { columnId: column.id, name: column.name } : null
}

function addedColumns(
  table: TableDescription,
  bound: readonly BoundColumn[],
  kept: readonly KeptColumn[],
  choices: AdoptionChoices,
): readonly AddedColumn[] {
  const taken = new Set(table.columns.map(({ name }) => name))
  const language = languageOf(choices)
  const { beside: suffixes } = cellWords(language)
  const nameFor = (field: TaskFieldKey, suffix: string, isBeside: boolean): string => {
    const name = fieldName('tasks', field, language)
    const first = isBeside || taken.has(name) ? `${name}${suffix}` : name
    let free = first
    for (let copy = 2; taken.has(free); copy += 1) free = `${first} ${String(copy)}`
    taken.add(free)
    return free
  }
  const converted = bound.flatMap(({ field, columnId, name, as }): AddedColumn[] => {
    if (as !== 'progress' && as !== 'spanStart' && as !== 'spanEnd') return []
    const made = madeColumn(table, field, columnId)
    const suffix = as === 'progress' ? suffixes.number : suffixes.day
    return [
      {
        field,
        name: made?.name ?? nameFor(field, suffix, false),
        kind: TASK_FIELDS[field].kind,
        isOn: choices.convert.includes(field),
        from: { columnId, name },
      },
    ]
  })
  const computed = OFFERED.flatMap((field): AddedColumn[] => {
    const beside = kept.find((one) => one.field === field)
    if (beside?.isTakenOver === true) return []
    const made = madeColumn(table, field)
    if (made !== undefined) return []
    return [
      {
        field,
        name: nameFor(field, suffixes.computed, beside !== undefined),
        kind: TASK_FIELDS[field].kind,
        isOn: !choices.without.includes(field),
        from: null,
      },
    ]
  })
  return [...computed, ...converted]
}

function sheetOf(
  table: TableDescription,
  choices: AdoptionChoices,
  { bound, kept, added, holds }: Pick<AdoptionPlan, 'bound' | 'kept' | 'added' | 'holds'>,
): StoredSheet {
  const takenOver = kept.filter(({ isTakenOver }) => isTakenOver)
  const computed = added.filter(({ from, isOn }) => from === null && isOn)
  const made = OFFERED.flatMap((field) => {
    const column = takenOver.some((one) => one.field === field) ? undefined : madeColumn(table, field)
    return column === undefined ? [] : [{ field, columnId: column.id, name: column.name }]
  })
  const held: readonly BoundColumn[] = holds === null ? [] : [{ field: 'hold', ...holds, as: 'hold' }]
  const known = [...bound, ...held, ...takenOver, ...made]
  const columns: readonly ColumnSpec<'tasks'>[] = [...known, ...computed].map(({ field, name }) => ({ field, name }))
  const readings = Object.fromEntries(
    [...bound, ...held].flatMap(({ field, as }) => (as === null ? [] : [[field, readingFor(as, choices)] as const])),
  )
  const state = takenOver.find(({ field }) => field === 'state')
  const stateIds =
    state === undefined ? null : stateOptions(table.columns.find(({ id }) => id === state.columnId) ?? NO_COLUMN)
  const blank = freshSheet(table.id, {
    preset: likestPreset(columns),
    withOptional: true,
    ...(choices.language === undefined ? {} : { language: choices.language }),
  })
  return withTable(blank, 'tasks', {
    ...blank.tables.tasks,
    fields: Object.fromEntries(known.map(({ field, columnId }) => [field, columnId])),
    columns: columns.map(({ field, name }) => ({ field, name })),
    readings,
    options: stateIds === null ? {} : { state: { ...stateIds } },
  })
}

function readingFor(as: TypedReading['as'], { year, whole }: AdoptionChoices): TypedReading {
  if (as === 'share') return { as, year: null, whole: whole ?? null }
  return { as, year: as === 'spanStart' || as === 'spanEnd' ? year : null }
}

const NO_COLUMN: ColumnInfo = {
  id: '',
  name: '',
  isPrimary: false,
  kind: null,
  options: [],
  description: '',
  declaredScale: null,
  linkedTableId: null,
}

/** The single sheet that the columns are most like: whose words the sidebar uses for it. */
function likestPreset(columns: readonly ColumnSpec<'tasks'>[]): PresetId {
  const fields = new Set<string>(columns.map(({ field }) => field))
  const shared = (preset: PresetId): number =>
    taskTableOf(preset).columns.filter(({ field }) => fields.has(field)).length
  return (
    (Object.keys(PRESETS) as PresetId[])
      .filter((preset) => PRESETS[preset].tables.length === 1)
      .toSorted((a, b) => shared(b) - shared(a))[0] ?? 'S2'
  )
}
