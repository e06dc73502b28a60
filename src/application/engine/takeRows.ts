import type { TaskRow } from '../../schema/index.ts'
import type { EngineState } from './engineState.ts'

/** What a pass learnt while it read rows. */
export interface Findings {
  /** Rows that may not hold what they ought to. */
  readonly affected: Set<string>
  /** Rows read in this pass: they need not be read again before they are written. */
  readonly fresh: Set<string>
  /** Rows in which somebody else changed nothing but computed cells. */
  readonly foreign: Set<string>
  /**
   * Rows whose state another sidebar changed to or from paused or cancelled. It may have stored a statement that this
   * sidebar has not loaded yet. [MI1]
   */
  readonly statementsMayDiffer: Set<string>
}

export const noFindings = (): Findings => ({
  affected: new Set(),
  fresh: new Set(),
  foreign: new Set(),
  statementsMayDiffer: new Set(),
})

const isHold = (state: string | null): boolean => state === 'paused' || state === 'cancelled'

/**
 * Takes rows as read into the model and notes how they differ from the last reading. They are compared at once with
 * what they ought to hold, because the next page of a reading is still loading.
 */
export function takeRows(engine: EngineState, rows: Iterable<TaskRow>, findings: Findings): void {
  const { model, clock, peers, stamps, columns, notes } = engine
  const rules = engine.context
  const { today } = rules.assess
  const now = clock.now()
  const canTellEdits = rules.has.has('computedAt')
  const wanted = { writable: new Set(columns.computed().keys()), lost: columns.lost(), now }
  for (const row of rows) {
    const { recordId } = row
    const before = model.row(recordId)
    const wasTask = model.get(recordId) !== null
    const { isNew, entered, computed, isRecomputed, stateByHand } = model.put(row, rules)
    if (model.planRow(recordId, wanted) !== null) findings.affected.add(recordId)
    else notes.note(recordId, { laterResultAt: null })
    findings.fresh.add(recordId)
    if (entered) notes.note(recordId, { refusal: null })
    if (stateByHand && !engine.isUncompared) notes.note(recordId, { unjudged: 'byHand' })
    else if (!wasTask || before?.state !== row.state) notes.note(recordId, { unjudged: 'unseen' })
    if (isNew) engine.opening.note(row, model.get(recordId)?.assessment ?? null)
    if (isNew || before === null || engine.isUncompared) continue
    // The model has every 计算时间 that this sidebar wrote, so a different one was written by another sidebar.
    if (isRecomputed && row.computedAt !== null) peers.noteWrite(now)
    if (isRecomputed) notes.note(recordId, { handEdits: null })
    if (isRecomputed && before.state !== row.state && (isHold(before.state) || isHold(row.state)))
      findings.statementsMayDiffer.add(recordId)
    if (computed.length > 0 && !entered) {
      findings.foreign.add(recordId)
      if (!isRecomputed && canTellEdits)
        notes.note(recordId, { handEdits: new Set([...(notes.of(recordId).handEdits ?? []), ...computed]) })
    }
    if (!entered) continue
    if (stamps.note(before, row, today)) engine.onReopened(row)
    for (const field of ['plannedStart', 'plannedEnd'] as const) {
      const from = before[field]
      if (from !== row[field])
        engine.onLog({
          at: now,
          recordId,
          title: row.title,
          what: { kind: 'planChanged', field, from, to: row[field] },
        })
    }
  }
}

/** The rows that were read in this pass, and the other rows that may need writing. */
export function* concerned({ fresh, affected }: Findings): Iterable<string> {
  yield* fresh
  for (const recordId of affected) if (!fresh.has(recordId)) yield recordId
}

/** Forgets rows that do not exist any more. */
export function forgetRows(engine: EngineState, recordIds: Iterable<string>): void {
  for (const recordId of recordIds) {
    engine.model.delete(recordId)
    engine.notes.forget(recordId)
  }
}
