import { addDays, createWorkdayCalendar, ok, parseDay, weekdayOf } from '../../domain/index.ts'
import { NATIVE_WORDS, SHEET_LANGUAGES, type SheetLanguage } from '../../schema/index.ts'
import type { ColumnInfo, HostPort, HostResult, ReadContext, TableDescription } from '../ports.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { languageOf, settingsFor, sheetId, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'

type Calendar = RuleSettings['calendar']
/** `off`: a weekday that is not worked; `on`: a day of a weekend that is. */
type Kind = 'off' | 'on'
const KINDS = ['off', 'on'] as const

/** The table 日历例外 as it is and as it should be: people see it before anything is written. [CA1] [NV9] */
export interface DaysPlan {
  readonly name: string
  /** Null: there is no such table yet. */
  readonly tableId: string | null
  /** The columns of the days; null: not made yet. */
  readonly offId: string | null
  readonly onId: string | null
  readonly primaryId: string | null
  /** Of its columns and of our rows. */
  readonly language: SheetLanguage
  readonly add: readonly { readonly kind: Kind; readonly day: string }[]
  /** Rows of ours whose day differs no more, or stands twice. */
  readonly drop: readonly string[]
  /** Days that people have entered and that are none by the settings, or stand twice: formulas count them. */
  readonly others: readonly string[]
}

/** A table that has all its columns. */
type Made = { readonly [Key in 'tableId' | 'offId' | 'onId' | 'primaryId']: string } & Pick<DaysPlan, 'language'>

interface DaysRow {
  readonly recordId: string
  readonly title: string | null
  readonly off: string | null
  readonly on: string | null
}

const slashed = (day: string): string => day.replaceAll('-', '/')
/** What the first column of a row of ours says, by which it is told from people's. */
const titleOf = (day: string, language: SheetLanguage): string =>
  `${NATIVE_WORDS[language].exceptions.from} ${slashed(day)}`
const isOurs = ({ title, off, on }: DaysRow): boolean =>
  (off === null) !== (on === null) && SHEET_LANGUAGES.some((language) => title === titleOf(off ?? on ?? '', language))
const isBlankRow = ({ title, off, on }: DaysRow): boolean => title === null && off === null && on === null

/** Whether a day differs from Monday to Friday in this way. */
function differing({ work, off }: Calendar): (kind: Kind, day: string) => boolean {
  const { isWorkday } = createWorkdayCalendar({ overrides: { work, off } })
  return (kind, day) => {
    const weekday = weekdayOf(parseDay(day) ?? 0)
    const isWeekend = weekday === 0 || weekday === 6
    return kind === 'on' ? isWeekend && isWorkday(day) : !isWeekend && !isWorkday(day)
  }
}

/**
 * The days of the last, this and the next year that differ from Monday to Friday. A formula counts days only between a
 * start that has passed and an end that is to come, so these years are enough for a campaign.
 */
function daysAround(now: number, calendar: Calendar): Readonly<Record<Kind, readonly string[]>> {
  const year = new Date(now).getUTCFullYear()
  const differs = differing(calendar)
  const days: Record<Kind, string[]> = { off: [], on: [] }
  for (let day = `${String(year - 1)}-01-01`; day <= `${String(year + 1)}-12-31`; day = addDays(day, 1))
    for (const kind of KINDS) if (differs(kind, day)) days[kind].push(day)
  return days
}

/** The same days as rows to paste into 日历例外: 休息日, 上班日. */
export function daysToPaste(now: number, calendar: Calendar): string {
  const { off, on } = daysAround(now, calendar)
  return Array.from(
    { length: Math.max(off.length, on.length) },
    (_none, at) => `${slashed(off[at] ?? '')}\t${slashed(on[at] ?? '')}`,
  ).join('\n')
}

/** What the rows lack, and what is too much. People's rows stay. */
function planDays(
  rows: readonly DaysRow[],
  calendar: Calendar,
  now: number,
): Pick<DaysPlan, 'add' | 'drop' | 'others'> {
  const differs = differing(calendar)
  const there = { off: new Set<string>(), on: new Set<string>() }
  const [drop, others]: [string[], string[]] = [[], []]
  // People's rows count first: of a day that stands twice ours goes.
  for (const row of rows.toSorted((one, other) => Number(isOurs(one)) - Number(isOurs(other))))
    for (const kind of KINDS) {
      const day = row[kind]
      if (day === null) continue
      const isFine = differs(kind, day) && !there[kind].has(day)
      if (!isFine && isOurs(row)) drop.push(row.recordId)
      if (!isFine && !isOurs(row)) others.push(day)
      if (isFine || !isOurs(row)) there[kind].add(day)
    }
  const wanted = daysAround(now, calendar)
  const add = KINDS.flatMap((kind) =>
    wanted[kind].filter((day) => !there[kind].has(day)).map((day) => ({ kind, day }) as const),
  )
  return { add, drop, others }
}

