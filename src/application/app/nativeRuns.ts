import { err, ok, type Result } from '../../domain/index.ts'
import { compareNative } from '../native/compareNative.ts'
import { daysToPaste, isDaysDue } from '../native/nativeDays.ts'
import { planNative, type NativePlan } from '../native/nativePlan.ts'
import type { NativeViewEnd, NativeViewPlan } from '../native/nativeViewPlan.ts'
import type { ViewsTakenBack } from '../runs/takeRunBack.ts'
import type { NativeActions, NativeRewrite } from '../native/nativeState.ts'
import {
  lookAtNative,
  removeNative,
  runNative,
  type NativeAsk,
  type NativeOutcome,
  type NativeRefusal,
} from '../native/runNative.ts'
import { endNativeViews, lookAtNativeViews, runNativeViews, type NativeViewsEnded } from '../native/runNativeViews.ts'
import type { HostResult } from '../ports.ts'
import { settingsFor, sheetId, type StoredSheet } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { SettingsScope } from './appState.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

type Answer<Name extends keyof NativeActions> = ReturnType<NativeActions[Name]>

const askOf = (app: AppContext, sheet: StoredSheet): NativeAsk => ({
  stored: app.stored(),
  sheet,
  now: app.clock.now(),
})

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
  return now === null ? err({ kind: 'cancelled' }) : await lookAtNative(app.host(), askOf(app, now.sheet))
}

export async function lookAtViews(app: AppContext, plan: NativePlan): Answer<'lookAtViews'> {
  const now = app.current()
  return now === null ? err({ kind: 'cancelled' }) : await lookAtNativeViews(app.host(), now.sheet, plan)
}

/** The sheet of a task table as it is stored now. */
const storedSheet = (app: AppContext, tableId: string): StoredSheet | undefined =>
  app.stored().sheets.find((sheet) => sheetId(sheet) === tableId)

export async function compare(app: AppContext, plan: NativePlan): Answer<'compare'> {
  const current = app.current()
  const bound = current?.engine.bound() ?? null
  if (current === null || bound === null) return err({ kind: 'cancelled' })
  const { sheet } = current
  const settings = settingsFor(app.stored(), sheet)
  const asked = new Set(app.store.getState().sheet?.intents.map(({ recordId }) => recordId) ?? [])
  return await compareNative(app.host(), plan, bound.binding, { sheet, settings, now: app.clock.now(), asked })
}

export async function make(app: AppContext, sheets: OpenSheets): Answer<'make'> {
  const made = await alone(app, (sheet) =>
    app.recorded({ kind: 'addition', sheetId: sheetId(sheet) }, async ({ host }) => {
      const columns = await runNative(host, app.room(), askOf(app, sheet))
      if (!columns.ok) return columns
      // Views go with their columns when the run is taken back, not by themselves [NW2]: the run does not record them.
      const views = await runNativeViews(
        app.host(),
        app.room(),
        { sheet: storedSheet(app, sheetId(sheet)) ?? sheet, native: columns.value.plan },
        { known: Object.values(sheet.native ?? {}) },
      )
      return views.ok ? ok({ ...columns.value, views: views.value }) : views
    }),
  )
  sheets.pass()
  // The list of sheets says which have native columns.
  await sheets.follow()
  return made
}

/** What is to be rewritten of what is there. A table of days that no column counts by yet is not due. */
function rewriteOfPlan(plan: NativePlan | null): NativeRewrite {
  const { columns, days } = plan ?? { columns: [], days: null }
  const isCounted = columns.some(({ key, columnId }) => key === 'planned' && columnId !== null)
  return {
    formulas: columns.filter(({ is }) => is === 'other').length,
    tables: days !== null && isCounted && isDaysDue(days) ? [days.name] : [],
  }
}

/** A sheet that cannot be read, or for which there are no formulas any more, has none that could be rewritten. */
export async function stale(app: AppContext): Answer<'stale'> {
  const now = app.current()
  if (now === null) return rewriteOfPlan(null)
  const settings = settingsFor(app.stored(), now.sheet)
  const [description, bound] = [now.engine.description(), now.engine.bound()]
  const plan =
    settings.calendar.mode === 'workday' || description === null || bound === null
      ? await lookAtNative(app.host(), askOf(app, now.sheet))
      : planNative({ sheet: now.sheet, description, binding: bound.binding, settings, days: null })
  return rewriteOfPlan(plan.ok ? plan.value : null)
}

export async function rewrite(app: AppContext, sheets: OpenSheets): Answer<'rewrite'> {
  const made = await alone(app, (sheet) => rewriteOf(app, sheet))
  sheets.pass()
  return made
}

/** Rewrites the formulas of a sheet, then the views that filter by their words. */
async function rewriteOf(app: AppContext, sheet: StoredSheet): Promise<Result<NativeOutcome, NativeRefusal>> {
  const columns = await runNative(app.host(), app.room(), askOf(app, sheet), { onlyRewrite: true })
  if (!columns.ok) return columns
  const latest = storedSheet(app, sheetId(sheet)) ?? sheet
  await runNativeViews(app.host(), app.room(), { sheet: latest, native: columns.value.plan }, { onlyRewrite: true })
  return columns
}

