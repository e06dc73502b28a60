import { interpretManualState, ok, type CalendarDate, type Result } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { IntentAnswer, PendingWork } from './pendingWork.ts'
import type { EnteredCells, HostError, ReadContext } from '../ports.ts'
import { LIKELY_SCALE, scaled, scaleOfWritten } from '../sheet/progressScale.ts'
import { stillHolds, type DragUndo, type RowMemory } from '../rows/rowMemory.ts'
import type { Findings } from './takeRows.ts'
import type { EngineState, TrackingLogEntry } from './engineState.ts'

/** Whether there is such a column of people's and it may hold values: words that are read are not written. */
const canEnter = ({ columns }: EngineState, key: keyof EnteredCells): boolean => {
  const bound = columns.bound()?.binding.fields[key]
  return bound !== undefined && bound.typed === undefined
}

/** Decides about the state cells of these rows: which wait for an answer, which come back. [MI1] */
export function judgeStates(engine: EngineState, recordIds: Iterable<string>, work: PendingWork): void {
  const { model, intents, clock, memory, columns } = engine
  if (!columns.has().has('state')) return
  const mayWrite = columns.writable().size > 0
  const sheet = {
    mayWrite,
    today: engine.context.assess.today,
    canComplete: canEnter(engine, 'progress'),
    hasHoldColumn: canEnter(engine, 'hold'),
  }
  for (const recordId of recordIds) {
    const task = model.get(recordId)
    if (task === null) {
      intents.forget(recordId)
      continue
    }
    const { hold, undo } = memory.get(recordId)
    const judged = intents.judge(task, {
      ...sheet,
      origin: engine.notes.of(recordId).unjudged ?? 'known',
      isResumed: hold === 'none',
      isDoneByDrag: undo?.to === 'done' && stillHolds(task.row, undo),
    })
    engine.notes.note(recordId, { unjudged: null })
    if (judged.kind !== 'restore') forgetHandState(engine, recordId)
    if (judged.kind === 'write') work.answers.set(recordId, { kind: 'accept', day: null, progress: null })
    if (judged.kind === 'takeBack') work.answers.set(recordId, { kind: 'takeBack' })
    if (judged.kind === 'restore' && columns.writable().has('state')) {
      const { from, to } = judged
      engine.onLog({ at: clock.now(), recordId, title: task.row.title, what: { kind: 'stateRestored', from, to } })
    }
    // The state cell shows that the task was taken up again: the mark is no longer needed.
    if (hold === 'none' && task.row.state !== 'paused' && task.row.state !== 'cancelled')
      memory.change(recordId, withoutHold)
  }
}

/** A hand-set state that means something is not put right. */
function forgetHandState({ notes }: EngineState, recordId: string): void {
  const { handEdits } = notes.of(recordId)
  if (handEdits?.has('state') !== true) return
  const rest = new Set([...handEdits].filter((key) => key !== 'state'))
  notes.note(recordId, { handEdits: rest.size === 0 ? null : rest })
}

/** Moves marks that were stored for lack of a column into the column once there is one. [MI1] */
export function moveMarks(engine: EngineState, work: PendingWork): void {
  const { memory, model } = engine
  const [intoHold, intoStart] = [canEnter(engine, 'hold'), canEnter(engine, 'actualStart')]
  if ((!intoHold && !intoStart) || engine.columns.writable().size === 0) return
  for (const [recordId, { hold, startedOn }] of memory.entries()) {
    const isMovable = (intoHold && hold !== undefined && hold !== 'none') || (intoStart && startedOn !== undefined)
    if (isMovable && model.row(recordId) !== null && !work.answers.has(recordId))
      work.answers.set(recordId, { kind: 'move' })
  }
}

interface Wish {
  readonly recordId: string
  readonly fields: EnteredCells
  readonly log: readonly TrackingLogEntry['what'][]
  /** Changes the row's statements once the cells are written. */
  readonly remember?: (before: RowMemory) => RowMemory
  /** The facts have changed, so the state in the cell is judged again. */
  readonly judgesAgain?: true
}

