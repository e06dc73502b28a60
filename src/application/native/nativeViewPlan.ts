import {
  FOLLOWING_VIEWS,
  madeViews,
  type NativeKey,
  type NativeViewKey,
  type TaskFieldKey,
  type ViewSettings,
} from '../../schema/index.ts'
import type {
  ConditionDraft,
  FieldBinding,
  SheetBinding,
  TableDescription,
  ViewCondition,
  ViewDraft,
  ViewInfo,
} from '../ports.ts'
import { freeName, sheetTarget } from '../sheet/sheetTarget.ts'
import { boundConditions, viewDraft } from '../sheet/viewDraft.ts'
import { isIncluded } from '../sheet/viewLosses.ts'
import { languageOf, type StoredSheet, type StoredTable } from '../stored/document.ts'
import { wordsOf, type NativePlan } from './nativePlan.ts'

/** What becomes of a view when native columns are made, or are there. [NW1] */
export type NativeViewStep =
  /** It will be made. */
  | 'make'
  /** It filters by computed columns and will filter by native ones. */
  | 'follow'
  /** It filters by native columns, in words or columns that are not the present ones. */
  | 'rewrite'
  /** It is as it should be. */
  | 'stands'
  /** People have changed or deleted it: it stays as they want it. */
  | 'peoples'
  /** A native column that it needs is left out. */
  | 'lacksColumn'

/** What becomes of a view when the native columns go: null where nothing does. [NW2] */
export type NativeViewEnd = 'delete' | 'back' | 'stays' | null

/** A condition in the names of the Base, for people who set it by hand. */
export interface NamedCondition {
  readonly column: string
  readonly test: 'is' | 'isNot' | 'contains' | 'isLess' | 'beforeToday' | 'thisWeek'
  /** The word or number; '' for a moving day. */
  readonly value: string
}

export interface NativeView {
  readonly key: NativeViewKey
  readonly name: string
  /** Null: there is no such view yet. */
  readonly viewId: string | null
  readonly does: NativeViewStep
  readonly ends: NativeViewEnd
  readonly isMade: boolean
  readonly conjunction: 'and' | 'or'
  readonly conditions: readonly NamedCondition[]
  /** Its conditions by native columns, in ids. */
  readonly wanted: readonly ConditionDraft[]
  /** Makes it filter, sort and show by native columns. */
  readonly draft: ViewDraft
  /** Makes it filter, sort and show by computed columns again; null for a view that is made for native ones. */
  readonly back: ViewDraft | null
}

/** The views of a sheet with native columns. Prints whole: people read it before anything is written. */
export interface NativeViewPlan {
  readonly tableId: string
  readonly views: readonly NativeView[]
  /** Views for another purpose, in which new native columns are hidden. */
  readonly hidesIn: readonly string[]
}

/** The declared field in whose place a native column stands in a view. */
const INSTEAD_OF = {
  state: 'state',
  deviation: 'progressDeviation',
  band: 'band',
  delay: 'delayDays',
} as const satisfies Partial<Record<NativeKey, TaskFieldKey>>

export interface ViewedSheet {
  readonly sheet: StoredSheet
  readonly description: TableDescription
  readonly binding: SheetBinding
  /** The host has made texts of the native figures, because a formula may also be blank (formula §3.3). */
  readonly areFiguresTexts: boolean
}

/** Plans the views of a sheet whose native columns are planned. [NW1] [NW2] */
export function planNativeViews(viewed: ViewedSheet, native: NativePlan): NativeViewPlan {
  const { sheet, description } = viewed
  const target = sheetTarget(sheet, 'tasks')
  const stored = sheet.tables.tasks
  const following = FOLLOWING_VIEWS.flatMap((key): readonly NativeView[] => {
    const info = description.views.find(({ id }) => id === stored.views[key])
    const view = target.views.find((one) => one.key === key)
    return info === undefined || view === undefined ? [] : [planFollowing({ key, view, info }, viewed, native)]
  })
  const taken = new Set(description.views.map(({ name }) => name))
  const made = madeViews(languageOf(sheet)).flatMap((view): readonly NativeView[] =>
    target.views.some(({ key }) => key === view.key) ? [] : [planMade(view, viewed, native, taken)],
  )
  const purposes = target.views.flatMap(({ key, shows }) => {
    const viewId = stored.views[key]
    return shows === undefined || viewId === undefined || FOLLOWING_VIEWS.some((one) => one === key) ? [] : [viewId]
  })
  return {
    tableId: description.id,
    views: [...following, ...made],
    hidesIn: purposes.filter((viewId) => description.views.some(({ id }) => id === viewId)),
  }
}

