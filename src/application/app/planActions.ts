import { err, ok } from '../../domain/index.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { ShiftDeps } from '../planning/applyShift.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Only the page 计划 needs these, so the first screen does not wait for them. */
const loadApply = async () => await import('../planning/applyShift.ts')
const loadAdd = async () => await import('../planning/addLinkColumns.ts')

/** The actions that write a shift of the plan, and give a sheet the columns for links. [SH2] [DP5] */
export function createPlanActions(app: AppContext, sheets: OpenSheets): Pick<AppActions, 'plan'> {
  /** One run at a time: a second press would write the same rows again. */
  let isUnderWay = false
  return {
    plan: {
      async apply(moved, reason, run) {
        const now = app.current()
        if (now === null || isUnderWay) return err({ kind: 'nothing' })
        isUnderWay = true
        try {
          const { applyShift } = await loadApply()
          const bound = now.engine.bound()
          const { timeZone } = settingsFor(app.stored(), now.sheet)
          const context = bound === null ? null : { binding: bound.binding, timeZone }
          const head = { kind: 'shift', sheetId: sheetId(now.sheet), why: reason.trim() } as const
          const log: ShiftDeps['log'] = (entries) => {
            if (entries.length > 0) app.companionEngines.get(sheetId(now.sheet))?.logPlan(entries)
          }
          return await app.recorded(head, ({ host }) =>
            applyShift({ host, context, now: () => app.clock.now(), closing: app.closing, log }, moved, reason, run),
          )
        } finally {
          isUnderWay = false
        }
      },
      async fits(moved) {
        const now = app.current()
        const bound = now?.engine.bound() ?? null
        if (now === null || bound === null) return true
        const { fitsShift } = await loadApply()
        const { timeZone } = settingsFor(app.stored(), now.sheet)
        return await fitsShift(app.host(), { binding: bound.binding, timeZone }, moved)
      },
      async addLinkColumns() {
        const now = app.current()
        if (now === null) return err({ kind: 'cancelled' })
        const { addLinkColumns } = await loadAdd()
        const tableId = sheetId(now.sheet)
        const added = await app.recorded({ kind: 'addition', sheetId: tableId }, ({ host }) =>
          addLinkColumns(host, app.room(), tableId, { onStep: () => undefined, signal: app.closing }),
        )
        if (!added.ok) return added
        sheets.pass()
        now.engine.recheck()
        return ok(null)
      },
    },
  }
}