/** The columns of days of a table, by their names in any language; both, or it is no such table. */
function dayColumns({ columns }: TableDescription): Pick<Made, 'offId' | 'onId' | 'language'> | null {
  for (const language of SHEET_LANGUAGES) {
    const { off, on } = NATIVE_WORDS[language].exceptions
    const idOf = (name: string): string | undefined =>
      columns.find((column) => column.name === name && column.kind === 'day')?.id
    const [offId, onId] = [idOf(off), idOf(on)]
    if (offId !== undefined && onId !== undefined) return { offId, onId, language }
  }
  return null
}

const primaryOf = ({ columns }: TableDescription): ColumnInfo | undefined => columns.find(({ isPrimary }) => isPrimary)

/** The days are read and written as the ends of a plan: the host knows the cells of declared tables. */
const context = ({ tableId, offId, onId, primaryId }: Omit<Made, 'language'>, timeZone: string): ReadContext => ({
  binding: {
    table: 'tasks',
    tableId,
    fields: {
      title: { fieldId: primaryId, kind: 'text', scale: null, options: [] },
      plannedStart: { fieldId: offId, kind: 'day', scale: null, options: [] },
      plannedEnd: { fieldId: onId, kind: 'day', scale: null, options: [] },
    },
  },
  timeZone,
})

async function readRows(host: Pick<HostPort, 'readAll'>, reading: ReadContext): HostResult<readonly DaysRow[]> {
  const rows: DaysRow[] = []
  const read = await host.readAll(
    reading,
    (page) => {
      for (const { recordId, title, plannedStart, plannedEnd } of page)
        rows.push({ recordId, title, off: plannedStart, on: plannedEnd })
    },
    new AbortController().signal,
  )
  return read.ok ? ok(rows) : read
}

/** Where the days of a sheet stand, or would stand, and what is to be written there. Reads only. */
export async function lookAtDays(
  host: Pick<HostPort, 'listTables' | 'describeTable' | 'readAll'>,
  stored: StoredDocument,
  sheet: StoredSheet,
  { calendar, timeZone }: Pick<RuleSettings, 'calendar' | 'timeZone'>,
  now: number,
): HostResult<DaysPlan> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const language = languageOf(sheet)
  // Sheets with other days of their own have a table of their own: one table can hold only one calendar.
  const taken = new Set(
    stored.sheets.flatMap((other) => {
      const { work, off } = settingsFor(stored, other).calendar
      const isSame = isSameValue({ work, off }, { work: calendar.work, off: calendar.off })
      return sheetId(other) === sheetId(sheet) || isSame || other.nativeDays === undefined ? [] : [other.nativeDays]
    }),
  )
  const names = new Set(SHEET_LANGUAGES.map((each) => NATIVE_WORDS[each].exceptions.table))
  const candidates = tables.value
    .filter(({ id, name }) => !taken.has(id) && (id === sheet.nativeDays || names.has(name)))
    .toSorted((one, other) => Number(other.id === sheet.nativeDays) - Number(one.id === sheet.nativeDays))
  for (const { id, name } of candidates) {
    const described = await host.describeTable(id)
    if (!described.ok) return described
    const [primary, columns] = [primaryOf(described.value), dayColumns(described.value)]
    if (primary?.kind !== 'text') continue
    const base = { name, tableId: id, primaryId: primary.id, language }
    if (columns !== null) {
      const rows = await readRows(host, context({ ...base, ...columns }, timeZone))
      return rows.ok ? ok({ ...base, ...columns, ...planDays(rows.value, calendar, now) }) : rows
    }
    // A table of ours whose making was stopped.
    if (id === sheet.nativeDays) return ok({ ...base, offId: null, onId: null, ...planDays([], calendar, now) })
  }
  const { table } = NATIVE_WORDS[language].exceptions
  const present = new Set(tables.value.map(({ name }) => name))
  let name = table
  for (let copy = 2; present.has(name); copy += 1) name = `${table} ${String(copy)}`
  return ok({ name, tableId: null, primaryId: null, offId: null, onId: null, language, ...planDays([], calendar, now) })
}

/** Whether anything of the table is to be written. */
export const isDaysDue = ({ tableId, offId, add, drop }: DaysPlan): boolean =>
  tableId === null || offId === null || add.length + drop.length > 0

