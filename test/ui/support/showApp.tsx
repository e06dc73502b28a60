import { afterEach } from 'vitest'
import type { AppState, AppActions } from '../../../src/application/app/appState.ts'
import { App } from '../../../src/ui/App.tsx'
import { render, type Rendered } from '../../support/render.tsx'
import '../../support/translateIn.ts'
// What the sidebar loads on demand is there at once in these tests.
import '../../../src/ui/adoption/AdoptionFlow.tsx'
import '../../../src/ui/adoption/AdoptionProgress.tsx'
import '../../../src/ui/baseline/BaselineSection.tsx'
import '../../../src/ui/mine/Mine.tsx'
import '../../../src/ui/moved/MovedPanel.tsx'
import '../../../src/ui/nextCampaign/NextCampaignSection.tsx'
import '../../../src/ui/overview/Trend.tsx'
import '../../../src/ui/portfolio/PortfolioSection.tsx'
import '../../../src/ui/questions/ProgressInput.tsx'
import '../../../src/ui/setup/FirstScreen.tsx'
import '../../../src/ui/setup/SetupProgress.tsx'
import '../../../src/ui/task/TaskPlaceLines.tsx'
import '../../../src/ui/Workspace.tsx'
import '../../../src/ui/repair/RepairPanel.tsx'
import '../../../src/ui/setup/UpgradeScreen.tsx'
import '../../../src/ui/task/TaskOutlook.tsx'
import { createFakeStore, type FakeStore } from './fakeStore.ts'

export interface Shown {
  readonly screen: Rendered
  readonly store: FakeStore
}

let shown: Rendered | null = null

/** Removes the sidebar from the page after each test; importing this file is enough. */
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

/** Renders the sidebar over a store of plain values, with a clock that stands still. */
export async function showApp(state: AppState, answers: Partial<AppActions> = {}, now = 0): Promise<Shown> {
  const store = createFakeStore(state, answers)
  const screen = await render(<App store={store} clock={{ now: () => now }} />)
  shown = screen
  return { screen, store }
}
