import { ok, type Result } from '../../domain/index.ts'
import { copyOf, isEmpty, noWork, type PendingWork } from './pendingWork.ts'
import type { PassEnd } from './passLoop.ts'
import type { HostError } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import { statementOf, NO_MEMORY } from '../rows/rowMemory.ts'
import { judgeStates, moveStatements, writePeopleCells } from './peopleCells.ts'
import { readEverything, readRows } from './readSheet.ts'
import { concerned, forgetRows, noFindings, type Findings } from './takeRows.ts'
import type { EngineState } from './engineState.ts'
import { settleLinks, staleRows, writeDifferences } from './writeDifferences.ts'

/** After this many rows the page may draw, so that a long sheet does not freeze it. */
const ROWS_PER_BREATH = 2000

export interface PassEvents {
  onPlan(total: number): void
  onWritten(written: number, total: number): void
}

/** How a pass over a sheet ended, with the number of rows it wrote; 0 when it failed. */
export interface SheetPassEnd extends PassEnd {
  readonly written: number
}

/** One pass: describe the columns, read what has changed, assess, and write what differs. `work` stays as it is. */
export async function runPass(engine: EngineState, work: PendingWork, events: PassEvents): Promise<SheetPassEnd> {
  const left = copyOf(work)
  const written = await passOver(engine, left, events)
  return written.ok
    ? { written: written.value, failure: null, owed: noWork() }
    : { written: 0, failure: written.error, owed: left }
}

/** Crosses off in `work` what is done, so that a failure leaves in it what is owed. The value counts written rows. */
async function passOver(
  engine: EngineState,
  work: PendingWork,
  events: PassEvents,
): Promise<Result<number, HostError>> {
  const { columns, clock, model, sheet } = engine
  if (work.schema || (work.sweep && engine.bookmark === null) || columns.bound() === null) {
    const isChanged = await columns.describe(sheet)
    if (!isChanged.ok) return isChanged
    if (isChanged.value) {
      work.full = true
      engine.bookmark = null
      engine.isUncompared = true
    }
    work.schema = false
  }
  const before = engine.context
  const recalled = await recall(engine, work)
  if (!recalled.ok) return recalled
  engine.context = ruleContext(
    engine.settings,
    clock.now(),
    columns.has(),
    (recordId) => statementOf(engine.memory.get(recordId)),
    engine.sheet.tables.tasks.ruled,
  )
  const marked = recalled.value.filter((recordId) => model.has(recordId))
  model.reassess(marked, engine.context)
  for (const recordId of marked) work.changed.add(recordId)
  work.reassess ||= before.key !== engine.context.key && model.size > 0
  if (work.full || work.reassess || work.override) engine.notes.clear('refusal')

  const isFull = work.full
  const findings = noFindings()
  const outcome = await readWhatChanged(engine, work, findings)
  if (!outcome.ok) return outcome
  const statements = await recallStatements(engine, findings)
  if (!statements.ok) {
    // The rows have been read: the next pass asks for the statements first and judges them then.
    work.memory = true
    for (const recordId of concerned(findings)) work.changed.add(recordId)
    return statements
  }
  forgetRows(engine, work.deleted)
  for (const recordId of work.deleted) engine.memory.change(recordId, () => NO_MEMORY)
  work.deleted.clear()
  if (columns.rights() === null) {
    const rights = await columns.askRights([...findings.affected].slice(0, 1).concat([...model.recordIds()].slice(-1)))
    if (!rights.ok) {
      // All rows were read: the next pass needs only those that differ.
      work.full = false
      for (const recordId of findings.affected) work.changed.add(recordId)
      return rights
    }
  }

  const rereads = work.reassess || work.override
  if (work.reassess) await reassess(engine)
  for (const recordId of await settleLinks(engine)) findings.affected.add(recordId)
  if (rereads) for (const recordId of model.recordIds()) findings.affected.add(recordId)
  if (isFull) await clock.breathe()
  judgeStates(engine, concerned(findings), work)
  if (isFull) {
    moveStatements(engine, work)
    engine.stamps.tidy()
  }
  const entered = await writePeopleCells(engine, work, findings)
  if (!entered.ok) {
    if (!isFull) for (const recordId of findings.affected) work.changed.add(recordId)
    return entered
  }
  for (const recordId of await settleLinks(engine)) findings.affected.add(recordId)
  // From here on only single rows can be left undone.
  work.reassess = false
  work.full = false
  const written = await writeDifferences(engine, { findings, work, rereads, ...events })
  if (!written.ok) return written
  return work.sweep ? sweep(engine, work, events, written.value) : written
}