/**
 * Makes the table 日历例外, or finishes one whose making was stopped, and brings its rows up to date. `onMade` is called
 * with its id before anything else is written, so that a further run finds it.
 */
export async function writeDays(
  host: HostPort,
  plan: DaysPlan,
  timeZone: string,
  onMade: (tableId: string) => HostResult<unknown>,
): HostResult<string> {
  const words = NATIVE_WORDS[plan.language].exceptions
  let { tableId } = plan
  if (tableId === null) {
    const made = await host.createTable(plan.name)
    if (!made.ok) return made
    tableId = made.value.id
    const kept = await onMade(tableId)
    if (!kept.ok) return kept
  }
  let { offId, onId, primaryId } = plan
  const isNew = offId === null || onId === null
  let hasOthers = false
  if (isNew) {
    const described = await host.describeTable(tableId)
    if (!described.ok) return described
    primaryId = primaryOf(described.value)?.id ?? ''
    hasOthers = described.value.columns.length > 3
    const named = await host.changeColumn(tableId, primaryId, { name: words.note, kind: 'text', description: '' })
    if (!named.ok) return named
    const ids: string[] = []
    for (const name of [words.off, words.on]) {
      const present = described.value.columns.find((column) => column.name === name)
      const added =
        present === undefined ? await host.addColumn(tableId, { name, kind: 'day', description: '' }) : ok(present)
      if (!added.ok) return added
      ids.push(added.value.id)
    }
    ;[offId = '', onId = ''] = ids
  }
  const reading = context({ tableId, offId: offId ?? '', onId: onId ?? '', primaryId: primaryId ?? '' }, timeZone)
  let drop = plan.drop
  if (isNew) {
    // The host makes blank rows with a table.
    const rows = hasOthers ? ok([]) : await readRows(host, reading)
    if (!rows.ok) return rows
    drop = rows.value.filter(isBlankRow).map(({ recordId }) => recordId)
  }
  const deleted = drop.length === 0 ? ok(undefined) : await host.deleteRows(tableId, drop)
  if (!deleted.ok) return deleted
  if (plan.add.length === 0) return ok(tableId)
  const added = await host.addRows(
    reading,
    plan.add.map(({ kind, day }) => ({
      title: titleOf(day, plan.language),
      [kind === 'off' ? 'plannedStart' : 'plannedEnd']: day,
    })),
  )
  return added.ok ? ok(tableId) : added
}

/** Another sheet whose native columns count by the table that was made for this one; null: none does. */
export function heirOfDays(stored: StoredDocument, sheet: StoredSheet): StoredSheet | null {
  const calendar = settingsFor(stored, sheet).calendar
  return (
    stored.sheets.find((other) => {
      const { mode, work, off } = settingsFor(stored, other).calendar
      const isSame = isSameValue({ work, off }, { work: calendar.work, off: calendar.off })
      return sheetId(other) !== sheetId(sheet) && other.native !== undefined && mode === 'workday' && isSame
    }) ?? null
  )
}

/** What has become of 日历例外: its name where people's own entries kept it, or where it was deleted. [NV9] */
export interface DaysRemoved {
  readonly keptTable: string | null
  readonly removedTable: string | null
}
export const NO_DAYS_REMOVED: DaysRemoved = { keptTable: null, removedTable: null }

/**
 * Deletes the table that was made for a sheet, unless it holds anything of people's. The answer is its name when it
 * stays for what people have put into it.
 */
export async function removeDays(host: HostPort, stored: StoredDocument, sheet: StoredSheet): HostResult<DaysRemoved> {
  const id = sheet.nativeDays
  if (id === undefined) return ok(NO_DAYS_REMOVED)
  const described = await host.describeTable(id)
  if (!described.ok) return described.error.kind === 'notFound' ? ok(NO_DAYS_REMOVED) : described
  const { name, columns } = described.value
  const [primary, days] = [primaryOf(described.value), dayColumns(described.value)]
  if (primary?.kind !== 'text' || days === null || columns.length !== 3)
    return ok({ keptTable: name, removedTable: null })
  const rows = await readRows(
    host,
    context({ tableId: id, ...days, primaryId: primary.id }, settingsFor(stored, sheet).timeZone),
  )
  if (!rows.ok) return rows
  if (!rows.value.every((row) => isOurs(row) || isBlankRow(row))) return ok({ keptTable: name, removedTable: null })
  const deleted = await host.deleteTable(id)
  return deleted.ok ? ok({ keptTable: null, removedTable: name }) : deleted
}
