import { createCompanionTracker, type CompanionTracker } from '../companions/companionTracker.ts'
import type { SheetTracker } from '../engine/taskEngine.ts'
import { settingsFor, sheetId, type StoredSheet } from '../stored/document.ts'
import type { TrackerCore } from './context.ts'

/** Keeps the tables beside the task table, beside the tracker of the tasks and fed by it. */
export function startCompanions(
  core: TrackerCore,
  sheet: StoredSheet,
  tracker: () => SheetTracker | undefined,
): CompanionTracker {
  const tableId = sheetId(sheet)
  const companions = createCompanionTracker({
    host: core.host(),
    clock: core.clock,
    sheet,
    settings: settingsFor(core.stored(), sheet),
    tasks() {
      const tasks = tracker()
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
    maySave: () => core.store.getState().mayEdit !== false,
    onState() {
      if (core.shown() === tableId) core.patch({ companions: companions.getState() })
    },
  })
  core.companions.set(tableId, companions)
  return companions
}
