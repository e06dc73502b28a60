import type { Result } from '../../domain/index.ts'
import { createAdoptionActions } from './adoptionActions.ts'
import type { TrackerActions, TrackerStore } from './appState.ts'
import type { ClockPort } from '../clock.ts'
import type { ConnectRefusal, HostPort } from '../ports.ts'
import { createCore } from './context.ts'
import { createHistoryActions } from './historyActions.ts'
import { createDriftWatch } from './driftWatch.ts'
import { createGrowthActions } from './additionActions.ts'
import { openTracker } from './open.ts'
import { createRepairActions } from './repairActions.ts'
import { createSetupActions } from './setupActions.ts'
import { createSettingsActions } from './settingsActions.ts'
import { createEngineActions, createSheetActions } from './sheetActions.ts'
import { createSheetListActions } from './sheetListActions.ts'
import { createTrackedSheets } from './openSheets.ts'

export interface TrackerDeps {
  readonly connect: () => Promise<Result<HostPort, ConnectRefusal>>
  readonly clock: ClockPort
}

export interface Tracker extends TrackerStore {
  /** Resolves when every tracked sheet has nothing left to do. For tests and the bench. */
  settled(): Promise<void>
  close(): void
}

/** The application behind the sidebar: connects, keeps every tracked sheet true, and runs what people ask for. */
export function createTracker({ connect, clock }: TrackerDeps): Tracker {
  const core = createCore(clock)
  const sheets = createTrackedSheets(core)
  const drift = createDriftWatch(core)
  const actions: TrackerActions = {
    ...createSetupActions(core, sheets),
    ...createAdoptionActions(core, sheets),
    ...createRepairActions(core, sheets, drift),
    ...createGrowthActions(core, sheets),
    ...createSheetActions(core),
    ...createEngineActions(core),
    ...createHistoryActions(core),
    ...createSettingsActions(core, sheets),
    ...createSheetListActions(core, sheets),
  }
  const opened = openTracker(core, sheets, connect)
  return {
    getState: core.store.getState,
    subscribe: core.store.subscribe,
    actions,
    async settled() {
      await opened
      for (const tracker of core.trackers.values()) await tracker.settled()
      await drift.settled()
      for (const companions of core.companions.values()) await companions.settled()
    },
    close: core.close,
  }
}
