import { ok, type Result } from '../../domain/index.ts'
import type { ComputedKey } from '../../schema/index.ts'
import type { PendingWork } from './pendingWork.ts'
import { wholeInSlices } from '../inSlices.ts'
import type { HostError, ReadContext, WritePlan } from '../ports.ts'
import { judgeStates } from './peopleCells.ts'
import { readRows } from './readSheet.ts'
import type { Findings } from './takeRows.ts'
import type { EngineState } from './engineState.ts'
import { isOfLaterDay } from './dayTurns.ts'

/** Rows that one call writes. */
export const ROWS_PER_WRITE = 200
/**
 * Rows read again before they are written: one call reads them (the adapter asks for at most 500), two calls write
 * them.
 */
const ROWS_PER_REREAD = 2 * ROWS_PER_WRITE
/** Rows compared before the page may draw: a few milliseconds of work. */
const ROWS_PER_BREATH = 2000

export interface WritingOptions {
  readonly findings: Findings
  /** The work of this pass; rows that could not be written are added to it. */
  readonly work: PendingWork
  /** The rows were read earlier than in this pass: read them again before they are written. */
  readonly rereads: boolean
  onPlan(total: number): void
  onWritten(written: number, total: number): void
}

/**
 * Writes the cells that differ. Rows are read right before they are written, in case another sidebar was faster. Rows
 * that have changed meanwhile are left to the next pass.
 */
export async function writeDifferences(
  engine: EngineState,
  options: WritingOptions,
): Promise<Result<number, HostError>> {
  const { findings, work } = options
  const stale = await staleRows(engine, findings.affected, work.override)
  if (stale.some((recordId) => findings.foreign.has(recordId) && engine.notes.of(recordId).handEdits === null)) {
    const { settings } = engine
    await engine.onDoubt()
    // The settings have changed: the next pass assesses and compares everything with the new ones.
    if (settings !== engine.settings) return ok(0)
  }
  if (stale.length > 0) options.onPlan(stale.length)
  let written = 0
  let areRightsAsked = false
  // Several sidebars share a long plan: each begins at another row and finds the others' rows written.
  const isShared = stale.length > ROWS_PER_WRITE && engine.peers.areActive(engine.clock.now())
  if (isShared) rotate(stale, engine.clock.random())
  const groupSize = options.rereads && !isShared ? ROWS_PER_REREAD : ROWS_PER_WRITE
  for (let at = 0; at < stale.length; ) {
    const group = stale.slice(at, at + groupSize)
    const rows = await reread(
      engine,
      isShared ? group : group.filter((recordId) => !isFresh(engine, options, recordId)),
      options,
    )
    if (!rows.ok) return owe(work, stale.slice(at), rows.error)
    if (rows.value === 'scaleFound') {
      engine.pending().full = true
      return ok(written)
    }
    const plan = group.flatMap((recordId) => planned(engine, recordId, findings, work.override) ?? [])
    for (let from = 0; from < plan.length; from += ROWS_PER_WRITE) {
      const part = plan.slice(from, from + ROWS_PER_WRITE)
      const applied = await apply(engine, part)
      if (!applied.ok) {
        // A column may have lost its right: ask again, and plan without it.
        if (applied.error.kind === 'permissionDenied' && !areRightsAsked && (await hasLostRights(engine, part))) {
          areRightsAsked = true
          from = -ROWS_PER_WRITE
          plan.splice(
            0,
            plan.length,
            ...group.flatMap((recordId) => planned(engine, recordId, findings, work.override) ?? []),
          )
          continue
        }
        return owe(work, [...part.map(({ recordId }) => recordId), ...stale.slice(at)], applied.error)
      }
      for (const { recordId, fields } of part) noteRestored(engine, recordId, fields)
      written += applied.value
      options.onWritten(written, stale.length)
    }
    at += group.length
  }
  return ok(written)
}

/** Notes that we corrected cells which a person had changed, unless the host refused the row. */
function noteRestored({ notes }: EngineState, recordId: string, fields: WritePlan[number]['fields']): void {
  const { handEdits, refusal, isRestored } = notes.of(recordId)
  if (handEdits === null || refusal !== null) return
  const isPutRight = Object.keys(fields).some((key) => handEdits.has(key as ComputedKey))
  notes.note(recordId, { handEdits: null, isRestored: isPutRight ? true : isRestored })
}

/** Leaves these rows to the next pass. */
function owe(work: PendingWork, recordIds: readonly string[], error: HostError): Result<number, HostError> {
  for (const recordId of recordIds) work.changed.add(recordId)
  return { ok: false, error }
}

/** Assesses again what links decide, and gives the tasks that changed. In a long network the page may draw meanwhile. */
export const settleLinks = ({ model, context, clock }: EngineState): Promise<readonly string[]> =>
  wholeInSlices(model.settleLinksSteps(context), clock)

