import { interpretManualState, ok, type CalendarDate, type Result, written } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import type { IntentAnswer, PendingWork } from './pendingWork.ts'
import { type EnteredCells, type HostError, type ReadContext, isDeniedOrGone } from '../ports.ts'
import { LIKELY_SCALE, scaled, scaleOfWritten } from '../sheet/progressScale.ts'
import { stillHolds, type DragUndo, type RowMemory } from '../rows/rowMemory.ts'
import type { Findings } from './takeRows.ts'
import type { EngineState, TrackingLogEntry } from './engineState.ts'

/** Whether people's column exists and may be written. A column of words is only read. */
const canEnter = ({ columns }: EngineState, key: keyof EnteredCells): boolean => {
  const bound = columns.bound()?.binding.fields[key]
  return bound !== undefined && bound.typed === undefined
}

/** Judges the state cells of these rows: asks, writes what is clear, or restores the computed state. [MI1] */
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
      origin: engine.notes.of(recordId).unjudged ?? 'judged',
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
    // The state cell shows that the task was resumed, so the statement "resumed" is no longer needed.
    if (hold === 'none' && task.row.state !== 'paused' && task.row.state !== 'cancelled')
      memory.change(recordId, withoutHold)
  }
}

/** A hand-set state with a meaning is no edit to correct: removes it from the row's hand edits. */
function forgetHandState({ notes }: EngineState, recordId: string): void {
  const { handEdits } = notes.of(recordId)
  if (handEdits?.has('state') !== true) return
  const rest = new Set([...handEdits].filter((key) => key !== 'state'))
  notes.note(recordId, { handEdits: rest.size === 0 ? null : rest })
}

/** Asks for stored statements to be moved into their column once the sheet has one. [MI1] */
export function moveStatements(engine: EngineState, work: PendingWork): void {
  const { memory, model } = engine
  const [intoHold, intoStart] = [canEnter(engine, 'hold'), canEnter(engine, 'actualStart')]
  if ((!intoHold && !intoStart) || engine.columns.writable().size === 0) return
  for (const [recordId, { hold, startedOn }] of memory.entries()) {
    const isMovable = (intoHold && hold !== undefined && hold !== 'none') || (intoStart && startedOn !== undefined)
    if (isMovable && model.row(recordId) !== null && !work.answers.has(recordId))
      work.answers.set(recordId, { kind: 'move' })
  }
}

/** Cells of people's that a person asked us to write, with everything that follows from writing them. */
interface RequestedWrite {
  readonly recordId: string
  readonly fields: EnteredCells
  /** Entries for the change log. */
  readonly log: readonly TrackingLogEntry['what'][]
  /** Changes the row's memory after the cells are written. */
  readonly remember?: (before: RowMemory) => RowMemory
  /** The write changes the facts, so the state cell has to be judged again. */
  readonly judgesAgain?: true
}

/**
 * Writes people's cells where people asked for it: answers to questions, drags with a clear meaning [MI1], and stamped
 * dates [MI2]. The rows were read in this pass. A refusal for lack of rights is shown beside the question, and the pass
 * goes on.
 */
export async function writePeopleCells(
  engine: EngineState,
  work: PendingWork,
  { affected }: Findings,
): Promise<Result<null, HostError>> {
  const judgedAgain: string[] = []
  let isMemoryChanged = false
  for (const [recordId, answer] of work.answers) {
    const request = requestOf(engine, recordId, answer)
    const written = request === null ? ok(null) : await write(engine, request)
    if (!written.ok) return written
    affected.add(recordId)
    if (written.value !== null) engine.intents.refuse(recordId, written.value)
    else if (answer.kind !== 'move') engine.intents.decide(recordId)
    if (written.value === null && request?.judgesAgain === true) judgedAgain.push(recordId)
    isMemoryChanged ||= written.value === null && request?.remember !== undefined
    work.answers.delete(recordId)
  }
  // Save the statements now: other sidebars read the cells that follow and need the statements to judge them.
  if (isMemoryChanged) await engine.memory.flush()
  for (const recordId of judgedAgain) engine.notes.note(recordId, { unjudged: 'byHand' })
  judgeStates(engine, judgedAgain, engine.pending())
  return writeStamps(engine, work, affected)
}

/** Writes the dates that people accepted, or all proposed ones where the setting says so. [MI2] */
async function writeStamps(
  engine: EngineState,
  work: PendingWork,
  affected: Set<string>,
): Promise<Result<null, HostError>> {
  if (engine.settings.stamps === 'automatic')
    for (const { recordId } of engine.stamps.open()) work.stamps.set(recordId, null)
  for (const [recordId, day] of work.stamps) {
    const request = stampRequest(engine, recordId, day)
    const written = request === null ? ok(null) : await write(engine, request)
    if (!written.ok) return written
    affected.add(recordId)
    // A day that a person typed is not a stamp.
    if (request !== null && written.value === null && day === null) engine.stamps.written(recordId, request.fields)
    else engine.stamps.forget(recordId)
    work.stamps.delete(recordId)
  }
  return ok(null)
}

