import { err, ok, type Result } from '../../domain/index.ts'
import { NATIVE_KEYS, type NativeKey } from '../../schema/index.ts'
import { isSilence, type ColumnDraft, type HostError, type HostPort, type HostResult } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import { settingsFor, sheetId, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  type DaysRemoved,
  heirOfDays,
  isDaysDue,
  lookAtDays,
  NO_DAYS_REMOVED,
  removeDays,
  writeDays,
} from './nativeDays.ts'
import { planNative, type NativeColumn, type NativeLack, type NativePlan } from './nativePlan.ts'

export type NativeRefusal =
  | HostError
  | { readonly kind: 'lack'; readonly lack: NativeLack }
  /** The host has made the column without its formula: people have to paste it. Nothing stays of it. */
  | { readonly kind: 'textDropped' }

export interface NativeOutcome {
  readonly added: number
  readonly rewritten: number
  /** The columns as they stand afterwards. */
  readonly plan: NativePlan
  /** Why there is no table 日历例外, or not all of its rows; null: nothing of it was refused. */
  readonly daysRefusal: HostError | null
}

/** How a longer run, of which the native columns are a part, shows them and is stopped. */
export interface NativeRun {
  readonly onColumn: (
    name: string,
    tableName: string,
    progress: { readonly done: number; readonly total: number },
  ) => void
  readonly signal: AbortSignal
}

/** Of which sheet, by which settings and on which day. */
export interface NativeAsk {
  readonly stored: StoredDocument
  readonly sheet: StoredSheet
  /** Milliseconds since the epoch: the years of 日历例外 depend on it. */
  readonly now: number
  /** Others than the sheet's own. */
  readonly settings?: RuleSettings
}

/** Looks at the sheet and plans its native columns. Reads only. */
export async function lookAtNative(
  host: Pick<HostPort, 'describeTable' | 'listTables' | 'readAll'>,
  { stored, sheet, now, settings = settingsFor(stored, sheet) }: NativeAsk,
  { hasNoDays = false }: { readonly hasNoDays?: boolean } = {},
): Promise<Result<NativePlan, NativeRefusal>> {
  const tasks = await describedTable(host, sheet, 'tasks')
  if (!tasks.ok) return tasks
  if (tasks.value === null) return err({ kind: 'notFound', what: 'tasks' })
  const days =
    settings.calendar.mode === 'workday' && !hasNoDays ? await lookAtDays(host, stored, sheet, settings, now) : ok(null)
  if (!days.ok) return days
  const planned = planNative({ ...tasks.value, sheet, settings, days: days.value })
  return planned.ok ? planned : err({ kind: 'lack', lack: planned.error })
}

/** Figures with one decimal; days late are whole. */
const DECIMALS: Readonly<Partial<Record<NativeKey, 0 | 1>>> = { progress: 1, planned: 1, deviation: 1, delay: 0 }

const draftOf = ({ key, name, about, text }: NativeColumn): ColumnDraft => {
  const decimals = DECIMALS[key]
  return {
    name,
    kind: key === 'asOf' ? 'day' : decimals === undefined ? 'text' : 'number',
    description: about,
    formula: text,
    ...(decimals === undefined ? {} : { decimals }),
  }
}

/**
 * Makes the native columns that are missing and rewrites those whose formula is not the one of the settings, one after
 * another: each reads those before it. The first is read back before the next is made. Before them comes the table
 * 日历例外, which formulas name; where the Base refuses it, the columns that count workdays are left out. What was made is
 * stored with the sheet, also when a later column was refused. [NV4] [NV9]
 */
