import type { NativeRewrite } from '../native/nativeState.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Only the settings need these, so the first screen does not wait for them. */
const load = async () => await import('./nativeRuns.ts')

/** The actions around formula columns that the Base keeps true while no sidebar is open. */
export const createNativeActions = (app: AppContext, sheets: OpenSheets): Pick<AppActions, 'native'> => ({
  native: {
    look: async () => (await load()).look(app),
    lookAtViews: async (plan) => (await load()).lookAtViews(app, plan),
    make: async () => (await load()).make(app, sheets),
    toRewrite: async (settings, scope) =>
      hasNative(app) ? await (await load()).toRewrite(app, settings, scope) : NOTHING,
    stale: async () => (app.current()?.sheet.native === undefined ? NOTHING : await (await load()).stale(app)),
    rewrite: async () => (await load()).rewrite(app, sheets),
    compare: async (plan) => (await load()).compare(app, plan),
    setClock: async (clock) => (await load()).setClock(app, sheets, clock),
    remove: async () => (await load()).remove(app, sheets),
    exceptionDays: async () => (await load()).exceptionDays(app),
  },
})

const NOTHING: NativeRewrite = { formulas: 0, tables: [] }
const hasNative = (app: AppContext): boolean => app.stored().sheets.some(({ native }) => native !== undefined)

/** Rewrites the formulas of the sheets that have native columns, after settings were saved here. [NV4] */
export async function followSettings(app: AppContext): Promise<void> {
  if (hasNative(app)) await (await load()).rewriteAll(app)
}