/** The rows among these that differ and may be written now. */
export async function staleRows(
  engine: EngineState,
  affected: ReadonlySet<string>,
  overrides: boolean,
): Promise<string[]> {
  const stale: string[] = []
  let compared = 0
  for (const recordId of affected) {
    if (planOf(engine, recordId, overrides) !== null) stale.push(recordId)
    compared += 1
    if (compared % ROWS_PER_BREATH === 0) await engine.clock.breathe()
  }
  return stale
}

/** Whether a row may be written as it is remembered. */
const isFresh = ({ peers, clock }: EngineState, { findings, rereads }: WritingOptions, recordId: string): boolean =>
  findings.fresh.has(recordId) || !(rereads || peers.areActive(clock.now()))

async function reread(
  engine: EngineState,
  recordIds: readonly string[],
  { findings, work }: WritingOptions,
): ReturnType<typeof readRows> {
  const rows = await readRows(engine, recordIds, findings)
  if (!rows.ok) return rows
  // Rows linked to those just read are left to the next pass.
  for (const recordId of await settleLinks(engine))
    if (!findings.fresh.has(recordId)) engine.pending().changed.add(recordId)
  judgeStates(engine, recordIds, work)
  return rows
}

/** Moves a share of the rows to the end, so that the list begins elsewhere. */
function rotate(recordIds: string[], share: number): void {
  recordIds.push(...recordIds.splice(0, Math.floor(recordIds.length * share)))
}

/** The cells to write into one row now; null when there are none or the row must wait. */
function planOf(engine: EngineState, recordId: string, overrides: boolean): WritePlan[number] | null {
  const { model, columns, clock, notes, contention } = engine
  const now = clock.now()
  notes.note(recordId, { laterResultAt: null })
  const { refusal, question } = notes.of(recordId)
  if (refusal !== null) return null
  const writable = columns.writable()
  const plan = model.planRow(recordId, {
    writable,
    now,
    lost: columns.lost(),
    leavesState: question !== null,
  })
  if (plan === null && !overrides) return null
  const computedAt = model.row(recordId)?.computedAt ?? null
  if (plan !== null && contention.mustWait(recordId, now)) return null
  if (computedAt === null || !isOfLaterDay(computedAt, engine.settings, engine.context.assess)) return plan
  if (overrides) return writable.has('computedAt') ? { recordId, fields: { ...plan?.fields, computedAt: now } } : plan
  if (plan !== null) notes.note(recordId, { laterResultAt: computedAt })
  return null
}

function planned(
  engine: EngineState,
  recordId: string,
  findings: Findings,
  overrides: boolean,
): WritePlan[number] | null {
  const { changed, deleted } = engine.pending()
  if (changed.has(recordId) || deleted.has(recordId)) return null
  const plan = planOf(engine, recordId, overrides)
  if (plan !== null && (findings.foreign.has(recordId) || engine.contention.hasWaited(recordId))) {
    engine.contention.noteCorrection(recordId, engine.clock.now())
  }
  return plan
}

async function apply(engine: EngineState, plan: WritePlan): Promise<Result<number, HostError>> {
  const { host, columns, model, ledger, signal, clock, notes, opening } = engine
  const context = contextOf(engine)
  const cells = new Map(plan.map(({ recordId, fields }) => [recordId, fields]))
  const idOf: ReadonlyMap<string, string> = columns.computed()
  // Most rows change in the same columns, so they share one set of ids.
  const idsOf = new Map<string, ReadonlySet<string>>()
  for (const { recordId, fields } of plan) {
    const keys = Object.keys(fields)
    const name = keys.join()
    const ids = idsOf.get(name) ?? new Set(keys.flatMap((key) => idOf.get(key) ?? []))
    idsOf.set(name, ids)
    ledger.expect(recordId, ids)
  }
  const applied = await host.apply(context, plan, {
    signal,
    onBatch: (_written, recordIds) => {
      ledger.confirm(recordIds, clock.now())
      opening.noteWritten(recordIds)
      for (const recordId of recordIds) model.noteWritten(recordId, cells.get(recordId) ?? {})
    },
  })
  if (!applied.ok) return applied
  const gone = applied.value.refused.flatMap(({ recordId, error }) => (error.kind === 'notFound' ? [recordId] : []))
  for (const { recordId, error } of applied.value.refused) notes.note(recordId, { refusal: error })
  // Rows deleted under us are no refusal to speak of.
  if (gone.length > 0) for (const recordId of gone) engine.pending().changed.add(recordId)
  return ok(applied.value.written)
}

function contextOf({ columns, settings }: EngineState): ReadContext {
  const context = columns.readContext(settings.timeZone)
  if (context === null) throw new Error('a sheet is bound before its rows are written')
  return context
}

/** Whether, asked again, the user may write fewer columns than before. */
async function hasLostRights({ columns }: EngineState, plan: WritePlan): Promise<boolean> {
  const before = columns.writable().size
  columns.forgetRights()
  const rights = await columns.askRights(
    plan
      .slice(0, 1)
      .concat(plan.slice(-1))
      .map(({ recordId }) => recordId),
  )
  return rights.ok && columns.writable().size < before
}
