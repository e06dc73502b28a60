import type { TaskRow } from '../../schema/index.ts'
import type { EngineState } from './engineState.ts'

/** What reading rows has shown. */
export interface Findings {
  /** Rows that do not hold what they ought to, or may not. */
  readonly affected: Set<string>
  /** Rows read in this pass: they need not be read again before they are written. */
  readonly fresh: Set<string>
  /** Rows in which somebody else changed nothing but computed cells. */
  readonly foreign: Set<string>
  /**
   * Rows that another sidebar has written as paused or cancelled, or as that no longer: it may know of a mark that this
   * one does not. [MI1]
   */
  readonly remarked: Set<string>
}

export const noFindings = (): Findings => ({
  affected: new Set(),
  fresh: new Set(),
  foreign: new Set(),
  remarked: new Set(),
})

const isHeld = (state: string | null): boolean => state === 'paused' || state === 'cancelled'

/**
 * Takes rows as read into the model and notes how they differ from the last reading. They are compared at once with what
 * they ought to hold, because the next page of a reading is still travelling.
 */
export function takeRows(engine: EngineState, rows: Iterable<TaskRow>, findings: Findings): void {
  const { model, clock, peers, stamps, columns, notes } = engine
  const rules = engine.context
  const { today } = rules.assess
  const now = clock.now()
  const canTellHands = rules.has.has('computedAt')
  const wanted = { writable: new Set(columns.computed().keys()), lost: columns.lost(), now }
  for (const row of rows) {
    const { recordId } = row
    const before = model.row(recordId)
    const wasTask = model.get(recordId) !== null
    const { isNew, entered, computed, stamped, stateByHand } = model.put(row, rules)
    if (model.planRow(recordId, wanted) !== null) findings.affected.add(recordId)
    else notes.note(recordId, { laterResultAt: null })
    findings.fresh.add(recordId)
    if (entered) notes.note(recordId, { refusal: null })
    if (stateByHand && !engine.isUncompared) notes.note(recordId, { unjudged: 'byHand' })
    else if (!wasTask || before?.state !== row.state) notes.note(recordId, { unjudged: 'found' })
    if (isNew || before === null || engine.isUncompared) continue
    // The model holds our own stamps, so a stamp that differs is another sidebar's.
    if (stamped && row.computedAt !== null) peers.seen(now)
    if (stamped) notes.note(recordId, { handEdits: null })
    if (stamped && before.state !== row.state && (isHeld(before.state) || isHeld(row.state)))
      findings.remarked.add(recordId)
    if (computed.length > 0 && !entered) {
      findings.foreign.add(recordId)
      if (!stamped && canTellHands)
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

/** The rows that were read in this pass, and those that others affect. */
export function* concerned({ fresh, affected }: Findings): Iterable<string> {
  yield* fresh
  for (const recordId of affected) if (!fresh.has(recordId)) yield recordId
}

/** Rows that are gone. */
export function forgetRows(engine: EngineState, recordIds: Iterable<string>): void {
  for (const recordId of recordIds) {
    engine.model.delete(recordId)
    engine.notes.forget(recordId)
  }
}
