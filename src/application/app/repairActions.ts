import { ok } from '../../domain/index.ts'
import type { RepairState } from '../repair/repairState.ts'
import type { AppActions } from './appState.ts'
import type { RepairChoices } from '../repair/repairPlan.ts'
import { boundColumns } from '../repair/checkSheet.ts'
import { settingsFor, sheetId, sheetOf } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { DriftWatch } from './driftWatch.ts'
import type { OpenSheets } from './openSheets.ts'

/** A table that has lost nothing is repaired by nobody. */
const loadPlan = async () => await import('../repair/repairPlan.ts')
const loadRepair = async () => await import('../repair/repairSheet.ts')

/** The actions that check the tables of a sheet and repair them as people choose. One run at a time. */
export function createRepairActions(
  app: AppContext,
  sheets: OpenSheets,
  drift: DriftWatch,
): Pick<AppActions, 'checkSchema' | 'repairSchema' | 'startRepair' | 'cancelRepair' | 'leaveRepair'> {
  let current: AbortController | null = null
  const show = (repair: RepairState): void => app.patch({ repair })
  app.onClose(() => current?.abort())

  async function plan(): Promise<void> {
    const now = app.current()
    if (now === null || current !== null) return
    show({ kind: 'planning' })
    const [{ planRepair }, described] = await Promise.all([loadPlan(), drift.describe()])
    if (!described.ok) return show({ kind: 'failed', error: described.error, failures: [] })
    show({ kind: 'planned', tableId: sheetId(now.sheet), items: planRepair(now.sheet, described.value) })
  }

  async function run(tableId: string, choices: RepairChoices): Promise<void> {
    const sheet = sheetOf(app.stored(), tableId)
    if (current !== null || sheet === null) return
    const running = new AbortController()
    current = running
    show({ kind: 'running', done: 0, total: 0, step: null, cancelling: false })
    const { repairSheet, stillAmiss } = await loadRepair()
    const repaired = await app.recorded({ kind: 'repair', sheetId: tableId }, ({ host }) =>
      repairSheet(host, app.room(), tableId, choices, {
        signal: running.signal,
        timeZone: settingsFor(app.stored(), sheet).timeZone,
        now: app.clock.now(),
        onStep: (step, done, total) => show({ kind: 'running', done, total, step, cancelling: running.signal.aborted }),
      }),
    )
    current = null
    // Also after a refusal some steps may be done and stored.
    await sheets.reload()
    app.taskEngines.get(tableId)?.recheck()
    const [failure] = repaired.ok ? repaired.value.failures : []
    if (!repaired.ok)
      show(
        repaired.error.kind === 'cancelled'
          ? { kind: 'idle' }
          : { kind: 'failed', error: repaired.error, failures: [] },
      )
    else if (failure !== undefined) show({ kind: 'failed', error: failure.error, failures: repaired.value.failures })
    else
      show({
        kind: 'done',
        steps: repaired.value.steps,
        left: await stillAmiss(app.host(), repaired.value.sheet, choices),
      })
  }

  return {
    async checkSchema() {
      const now = app.current()
      if (now === null) return ok({ columns: 0, drift: [] })
      now.engine.recheck()
      const described = await drift.describe()
      await now.engine.settled()
      await drift.settled()
      if (!described.ok) return described
      return ok({
        columns: boundColumns(now.sheet, described.value),
        drift: app.store.getState().drift?.differences ?? [],
      })
    },
    repairSchema: () => void plan(),
    startRepair(choices) {
      const { repair } = app.store.getState()
      if (repair.kind === 'planned') void run(repair.tableId, choices)
    },
    cancelRepair() {
      current?.abort()
      const { repair } = app.store.getState()
      if (repair.kind === 'running') show({ ...repair, cancelling: true })
    },
    leaveRepair() {
      if (current === null) show({ kind: 'idle' })
    },
  }
}
