import type { AppActions, BaselineActions } from './appState.ts'
import type { AppContext } from './context.ts'

/** The actions on frozen plans. They are loaded when somebody first asks, so the first screen does not wait for them. */
export function createLoadedBaselines(app: AppContext): Pick<AppActions, 'baselines'> {
  let loading: Promise<BaselineActions> | null = null
  const load = (): Promise<BaselineActions> =>
    (loading ??= import('./baselineActions.ts').then(
      ({ createBaselineActions }) => createBaselineActions(app).baselines,
    ))
  return {
    baselines: {
      load: async () => await (await load()).load(),
      preview: async (campaignId) => await (await load()).preview(campaignId),
      freeze: async (wish) => await (await load()).freeze(wish),
      plan: async (baseline) => await (await load()).plan(baseline),
      remove: async (baseline) => await (await load()).remove(baseline),
    },
  }
}
