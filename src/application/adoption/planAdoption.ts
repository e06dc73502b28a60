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
import { asksForWhole, progressColumn, type AdoptionDraft } from './adoptionDraft.ts'
import { addedViews, type AddedView } from './adoptionViews.ts'
import { fieldsOfColumn } from './columnChoices.ts'
import { columnReading } from './columnReading.ts'

/** The computed columns that a taking over offers to add, in this order. */
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
  /** How its words are read; null when its cells hold values. */
  readonly as: TypedReading['as'] | null
}

/**
 * A column in which people themselves keep what the extension computes. The extension writes it only when people hand
 * it over (`isTakenOver`).
 */
export interface KeptColumn {
  readonly field: ComputedKey
  readonly columnId: string
  readonly name: string
  readonly isTakenOver: boolean
  /** Why it cannot be taken over; null when it can. */
  readonly obstacle: 'filledByHost' | 'kind' | 'options' | 'onlyFact' | null
}

/** A column that would be added. */
export interface AddedColumn {
  readonly field: TaskFieldKey
  readonly name: string
  readonly kind: FieldKind
  readonly isOn: boolean
  /** The column of words from which it is filled once; the words stay. Null for a computed column. */
  readonly from: { readonly columnId: string; readonly name: string } | null
}

/** What taking over a table would do. Nothing has been written yet. */
export interface AdoptionPlan {
  readonly tableId: string
  readonly tableName: string
  readonly boundColumns: readonly BoundColumn[]
  readonly keptColumns: readonly KeptColumn[]
  readonly addedColumns: readonly AddedColumn[]
  /**
   * The column of states that people keep, whose words still count [AD5]; null when no column holds words of states.
   */
  readonly holdColumn: { readonly columnId: string; readonly name: string } | null
  /** The columns whose description gets a mark; empty unless people have agreed. */
  readonly markedColumns: readonly BoundColumn[]
  /** How many columns the taking over leaves alone. */
  readonly untouched: number
  /** How the sheet will count days; null when it counts as the Base does already. [CA1] */
  readonly calendar: CalendarMode | null
  /** The views that are offered. */
  readonly views: readonly AddedView[]
  /**
   * What the figures need and the table does not have. `figures` stands for the progress where a column of states alone
   * says how far tasks are, `plannedStart` that all of a task is due on its last day. [PR1]
   */
  readonly lacks: readonly ('plannedEnd' | 'plannedStart' | 'progress' | 'figures')[]
  /** The sheet to store. Its binding reads words in people's columns: conversions have not been made yet. */
  readonly sheet: StoredSheet
}

/** The first proposal: adds every computed column, and takes over, converts and marks no column of people's. */
export const proposedChoices = (draft: AdoptionDraft, language?: SheetLanguage): AdoptionChoices => ({
  fields: Object.fromEntries([
    ...draft.proposals.map(({ columnId, field }) => [columnId, field]),
    ...(draft.span === null ? [] : [[draft.span.columnId, 'plannedStart']]),
  ]),
  ...(draft.span === null ? {} : { spans: [draft.span.columnId] }),
  without: [],
  takeOver: [],
  convert: [],
  year: draft.year,
  marks: false,
  ...(language === undefined ? {} : { language }),
})