/**
 * Writes the cells of people that people have asked for: answers to open questions, drags that need none [MI1], and
 * stamped dates [MI2]. The rows were read in this pass. A refusal for lack of rights is told beside the question and
 * ends nothing.
 */
export async function writePeopleCells(
  engine: EngineState,
  work: PendingWork,
  { affected }: Findings,
): Promise<Result<null, HostError>> {
  const again: string[] = []
  let isMarkSaid = false
  for (const [recordId, answer] of work.answers) {
    const wish = wishOf(engine, recordId, answer)
    const written = wish === null ? ok(null) : await write(engine, wish)
    if (!written.ok) return written
    affected.add(recordId)
    if (written.value !== null) engine.intents.refuse(recordId, written.value)
    else if (answer.kind !== 'move') engine.intents.decide(recordId)
    if (written.value === null && wish?.judgesAgain === true) again.push(recordId)
    isMarkSaid ||= written.value === null && wish?.remember !== undefined
    work.answers.delete(recordId)
  }
  // Save the marks now: other sidebars read the cells that follow and need the marks to judge them.
  if (isMarkSaid) await engine.memory.flush()
  for (const recordId of again) engine.notes.note(recordId, { unjudged: 'byHand' })
  judgeStates(engine, again, engine.pending())
  return writeStamps(engine, work, affected)
}

async function writeStamps(
  engine: EngineState,
  work: PendingWork,
  affected: Set<string>,
): Promise<Result<null, HostError>> {
  if (engine.settings.stamps === 'automatic')
    for (const { recordId } of engine.stamps.open()) work.stamps.set(recordId, null)
  for (const [recordId, day] of work.stamps) {
    const wish = stampOf(engine, recordId, day)
    const written = wish === null ? ok(null) : await write(engine, wish)
    if (!written.ok) return written
    affected.add(recordId)
    // A day that a person typed is not a stamp.
    if (wish !== null && written.value === null && day === null) engine.stamps.written(recordId, wish.fields)
    else engine.stamps.forget(recordId)
    work.stamps.delete(recordId)
  }
  return ok(null)
}

/** What an answer writes; null when there is nothing (any more) to write. */
function wishOf(engine: EngineState, recordId: string, answer: IntentAnswer): Wish | null {
  const task = engine.model.get(recordId)
  if (task === null) return null
  switch (answer.kind) {
    case 'refuse':
      return null
    case 'accept':
      return acceptedWish(engine, task, answer)
    case 'takeBack':
      return takenBackWish(engine, task)
    case 'resume':
      return resumedWish(engine, task)
    case 'move':
      return movedWish(engine, task)
  }
}

function acceptedWish(
  engine: EngineState,
  task: AssessedTask,
  { day, progress }: { readonly day: CalendarDate | null; readonly progress: number | null },
): Wish | null {
  const { row, facts, assessment } = task
  const { recordId } = row
  const intent = engine.intents.get(recordId)
  if (intent === null) return null
  const { today } = engine.context.assess
  const meant = interpretManualState(intent.asked, assessment.state, facts, today)
  switch (meant.kind) {
    case 'recordDone':
    case 'confirmDone': {
      const kept = meant.write.actualEnd === row.actualEnd
      const actualEnd = day ?? (kept ? meant.write.actualEnd : intent.seenOn)
      const fields = enterable(engine, {
        progress: meant.write.progress,
        ...(actualEnd === null ? {} : { actualEnd }),
        ...(row.hold === null ? {} : { hold: null }),
        // Where progress is counted, done means that all of it is. [PR2]
        ...(isCounted(row) ? { doneAmount: row.totalAmount } : {}),
      })
      const undo = meant.kind === 'recordDone' ? undoOf(engine, task, fields, 'done') : null
      return {
        recordId,
        fields,
        log: [{ kind: 'intentRecorded', asked: 'done' }],
        remember: (before) => withUndo(withoutHold(before), undo),
      }
    }
    case 'confirmStart': {
      const from = row.actualStart
      // Write no start that nobody saw, unless a person names the day. [MI2]
      const to = day ?? intent.seenOn
      if (to === null) return null
      const log = [{ kind: 'stamped', field: 'actualStart', from, to }] as const
      return canEnter(engine, 'actualStart')
        ? { recordId, fields: { actualStart: to }, log }
        : { recordId, fields: {}, log, remember: (before) => ({ ...before, startedOn: to }) }
    }
    case 'confirmReopen': {
      if (progress === null) return null
      const fields = enterable(engine, {
        progress,
        ...(row.actualEnd === null ? {} : { actualEnd: null }),
        ...(isCounted(row) ? { doneAmount: Math.floor(((row.totalAmount ?? 0) * progress) / 100) } : {}),
      })
      return { recordId, fields, log: [{ kind: 'intentRecorded', asked: 'reopened' }], remember: withoutUndo }
    }
    case 'recordHold':
      return holdWish(engine, task, meant.hold)
    case 'resume':
      return { ...resumedWish(engine, task), judgesAgain: true }
    default:
      return null
  }
}

