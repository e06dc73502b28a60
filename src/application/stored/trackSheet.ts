import { ok } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { CalendarMode } from './settings.ts'
import { settingsFor, sheetId, type StoredSheet } from './document.ts'
import { loadDocument } from './loadDocument.ts'
import { mergeChoices } from './mergeChoices.ts'
import { SETTINGS, SHEET_LIST, sheetPart, withTracked } from './parts.ts'
import type { StoredRoom } from './storedRoom.ts'

/**
 * Saves what was made of a sheet and tracks it. What others have changed of the sheet since `base` stands: a set-up or a
 * repair takes its time. `base` is null for a sheet about which nothing was known.
 */
export async function trackSheet(
  stored: StoredRoom,
  base: StoredSheet | null,
  sheet: StoredSheet,
  calendar?: CalendarMode,
): HostResult<StoredSheet> {
  const chosen = calendar === undefined ? ok(sheet) : await withCalendar(stored, sheet, calendar)
  if (!chosen.ok) return chosen
  const kept = await stored.change(
    sheetPart(sheetId(sheet)),
    (now) => (now === null || base === null ? chosen.value : mergeChoices(base, chosen.value, now)),
    { onRefusal: 'keepWhenFull' },
  )
  if (!kept.ok) return kept
  const listed = await stored.change(SHEET_LIST, (list) => withTracked(list, sheetId(sheet)), {
    onRefusal: 'keepWhenFull',
  })
  return listed.ok ? ok(kept.value ?? chosen.value) : listed
}

/**
 * The new sheet when it counts days as was chosen for it: the first sheet decides for the Base, a further one for itself
 * alone. A sheet that is there already is left to the settings. [CA1]
 */
async function withCalendar(stored: StoredRoom, sheet: StoredSheet, mode: CalendarMode): HostResult<StoredSheet> {
  const loaded = await loadDocument(stored)
  if (!loaded.ok) return loaded
  const { sheets } = loaded.value
  if (sheets.some((one) => sheetId(one) === sheetId(sheet))) return ok(sheet)
  const { language: _shared, ...rules } = settingsFor(loaded.value, sheet)
  if (rules.calendar.mode === mode) return ok(sheet)
  const calendar = { mode, work: [...rules.calendar.work], off: [...rules.calendar.off] }
  if (sheets.length > 0) return ok({ ...sheet, settings: { ...rules, bands: { ...rules.bands }, calendar } })
  const saved = await stored.change(
    SETTINGS,
    (settings) =>
      settings.calendar.mode === mode ? settings : { ...settings, calendar: { ...settings.calendar, mode } },
    { onRefusal: 'keepWhenFull' },
  )
  return saved.ok ? ok(sheet) : saved
}
