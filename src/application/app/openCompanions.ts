import { createCompanionEngine, type CompanionEngine } from '../companions/companionEngine.ts'
import type { TaskEngine } from '../engine/taskEngine.ts'
import { settingsFor, sheetId, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'

/** Starts the engine of the companion tables. It takes the tasks from the task engine. */
export function startCompanions(
  app: AppContext,
  sheet: StoredSheet,
  engine: () => TaskEngine | undefined,
): CompanionEngine {
  const tableId = sheetId(sheet)
  const companions = createCompanionEngine({
    host: app.host(),
    clock: app.clock,
    stored: app.room(),
    sheet,
    settings: settingsFor(app.stored(), sheet),
    tasks() {
      const tasks = engine()
      const state = tasks?.getState()
      if (tasks === undefined || state === undefined || state.lastPassAt === null) return null
      return {
        name: state.name,
        tasks: state.tasks,
        rollUp: state.rollUp,
        today: state.today,
        asOf: state.asOf,
        isBehind: state.unwritten.some(({ because }) => because === 'laterDay'),
        areOthersAbout: tasks.areOthersAbout(),
      }
    },
    maySave: () => app.store.getState().mayEdit !== false,
    onState() {
      engine()?.namesChanged()
      if (app.shown() === tableId) app.patch({ companions: companions.getState() })
      app.noteSheetNews()
    },
  })
  app.companionEngines.set(tableId, companions)
  return companions
}
