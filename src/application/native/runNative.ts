import { err, ok, type Result } from '../../domain/index.ts'
import { NATIVE_KEYS, type NativeKey } from '../../schema/index.ts'
import type { ColumnDraft, HostError, HostPort, HostResult } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import { settingsFor, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { isExceptionTable, planNative, type NativeColumn, type NativeLack, type NativePlan } from './nativePlan.ts'

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

/** Looks at the sheet and plans its native columns by its settings, or by others. Reads only. */
export async function lookAtNative(
  host: Pick<HostPort, 'describeTable' | 'listTables'>,
  stored: StoredDocument,
  sheet: StoredSheet,
  settings: RuleSettings = settingsFor(stored, sheet),
): Promise<Result<NativePlan, NativeRefusal>> {
  const tasks = await describedTable(host, sheet, 'tasks')
  if (!tasks.ok) return tasks
  if (tasks.value === null) return err({ kind: 'notFound', what: 'tasks' })
  const days = settings.calendar.mode === 'workday' ? await exceptionTable(host) : ok(null)
  if (!days.ok) return days
  const planned = planNative({ ...tasks.value, sheet, settings, days: days.value })
  return planned.ok ? planned : err({ kind: 'lack', lack: planned.error })
}

async function exceptionTable(
  host: Pick<HostPort, 'describeTable' | 'listTables'>,
): HostResult<
  Awaited<ReturnType<HostPort['describeTable']>> extends Result<infer Table, HostError> ? Table | null : never
> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const days = tables.value.find(({ name }) => isExceptionTable(name))
  return days === undefined ? ok(null) : host.describeTable(days.id)
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
 * another: each reads those before it. The first is read back before the next is made. What was made is stored with the
 * sheet, also when a later column was refused. [NV4]
 */
export async function runNative(
  host: HostPort,
  room: StoredRoom,
  {
    stored,
    sheet,
    tableId,
  }: { readonly stored: StoredDocument; readonly sheet: StoredSheet; readonly tableId: string },
  { onlyRewrite = false, run }: { readonly onlyRewrite?: boolean; readonly run?: NativeRun } = {},
): Promise<Result<NativeOutcome, NativeRefusal>> {
  const looked = await lookAtNative(host, stored, sheet)
  if (!looked.ok) return looked
  const plan = looked.value
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
  const after = await lookAtNative(host, stored, sheet)
  if (!after.ok) return refusal === null ? after : err(refusal)
  const ids = Object.fromEntries(
    after.value.columns.flatMap(({ key, columnId }) => (columnId === null ? [] : [[key, columnId] as const])),
  )
  if (Object.keys(ids).length > 0) {
    const saved = await room.change(sheetPart(tableId), (now) => (now === null ? null : { ...now, native: ids }))
    if (!saved.ok && refusal === null) return saved
  }
  return refusal === null ? ok({ added, rewritten, plan: after.value }) : err(refusal)
}

/** Whether the host has kept the formula of a column that was made a moment ago. */
async function isKept(host: HostPort, tableId: string, columnId: string): Promise<boolean> {
  const described = await host.describeTable(tableId)
  // A host that does not answer says nothing against the formula.
  if (!described.ok) return true
  return (described.value.columns.find(({ id }) => id === columnId)?.formula ?? '').trim() !== ''
}

/** Deletes the native columns, the last first, and forgets them. Nothing else changes. [NV5] */
export async function removeNative(host: HostPort, room: StoredRoom, plan: NativePlan): HostResult<number> {
  let removed = 0
  const keys: readonly NativeKey[] = NATIVE_KEYS
  for (const { columnId } of plan.columns.toSorted((a, b) => keys.indexOf(b.key) - keys.indexOf(a.key))) {
    if (columnId === null) continue
    const deleted = await host.deleteColumn(plan.tableId, columnId)
    if (!deleted.ok) return deleted
    removed += 1
  }
  const saved = await room.change(sheetPart(plan.tableId), (now) => {
    if (now === null) return null
    const { native: _gone, ...rest } = now
    return rest
  })
  return saved.ok ? ok(removed) : saved
}