export async function runNative(
  host: HostPort,
  room: StoredRoom,
  ask: NativeAsk,
  { onlyRewrite = false, run }: { readonly onlyRewrite?: boolean; readonly run?: NativeRun } = {},
): Promise<Result<NativeOutcome, NativeRefusal>> {
  const looked = await lookAtNative(host, ask)
  if (!looked.ok) return looked
  const days = await settleDays(host, room, ask, looked.value)
  if (!days.ok) return days
  const { plan, refusal: daysRefusal } = days.value
  const { tableId } = plan
  const due = plan.columns.filter(({ is }) => is === 'other' || (is === 'missing' && !onlyRewrite))
  let [added, rewritten] = [0, 0]
  let refusal: NativeRefusal | null = null
  for (const [at, column] of due.entries()) {
    run?.onColumn(column.name, plan.tableName, { done: at, total: due.length })
    if (run?.signal.aborted === true) refusal = { kind: 'cancelled' }
    else if (column.columnId === null) {
      const made = await host.addColumn(tableId, draftOf(column))
      if (!made.ok) refusal = made.error
      else {
        added += 1
        if (added === 1 && !(await isKept(host, tableId, made.value.id))) {
          await host.deleteColumn(tableId, made.value.id)
          refusal = { kind: 'textDropped' }
        }
      }
    } else {
      const changed = await host.changeColumn(tableId, column.columnId, draftOf(column))
      if (changed.ok) rewritten += 1
      else refusal = changed.error
    }
    if (refusal !== null) break
  }
  const after = await lookAtNative(host, { ...ask, sheet: days.value.sheet }, { hasNoDays: daysRefusal !== null })
  if (!after.ok) return refusal === null ? after : err(refusal)
  const ids = Object.fromEntries(
    after.value.columns.flatMap(({ key, columnId }) => (columnId === null ? [] : [[key, columnId] as const])),
  )
  if (Object.keys(ids).length > 0) {
    const saved = await room.change(sheetPart(tableId), (now) => (now === null ? null : { ...now, native: ids }))
    if (!saved.ok && refusal === null) return saved
  }
  return refusal === null ? ok({ added, rewritten, plan: after.value, daysRefusal }) : err(refusal)
}

/** Makes 日历例外 true where it is due, and plans anew by the ids of what was made, or without what was refused. [NV9] */
async function settleDays(
  host: HostPort,
  room: StoredRoom,
  ask: NativeAsk,
  plan: NativePlan,
): Promise<
  Result<{ readonly plan: NativePlan; readonly sheet: StoredSheet; readonly refusal: HostError | null }, NativeRefusal>
> {
  const { sheet, stored, settings = settingsFor(stored, sheet) } = ask
  if (plan.days === null || !isDaysDue(plan.days)) return ok({ plan, sheet, refusal: null })
  let made: StoredSheet = sheet
  const written = await writeDays(host, plan.days, settings.timeZone, (nativeDays) => {
    made = { ...sheet, nativeDays }
    return room.change(sheetPart(plan.tableId), (now) => (now === null ? null : { ...now, nativeDays }))
  })
  if (!written.ok && isSilence(written.error)) return written
  const again = await lookAtNative(host, { ...ask, sheet: made }, { hasNoDays: !written.ok })
  return again.ok ? ok({ plan: again.value, sheet: made, refusal: written.ok ? null : written.error }) : again
}

/** Whether the host has kept the formula of a column that was made a moment ago. */
async function isKept(host: HostPort, tableId: string, columnId: string): Promise<boolean> {
  const described = await host.describeTable(tableId)
  // A host that does not answer says nothing against the formula.
  if (!described.ok) return true
  return (described.value.columns.find(({ id }) => id === columnId)?.formula ?? '').trim() !== ''
}

/** What removing has done. */
export interface NativeRemoval extends DaysRemoved {
  readonly removed: number
}

/** Deletes the native columns, the last first, then 日历例外, and forgets them. Nothing else changes. [NV5] [NV9] */
export async function removeNative(
  host: HostPort,
  room: StoredRoom,
  { stored, sheet }: Pick<NativeAsk, 'stored' | 'sheet'>,
  plan: NativePlan,
): HostResult<NativeRemoval> {
  let removed = 0
  const keys: readonly NativeKey[] = NATIVE_KEYS
  const present = [...plan.columns, ...plan.left].toSorted((a, b) => keys.indexOf(b.key) - keys.indexOf(a.key))
  for (const { columnId } of present) {
    if (columnId === null) continue
    const deleted = await host.deleteColumn(plan.tableId, columnId)
    if (!deleted.ok) return deleted
    removed += 1
  }
  const { nativeDays } = sheet
  const heir = nativeDays === undefined ? null : heirOfDays(stored, sheet)
  if (nativeDays !== undefined && heir !== null) {
    const left = await room.change(sheetPart(sheetId(heir)), (now) => (now === null ? null : { ...now, nativeDays }))
    if (!left.ok) return left
  }
  const days = heir === null ? await removeDays(host, stored, sheet) : ok(NO_DAYS_REMOVED)
  if (!days.ok) return days
  const saved = await room.change(sheetPart(plan.tableId), (now) => {
    if (now === null) return null
    const { native: _gone, nativeDays: _table, nativeClock: _clock, ...rest } = now
    return rest
  })
  return saved.ok ? ok({ removed, ...days.value }) : saved
}
