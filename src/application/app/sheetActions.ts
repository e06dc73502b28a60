import type { TrackerActions } from './appState.ts'
import { removeSample, withoutSample } from '../setup/removeSample.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { TrackerCore } from './context.ts'

/** What people answer and ask of the engine that keeps the sheet on show true. */
export function createEngineActions(
  core: TrackerCore,
): Pick<
  TrackerActions,
  | 'refresh'
  | 'answerIntent'
  | 'takeBackDrag'
  | 'dismissDrag'
  | 'resumeTask'
  | 'acceptStamp'
  | 'dismissStamp'
  | 'dismissUndated'
  | 'dismissRestored'
  | 'overrideLaterDay'
> {
  const tracker = () => core.current()?.tracker
  return {
    refresh() {
      const current = core.current()
      if (current === null) return
      current.tracker.refresh()
      core.companions.get(sheetId(current.sheet))?.refresh()
    },
    answerIntent: (recordId, accept, details) => tracker()?.answerIntent(recordId, accept, details),
    takeBackDrag: (recordId) => tracker()?.takeBackDrag(recordId),
    dismissDrag: (recordId) => tracker()?.dismissDrag(recordId),
    resumeTask: (recordId) => tracker()?.resumeTask(recordId),
    acceptStamp: (recordId, day) => tracker()?.acceptStamp(recordId, day),
    dismissStamp: (recordId) => tracker()?.dismissStamp(recordId),
    dismissUndated: () => tracker()?.dismissUndated(),
    dismissRestored: () => tracker()?.dismissRestored(),
    overrideLaterDay: () => tracker()?.overrideLaterDay(),
  }
}

/** What people do with the sheet on show: look at it, check it, clear its sample rows. */
export function createSheetActions(
  core: TrackerCore,
): Pick<TrackerActions, 'showSheet' | 'openRecord' | 'showSlippingView' | 'removeSample'> {
  return {
    showSheet(tableId) {
      core.show(tableId)
      void core.host().showTable(tableId)
    },
    openRecord(recordId, table = 'tasks') {
      const tableId = core.current()?.sheet.tables[table]?.tableId
      if (tableId !== undefined) void core.host().openRecord(tableId, recordId)
    },
    showSlippingView() {
      const now = core.current()
      const viewId = now?.sheet.tables.tasks.views['slipping']
      if (now !== null && viewId !== undefined) void core.host().showView(sheetId(now.sheet), viewId)
    },
    async removeSample({ includeEdited }) {
      const now = core.current()
      if (now === null) return { removed: 0, kept: 0 }
      const { timeZone } = settingsFor(core.stored(), now.sheet)
      const outcome = await removeSample(core.host(), now.sheet, {
        timeZone,
        includeEdited,
        signal: new AbortController().signal,
      })
      if (!outcome.ok) return outcome.error
      const { removed, kept, emptied } = outcome.value
      const tableId = sheetId(now.sheet)
      await core.changeSheet(tableId, (sheet) => withoutSample(sheet, emptied))
      const changed = core.stored().sheets.find((sheet) => sheetId(sheet) === tableId)
      if (changed !== undefined) now.tracker.useSheet(changed)
      return { removed, kept }
    },
  }
}
