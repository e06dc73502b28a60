import { asOfDay, daysBetween, err, ok } from '../../domain/index.ts'
import { SAMPLES } from '../../schema/index.ts'
import type { SetupState } from '../setup/setupState.ts'
import type { AppActions } from './appState.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { RunHead } from '../runs/recordedHost.ts'
import { previewSetup } from '../setup/previewPlan.ts'
import type { SetupDone, SetupOutcome, SetupRun } from '../setup/runSetup.ts'
import type { SetupRequest } from '../stored/settings.ts'
import { sheetId } from '../stored/document.ts'
import { SETUP } from '../stored/parts.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** What makes tables is loaded once somebody wants some: a tracked sheet opens without it. */
const loadSetup = async () => await import('../setup/runSetup.ts')

interface Prepared extends Pick<RunHead, 'kind' | 'sheetId'> {
  readonly write: (host: HostPort, run: SetupRun) => Promise<SetupOutcome>
}
type Progress = Pick<Extract<SetupState, { kind: 'running' }>, 'done' | 'total' | 'step'>

/** The actions that make and complete the tables of a sheet. One run at a time. */
export function createSetupActions(
  app: AppContext,
  sheets: OpenSheets,
): Pick<AppActions, 'previewSetup' | 'startSetup' | 'cancelSetup' | 'dismissSetup'> {
  let current: AbortController | null = null
  const show = (setup: SetupState): void => app.patch({ setup })
  app.onClose(() => current?.abort())

  async function setUp(request: SetupRequest, prepare: () => HostResult<Prepared>): Promise<void> {
    if (current !== null) return
    const running = new AbortController()
    current = running
    let at: Progress = { done: 0, total: previewSteps(request), step: null }
    show({ kind: 'running', request, ...at, cancelling: false })
    const outcome = await prepare().then(async (prepared) => {
      if (!prepared.ok) return prepared
      const { write, ...head } = prepared.value
      return await app.recorded(head, async ({ host, made }) => {
        const written = await write(host, {
          signal: running.signal,
          timeZone: app.stored().settings.timeZone,
          now: app.clock.now(),
          onStep: (step, done, total) => {
            at = { done, total, step }
            show({ kind: 'running', request, ...at, cancelling: running.signal.aborted })
          },
        })
        if (written.ok) made(sheetId(written.value.sheet))
        return written
      })
    })
    current = null
    if (outcome.ok) await finish(outcome.value, request, at)
    else if (outcome.error.kind === 'cancelled') show({ kind: 'interrupted', request })
    else show({ kind: 'failed', request, ...at, error: outcome.error, failures: [] })
  }

  /** Continues a begun set-up, completes a finished sheet of the same preset, upgrades a sheet, or begins a new one. */
  async function prepareSetup(request: SetupRequest): HostResult<Prepared> {
    const host = app.host()
    const [{ completeSheet, openJournal, runSetup }, loaded] = await Promise.all([loadSetup(), app.reloadStored()])
    if (!loaded.ok) return loaded
    const begun = loaded.value.setup
    if (begun !== null && begun.request.preset === request.preset && begun.request.grows === request.grows)
      return ok({
        ...headOf(begun.request),
        write: (recorded, run) => runSetup(recorded, app.room(), begun, run),
      })
    const tables = await host.listTables()
    if (!tables.ok) return tables
    const present = loaded.value.sheets.filter((sheet) => tables.value.some((table) => table.id === sheetId(sheet)))
    const grows = present.find((sheet) => sheetId(sheet) === request.grows) ?? null
    if (request.grows !== undefined && grows === null) return err({ kind: 'notFound', what: request.grows })
    const complete = grows ?? (request.another ? undefined : present.find((sheet) => sheet.preset === request.preset))
    if (complete?.preset === request.preset && (grows === null || complete.withOptional || !request.withOptional))
      return ok({
        kind: 'repair',
        sheetId: sheetId(complete),
        write: (recorded, run) => completeSheet(recorded, app.room(), complete, run),
      })
    const shiftDays = request.sample === 'shifted' ? daysBetween(SAMPLES[request.preset].anchor, asOf()) : 0
    const opened = await openJournal(host, app.room(), request, {
      seen: loaded.value,
      shiftDays: shiftDays ?? 0,
      grows,
    })
    if (!opened.ok) return opened
    if (opened.value === null) return prepareSetup(request)
    const journal = opened.value
    return ok({
      ...headOf(request),
      write: (recorded, run) => runSetup(recorded, app.room(), journal, run),
    })
  }

  async function finish(outcome: SetupDone, request: SetupRequest, at: Progress): Promise<void> {
    const tableId = sheetId(outcome.sheet)
    app.taskEngines.get(tableId)?.setSheet(outcome.sheet)
    app.companionEngines.get(tableId)?.setSheet(outcome.sheet)
    sheets.start(outcome.sheet)
    app.show(tableId)
    await sheets.follow()
    const [failure] = outcome.failures
    if (failure === undefined) {
      const { steps, nativeRefusal } = outcome
      show({ kind: 'done', tableId, steps, ...(nativeRefusal === undefined ? {} : { nativeRefusal }) })
    } else
      show({ kind: 'failed', request, ...at, step: failure.step, error: failure.error, failures: outcome.failures })
    await app.host().showTable(tableId)
  }

  /** The as-of day. Sample dates are shifted to it, so that the figures equal the template's at any hour. */
  function asOf(): string {
    const { timeZone, cutOff } = app.stored().settings
    return asOfDay(new Date(app.clock.now()), timeZone, cutOff).asOf
  }

  return {
    previewSetup,
    startSetup: (request) => void setUp(request, () => prepareSetup(request)),
    cancelSetup() {
      current?.abort()
      const { setup } = app.store.getState()
      if (setup.kind === 'running') show({ ...setup, cancelling: true })
    },
    dismissSetup() {
      const { setup } = app.stored()
      show({ kind: 'idle' })
      // A set-up that another sidebar has begun since must go on: delete only the dismissed one.
      if (setup !== null) void app.room().change(SETUP, (now) => (isSameValue(now, setup) ? null : now))
    },
  }
}

const headOf = ({ grows }: SetupRequest): RunHead =>
  grows === undefined ? { kind: 'setUp', sheetId: null } : { kind: 'upgrade', sheetId: grows }

/** The number of steps of a set-up from nothing. The progress bar shows it until the plan is made. */
function previewSteps(request: SetupRequest): number {
  const { tables, sampleRows } = previewSetup(request)
  return tables.reduce((sum, { columns, views }) => sum + 1 + columns.length + 2 * views.length, sampleRows > 0 ? 1 : 0)
}