const isCounted = ({ doneAmount, totalAmount }: TaskRow): boolean =>
  doneAmount !== null && totalAmount !== null && totalAmount > 0

/** The cells among these that have a column. */
const enterable = (engine: EngineState, fields: EnteredCells): EnteredCells =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => canEnter(engine, key as keyof EnteredCells)))

function holdWish(engine: EngineState, task: AssessedTask, hold: 'paused' | 'cancelled'): Wish {
  const { recordId } = task.row
  if (canEnter(engine, 'hold')) {
    const undo = undoOf(engine, task, { hold }, hold)
    return {
      recordId,
      fields: { hold },
      log: [{ kind: 'intentRecorded', asked: hold }],
      remember: (before) => withUndo(withoutHold(before), undo),
    }
  }
  const undo = undoOf(engine, task, {}, hold)
  return {
    recordId,
    fields: {},
    log: [{ kind: 'heldByMark', from: task.facts.hold, to: hold }],
    remember: (before) => withUndo({ ...before, hold }, undo),
  }
}

function resumedWish(engine: EngineState, task: AssessedTask): Wish {
  const { row, facts } = task
  const { recordId } = row
  const isInColumn = row.hold !== null && canEnter(engine, 'hold')
  const fields = isInColumn ? { hold: null } : {}
  const undo = undoOf(engine, task, fields, 'resumed')
  return {
    recordId,
    fields,
    log: isInColumn ? [] : [{ kind: 'heldByMark', from: facts.hold, to: null }],
    remember: (before) => withUndo(before.hold === undefined ? before : { ...before, hold: 'none' }, undo),
  }
}

function takenBackWish(engine: EngineState, { row }: AssessedTask): Wish | null {
  const { recordId } = row
  const { undo } = engine.memory.get(recordId)
  if (undo === undefined || !stillHolds(row, undo)) return null
  const fields = enterable(engine, undo.before)
  const isMark = !canEnter(engine, 'hold')
  return {
    recordId,
    fields,
    log: [{ kind: 'intentRecorded', asked: 'takenBack' }],
    // A card that was dragged elsewhere is judged again; one that stayed is not.
    ...(row.state === undo.to ? {} : { judgesAgain: true }),
    remember: (before) => {
      const rest = withoutUndo(before)
      if (!isMark) return rest
      return undo.from === null
        ? rest.hold === undefined
          ? rest
          : { ...rest, hold: 'none' }
        : { ...rest, hold: undo.from }
    },
  }
}

function movedWish(engine: EngineState, { row }: AssessedTask): Wish {
  const { recordId } = row
  const { hold, startedOn } = engine.memory.get(recordId)
  const [intoHold, intoStart] = [canEnter(engine, 'hold'), canEnter(engine, 'actualStart')]
  return {
    recordId,
    log: [],
    fields: {
      ...(intoHold && hold !== undefined && hold !== 'none' && row.hold === null ? { hold } : {}),
      ...(intoStart && startedOn !== undefined && row.actualStart === null ? { actualStart: startedOn } : {}),
    },
    remember: (before) => {
      const { hold: oldHold, startedOn: oldStart, ...rest } = before
      return {
        ...rest,
        ...(intoHold || oldHold === undefined ? {} : { hold: oldHold }),
        ...(intoStart || oldStart === undefined ? {} : { startedOn: oldStart }),
      }
    },
  }
}

