import { err, ok, type Result, type ShiftedTask } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { ChangeEntry } from '../history/changeEntry.ts'
import type { EnteredCells, HostError, HostPort, ReadContext } from '../ports.ts'
import { fitsRecord } from '../runs/runRoom.ts'

/** Why a shift is not written. */
export type ShiftRefusal =
  /** Nobody has said why the plan changes. */
  | { readonly kind: 'noReason' }
  /** No row is ticked. */
  | { readonly kind: 'nothing' }
  /** The planned dates of these rows are others than the preview shows, or the rows are gone. */
  | { readonly kind: 'changed'; readonly recordIds: readonly string[] }
  /** The sheet has no columns of planned dates that can be written. */
  | { readonly kind: 'noColumns' }
  /** The write ended half-way: somebody stopped it, or the host refused it. The rows before that have their new dates. */
  | { readonly kind: 'stopped'; readonly written: number; readonly total: number; readonly because: HostError }
  | HostError

/** How people follow a write, and stop it. */
export interface ShiftRun {
  readonly signal: AbortSignal
  readonly onProgress: (written: number, total: number) => void
}

export interface ShiftDeps {
  readonly host: Pick<HostPort, 'readSome' | 'rewriteRows'>
  /** The columns of the task table; null while they are not known. */
  readonly context: ReadContext | null
  readonly now: () => number
  /** Aborted when the sidebar is closed. */
  readonly closing: AbortSignal
  /** Takes the changes of each batch once it stands in the cells, for the log. [LG1] */
  readonly log: (entries: readonly ChangeEntry[]) => void
}

/** After so many rows a write can be stopped, and says how far it is. */
const ROWS_PER_CALL = 200

const DATES = ['plannedStart', 'plannedEnd'] as const

/**
 * Writes the planned dates of these rows and nothing else, 200 rows a call. The rows are read first: when the dates of one
 * are others than were shown, nothing is written. A row that holds its new dates already is left alone, so a write that
 * was stopped half-way can be pressed again. [SH2]
 */
export async function applyShift(
  { host, context, now, closing, log }: ShiftDeps,
  moved: readonly ShiftedTask[],
  reason: string,
  { signal, onProgress }: ShiftRun,
): Promise<Result<null, ShiftRefusal>> {
  const why = reason.trim()
  if (why === '') return err({ kind: 'noReason' })
  if (moved.length === 0) return err({ kind: 'nothing' })
  const needsStart = moved.some(({ after }) => after.start !== null)
  if (context === null || !canWrite(context, 'plannedEnd') || (needsStart && !canWrite(context, 'plannedStart')))
    return err({ kind: 'noColumns' })
  const read = await host.readSome(
    context,
    moved.map(({ id }) => id),
    closing,
  )
  if (!read.ok) return read
  const rows = new Map(read.value.map((row) => [row.recordId, row]))
  const changed = moved.filter((task) => {
    const row = rows.get(task.id)
    return row === undefined || !(holds(row, task.before) || holds(row, task.after))
  })
  if (changed.length > 0) return err({ kind: 'changed', recordIds: changed.map(({ id }) => id) })
  const due = moved.flatMap((task) => {
    const row = rows.get(task.id)
    if (row === undefined) return []
    const fields = newCells(row, task)
    return Object.keys(fields).length === 0 ? [] : [{ task, fields }]
  })
  // A run that was stopped may have written rows without their log: they are told again, the log knows what it has.
  const logAll = (tasks: readonly ShiftedTask[]): void => {
    const at = now()
    log(tasks.flatMap((task) => entriesOf(task, rows.get(task.id), { at, reason: why })))
  }
  const pending = new Set(due.map(({ task }) => task))
  logAll(moved.filter((task) => !pending.has(task)))
  for (let at = 0; at < due.length; at += ROWS_PER_CALL) {
    onProgress(at, due.length)
    const stopped = (because: HostError) => err({ kind: 'stopped', written: at, total: due.length, because } as const)
    if (signal.aborted || closing.aborted) return stopped({ kind: 'cancelled' })
    const batch = due.slice(at, at + ROWS_PER_CALL)
    const written = await host.rewriteRows(
      context,
      batch.map(({ task, fields }) => ({ recordId: task.id, fields })),
    )
    if (!written.ok) return stopped(written.error)
    logAll(batch.map(({ task }) => task))
  }
  return ok(null)
}

/** Whether the write of a shift can be taken back. Counts what would be written, and asks the host nothing. [TB1] */
export async function fitsShift(host: HostPort, context: ReadContext, moved: readonly ShiftedTask[]): Promise<boolean> {
  const cellsOf = (days: readonly ShiftedTask['before'][]) => host.cellsOf(context, days.map(enteredDays))
  const before = cellsOf(moved.map((task) => task.before))
  if (!before.ok) return true
  const rows = new Map(moved.map(({ id }, at) => [id, before.value[at] ?? {}]))
  const known: HostPort = { ...host, readCells: async () => ok(rows) }
  const due = moved.map((task) => ({ recordId: task.id, fields: newCells(rowOfDays(task.before), task) }))
  return await fitsRecord(known, async (silent) => {
    for (let at = 0; at < due.length; at += ROWS_PER_CALL)
      await silent.rewriteRows(context, due.slice(at, at + ROWS_PER_CALL))
  })
}

const rowOfDays = ({ start, end }: ShiftedTask['before']) => ({ plannedStart: start, plannedEnd: end })
const enteredDays = ({ start, end }: ShiftedTask['before']): EnteredCells => ({
  ...(start === null ? {} : { plannedStart: start }),
  ...(end === null ? {} : { plannedEnd: end }),
})

/** Whether the column is there and holds days: a column of words is only read. */
function canWrite({ binding }: ReadContext, key: (typeof DATES)[number]): boolean {
  const bound = binding.fields[key]
  return bound !== undefined && bound.typed === undefined
}

const holds = (row: TaskRow, { start, end }: ShiftedTask['before']): boolean =>
  row.plannedStart === start && row.plannedEnd === end

function newCells(row: Pick<TaskRow, 'plannedStart' | 'plannedEnd'>, { after }: ShiftedTask): EnteredCells {
  return {
    ...(after.start === null || row.plannedStart === after.start ? {} : { plannedStart: after.start }),
    ...(row.plannedEnd === after.end ? {} : { plannedEnd: after.end }),
  }
}

function entriesOf(
  { id, before, after }: ShiftedTask,
  row: TaskRow | undefined,
  { at, reason }: { readonly at: number; readonly reason: string },
): readonly ChangeEntry[] {
  const days = { plannedStart: [before.start, after.start], plannedEnd: [before.end, after.end] } as const
  return DATES.flatMap((field): readonly ChangeEntry[] => {
    const [from, to] = days[field]
    if (from === to) return []
    return [
      {
        at,
        taskId: id,
        title: row?.title ?? null,
        campaignId: row?.campaign?.[0] ?? null,
        kind: 'planDates',
        field,
        before: from,
        after: to,
        source: 'people',
        reason,
      },
    ]
  })
}