/** The write that an answer asks for; null when there is nothing (any more) to write. */
function requestOf(engine: EngineState, recordId: string, answer: IntentAnswer): RequestedWrite | null {
  const task = engine.model.get(recordId)
  if (task === null) return null
  switch (answer.kind) {
    case 'refuse':
      return null
    case 'accept':
      return acceptRequest(engine, task, answer)
    case 'takeBack':
      return takeBackRequest(engine, task)
    case 'resume':
      return resumeRequest(engine, task)
    case 'move':
      return moveRequest(engine, task)
  }
}

function acceptRequest(
  engine: EngineState,
  task: AssessedTask,
  { day, progress, deliverable }: Extract<IntentAnswer, { readonly kind: 'accept' }>,
): RequestedWrite | null {
  const { row, facts, assessment } = task
  const { recordId } = row
  const intent = engine.intents.get(recordId)
  if (intent === null) return null
  const { today } = engine.context.assess
  const meant = interpretManualState(intent.asked, assessment.state, facts, today)
  switch (meant.kind) {
    case 'recordDone':
    case 'confirmDone': {
      const keepsEnd = meant.write.actualEnd === row.actualEnd
      const actualEnd = day ?? (keepsEnd ? meant.write.actualEnd : intent.seenOn)
      const fields = enterable(engine, {
        progress: meant.write.progress,
        ...(actualEnd === null ? {} : { actualEnd }),
        ...(row.hold === null ? {} : { hold: null }),
        // Where the progress is counted in amounts, a done task has done all of the amount. [PR2]
        ...(isCounted(row) ? { doneAmount: row.totalAmount } : {}),
      })
      const undo = meant.kind === 'recordDone' ? undoOf(engine, task, fields, 'done') : null
      // Words that somebody has typed stay when the drag is taken back.
      const typed = written(row.deliverable) === null && deliverable !== undefined ? { deliverable } : {}
      return {
        recordId,
        fields: { ...fields, ...enterable(engine, typed) },
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
      return holdRequest(engine, task, meant.hold)
    case 'resume':
      return { ...resumeRequest(engine, task), judgesAgain: true }
    default:
      return null
  }
}

/** Whether progress follows from two amounts. [PR2] */
const isCounted = ({ doneAmount, totalAmount }: TaskRow): boolean =>
  doneAmount !== null && totalAmount !== null && totalAmount > 0

/** The cells among these that have a column which may be written. */
const enterable = (engine: EngineState, fields: EnteredCells): EnteredCells =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => canEnter(engine, key as keyof EnteredCells)))

function holdRequest(engine: EngineState, task: AssessedTask, hold: 'paused' | 'cancelled'): RequestedWrite {
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
    log: [{ kind: 'heldByStatement', from: task.facts.hold, to: hold }],
    remember: (before) => withUndo({ ...before, hold }, undo),
  }
}

function resumeRequest(engine: EngineState, task: AssessedTask): RequestedWrite {
  const { row, facts } = task
  const { recordId } = row
  const isInColumn = row.hold !== null && canEnter(engine, 'hold')
  const fields = isInColumn ? { hold: null } : {}
  const undo = undoOf(engine, task, fields, 'resumed')
  return {
    recordId,
    fields,
    log: isInColumn ? [] : [{ kind: 'heldByStatement', from: facts.hold, to: null }],
    remember: (before) => withUndo(before.hold === undefined ? before : { ...before, hold: 'none' }, undo),
  }
}

function takeBackRequest(engine: EngineState, { row }: AssessedTask): RequestedWrite | null {
  const { recordId } = row
  const { undo } = engine.memory.get(recordId)
  if (undo === undefined || !stillHolds(row, undo)) return null
  const fields = enterable(engine, undo.before)
  const isMark = !canEnter(engine, 'hold')
  return {
    recordId,
    fields,
    log: [{ kind: 'intentRecorded', asked: 'takenBack' }],
    // Judge the state again if the card was dragged elsewhere meanwhile, but not if it is still where the drag left it.
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

function moveRequest(engine: EngineState, { row }: AssessedTask): RequestedWrite {
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

/** What to remember of a drag, so that it can be taken back. */
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

function withoutUndo({ undo: _undo, ...rest }: RowMemory): RowMemory {
  return rest
}
function withoutHold({ hold: _hold, ...rest }: RowMemory): RowMemory {
  return rest
}

function stampRequest(
  { stamps, model }: EngineState,
  recordId: string,
  day: CalendarDate | null,
): RequestedWrite | null {
  const row = model.row(recordId)
  // A person named the day for a task that nobody saw end. Never overwrite an end that is there. [MI2]
  const fields = day === null ? stamps.cells(recordId) : row?.actualEnd === null ? { actualEnd: day } : null
  if (fields === null || row === null) return null
  const log = (['actualStart', 'actualEnd'] as const).flatMap((field) => {
    const to = fields[field]
    return to === undefined || day !== null ? [] : [{ kind: 'stamped', field, from: row[field], to } as const]
  })
  return Object.keys(fields).length === 0 ? null : { recordId, fields, log }
}

/** Writes a request. Value: null, or a refusal that waiting cannot change. Any other refusal is the error. */
async function write(
  engine: EngineState,
  { recordId, fields, log, remember }: RequestedWrite,
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
    if (!written.ok) return isDeniedOrGone(written.error) ? ok(written.error) : written
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
 * Writes the cells. The first progress of a sheet is written by the likely scale. The cell then shows the scale of the
 * column, and the progress is written again if that is another one.
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
