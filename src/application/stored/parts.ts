import * as v from 'valibot'
import { DEFAULT_SETTINGS, type TrackerSettings } from './settings.ts'
import {
  sheetId,
  sheetOf,
  storedJournal,
  storedSettings,
  storedSheet,
  type SetupJournal,
  type StoredDocument,
  type StoredSheet,
} from './document.ts'
import type { Part } from './part.ts'

/** Which sheets are tracked, in the order in which they were set up, by the ids of their task tables. */
export interface SheetList {
  readonly tracked: readonly string[]
  /** Task tables that people have stopped tracking: their marks alone do not bring them back. */
  readonly stopped: readonly string[]
}

const ids = v.fallback(v.array(v.string()), [])

export const SHEET_LIST: Part<SheetList> = {
  key: 'sheets',
  version: 1,
  nothing: { tracked: [], stopped: [] },
  read: ({ tracked, stopped }) => ({ tracked: v.parse(ids, tracked), stopped: v.parse(ids, stopped) }),
  write: ({ tracked, stopped }) => ({ tracked, stopped }),
  fromDocument: ({ sheets, stopped }) => ({ tracked: sheets.map(sheetId), stopped }),
}

/** The settings of the Base. */
export const SETTINGS: Part<TrackerSettings> = {
  key: 'settings',
  version: 1,
  nothing: DEFAULT_SETTINGS,
  read: ({ settings }) => v.parse(v.fallback(storedSettings, DEFAULT_SETTINGS), settings),
  write: (settings) => ({ settings }),
  fromDocument: ({ settings }) => settings,
}

/** The set-up on its way; null: none. */
export const SETUP: Part<SetupJournal | null> = {
  key: 'setup',
  version: 1,
  nothing: null,
  read: ({ journal }) => v.parse(v.fallback(v.nullable(storedJournal), null), journal),
  write: (journal) => ({ journal }),
  fromDocument: ({ setup }) => setup,
}

/** What is remembered of one tracked sheet; null: nothing. */
export const sheetPart = (tableId: string): Part<StoredSheet | null> => ({
  key: `sheet.${tableId}`,
  version: 1,
  nothing: null,
  read: ({ sheet }) => v.parse(v.fallback(v.nullable(storedSheet), null), sheet),
  write: (sheet) => ({ sheet }),
  fromDocument: (document) => sheetOf(document, tableId),
})

/** The parts of a document of version 1 or 2, the list of sheets last: a sidebar that finds the list finds the others. */
export const partsOf = ({ sheets }: StoredDocument): readonly Part<unknown>[] =>
  [SETTINGS, SETUP, ...sheets.map((sheet) => sheetPart(sheetId(sheet))), SHEET_LIST] as readonly Part<unknown>[]

/** With a sheet that is tracked from now on. */
export const withTracked = ({ tracked, stopped }: SheetList, tableId: string): SheetList => ({
  tracked: tracked.includes(tableId) ? tracked : [...tracked, tableId],
  stopped: stopped.filter((one) => one !== tableId),
})

/** How many stopped tables are remembered: the oldest are forgotten, and their marks bring them back. */
const MAX_STOPPED = 500

/** With a sheet that people do not want to be tracked. */
export const withStopped = ({ tracked, stopped }: SheetList, tableId: string): SheetList => ({
  tracked: tracked.filter((one) => one !== tableId),
  stopped: [...stopped.filter((one) => one !== tableId), tableId].slice(-MAX_STOPPED),
})
