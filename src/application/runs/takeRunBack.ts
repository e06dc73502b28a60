import { err, ok, type Result } from '../../domain/index.ts'
import type { BaselineDoor } from './baselineDoor.ts'
import type { HostError, HostResult } from '../ports.ts'
import { withTable, type StoredSheet } from '../stored/document.ts'
import { mergeChoices } from '../stored/mergeChoices.ts'
import { sheetPart, SHEET_LIST, withStopped } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { TABLE_KEYS } from '../../schema/index.ts'
import { type ChangeSet, NO_CHANGES } from './changeSet.ts'
import type { ColumnUses, LeftThing, TakeBackPlan } from './planTakeBack.ts'
import { beginRun, type RunDeps } from './recordedHost.ts'
import { fitsRecord } from './runRoom.ts'
import {
  claimRun,
  holdsClaim,
  keepRuns,
  loadRecord,
  noteTakenBack,
  RUNS,
  type RunEntry,
  type RunRecord,
} from './storedRuns.ts'
import { previewTakeBack, takeBack, withoutAddedAgain, type TakeBackOptions } from './takeBack.ts'

/** Why a run is not taken back. */
export type TakeBackRefusal =
  /** Too long ago, or it was too long to be kept. */
  | { readonly kind: 'notKept' }
  /** Another sidebar is taking it back. */
  | { readonly kind: 'underWay' }
  | HostError

export interface TakeBackDeps extends RunDeps {
  readonly stored: StoredRoom
  readonly baselines: BaselineDoor
  /** The views that filter by native columns, which must not outlive the columns of a run. [NW2] */
  readonly nativeViews: {
    /** What ending them would do. Reads only. */
    readonly look: (sheetId: string) => HostResult<ViewsTakenBack>
    /** Deletes those that were made for the columns, and gives the others their filters back. */
    readonly end: (sheetId: string) => HostResult<unknown>
  }
  /** What is computed and filled in, by the sheets that are tracked and the sheet as the run left it. */
  readonly columns: (sheet: StoredSheet | null) => ColumnUses
}

/** Names of the views that go, that filter by computed columns again, and that stay as people have changed them. */
export interface ViewsTakenBack {
  readonly deleted: readonly string[]
  readonly back: readonly string[]
  readonly left: readonly string[]
}

const NO_VIEWS: ViewsTakenBack = { deleted: [], back: [], left: [] }

/** What a taking back has done, or would do. */
export interface RunTakenBack {
  readonly run: RunEntry
  readonly plan: TakeBackPlan
  readonly left: readonly LeftThing[]
  readonly views: ViewsTakenBack
  /** The tracking of the sheet ends with it, because the run began it. */
  readonly endsTracking: boolean
  /** The baseline that it puts away or brings back; null for none. */
  readonly baseline: BaselineTakenBack | null
  /** Whether that can be taken back itself: what is too long is not kept. */
  readonly fits: boolean
}

/** Shorter runs are counted no further: what they take away or bring back is a few rows. */
const LONG_BYTES = 8 * 1024

interface BaselineTakenBack {
  readonly id: string
  readonly name: string
  /** Whether it stands afterwards. */
  readonly stands: boolean
}

/** What taking back a run would write and leave. Writes nothing. */
export async function previewRunTakeBack(
  deps: TakeBackDeps,
  id: string,
): Promise<Result<RunTakenBack, TakeBackRefusal>> {
  const kept = await keptRun(deps.stored, id)
  if (!kept.ok) return kept
  const { run, record } = kept.value
  const frozen = await planBaseline(deps.baselines, run, record)
  if (!frozen.ok) return frozen
  const { left, baseline, changes } = frozen.value
  const views = await viewsOf(deps, run, record)
  if (!views.ok) return views
  const plan = await previewTakeBack(deps.host, changes, deps.columns(record.sheet?.after ?? null))
  if (!plan.ok) return plan
  return ok({
    run,
    plan: plan.value,
    left: [...left, ...plan.value.left, ...leftViews(run, views.value)],
    views: views.value,
    endsTracking: endsTracking(record, plan.value),
    baseline,
    // Signs are short, and the rows that go with them are not.
    fits: (run.signParts === 0 && run.bytes < LONG_BYTES) || (await fitsTakeBack(deps, changes, record)),
  })
}

