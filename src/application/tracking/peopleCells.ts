import { interpretManualState, ok, type Result } from '../../domain/index.ts'
import type { PendingWork } from '../pendingWork.ts'
import type { EnteredCells, HostError } from '../ports.ts'
import type { Findings } from './takeRows.ts'
import type { TrackedSheet, TrackingLogEntry } from './trackedSheet.ts'

/** 人工标记 is a column of larger presets only; what is read from a state of people's is not written. */
const canHold = ({ context, columns }: TrackedSheet): boolean =>
  context.has.has('hold') && columns.bound()?.binding.fields.hold?.typed === undefined

/** Decides about the state cells of these rows: which wait for an answer, which come back. [MI1] */
export function judgeStates(tracked: TrackedSheet, recordIds: Iterable<string>, work: PendingWork): void {
  const { model, intents, clock } = tracked
  if (!tracked.columns.writable().has('state')) return
  for (const recordId of recordIds) {
    const task = model.get(recordId)
    if (task === null) {
      intents.forget(recordId)
      continue
    }
    const judged = intents.judge(task, {
      origin: tracked.unjudged.get(recordId) ?? 'known', canHold: canHold(tracked), today: tracked.context.assess.today,
    })
    tracked.unjudged.delete(recordId)
    if (judged.kind !== 'restore') forgetHandState(tracked, recordId)
    if (judged.kind === 'hold') work.answers.set(recordId, true)
    if (judged.kind === 'restore') {
      const { from, to } = judged
      tracked.onLog({ at: clock.now(), recordId, title: task.row.title, what: { kind: 'stateRestored', from, to } })
    }
  }
}

/** What a person meant by a state is no edit to be put right. */
function forgetHandState({ handEdits }: TrackedSheet, recordId: string): void {
  const edited = handEdits.get(recordId)
  if (edited?.has('state') !== true) return
  const rest = new Set([...edited].filter((key) => key !== 'state'))
  if (rest.size === 0) handEdits.delete(recordId)
  else handEdits.set(recordId, rest)
}

interface Wish {
  readonly recordId: string
  readonly fields: EnteredCells
  readonly log: readonly TrackingLogEntry['what'][]
}

/**
 * Writes the cells of people that people have asked for: answers to open questions [MI1] and stamped dates [MI2]. The
 * rows were read in this pass. A refusal for lack of rights is told beside the question and ends nothing.
 */
export async function writePeopleCells(tracked: TrackedSheet, work: PendingWork, { affected }: Findings): Promise<Result<null, HostError>> {
  for (const [recordId, accept] of work.answers) {
    const wish = accept ? wishOf(tracked, recordId) : null
    const written = wish === null ? ok(null) : await write(tracked, wish)
    if (!written.ok) return written
    affected.add(recordId)
    if (written.value === null) tracked.intents.decide(recordId)
    else tracked.intents.refuse(recordId, written.value)
    work.answers.delete(recordId)
  }
  if (tracked.settings.stamps === 'automatic') for (const { recordId } of tracked.stamps.open()) work.stamps.add(recordId)
  for (const recordId of work.stamps) {
    const wish = stampOf(tracked, recordId)
    const written = wish === null ? ok(null) : await write(tracked, wish)
    if (!written.ok) return written
    affected.add(recordId)
    if (wish !== null && written.value === null) tracked.stamps.written(recordId, wish.fields)
    else tracked.stamps.forget(recordId)
    work.stamps.delete(recordId)
  }
  return ok(null)
}

/** What an accepted question writes; null when there is nothing (any more) to write. */
function wishOf(tracked: TrackedSheet, recordId: string): Wish | null {
  const intent = tracked.intents.get(recordId)
  const task = tracked.model.get(recordId)
  if (intent === null || task === null) return null
  const meant = interpretManualState(intent.asked, task.assessment.state, task.facts, tracked.context.assess.today)
  const log = [{ kind: 'intentRecorded', asked: intent.asked } as const]
  if (meant.kind === 'recordHold') return canHold(tracked) ? { recordId, fields: { hold: meant.hold }, log } : null
  if (meant.kind !== 'confirmDone') return null
  const { totalAmount, doneAmount } = task.row
  return {
    recordId,
    fields: {
      progress: meant.write.progress,
      actualEnd: meant.write.actualEnd,
      ...(task.facts.hold === null ? {} : { hold: meant.write.hold }),
      // Where progress is counted, done means that all of it is. [PR2]
      ...(doneAmount !== null && totalAmount !== null && totalAmount > 0 && doneAmount < totalAmount ? { doneAmount: totalAmount } : {}),
    },
    log,
  }
}

function stampOf({ stamps, model }: TrackedSheet, recordId: string): Wish | null {
  const fields = stamps.cells(recordId)
  const row = model.row(recordId)
  if (fields === null || row === null) return null
  const log = (['actualStart', 'actualEnd'] as const).flatMap((field) => {
    const to = fields[field]
    return to === undefined ? [] : [{ kind: 'stamped', field, from: row[field], to } as const]
  })
  return log.length === 0 ? null : { recordId, fields, log }
}

/** Null when written; a refusal that waiting does not mend as a value. */
async function write(tracked: TrackedSheet, { recordId, fields, log }: Wish): Promise<Result<HostError | null, HostError>> {
  const { columns, host, ledger, model, clock } = tracked
  const context = columns.readContext(tracked.settings.timeZone)
  const row = model.row(recordId)
  if (context === null || row === null) return ok(null)
  const fieldIds = Object.keys(fields).flatMap((key) => context.binding.fields[key as keyof EnteredCells]?.fieldId ?? [])
  ledger.expect(recordId, new Set(fieldIds))
  const written = await host.rewriteRows(context, [{ recordId, fields }])
  if (!written.ok) return written.error.kind === 'permissionDenied' || written.error.kind === 'notFound' ? ok(written.error) : written
  ledger.confirm([recordId], clock.now())
  model.put({ ...row, ...fields }, tracked.context)
  for (const what of log) tracked.onLog({ at: clock.now(), recordId, title: row.title, what })
  return ok(null)
}
