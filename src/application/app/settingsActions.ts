import type { AppState, SettingsScope, AppActions } from './appState.ts'
import { ok } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { RuleSettings, TrackerSettings } from '../stored/settings.ts'
import { areSettings } from '../stored/document.ts'
import { mergeChoices } from '../stored/mergeChoices.ts'
import { SETTINGS, sheetPart } from '../stored/parts.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { AppContext } from './context.ts'
import { followSettings } from './nativeActions.ts'
import type { OpenSheets } from './openSheets.ts'

/** The actions that save settings: those of the Base, and those of one sheet. */
export function createSettingsActions(app: AppContext, sheets: OpenSheets): Pick<AppActions, 'saveSettings'> {
  return {
    async saveSettings(settings, scope) {
      // The form must not offer such settings: they could not be read back, and the defaults would replace them.
      if (!areSettings(settings)) throw new Error('settings that cannot be read back')
      // A person has chosen only what differs from the shown settings. Another sidebar may have saved the rest since.
      const shown = app.store.getState()
      const chosen = scope === 'base' ? settings : { ...shown.baseSettings, language: settings.language }
      const shared = await app.room().change(SETTINGS, (now) => withChosen(shown.baseSettings, chosen, now))
      if (!shared.ok) return shared
      const own = await chooseOwn(app, { shown, settings, scope })
      if (!own.ok) return own
      sheets.pass()
      await sheets.follow()
      // A refusal leaves formulas of the former settings, which the settings room names.
      await followSettings(app)
      return ok(null)
    },
  }
}

/**
 * The rules of the sheet on show: its own from now on, or those of the Base. The first who gives a sheet its own keeps
 * all that the form shows. Whoever did not see that somebody else has done so changes only what they changed in the
 * form. [KV1]
 */
async function chooseOwn(
  app: AppContext,
  {
    shown,
    settings,
    scope,
  }: { readonly shown: AppState; readonly settings: TrackerSettings; readonly scope: SettingsScope },
): HostResult<null> {
  const tableId = app.shown()
  if (tableId === null) return ok(null)
  const [before, chosen] = [rulesOf(shown.settings), rulesOf(settings)]
  const hadOwn = shown.sheets.find((one) => one.tableId === tableId)?.hasOwnSettings === true
  // Only the language was chosen.
  if (scope === 'base' ? !hadOwn : hadOwn && isSameValue(before, chosen)) return ok(null)
  const changed = await app.room().change(sheetPart(tableId), (now) => {
    if (now === null) return null
    return { ...now, settings: scope === 'base' ? null : withChosen(before, chosen, now.settings ?? before) }
  })
  return changed.ok ? ok(null) : changed
}

/** The latest settings with what the person has changed compared with the shown ones. */
function withChosen<Settings extends RuleSettings>(shown: Settings, chosen: Settings, now: Settings): Settings {
  const merged = mergeChoices(shown, chosen, now)
  const { watch, warn, severe } = merged.bands
  // Thresholds from two people may be out of order: then those of this person count together.
  return watch < warn && warn < severe ? merged : { ...merged, bands: chosen.bands }
}

const rulesOf = ({ language: _shared, calendar: { mode, work, off }, ...rules }: TrackerSettings) => ({
  ...rules,
  calendar: { mode, work: [...work], off: [...off] },
})