const fitsTakeBack = ({ host, columns }: TakeBackDeps, changes: ChangeSet, { sheet }: RunRecord): Promise<boolean> =>
  fitsRecord(
    host,
    (silent) => takeBack(silent, changes, columns(sheet?.after ?? null), { signal: new AbortController().signal }),
    sheet,
  )

/** Takes a run back. It is a run itself: what it wrote can be taken back as well. [TB2] */
export async function takeRunBack(
  deps: TakeBackDeps,
  id: string,
  {
    onPlan,
    ...options
  }: TakeBackOptions & {
    /** Called with what will be written, and of which run, before anything is. */
    readonly onPlan?: (plan: TakeBackPlan, run: RunEntry) => void
  },
): Promise<Result<RunTakenBack, TakeBackRefusal>> {
  const { stored, clock } = deps
  const kept = await keptRun(stored, id)
  if (!kept.ok) return kept
  const { run, record } = kept.value
  const own = beginRun(deps, { kind: 'takeBack', sheetId: run.sheetId, of: id })
  const claimed = await claimRun(stored, id, { by: own.id, at: clock.now() })
  if (!claimed.ok) return claimed
  if (!claimed.value) return err({ kind: 'underWay' })

  const frozen = await planBaseline(deps.baselines, run, record)
  if (!frozen.ok) {
    await noteTakenBack(stored, id, own.id, null)
    return frozen
  }
  const { baseline, changes } = frozen.value
  let isLost = false
  let views: Awaited<HostResult<ViewsTakenBack>> = ok(NO_VIEWS)
  const done = await takeBack(own.host, changes, deps.columns(record.sheet?.after ?? null), {
    ...options,
    onPlan: (plan) => onPlan?.(plan, run),
    async mayWrite() {
      const holds = await holdsClaim(stored, id, own.id)
      isLost = holds.ok && !holds.value
      if (!holds.ok || !holds.value) return false
      views = await viewsOf(deps, run, record)
      if (!views.ok || run.sheetId === null || !beganNativeViews(record)) return views.ok
      const ended = await deps.nativeViews.end(run.sheetId)
      if (!ended.ok) views = ended
      return ended.ok
    },
  })
  // What stands in the tables again, under another id, must not be added a second time.
  if (done.renamed.size > 0)
    await keepRuns(
      stored,
      [[run, { ...record, changes: withoutAddedAgain(record.changes, done.renamed) }]],
      clock.now(),
    )
  const isWhole = done.ok && done.left.every(({ because }) => because !== 'inUse')
  const restored =
    isWhole && run.sheetId !== null ? await restoreSheet(stored, run.sheetId, record, done) : ok(undefined)
  const moved =
    done.ok && run.sheetId !== null && baseline !== null
      ? await deps.baselines.move(run.sheetId, baseline.id, baseline.stands)
      : ok(undefined)
  if (done.ok && moved.ok && baseline !== null) own.baseline(baseline, baseline.name)
  await own.end()
  const left = done.ok && views.ok ? [...frozen.value.left, ...done.left, ...leftViews(run, views.value)] : []
  const isDone = done.ok && restored.ok && moved.ok
  const mayGoOn = left.some(({ because }) => because === 'changed' || because === 'inUse' || because === 'builtOn')
  await noteTakenBack(stored, id, own.id, isDone ? { at: clock.now(), left: left.length, mayGoOn } : null)
  if (isLost) return err({ kind: 'underWay' })
  if (!views.ok) return views
  if (!done.ok) return err(done.error)
  if (!restored.ok) return restored
  if (!moved.ok) return moved
  return ok({
    run,
    plan: done.plan,
    left,
    views: views.value,
    endsTracking: endsTracking(record, done.plan),
    baseline,
    fits: true,
  })
}

/**
 * What becomes of the baseline of a run. One that a later baseline builds on stays, and so does its row in 变更记录; one
 * whose days are gone cannot come back.
 */