/** Loads the statements at the opening, with every full reading, and when another sidebar has changed them. */
async function recall({ memory }: EngineState, work: PendingWork): Promise<Result<readonly string[], HostError>> {
  if (memory.isLoaded() && !work.memory && !work.full && !work.sweep) return ok([])
  const loaded = await memory.load()
  if (loaded.ok) work.memory = false
  return loaded
}

/**
 * Loads the statements again when another sidebar has written a held state. It saved the statement before the cell, so
 * the statement is there by now. [MI1]
 */
async function recallStatements(engine: EngineState, findings: Findings): Promise<Result<null, HostError>> {
  if (findings.statementsMayDiffer.size === 0) return ok(null)
  const loaded = await engine.memory.load()
  if (!loaded.ok) return loaded
  const marked = loaded.value.filter((recordId) => engine.model.has(recordId))
  engine.model.reassess(marked, engine.context)
  for (const recordId of marked) findings.affected.add(recordId)
  return ok(null)
}

async function readWhatChanged(
  engine: EngineState,
  work: PendingWork,
  findings: Findings,
): Promise<Result<null, HostError>> {
  if (!work.full) {
    const wanted = new Set([...work.changed, ...work.answers.keys(), ...work.stamps.keys()])
    const outcome = await readRows(engine, [...wanted], findings)
    if (!outcome.ok) return outcome
    if (outcome.value === 'read') {
      work.changed.clear()
      return ok(null)
    }
    work.full = true
  }
  const outcome = await readEverything(engine, findings)
  if (!outcome.ok) return outcome
  work.sweep = false
  work.changed.clear()
  return ok(null)
}

async function reassess({ model, context, clock }: EngineState): Promise<void> {
  const recordIds = [...model.recordIds()]
  for (let at = 0; at < recordIds.length; at += ROWS_PER_BREATH) {
    model.reassess(recordIds.slice(at, at + ROWS_PER_BREATH), context)
    await clock.breathe()
  }
}

/**
 * Reads everything in the background, so that nothing depends on events alone. [LV3] Other work goes first: the
 * sweep is interrupted after a page and goes on where it was.
 */
async function sweep(
  engine: EngineState,
  work: PendingWork,
  events: PassEvents,
  before: number,
): Promise<Result<number, HostError>> {
  const findings = noFindings()
  const outcome = await readEverything(engine, findings, { isInterrupted: () => !isEmpty(engine.pending()) })
  if (!outcome.ok) {
    // The next sweep goes on at the bookmark. Of the pages read so far, only rows that are not up to date are read again.
    for (const recordId of await staleRows(engine, findings.affected, false)) work.changed.add(recordId)
    return outcome
  }
  for (const recordId of await settleLinks(engine)) findings.affected.add(recordId)
  judgeStates(engine, concerned(findings), work)
  const entered = await writePeopleCells(engine, work, findings)
  if (!entered.ok) return entered
  // A sweep is slow: its rows are read again right before they are written.
  findings.fresh.clear()
  const written = await writeDifferences(engine, { findings, work, rereads: true, ...events })
  if (!written.ok) return written
  if (outcome.value === 'interrupted') engine.pending().sweep = true
  work.sweep = false
  return ok(before + written.value)
}
