import { err, type Result } from '../../domain/index.ts'
import { compareNative } from '../native/compareNative.ts'
import { exceptionRows, type NativePlan } from '../native/nativePlan.ts'
import type { NativeActions } from '../native/nativeState.ts'
import { lookAtNative, removeNative, runNative, type NativeRefusal } from '../native/runNative.ts'
import { settingsFor, sheetId, type StoredSheet } from '../stored/document.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { SettingsScope } from './appState.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

type Answer<Name extends keyof NativeActions> = ReturnType<NativeActions[Name]>

/** The sidebars in which a run is under way: a second press would make the same columns again. */
const underWay = new WeakSet<AppContext>()

/** Does `work` on the sheet on show, one run at a time. */
async function alone<Value>(
  app: AppContext,
  work: (sheet: StoredSheet) => Promise<Result<Value, NativeRefusal>>,
): Promise<Result<Value, NativeRefusal>> {
  const now = app.current()
  if (now === null || underWay.has(app)) return err({ kind: 'cancelled' })
  underWay.add(app)
  try {
    return await work(now.sheet)
  } finally {
    underWay.delete(app)
  }
}

export async function look(app: AppContext): Answer<'look'> {
  const now = app.current()
  return now === null ? err({ kind: 'cancelled' }) : await lookAtNative(app.host(), app.stored(), now.sheet)
}

export async function compare(app: AppContext, plan: NativePlan): Answer<'compare'> {
  const bound = app.current()?.engine.bound() ?? null
  return bound === null ? err({ kind: 'cancelled' }) : await compareNative(app.host(), plan, bound.binding)
}

export async function make(app: AppContext, sheets: OpenSheets): Answer<'make'> {
  const made = await alone(app, (sheet) => {
    const tableId = sheetId(sheet)
    return app.recorded({ kind: 'addition', sheetId: tableId }, ({ host }) =>
      runNative(host, app.room(), { stored: app.stored(), sheet, tableId }),
    )
  })
  sheets.pass()
  return made
}

export async function remove(app: AppContext, sheets: OpenSheets): Answer<'remove'> {
  const removed = await alone(app, async (sheet) => {
    const looked = await lookAtNative(app.host(), app.stored(), sheet)
    return looked.ok ? await removeNative(app.host(), app.room(), looked.value) : looked
  })
  sheets.pass()
  return removed
}

/** Three years around now are enough for the plans of a campaign, and short enough to paste. */
export async function exceptionDays(app: AppContext): Answer<'exceptionDays'> {
  const now = app.current()
  const { calendar } = now === null ? app.stored().settings : settingsFor(app.stored(), now.sheet)
  const year = new Date(app.clock.now()).getUTCFullYear()
  return exceptionRows(calendar, { from: year - 1, to: year + 1 })
}

/** Counts the formulas that would say something else by these settings. A sheet that cannot be read counts none. [NV8] */
export async function toRewrite(
  app: AppContext,
  settings: TrackerSettings,
  scope: SettingsScope,
): Answer<'toRewrite'> {
  const stored = app.stored()
  let count = 0
  for (const sheet of stored.sheets) {
    const isShown = sheetId(sheet) === app.shown()
    // Another sheet follows the settings of the Base, unless it has its own.
    const isConcerned = isShown || (scope === 'base' && sheet.settings === null)
    if (sheet.native === undefined || !isConcerned) continue
    const plan = await lookAtNative(app.host(), stored, sheet, settings)
    if (plan.ok) count += plan.value.columns.filter(({ is }) => is === 'other').length
  }
  return count
}

/** Rewrites what differs in every sheet. What is refused stays, and the settings name it as another formula. [NV4] */
export async function rewriteAll(app: AppContext): Promise<void> {
  const stored = app.stored()
  if (app.store.getState().mayManage === false) return
  for (const sheet of stored.sheets) {
    if (sheet.native === undefined) continue
    await runNative(app.host(), app.room(), { stored, sheet, tableId: sheetId(sheet) }, { onlyRewrite: true })
  }
}