export function planAdoption(
  { table, facts }: Pick<AdoptionDraft, 'table' | 'facts'>,
  choices: AdoptionChoices,
): AdoptionPlan {
  // What was answered counts also when a run goes on that has read fewer rows than the question was asked about.
  const numbersId =
    asksForWhole({ table, facts }, choices.fields) ??
    (choices.whole === undefined ? null : (progressColumn(table, choices.fields)?.id ?? null))
  const chosen = table.columns.flatMap((column) =>
    isOurs(column) ? [] : fieldsOfColumn(choices, column.id).map((field) => ({ column, field })),
  )
  const boundColumns = chosen.flatMap(({ column, field }): BoundColumn[] => {
    const reading = column.kind === null ? null : columnReading('tasks', field, column.kind)
    return reading === null || isComputed(field)
      ? []
      : [
          {
            field,
            columnId: column.id,
            name: column.name,
            as: column.id === numbersId && column.kind === 'number' ? 'share' : reading.as,
          },
        ]
  })
  const hasProgress = boundColumns.some(({ field }) => field === 'progress')
  const keptColumns = chosen.flatMap(({ column, field }) =>
    isComputed(field) ? [keptColumn(column, field, choices, hasProgress)] : [],
  )
  const addedColumns = columnsToAdd(table, boundColumns, keptColumns, choices)
  const holdColumn = findHoldColumn(table, boundColumns, keptColumns)
  const ourColumns = table.columns.filter(isOurs).length
  const sheet = sheetOf(table, choices, { boundColumns, keptColumns, addedColumns, holdColumn, numbersId })
  return {
    tableId: table.id,
    tableName: table.name,
    boundColumns,
    keptColumns,
    addedColumns,
    holdColumn,
    markedColumns: choices.marks
      ? boundColumns.filter(
          ({ field, columnId }) =>
            // One mark names one field: a column with both ends of the plan gets none.
            !choices.convert.includes(field) &&
            !isMarked(table, columnId) &&
            fieldsOfColumn(choices, columnId).length === 1,
        )
      : [],
    calendar: choices.calendar ?? null,
    untouched:
      table.columns.length -
      new Set(boundColumns.map(({ columnId }) => columnId)).size -
      keptColumns.length -
      ourColumns,
    lacks: lacksOf(new Set(boundColumns.map(({ field }) => field)), holdColumn !== null),
    views: addedViews(sheet, table, choices),
    sheet,
  }
}

function lacksOf(bound: ReadonlySet<TaskFieldKey>, hasStates: boolean): AdoptionPlan['lacks'] {
  const end = bound.has('plannedEnd')
    ? bound.has('plannedStart')
      ? []
      : ['plannedStart' as const]
    : ['plannedEnd' as const]
  return bound.has('progress') ? end : [...end, hasStates ? 'figures' : 'progress']
}

const isComputed = (field: TaskFieldKey): field is ComputedKey => TASK_FIELDS[field].writtenBy === 'extension'

/** Whether an earlier run of ours has made the column: its mark names a computed field. */
const isOurs = (column: ColumnInfo): boolean => {
  const mark = parseMarker(column.description)
  return mark?.table === 'tasks' && TASK_FIELD_KEYS.some((key) => key === mark.field && isComputed(key))
}
const isMarked = (table: TableDescription, columnId: string): boolean =>
  parseMarker(table.columns.find(({ id }) => id === columnId)?.description ?? '') !== null

/** The column that an earlier run has made for a field. `exceptId` is the column of words that it was filled from. */
const columnOfEarlierRun = (
  table: TableDescription,
  field: TaskFieldKey,
  exceptId: string | null = null,
): ColumnInfo | undefined =>
  table.columns.find((column) => {
    const mark = parseMarker(column.description)
    return column.id !== exceptId && mark?.table === 'tasks' && mark.field === field
  })

function keptColumn(
  column: ColumnInfo,
  field: ComputedKey,
  choices: AdoptionChoices,
  hasProgress: boolean,
): KeptColumn {
  // Without a progress column, people's states are the only source of what is done: we must not write over them.
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
  if (column.kind === null || !isOffered(field) || columnReading('tasks', field, column.kind)?.as !== null)
    return 'kind'
  if (field === 'state') return stateOptions(column) === null ? 'options' : null
  // Any other select fits only when all its options bear our names.
  const { options }: FieldSpec = TASK_FIELDS[field]
  return options === undefined ||
    column.options.every((option) => optionWords('tasks', field).some(({ name }) => name === option.name))
    ? null
    : 'options'
}

/** State → the id of people's option for it; null when an option names no state, or two options name the same one. */
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
 * The column of people's states whose words count as facts. A task that people call paused or cancelled is held,
 * whatever we compute beside it [ST1]. Where no progress can be read, "done" and "begun" count too. [AD5]
 */
function findHoldColumn(
  table: TableDescription,
  boundColumns: readonly BoundColumn[],
  keptColumns: readonly KeptColumn[],
): AdoptionPlan['holdColumn'] {
  const state = keptColumns.find(({ field }) => field === 'state')
  const column = table.columns.find(({ id }) => id === state?.columnId)
  if (column === undefined || state?.isTakenOver === true || boundColumns.some(({ field }) => field === 'hold'))
    return null
  const holdsStates = column.kind === 'text' || column.options.some(({ name }) => stateOfWord(name) !== null)
  return holdsStates ? { columnId: column.id, name: column.name } : null
}