function undoOf(
  { clock }: EngineState,
  { row, facts }: AssessedTask,
  fields: EnteredCells,
  to: DragUndo['to'],
): DragUndo {
  const { progress, doneAmount, actualEnd, hold } = fields
  const written = { progress, doneAmount, actualEnd, hold }
  const keys = (Object.keys(written) as (keyof typeof written)[]).filter((key) => written[key] !== undefined)
  const cellsOf = (from: typeof written | TaskRow) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]))
  return { at: clock.now(), from: facts.hold, to, before: cellsOf(row), after: cellsOf(written) }
}

const withUndo = (before: RowMemory, undo: DragUndo | null): RowMemory =>
  undo === null ? withoutUndo(before) : { ...before, undo }

function withoutUndo({ undo: _taken, ...rest }: RowMemory): RowMemory {
  return rest
}
function withoutHold({ hold: _lifted, ...rest }: RowMemory): RowMemory {
  return rest
}

function stampOf({ stamps, model }: EngineState, recordId: string, day: CalendarDate | null): Wish | null {
  const row = model.row(recordId)
  // A typed day is for a task that nobody saw end. An end that is there is never overwritten. [MI2]
  const fields = day === null ? stamps.cells(recordId) : row?.actualEnd === null ? { actualEnd: day } : null
  if (fields === null || row === null) return null
  const log = (['actualStart', 'actualEnd'] as const).flatMap((field) => {
    const to = fields[field]
    return to === undefined || day !== null ? [] : [{ kind: 'stamped', field, from: row[field], to } as const]
  })
  return Object.keys(fields).length === 0 ? null : { recordId, fields, log }
}

/** Null when written. A refusal that waiting does not mend is the value; any other refusal is the error. */
async function write(
  engine: EngineState,
  { recordId, fields, log, remember }: Wish,
): Promise<Result<HostError | null, HostError>> {
  const { columns, ledger, model, clock, memory } = engine
  const context = columns.readContext(engine.settings.timeZone)
  const row = model.row(recordId)
  if (context === null || row === null) return ok(null)
  if (Object.keys(fields).length > 0) {
    const fieldIds = Object.keys(fields).flatMap(
      (key) => context.binding.fields[key as keyof EnteredCells]?.fieldId ?? [],
    )
    ledger.expect(recordId, new Set(fieldIds))
    const written = await enter(engine, context, recordId, fields)
    if (!written.ok)
      return written.error.kind === 'permissionDenied' || written.error.kind === 'notFound'
        ? ok(written.error)
        : written
    ledger.confirm([recordId], clock.now())
    model.put({ ...row, ...fields }, engine.context)
  }
  if (remember !== undefined) {
    memory.change(recordId, remember)
    model.reassess([recordId], engine.context)
  }
  for (const what of log) engine.onLog({ at: clock.now(), recordId, title: row.title, what })
  return ok(null)
}

/**
 * Writes the cells. While no progress has been entered in the sheet it is open how the column counts: the first one
 * written tells, and is written again where the host counts otherwise.
 */
async function enter(
  engine: EngineState,
  context: ReadContext,
  recordId: string,
  fields: EnteredCells,
): Promise<Result<void, HostError>> {
  const { columns, host, signal, onScale } = engine
  if (typeof fields.progress !== 'number' || !columns.isScaleOpen())
    return host.rewriteRows(context, [{ recordId, fields }])
  const first = await host.rewriteRows(scaled(context, LIKELY_SCALE), [{ recordId, fields }])
  if (!first.ok || fields.progress === 0) return first
  const scale = await scaleOfWritten(host, context, recordId, signal)
  if (!scale.ok) return scale
  columns.useScale(scale.value)
  onScale(scale.value)
  if (scale.value === LIKELY_SCALE) return first
  return host.rewriteRows(scaled(context, scale.value), [{ recordId, fields: { progress: fields.progress } }])
}
