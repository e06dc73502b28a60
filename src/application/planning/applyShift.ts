import { err, ok, type Result, type ShiftedTask } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { ChangeEntry } from '../history/changeEntry.ts'
import type { EnteredCells, HostError, HostPort, ReadContext } from '../ports.ts'

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
  | HostError

export interface ShiftDeps {
  readonly host: Pick<HostPort, 'readSome' | 'rewriteRows'>
  /** The columns of the task table; null while they are not known. */
  readonly context: ReadContext | null
  readonly now: () => number
  readonly signal: AbortSignal
}

/** What was written, for the log of changes. [LG1] */
export interface WrittenShift {
  readonly entries: readonly ChangeEntry[]
}

const DATES = ['plannedStart', 'plannedEnd'] as const

/**
 * Writes the planned dates of these rows and nothing else. The rows are read first: when the dates of one are others than
 * were shown, nothing is written. A row that holds its new dates already is left alone, so a run that was stopped half
 * way can be pressed again. [SH2]
 */
export async function applyShift(
  { host, context, now, signal }: ShiftDeps,
  moved: readonly ShiftedTask[],
  reason: string,
): Promise<Result<WrittenShift, ShiftRefusal>> {
  const why = reason.trim()
  if (why === '') return err({ kind: 'noReason' })
  if (moved.length === 0) return err({ kind: 'nothing' })
  const needsStart = moved.some(({ after }) => after.start !== null)
  if (context === null || !canWrite(context, 'plannedEnd') || (needsStart && !canWrite(context, 'plannedStart')))
    return err({ kind: 'noColumns' })
  const read = await host.readSome(
    context,
    moved.map(({ id }) => id),
    signal,
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
    return Object.keys(fields).length === 0 ? [] : [{ row, fields }]
  })
  if (due.length > 0) {
    const written = await host.rewriteRows(
      context,
      due.map(({ row, fields }) => ({ recordId: row.recordId, fields })),
    )
    if (!written.ok) return written
  }
  // A run that was stopped has written some rows without their log: all of them are told, the log knows what it has.
  const at = now()
  return ok({ entries: moved.flatMap((task) => entriesOf(task, rows.get(task.id), { at, reason: why })) })
}

/** Whether the column is there and holds days: a column of words is only read. */
function canWrite({ binding }: ReadContext, key: (typeof DATES)[number]): boolean {
  const bound = binding.fields[key]
  return bound !== undefined && bound.typed === undefined
}

const holds = (row: TaskRow, { start, end }: ShiftedTask['before']): boolean =>
  row.plannedStart === start && row.plannedEnd === end

function newCells(row: TaskRow, { after }: ShiftedTask): EnteredCells {
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