export async function setClock(app: AppContext, sheets: OpenSheets, clock: 'midnight' | 'cutOff'): Answer<'setClock'> {
  const made = await alone(app, async (sheet) => {
    const { nativeClock: _before, ...rest } = sheet
    const chosen: StoredSheet = clock === 'midnight' ? { ...rest, nativeClock: clock } : rest
    const saved = await app.room().change(sheetPart(sheetId(sheet)), (now) => {
      if (now === null) return null
      const { nativeClock: _earlier, ...kept } = now
      return clock === 'midnight' ? { ...kept, nativeClock: clock } : kept
    })
    if (!saved.ok) return saved
    return await runNative(app.host(), app.room(), askOf(app, chosen), { onlyRewrite: true })
  })
  sheets.pass()
  return made
}

export async function remove(app: AppContext, sheets: OpenSheets): Answer<'remove'> {
  const removed = await alone(app, async (sheet) => {
    const ask = askOf(app, sheet)
    const looked = await lookAtNative(app.host(), ask)
    if (!looked.ok) return looked
    const views = await viewsBack(app, sheet, looked.value)
    if (!views.ok) return views
    const columns = await removeNative(app.host(), app.room(), ask, looked.value)
    return columns.ok ? ok({ ...columns.value, views: views.value }) : columns
  })
  sheets.pass()
  await sheets.follow()
  return removed
}

/** Deletes the views that were made for native columns, and gives the others their filters back. [NW2] */
async function viewsBack(app: AppContext, sheet: StoredSheet, native: NativePlan): HostResult<NativeViewsEnded> {
  const looked = await lookAtNativeViews(app.host(), sheet, native)
  return looked.ok ? await endNativeViews(app.host(), app.room(), looked.value) : looked
}

/** The plan of the views of a sheet; null when it has none, or its columns cannot be planned any more. */
async function plannedViews(app: AppContext, tableId: string): HostResult<NativeViewPlan | null> {
  const sheet = storedSheet(app, tableId)
  if (sheet?.tables.tasks.nativeViews === undefined) return ok(null)
  const looked = await lookAtNative(app.host(), askOf(app, sheet))
  if (looked.ok) return await lookAtNativeViews(app.host(), sheet, looked.value)
  return looked.error.kind === 'lack' || looked.error.kind === 'textDropped' ? ok(null) : err(looked.error)
}

/** What becomes of the views when the run that made native columns is taken back. Reads only. [NW2] [TB2] */
export async function viewsToEnd(app: AppContext, tableId: string): HostResult<ViewsTakenBack> {
  const planned = await plannedViews(app, tableId)
  if (!planned.ok) return planned
  const namesOf = (end: NativeViewEnd): readonly string[] =>
    planned.value?.views.filter(({ ends }) => ends === end).map(({ name }) => name) ?? []
  return ok({ deleted: namesOf('delete'), back: namesOf('back'), left: namesOf('stays') })
}

/** Before the run that made native columns is taken back: their views do not outlive them. [NW2] [TB2] */
export async function endViews(app: AppContext, tableId: string): HostResult<unknown> {
  const planned = await plannedViews(app, tableId)
  return planned.ok && planned.value !== null ? await endNativeViews(app.host(), app.room(), planned.value) : planned
}

/** For people whose Base does not let an extension make the table. */
export async function exceptionDays(app: AppContext): Answer<'exceptionDays'> {
  const now = app.current()
  const { calendar } = now === null ? app.stored().settings : settingsFor(app.stored(), now.sheet)
  return daysToPaste(app.clock.now(), calendar)
}

/** The formulas, and the tables of days, that would say something else by these settings. A sheet that cannot be read counts none. [NV8] */
export async function toRewrite(app: AppContext, settings: TrackerSettings, scope: SettingsScope): Answer<'toRewrite'> {
  const stored = app.stored()
  let formulas = 0
  const tables = new Set<string>()
  for (const sheet of stored.sheets) {
    const isShown = sheetId(sheet) === app.shown()
    // Another sheet follows the settings of the Base, unless it has its own.
    const isConcerned = isShown || (scope === 'base' && sheet.settings === null)
    if (sheet.native === undefined || !isConcerned) continue
    const plan = await lookAtNative(app.host(), { ...askOf(app, sheet), settings })
    if (!plan.ok) continue
    const due = rewriteOfPlan(plan.value)
    formulas += due.formulas
    for (const name of due.tables) tables.add(name)
  }
  return { formulas, tables: [...tables] }
}

/** Rewrites what differs in every sheet. What is refused stays, and the settings name it as another formula. [NV4] */
export async function rewriteAll(app: AppContext): Promise<void> {
  const stored = app.stored()
  if (app.store.getState().mayManage === false) return
  for (const sheet of stored.sheets) {
    if (sheet.native !== undefined) await rewriteOf(app, sheet)
  }
}
