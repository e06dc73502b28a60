import type { Result } from '../../domain/index.ts'
import { createAdoptionActions } from './adoptionActions.ts'
import type { AppActions, AppStore } from './appState.ts'
import type { ClockPort } from '../clock.ts'
import type { ConnectRefusal, HostPort } from '../ports.ts'
import { createContext } from './context.ts'
import { createHistoryActions } from './historyActions.ts'
import { createLoadedBaselines } from './loadedBaselines.ts'
import { createDriftWatch } from './driftWatch.ts'
import { createAdditionActions } from './additionActions.ts'
import { createPortfolioActions } from './portfolioActions.ts'
import { createDropActions } from './dropActions.ts'
import { createReasonActions } from './reasonActions.ts'
import { createNativeActions } from './nativeActions.ts'
import { createPlanActions } from './planActions.ts'
import { createMeasureActions } from './measureActions.ts'
import { createNextCampaignActions } from './nextCampaignActions.ts'
import type { SpreadsheetPort } from '../imports/block.ts'
import { openApp } from './open.ts'
import { createRepairActions } from './repairActions.ts'
import { createRunActions } from './runActions.ts'
import { inSlices } from '../inSlices.ts'
import { createSetupActions } from './setupActions.ts'
import { createSettingsActions } from './settingsActions.ts'
import { createEngineActions, createSheetActions } from './sheetActions.ts'
import { createSheetListActions } from './sheetListActions.ts'
import { createOpenSheets } from './openSheets.ts'

export interface AppDeps {
  readonly connect: () => Promise<Result<HostPort, ConnectRefusal>>
  readonly clock: ClockPort
  /** Loads what reads pastes and files, once somebody brings one. */
  readonly spreadsheets: () => Promise<SpreadsheetPort>
}

export interface CampaignApp extends AppStore {
  /** Resolves when every tracked sheet has nothing left to do. For tests and the bench. */
  settled(): Promise<void>
  close(): void
}

/** The news of an opening stand below the first screen, which does not wait for them. */
const loadNews = async () => await import('./openingNews.ts')

/** The application behind the sidebar. Connects, keeps every tracked sheet true, and runs the actions of people. */
export function createApp({ connect, clock, spreadsheets }: AppDeps): CampaignApp {
  const app = createContext(clock)
  const sheets = createOpenSheets(app)
  const drift = createDriftWatch(app)
  const actions: AppActions = {
    ...createSetupActions(app, sheets),
    ...createAdoptionActions(app, sheets),
    ...createRepairActions(app, sheets, drift),
    ...createAdditionActions(app, sheets),
    ...createMeasureActions(app),
    ...createPortfolioActions(app),
    ...createDropActions(app),
    ...createReasonActions(app),
    ...createLoadedBaselines(app),
    ...createRunActions(app, sheets),
    ...createPlanActions(app, sheets),
    ...createNativeActions(app, sheets),
    ...createNextCampaignActions(app),
    savedReports: async () => (await import('./savedReportActions.ts')).savedReportActions(app, sheets),
    imports: async () => (await import('./importActions.ts')).createImportActions(app, sheets, spreadsheets),
    ...createSheetActions(app),
    ...createEngineActions(app),
    explainCell: async (cell) => (await import('./explainedCell.ts')).explainedCell(app, cell),
    ...createHistoryActions(app),
    openingNews: async () => (await loadNews()).openingNews(app),
    dismissOpeningNews: async () => (await loadNews()).dismissNews(app),
    ...createSettingsActions(app, sheets),
    ...createSheetListActions(app, sheets),
    inSlices: (steps, options) => inSlices(steps, clock, options),
  }
  const opened = openApp(app, sheets, connect)
  return {
    getState: app.store.getState,
    subscribe: app.store.subscribe,
    actions,
    async settled() {
      await opened
      for (const engine of app.taskEngines.values()) await engine.settled()
      await drift.settled()
      await app.storedSettled()
      for (const companions of app.companionEngines.values()) await companions.settled()
    },
    close: app.close,
  }
}