async function planBaseline(
  baselines: BaselineDoor,
  { sheetId, what }: RunEntry,
  { changes, baseline }: RunRecord,
): HostResult<{
  readonly baseline: BaselineTakenBack | null
  readonly left: readonly LeftThing[]
  readonly changes: ChangeSet
}> {
  if (baseline === null || sheetId === null) return ok({ baseline: null, left: [], changes })
  const { id } = baseline
  const found = await baselines.find(sheetId, id)
  if (!found.ok) return found
  const now = found.value
  const name = now?.name ?? what ?? ''
  const stays = (because: LeftThing['because']) =>
    ok({
      baseline: null,
      left: [{ tableId: sheetId, table: '', what: { kind: 'baseline' as const, column: name }, because }],
      changes: NO_CHANGES,
    })
  if (baseline.stands) {
    if (now === null || !now.stands) return ok({ baseline: null, left: [], changes })
    return now.isBuiltOn ? stays('builtOn') : ok({ baseline: { id, name, stands: false }, left: [], changes })
  }
  if (now === null || !(now.stands || now.canComeBack)) return stays('gone')
  return ok({ baseline: now.stands ? null : { id, name, stands: true }, left: [], changes })
}

async function keptRun(
  stored: Pick<StoredRoom, 'load'>,
  id: string,
): Promise<Result<{ readonly run: RunEntry; readonly record: RunRecord }, TakeBackRefusal>> {
  const runs = await stored.load(RUNS)
  if (!runs.ok) return runs
  const run = runs.value.find((one) => one.id === id)
  if (run === undefined) return err({ kind: 'notKept' })
  const record = await loadRecord(stored, run)
  if (!record.ok) return record
  return record.value === null ? err({ kind: 'notKept' }) : ok({ run, record: record.value })
}

/** Whether the views of the sheet filter by native columns since the run. */
const beganNativeViews = ({ sheet }: RunRecord): boolean =>
  sheet?.after.tables.tasks.nativeViews !== undefined && sheet.before?.tables.tasks.nativeViews === undefined

const viewsOf = async (
  { nativeViews }: TakeBackDeps,
  { sheetId }: RunEntry,
  record: RunRecord,
): HostResult<ViewsTakenBack> =>
  sheetId !== null && beganNativeViews(record) ? await nativeViews.look(sheetId) : ok(NO_VIEWS)

const leftViews = ({ sheetId }: RunEntry, { left }: ViewsTakenBack): readonly LeftThing[] =>
  left.map((column) => ({ tableId: sheetId ?? '', table: '', what: { kind: 'view', column }, because: 'changed' }))

/** Whether the run began the tracking of its sheet, and its task table goes or was people's before. */
function endsTracking({ changes, sheet }: RunRecord, { tables }: TakeBackPlan): boolean {
  if (sheet === null || sheet.before !== null) return false
  const { tableId } = sheet.after.tables.tasks
  const isOfRun = (changes[tableId]?.made ?? null) !== null
  return !isOfRun || tables.some((table) => table.tableId === tableId && table.isDeleted)
}

/** Gives the sheet back what was stored of it before the run; what others have changed of it since stands. */
async function restoreSheet(
  stored: StoredRoom,
  sheetId: string,
  record: RunRecord,
  { plan, renamed }: { readonly plan: TakeBackPlan; readonly renamed: ReadonlyMap<string, string> },
): HostResult<unknown> {
  if (endsTracking(record, plan)) return stored.change(SHEET_LIST, (list) => withStopped(list, sheetId))
  const { sheet } = record
  if (sheet?.before === null || sheet?.before === undefined) return ok(undefined)
  const before = withSampleIds(sheet.before, renamed)
  return stored.change(sheetPart(sheetId), (now) => (now === null ? null : mergeChoices(sheet.after, before, now)))
}

/** The sheet with the present ids of its sample rows. */
const withSampleIds = (sheet: StoredSheet, renamed: ReadonlyMap<string, string>): StoredSheet =>
  TABLE_KEYS.reduce((changed, key) => {
    const table = changed.tables[key]
    if (table?.sample === undefined || table.sample === null) return changed
    const recordIds = table.sample.recordIds.map((recordId) => renamed.get(recordId) ?? recordId)
    return withTable(changed, key, { ...table, sample: { ...table.sample, recordIds } })
  }, sheet)
