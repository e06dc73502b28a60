import { err, ok, type Result, written } from '../../domain/index.ts'
import { isChangeId } from './changeEntry.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import type { HostError, HostPort } from '../ports.ts'
import { isUnstorable } from './storedHistory.ts'
import { withoutAsked, withReason, type ChangeHistory } from './sheetHistory.ts'

/** Why a reason is not written. */
export type ReasonRefusal =
  /** Nothing was typed. */
  { readonly kind: 'noReason' } | HostError

interface WriteReasonsDeps {
  readonly host: Pick<HostPort, 'readSome' | 'rewriteRows'>
  /** 变更记录; null when the sheet has none. */
  readonly table: CompanionTable<'changes'> | null
  readonly changeHistory: ChangeHistory
  readonly signal: AbortSignal
}

/**
 * Writes the reason that a person gave for these changes into 原因 of their rows in 变更记录, or into the history where no
 * row holds them, and asks about them no more. The rows are read first: a reason that stands by now stays. [LG2]
 */
export async function writeReasons(
  { host, table, changeHistory, signal }: WriteReasonsDeps,
  ids: readonly string[],
  typed: string,
): Promise<Result<null, ReasonRefusal>> {
  const reason = written(typed)
  if (reason === null) return err({ kind: 'noReason' })
  const context = table?.context() ?? null
  const own = ids.filter((id) => !isChangeId(id))
  if (table !== null && context !== null && own.length > 0) {
    const read = await host.readSome(context, own, signal)
    if (!read.ok) return read
    const silent = read.value.filter((row) => written(row.reason) === null)
    if (silent.length > 0) {
      const done = await host.rewriteRows(
        context,
        silent.map(({ recordId }) => ({ recordId, fields: { reason } })),
      )
      if (!done.ok) return done
    }
    const existing = new Map(read.value.map((row) => [row.recordId, row]))
    for (const id of own) {
      const row = existing.get(id)
      table.noteOwn(id, row === undefined ? null : { ...row, reason: written(row.reason) ?? reason })
    }
  }
  const answered = new Set(ids)
  const kept = await changeHistory((before) => withoutAsked(withReason(before, answered, reason), answered))
  // A row that holds its reason is asked about no more, whatever is stored.
  return kept.ok || (isUnstorable(kept.error) && own.length === ids.length) ? ok(null) : kept
}
