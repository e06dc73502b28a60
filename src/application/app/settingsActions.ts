import type { AppActions } from './appState.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { areSettings, sheetId, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** What figures are judged by: choices of the Base, and those that a sheet has for itself. */
export function createSettingsActions(app: AppContext, sheets: OpenSheets): Pick<AppActions, 'saveSettings'> {
  return {
    async saveSettings(settings, scope) {
      // The form promises it; settings that cannot be read back would silently become the defaults.
      if (!areSettings(settings)) throw new Error('settings that cannot be read back')
      const loaded = await app.reloadStored() // another sidebar may have saved since
      if (!loaded.ok) return loaded.error
      const { language, ...rules } = settings
      const stored = loaded.value
      const next: StoredDocument =
        scope === 'sheet'
          ? {
              ...withOwn(stored, app.shown(), {
                ...rules,
                bands: { ...rules.bands },
                calendar: ownCalendar(rules.calendar),
              }),
              settings: { ...stored.settings, language },
            }
          : { ...withOwn(stored, app.shown(), null), settings }
      const saved = await app.save(next)
      if (!saved.ok) return saved.error
      sheets.pass()
      await sheets.follow()
      return null
    },
  }
}

const ownCalendar = ({ mode, work, off }: RuleSettings['calendar']) => ({ mode, work: [...work], off: [...off] })

const withOwn = (
  stored: StoredDocument,
  tableId: string | null,
  settings: StoredSheet['settings'],
): StoredDocument => ({
  ...stored,
  sheets: stored.sheets.map((sheet) => (sheetId(sheet) === tableId ? { ...sheet, settings } : sheet)),
})
