import { ok } from '../../domain/index.ts'
import type { SheetAnswers } from '../engine/questions.ts'
import type { AppActions } from './appState.ts'
import { settingsFor, sheetId, sheetOf } from '../stored/document.ts'
import type { AppContext } from './context.ts'

const loadRemoval = async () => await import('../setup/removeSample.ts')

/** The actions that answer and direct the engine of the sheet on show. */
export function createEngineActions(app: AppContext): SheetAnswers {
  const engine = () => app.current()?.engine
  return {
    refresh() {
      const current = app.current()
      if (current === null) return
      current.engine.refresh()
      app.companionEngines.get(sheetId(current.sheet))?.refresh()
    },
    answerIntent: (recordId, accept, details) => engine()?.answerIntent(recordId, accept, details),
    takeBackDrag: (recordId) => engine()?.takeBackDrag(recordId),
    dismissDrag: (recordId) => engine()?.dismissDrag(recordId),
    resumeTask: (recordId) => engine()?.resumeTask(recordId),
    acceptStamp: (recordId, day) => engine()?.acceptStamp(recordId, day),
    dismissStamp: (recordId) => engine()?.dismissStamp(recordId),
    dismissUndated: () => engine()?.dismissUndated(),
    dismissRestored: () => engine()?.dismissRestored(),
    overrideLaterDay: () => engine()?.overrideLaterDay(),
  }
}

/** The actions on the sheet on show: open its rows and views, refresh it, remove its sample rows. */
export function createSheetActions(
  app: AppContext,
): Pick<AppActions, 'showSheet' | 'openRecord' | 'showSlippingView' | 'fitsSampleRemoval' | 'removeSample'> {
  return {
    showSheet(tableId) {
      app.show(tableId)
      void app.host().showTable(tableId)
    },
    openRecord(recordId, table = 'tasks', of = app.shown() ?? '') {
      const tableId = sheetOf(app.stored(), of)?.tables[table]?.tableId
      if (tableId !== undefined) void app.host().openRecord(tableId, recordId)
    },
    showSlippingView() {
      const now = app.current()
      const viewId = now?.sheet.tables.tasks.views['slipping']
      if (now !== null && viewId !== undefined) void app.host().showView(sheetId(now.sheet), viewId)
    },
    async fitsSampleRemoval({ includeEdited }) {
      const now = app.current()
      if (now === null) return true
      const { timeZone } = settingsFor(app.stored(), now.sheet)
      const [{ fitsRecord }, { removeSample }] = await Promise.all([import('../runs/runRoom.ts'), loadRemoval()])
      return await fitsRecord(app.host(), (silent) =>
        removeSample(silent, now.sheet, { timeZone, includeEdited, signal: app.closing }),
      )
    },
    async removeSample({ includeEdited }) {
      const now = app.current()
      if (now === null) return ok({ removed: 0, kept: 0 })
      const { removeSample, withoutSample } = await loadRemoval()
      const { timeZone } = settingsFor(app.stored(), now.sheet)
      const tableId = sheetId(now.sheet)
      return await app.recorded({ kind: 'sampleRemoval', sheetId: tableId }, async ({ host }) => {
        const signal = new AbortController().signal
        const outcome = await removeSample(host, now.sheet, { timeZone, includeEdited, signal })
        if (!outcome.ok) return outcome
        const { removed, kept, emptied } = outcome.value
        await app.changeSheet(tableId, (sheet) => withoutSample(sheet, emptied))
        const sheet = sheetOf(app.stored(), tableId)
        if (sheet !== null) now.engine.setSheet(sheet)
        return ok({ removed, kept })
      })
    },
  }
}