function planFollowing(
  { key, view, info }: { readonly key: NativeViewKey; readonly view: ViewSettings; readonly info: ViewInfo },
  viewed: ViewedSheet,
  native: NativePlan,
): NativeView {
  const { sheet, description, binding } = viewed
  const settings = settingsOf(view, viewed, native)
  const record = recordOf(sheet.tables.tasks, key)
  const ours = record?.viewId === info.id ? record : undefined
  const computed = boundConditions(view, binding).map(({ draft }) => draft)
  const isOurs = ours !== undefined && isAsWritten(info, ours, description)
  const wasComputed = isExactly(computed, info)
  return {
    key,
    name: info.name,
    viewId: info.id,
    isMade: false,
    does: stepOf(settings, {
      isRight: isExactly(settings.wanted, info),
      isOurs: isOurs || wasComputed,
      step: ours === undefined ? 'follow' : 'rewrite',
    }),
    ends: ours === undefined ? null : isOurs ? 'back' : 'stays',
    ...settings,
    draft: swap(settings.draft, settings, native),
    back: swap(viewDraft(view, sheetTarget(sheet, 'tasks'), { binding, table: description }), settings, native, true),
  }
}

function planMade(
  view: ViewSettings & { readonly key: NativeViewKey; readonly name: string },
  viewed: ViewedSheet,
  native: NativePlan,
  taken: ReadonlySet<string>,
): NativeView {
  const { sheet, description } = viewed
  const settings = settingsOf(view, viewed, native)
  const record = recordOf(sheet.tables.tasks, view.key)
  const info = description.views.find(({ id }) => id === record?.viewId)
  const about = { key: view.key, isMade: true, ...settings, back: null } as const
  if (record !== undefined && info === undefined)
    return { ...about, name: record.name, viewId: null, does: 'peoples', ends: null }
  if (record === undefined || info === undefined) {
    // Another sidebar may have made it a moment ago, or a person by hand.
    const same = description.views.find(({ name, ...one }) => name === view.name && isExactly(settings.wanted, one))
    if (same !== undefined)
      return { ...about, name: same.name, viewId: same.id, isMade: false, does: 'stands', ends: null }
    const name = freeName(view.name, taken, languageOf(sheet))
    return { ...about, name, viewId: null, does: settings.isWhole ? 'make' : 'lacksColumn', ends: null }
  }
  const isOurs = isAsWritten(info, record, description)
  const isUntouched =
    isOurs &&
    info.name === record.name &&
    isSameList(info.sort ?? [], aliveIn(description, record.sort)) &&
    isUngrouped(info)
  return {
    ...about,
    draft: swap(settings.draft, settings, native),
    name: info.name,
    viewId: info.id,
    does: stepOf(settings, { isRight: isExactly(settings.wanted, info), isOurs, step: 'rewrite' }),
    ends: isUntouched ? 'delete' : 'stays',
  }
}

const isUngrouped = ({ group = [] }: ViewInfo): boolean => group.length === 0

function stepOf(
  { isWhole }: Pick<Settings, 'isWhole'>,
  { isRight, isOurs, step }: { readonly isRight: boolean; readonly isOurs: boolean; readonly step: NativeViewStep },
): NativeViewStep {
  if (!isWhole) return 'lacksColumn'
  // A view of ours that filters right and is not stored as such is stored by the run.
  if (isRight && step === 'rewrite') return 'stands'
  return isRight || isOurs ? step : 'peoples'
}

interface Settings {
  readonly conjunction: 'and' | 'or'
  readonly conditions: readonly NamedCondition[]
  readonly wanted: readonly ConditionDraft[]
  readonly draft: ViewDraft
  /** Every condition and every order has its column. */
  readonly isWhole: boolean
  /** Column ids that native columns replace in the view, and these. */
  readonly replaced: readonly string[]
}

/** The settings of a view with native columns in place of the computed ones. */
function settingsOf(view: ViewSettings, viewed: ViewedSheet, native: NativePlan): Settings {
  const { sheet, description, binding } = viewed
  const instead = nativeBinding(viewed, native)
  const used = [...(view.filter?.conditions ?? []), ...(view.sort ?? [])].map(({ field }) => field as TaskFieldKey)
  const computed = new Set<string>(Object.values(INSTEAD_OF))
  const isThere = (field: TaskFieldKey): boolean =>
    computed.has(field)
      ? instead.fields[field] !== undefined && instead.fields[field] !== binding.fields[field]
      : instead.fields[field] !== undefined
  const wanted = boundConditions(view, instead).map(({ draft }) => draft)
  const names = new Map([
    ...description.columns.map(({ id, name }) => [id, name] as const),
    ...native.columns.map(({ key, columnId, name }) => [columnId ?? newId(key), name] as const),
  ])
  return {
    conjunction: view.filter?.conjunction ?? 'and',
    conditions: wanted.flatMap((draft): readonly NamedCondition[] =>
      draft.test === 'isTicked'
        ? []
        : [{ column: names.get(draft.fieldId) ?? '', test: draft.test, value: valueOf(draft) }],
    ),
    wanted,
    draft: viewDraft(view, sheetTarget(sheet, 'tasks'), { binding: instead, table: description }),
    isWhole: used.every(isThere),
    replaced: Object.values(INSTEAD_OF).flatMap((field) => {
      const [before, after] = [binding.fields[field], instead.fields[field]]
      return before === undefined || before === after ? [] : [before.fieldId]
    }),
  }
}

