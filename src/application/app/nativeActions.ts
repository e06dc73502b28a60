import { err, ok, type Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import type { NativeRefusal } from '../native/runNative.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Only the settings need these, so the first screen does not wait for them. */
const loadRun = async () => await import('../native/runNative.ts')

/** The actions around formula columns that the Base keeps true while no sidebar is open. */
export function createNativeActions(app: AppContext, sheets: OpenSheets): Pick<AppActions, 'native'> {
  const gone: HostError = { kind: 'notFound', what: 'sheet' }
  /** One run at a time: a second press would make the same columns again. */
  let isUnderWay = false
  async function alone<Value>(
    work: () => Promise<Result<Value, NativeRefusal>>,
  ): Promise<Result<Value, NativeRefusal>> {
    if (isUnderWay) return err({ kind: 'cancelled' })
    isUnderWay = true
    try {
      return await work()
    } finally {
      isUnderWay = false
      sheets.pass()
    }
  }
  return {
    native: {
      async look() {
        const now = app.current()
        if (now === null) return err(gone)
        const { lookAtNative } = await loadRun()
        return await lookAtNative(app.host(), app.stored(), now.sheet)
      },
      make: () =>
        alone(async () => {
          const now = app.current()
          if (now === null) return err(gone)
          const { runNative } = await loadRun()
          const tableId = sheetId(now.sheet)
          return await app.recorded({ kind: 'addition', sheetId: tableId }, ({ host }) =>
            runNative(host, app.room(), { stored: app.stored(), sheet: now.sheet, tableId }),
          )
        }),
      remove: () =>
        alone(async () => {
          const now = app.current()
          if (now === null) return err(gone)
          const { lookAtNative, removeNative } = await loadRun()
          const looked = await lookAtNative(app.host(), app.stored(), now.sheet)
          return looked.ok ? await removeNative(app.host(), app.room(), looked.value) : looked
        }),
      async exceptionDays() {
        const { exceptionRows } = await import('../native/nativePlan.ts')
        const now = app.current()
        const { calendar } = now === null ? app.stored().settings : settingsFor(app.stored(), now.sheet)
        const year = new Date(app.clock.now()).getUTCFullYear()
        return exceptionRows(calendar, { from: year - 1, to: year + 1 })
      },
    },
  }
}

/** Rewrites the formulas of every sheet that has native columns after its settings were saved here. [NV4] */
export async function followSettings(app: AppContext): Promise<Result<null, NativeRefusal>> {
  const stored = app.stored()
  const native = stored.sheets.filter((sheet) => sheet.native !== undefined)
  if (native.length === 0 || app.store.getState().mayManage === false) return ok(null)
  const { runNative } = await loadRun()
  for (const sheet of native) {
    const done = await runNative(
      app.host(),
      app.room(),
      { stored, sheet, tableId: sheetId(sheet) },
      { onlyRewrite: true },
    )
    if (!done.ok) return done
  }
  return ok(null)
}