function columnsToAdd(
  table: TableDescription,
  boundColumns: readonly BoundColumn[],
  keptColumns: readonly KeptColumn[],
  choices: AdoptionChoices,
): readonly AddedColumn[] {
  const takenNames = new Set(table.columns.map(({ name }) => name))
  const language = languageOf(choices)
  const { beside: suffixes } = cellWords(language)
  const nameFor = (field: TaskFieldKey, suffix: string, isBeside: boolean): string => {
    const name = fieldName('tasks', field, language)
    const first = isBeside || takenNames.has(name) ? `${name}${suffix}` : name
    let free = first
    for (let copy = 2; takenNames.has(free); copy += 1) free = `${first} ${String(copy)}`
    takenNames.add(free)
    return free
  }
  const converted = boundColumns.flatMap(({ field, columnId, name, as }): AddedColumn[] => {
    if (as !== 'progress' && as !== 'spanStart' && as !== 'spanEnd') return []
    const earlierColumn = columnOfEarlierRun(table, field, columnId)
    const suffix = as === 'progress' ? suffixes.number : suffixes.day
    return [
      {
        field,
        name: earlierColumn?.name ?? nameFor(field, suffix, false),
        kind: TASK_FIELDS[field].kind,
        isOn: choices.convert.includes(field),
        from: { columnId, name },
      },
    ]
  })
  const computed = OFFERED.flatMap((field): AddedColumn[] => {
    const theirColumn = keptColumns.find((one) => one.field === field)
    if (theirColumn?.isTakenOver === true || columnOfEarlierRun(table, field) !== undefined) return []
    return [
      {
        field,
        name: nameFor(field, suffixes.computed, theirColumn !== undefined),
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
  {
    boundColumns,
    keptColumns,
    addedColumns,
    holdColumn,
    numbersId,
  }: Pick<AdoptionPlan, 'boundColumns' | 'keptColumns' | 'addedColumns' | 'holdColumn'> & {
    readonly numbersId: string | null
  },
): StoredSheet {
  const takenOver = keptColumns.filter(({ isTakenOver }) => isTakenOver)
  const computed = addedColumns.filter(({ from, isOn }) => from === null && isOn)
  const earlierColumns = OFFERED.flatMap((field) => {
    const column = takenOver.some((one) => one.field === field) ? undefined : columnOfEarlierRun(table, field)
    return column === undefined ? [] : [{ field, columnId: column.id, name: column.name }]
  })
  const holdColumns: readonly BoundColumn[] = holdColumn === null ? [] : [{ field: 'hold', ...holdColumn, as: 'hold' }]
  const columnsWithIds = [...boundColumns, ...holdColumns, ...takenOver, ...earlierColumns]
  const columns: readonly ColumnSpec<'tasks'>[] = [...columnsWithIds, ...computed].map(({ field, name }) => ({
    field,
    name,
  }))
  const readings = Object.fromEntries(
    [...boundColumns, ...holdColumns].flatMap(({ field, columnId, as }) =>
      as === null ? [] : [[field, readingFor(as, columnId, choices, columnId === numbersId)] as const],
    ),
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
    fields: Object.fromEntries(columnsWithIds.map(({ field, columnId }) => [field, columnId])),
    columns: columns.map(({ field, name }) => ({ field, name })),
    readings,
    ...(choices.ruled === undefined || Object.keys(choices.ruled).length === 0 ? {} : { ruled: choices.ruled }),
    options: stateIds === null ? {} : { state: { ...stateIds } },
  })
}

function readingFor(
  as: TypedReading['as'],
  columnId: string,
  { year, whole, taught }: AdoptionChoices,
  hasWhole: boolean,
): TypedReading {
  const words = taught?.[columnId] ?? {}
  return {
    as,
    year: as === 'spanStart' || as === 'spanEnd' ? year : null,
    ...(hasWhole ? { whole: whole ?? null } : {}),
    ...(Object.keys(words).length === 0 ? {} : { taught: words }),
  }
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

/** The single-sheet preset with which the columns share most fields. The sidebar uses its words for the sheet. */
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