const valueOf = (draft: ConditionDraft): string =>
  'text' in draft ? draft.text : 'number' in draft ? String(draft.number) : ''

/** The id that stands for a column that is not made yet. */
const newId = (key: NativeKey): string => `new:${key}`

/** The columns of the sheet, native ones in place of the computed ones. A formula shows options as their words. */
function nativeBinding({ sheet, binding, areFiguresTexts }: ViewedSheet, { columns }: NativePlan): SheetBinding {
  const { states, bands } = wordsOf({ sheet, binding })
  const optionsOf = (words: Readonly<Record<string, string>>): FieldBinding['options'] =>
    Object.entries(words).map(([key, name]) => ({ id: name, name, key }))
  const replaced = columns.flatMap(({ key, columnId }): readonly (readonly [string, FieldBinding])[] => {
    if (!(key in INSTEAD_OF)) return []
    const field = INSTEAD_OF[key as keyof typeof INSTEAD_OF]
    const isWord = key === 'state' || key === 'band'
    return [
      [
        field,
        {
          fieldId: columnId ?? newId(key),
          kind: isWord || areFiguresTexts ? 'text' : 'number',
          scale: null,
          options: key === 'state' ? optionsOf(states) : key === 'band' ? optionsOf(bands) : [],
        },
      ],
    ]
  })
  return { ...binding, fields: { ...binding.fields, ...Object.fromEntries(replaced) } }
}

/**
 * The part of a draft in which native and computed columns take each other's place; what people have set besides stays.
 */
function swap(draft: ViewDraft, { replaced }: Settings, native: NativePlan, isBack = false): ViewDraft {
  const natives = [...native.columns, ...native.left].flatMap(({ columnId }) => columnId ?? [])
  const [goes, comes] = isBack ? [natives, replaced] : [[...replaced, ...natives], natives]
  const shown = (draft.shown ?? []).filter((id) => comes.includes(id))
  return {
    onlyAdds: true,
    replaced: goes,
    ...(draft.filter === undefined ? {} : { filter: draft.filter }),
    ...(draft.sort === undefined ? {} : { sort: draft.sort }),
    // Of the native columns, those that the view has no use for are hidden, too.
    hidden: isBack ? [] : (draft.hidden ?? []).filter((id) => replaced.includes(id) || natives.includes(id)),
    shown,
    widths: Object.fromEntries(Object.entries(draft.widths ?? {}).filter(([id]) => shown.includes(id))),
  }
}

const recordOf = (stored: StoredTable, key: string) => stored.nativeViews?.[key]

/** Whether a view filters by exactly these conditions. Where a host does not tell, it may hold some of people's. */
export function isExactly(wanted: readonly ConditionDraft[], { filter }: Pick<ViewInfo, 'filter'>): boolean {
  if (filter === undefined) return false
  return (
    wanted.every((draft) => isIncluded(draft, filter)) &&
    filter.every((condition) => wanted.some((draft) => isIncluded(draft, [condition])))
  )
}

/** Whether a view filters as the extension has left it, but for columns that are gone: a host drops their conditions. */
function isAsWritten(
  { filter }: ViewInfo,
  record: NonNullable<StoredTable['nativeViews']>[string],
  { columns }: TableDescription,
): boolean {
  if (filter === undefined) return false
  const ids = new Set(columns.map(({ id }) => id))
  const alive = record.filter.filter(({ fieldId }) => ids.has(fieldId))
  return (
    alive.length === filter.length &&
    filter.every((condition, at) => alive[at] !== undefined && isSameCondition(condition, alive[at]))
  )
}

const isSameCondition = (one: ViewCondition, other: ViewCondition): boolean =>
  one.fieldId === other.fieldId && one.operator === other.operator && isSameList(one.values, other.values)

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at])

const aliveIn = ({ columns }: TableDescription, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => columns.some((column) => column.id === id))
