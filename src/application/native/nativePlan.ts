import { err, ok, typedCellReader, type Result, type StatedState } from '../../domain/index.ts'
import {
  columnOptions,
  fieldSpec,
  NATIVE_KEYS,
  NATIVE_WORDS,
  nativeMark,
  SHEET_LANGUAGES,
  taskTableIn,
  type ColumnSpec,
  type NativeKey,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { ColumnInfo, SheetBinding, TableDescription } from '../ports.ts'
import { freeName } from '../sheet/sheetTarget.ts'
import { languageOf, type StoredSheet } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { expressionText, isSameExpression, isWritableName, isWritableText, type FormulaNames } from './expression.ts'
import type { DaysPlan } from './nativeDays.ts'
import { nativeExpressions, type DayExceptions, type NativeSource } from './nativeColumns.ts'
import { parseExpression } from './parseExpression.ts'
import { FACTS_OF_A_TASK } from '../rows/assessRow.ts'

/** Why a sheet gets no native columns at all. [NV3] */
export type NativeLack =
  | { readonly kind: 'noPlannedEnd' }
  /** A column of words, which only the extension can read. */
  | { readonly kind: 'inWords'; readonly column: string }
  /** A formula cannot hold this name of a column, or of an option. */
  | { readonly kind: 'name'; readonly name: string }

/** What native columns show otherwise than the computed ones, whatever the rows. [NV3] */
export type NativeDifference =
  | 'holds'
  | 'totals'
  | 'clock'
  /** Nobody has filled in a progress yet: the formula takes 0.15 for 15 %, and is another one once a cell shows 15. */
  | 'scale'
  /** Their day begins at midnight, that of the computed columns at the cut-off. */
  | 'midnight'

export interface NativeColumn {
  readonly key: NativeKey
  readonly name: string
  readonly about: string
  /** The expression, to be written or to be pasted by a person. */
  readonly text: string
  readonly columnId: string | null
  /** `missing`: there is no such column. `other`: its formula says something else, or the host does not tell it. */
  readonly is: 'missing' | 'right' | 'other'
}

/** What is to be made, and what of it is there. Prints whole: people read it before anything is written. */
export interface NativePlan {
  readonly tableId: string
  readonly tableName: string
  readonly columns: readonly NativeColumn[]
  /** Columns that are left out because plans count workdays and the Base does not know the team's days. [CA1] */
  readonly left: readonly {
    readonly key: NativeKey
    readonly name: string
    /** Of one that was made when plans counted every day, and still does. */
    readonly columnId: string | null
  }[]
  /** The table 日历例外, where plans count workdays; null: they count every day, or there can be none. */
  readonly days: DaysPlan | null
  /** Whether the sheet has a table 日历例外, which goes with its columns. [NV9] */
  readonly hasDays: boolean
  readonly differences: readonly NativeDifference[]
}

/** What depends on the calendar. */
const BY_CALENDAR: ReadonlySet<NativeKey> = new Set(['planned', 'deviation', 'band'])
/** Fields whose cells a formula reads as dates, numbers or options. */
const READ = [...FACTS_OF_A_TASK, 'hold'] as const

export interface NativeSheet {
  readonly sheet: Pick<StoredSheet, 'preset' | 'language' | 'native' | 'nativeClock' | 'nativeDays'>
  readonly description: TableDescription
  readonly binding: SheetBinding
  readonly settings: Pick<RuleSettings, 'cutOff' | 'bands' | 'calendar'>
  /** The table 日历例外, as it is or would be; null: plans count every day, or the Base has refused the table. */
  readonly days: DaysPlan | null
}

/** At which time of the day the native columns turn to today. [NV10] */
export const nativeCutOff = (
  { nativeClock }: Pick<StoredSheet, 'nativeClock'>,
  { cutOff }: Pick<RuleSettings, 'cutOff'>,
): string => (nativeClock === 'midnight' ? '00:00' : cutOff)

/** Plans the native columns of a sheet as its table is now. [NV3] */
export function planNative(asked: NativeSheet): Result<NativePlan, NativeLack> {
  const { sheet, description, binding, settings, days } = asked
  const language = languageOf(sheet)
  const daysTable = days === null ? null : tableOf(days)
  const exceptions: DayExceptions | null =
    daysTable === null ? null : { tableId: daysTable.id, offId: daysTable.columns[0].id, onId: daysTable.columns[1].id }
  const isLeft = (key: NativeKey): boolean =>
    settings.calendar.mode === 'workday' && exceptions === null && BY_CALENDAR.has(key)

  const found = new Map(NATIVE_KEYS.map((key) => [key, columnOf(asked, key)] as const))
  const taken = new Set(description.columns.map(({ name }) => name))
  const placed = NATIVE_KEYS.map((key) => {
    const column = found.get(key) ?? null
    const name = column?.name ?? freeName(NATIVE_WORDS[language].columns[key].name, taken, language)
    return { key, name, column, id: column?.id ?? `new:${key}` }
  })
  const source: NativeSource = {
    binding,
    settings: { ...settings, cutOff: nativeCutOff(sheet, settings) },
    words: wordsOf(asked),
    stated: statedOptions(asked),
    exceptions,
    ids: Object.fromEntries(placed.map(({ key, id }) => [key, id])) as Record<NativeKey, string>,
  }
  const names: FormulaNames = {
    columns: [
      ...description.columns.map(({ id, name }) => ({ id, name })),
      ...placed.flatMap(({ id, name, column }) => (column === null ? [{ id, name }] : [])),
    ],
    tables: [description, ...(daysTable === null ? [] : [daysTable])].map(({ id, name, columns }) => ({
      id,
      name,
      columns,
    })),
  }
  const lack = lackOf(asked, source)
  if (lack !== null) return err(lack)
  const expressions = nativeExpressions(source)
  return ok({
    tableId: description.id,
    tableName: description.name,
    columns: placed.flatMap(({ key, name, column }): readonly NativeColumn[] => {
      if (isLeft(key)) return []
      const { about } = NATIVE_WORDS[language].columns[key]
      const read = column === null ? null : parseExpression(column.formula ?? '', names, optionNames(description))
      return [
        {
          key,
          name,
          about: `${about}${nativeMark(key)}`,
          text: expressionText(expressions[key], names),
          columnId: column?.id ?? null,
          is:
            column === null ? 'missing' : read !== null && isSameExpression(read, expressions[key]) ? 'right' : 'other',
        },
      ]
    }),
    left: placed
      .filter(({ key }) => isLeft(key))
      .map(({ key, name, column }) => ({ key, name, columnId: column?.id ?? null })),
    days,
    hasDays: sheet.nativeDays !== undefined,
    differences: [
      ...(binding.fields.hold === undefined ? (['holds'] as const) : []),
      ...(nativeCutOff(sheet, settings) === settings.cutOff ? [] : (['midnight'] as const)),
      ...(binding.fields.progress?.scale === null ? (['scale'] as const) : []),
      'totals',
      'clock',
    ],
  })
}

/** The table 日历例外 as formulas name it; of what is not there yet the ids are made up. */
const tableOf = ({ tableId, name, offId, onId, language }: DaysPlan) => {
  const { off, on } = NATIVE_WORDS[language].exceptions
  return {
    id: tableId ?? 'new:days',
    name,
    columns: [
      { id: offId ?? 'new:off', name: off },
      { id: onId ?? 'new:on', name: on },
    ],
  } as const
}

/** The column that is a native one: by what is stored, by its mark, or a formula of that name which a person has made. */
function columnOf({ sheet, description }: NativeSheet, key: NativeKey): ColumnInfo | null {
  const formulas = description.columns.filter(({ formula }) => formula !== undefined)
  return (
    formulas.find(({ id }) => id === sheet.native?.[key]) ??
    formulas.find((column) => column.description.trimEnd().endsWith(nativeMark(key))) ??
    formulas.find(({ name }) => SHEET_LANGUAGES.some((each) => NATIVE_WORDS[each].columns[key].name === name)) ??
    null
  )
}

const optionNames =
  ({ columns }: TableDescription) =>
  (optionId: string): string | null =>
    columns.flatMap(({ options }) => options).find(({ id }) => id === optionId)?.name ?? null

/** The words for states and bands: those of the sheet's own options, else those of its preset. */
export function wordsOf({ sheet, binding }: Pick<NativeSheet, 'sheet' | 'binding'>): NativeSource['words'] {
  const named = (field: 'state' | 'band'): Readonly<Record<string, string>> => {
    const language = languageOf(sheet)
    const columns = [sheet.preset, 'full' as const].flatMap((id) => taskTableIn(id, language).columns)
    const spec = columns.find((column) => column.field === field) as unknown as ColumnSpec
    const declared = [...columnOptions('tasks', spec), ...(fieldSpec('tasks', field).options ?? [])]
    const bound = binding.fields[field]?.options ?? []
    return Object.fromEntries(
      [...declared.toReversed(), ...bound.toReversed()].map(({ key, name }) => [key, name] as const),
    )
  }
  return { states: named('state'), bands: named('band') } as unknown as NativeSource['words']
}

/**
 * People's own column of states, where it is a select: its options are few and known, so that a formula can tell them.
 * Words that people type are not. Null where there is none, or where an option has a meaning that is no state. [AD5]
 */
function statedOptions({ binding, description }: NativeSheet): NativeSource['stated'] {
  const bound = binding.fields.hold
  const isSelect = description.columns.find(({ id }) => id === bound?.fieldId)?.kind === 'singleSelect'
  if (bound?.typed?.as !== 'hold' || !isSelect) return null
  const { year, taught } = bound.typed
  const read = typedCellReader({ as: 'hold', year, ...(taught === undefined ? {} : { taught }) })
  const stated: Partial<Record<StatedState, string[]>> = {}
  for (const { name } of bound.options) {
    const said = read(name)
    if (said.kind === 'state') stated[said.state] = [...(stated[said.state] ?? []), name]
    else if (said.kind !== 'empty') return null
  }
  return stated
}

function lackOf({ binding, description }: NativeSheet, { words, stated }: NativeSource): NativeLack | null {
  const nameOf = (id: string): string => description.columns.find((column) => column.id === id)?.name ?? ''
  if (binding.fields.plannedEnd === undefined) return { kind: 'noPlannedEnd' }
  for (const field of READ) {
    const bound = binding.fields[field]
    if (bound?.typed !== undefined && !(field === 'hold' && stated !== null))
      return { kind: 'inWords', column: nameOf(bound.fieldId) }
  }
  const read = (Object.keys(binding.fields) as readonly TaskFieldKey[]).flatMap((field) =>
    fieldSpec('tasks', field).writtenBy === 'people' ? [nameOf(binding.fields[field]?.fieldId ?? '')] : [],
  )
  const unwritable = read.find((name) => !isWritableName(name))
  if (unwritable !== undefined) return { kind: 'name', name: unwritable }
  const options = binding.fields.hold?.options.map(({ name }) => name) ?? []
  const word = [...Object.values(words.states), ...Object.values(words.bands), ...options].find(
    (one) => !isWritableText(one),
  )
  return word === undefined ? null : { kind: 'name', name: word }
}
