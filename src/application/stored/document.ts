import * as v from 'valibot'
import { CURRENCIES, err, ok, TAUGHT_STATES, type Result } from '../../domain/index.ts'
import { SHEET_LANGUAGES, TABLE_KEYS, type SheetLanguage, type TableKey } from '../../schema/index.ts'
import {
  DEFAULT_SETTINGS,
  isClockTime,
  isTimeZone,
  LARGEST,
  type RuleSettings,
  type SetupRequest,
  type TrackerSettings,
} from './settings.ts'
import { storedDay, storedEntries } from './storedShapes.ts'

/**
 * What is kept for one Base under one key of `bridge.setData`, shared by all its users. It holds no cell
 * that people typed: losing it costs a set-up choice, never data.
 */
const percentScale = v.picklist([1, 100])
const preset = v.picklist(['S0', 'S1', 'S2', 'S3', 'full'])
const tableKey = v.picklist(TABLE_KEYS)
const points = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100))
const hours = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(LARGEST.hours))
const phaseWeight = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(LARGEST.weight))
const lagDays = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST.lagDays))
const wholeNumber = v.pipe(v.number(), v.integer())
const language = v.picklist(SHEET_LANGUAGES)

const ruleEntries = {
  cutOff: v.pipe(v.string(), v.check(isClockTime, 'a clock time')),
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone')),
  bands: v.pipe(
    v.object({ watch: points, warn: points, severe: points }),
    v.check((bands) => bands.watch < bands.warn && bands.warn < bands.severe, 'watch < warn < severe'),
  ),
  calendar: v.object({ mode: v.picklist(['calendar', 'workday']), work: v.array(storedDay), off: v.array(storedDay) }),
  stamps: v.optional(v.picklist(['propose', 'automatic']), DEFAULT_SETTINGS.stamps),
  sla: v.optional(v.object({ response: hours, solution: hours }), DEFAULT_SETTINGS.sla),
  coreKpiWeight: v.optional(points, DEFAULT_SETTINGS.coreKpiWeight),
  phaseWeights: v.optional(v.record(v.string(), phaseWeight), DEFAULT_SETTINGS.phaseWeights),
  loadPeak: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST.tasks)),
    DEFAULT_SETTINGS.loadPeak,
  ),
  lagDefaults: v.optional(v.record(v.string(), lagDays), DEFAULT_SETTINGS.lagDefaults),
}
const ruleSettings = v.object(ruleEntries)
export const storedSettings = v.object({ ...ruleEntries, language: v.picklist(['auto', 'zh-CN', 'en-US', 'ja-JP']) })

const request = v.object({
  preset,
  withOptional: v.boolean(),
  sample: v.picklist(['none', 'verbatim', 'shifted']),
  another: v.boolean(),
  calendar: v.exactOptional(v.picklist(['calendar', 'workday'])),
  grows: v.exactOptional(v.string()),
  /** A set-up that another sidebar finishes goes on in the language in which it was begun. */
  language: v.exactOptional(language),
  native: v.exactOptional(v.literal(true)),
})

/** What a word of people's means: a state, nothing, or a percentage. [TW1] */
const taughtMeaning = v.union([
  v.picklist([...TAUGHT_STATES, 'nothing']),
  v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100)),
])
const taughtWords = v.record(v.string(), taughtMeaning)

/** Of so many rows people may say whether they are tasks: at 30 bytes a row the part stays far below its limit. */
export const MOST_RULED_ROWS = 200
const RECORD_ID_LENGTH = 64
/** Record id → whether the row is a task, as people have said in place of its title. [RU3] */
const ruledRows = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(RECORD_ID_LENGTH)), v.picklist(['task', 'none'])),
  // People in two sidebars may each fill it up at the same time, and both choices are kept.
  v.check((rows) => Object.keys(rows).length <= 2 * MOST_RULED_ROWS, 'few rows'),
)

const typedReading = v.object({
  as: v.picklist([
    'progress',
    'spanStart',
    'spanEnd',
    'people',
    'choice',
    'hold',
    'shown',
    'share',
    'amount',
    'figure',
    'named',
    'option',
  ]),
  year: v.nullable(wholeNumber),
  whole: v.exactOptional(v.nullable(v.number())),
  // A meaning that this version does not know must not cost the sheet.
  taught: v.exactOptional(v.fallback(taughtWords, {})),
  currency: v.exactOptional(v.picklist(CURRENCIES)),
  times: v.exactOptional(v.number()),
  words: v.exactOptional(v.record(v.string(), v.string())),
})

/** What people chose when they had a table of theirs taken over. */
const adoptionChoices = v.object({
  /** Column id → field. */
  fields: v.record(v.string(), v.string()),
  /** Ids of columns of words that hold both ends of the plan; their field above is the start. [AD6] */
  spans: v.exactOptional(v.array(v.string())),
  /** Computed columns that are not added. */
  without: v.array(v.string()),
  /** Computed fields that the extension writes into a column that people made. */
  takeOver: v.array(v.string()),
  /** Fields whose words are copied as values into a new column. */
  convert: v.array(v.string()),
  /** The year of days typed without one. */
  year: v.nullable(wholeNumber),
  /** Whether the columns taken over get a mark in their descriptions. */
  marks: v.boolean(),
  /** How much of a plain number is 100 %: 1, 5, 10 or 100; absent: not asked or not said. [AD1] */
  whole: v.exactOptional(v.number()),
  /** Column id → the words that people have taught for it. [TW1] */
  taught: v.exactOptional(v.record(v.string(), taughtWords)),
  ruled: v.exactOptional(v.fallback(ruledRows, {})),
  /** How the sheet counts days, when not as the Base does already. [CA1] */
  calendar: v.exactOptional(v.picklist(['calendar', 'workday'])),
  /** Keys of views that are not made. */
  withoutViews: v.exactOptional(v.array(v.string())),
  /** Id of the column of the task table whose words name rows of the table that is taken over. [AD7] */
  namedBy: v.exactOptional(v.string()),
  /** Ids of the views that the table had before. Any other view with one of our names was made by us. */
  viewsBefore: v.exactOptional(v.array(v.string())),
  /** In which new columns, options and views are named. Absent: zh-CN. */
  language: v.exactOptional(language),
})

/** What the host made with a table, under the name that it gave, and which field or view of ours it is to become. */
const hostMade = v.object({ id: v.string(), name: v.string(), becomes: v.string() })

/** A view that filters by native columns, as it stood when the extension had set it. */
const nativeView = v.object({
  viewId: v.string(),
  /** The extension has made it for the native columns; else it is a view of the preset that filtered by computed ones. */
  isMade: v.boolean(),
  name: v.string(),
  filter: v.array(v.object({ fieldId: v.string(), operator: v.string(), values: v.array(v.string()) })),
  sort: v.array(v.string()),
})

/** What is remembered of one table in the Base. */
const storedTable = v.object({
  tableId: v.string(),
  /** Field key → column id. */
  fields: v.record(v.string(), v.string()),
  /** Field key → factor, decided once by looking at a cell (data-model §6). */
  scales: v.record(v.string(), percentScale),
  /** Field key → option key → option id, so that a renamed option is still known. */
  options: v.record(v.string(), v.record(v.string(), v.string())),
  /** View key → view id: only views whose settings were applied completely. */
  views: v.record(v.string(), v.string()),
  /** Columns of a table that people made and we took over, or of a sheet that has grown; null: those of the preset. */
  columns: v.nullable(v.array(v.object({ field: v.string(), name: v.string() }))),
  /** Field key → how a column of words is read as this field; only in tables that were taken over. */
  readings: v.exactOptional(v.record(v.string(), typedReading)),
  // A ruling that this version does not know must not cost the sheet.
  ruled: v.exactOptional(v.fallback(ruledRows, {})),
  /** Taking over is under way or was interrupted: enough for any sidebar to finish it. */
  adoption: v.exactOptional(adoptionChoices),
  /**
   * Ids of the views that were there before a taking over that could not set up all of its own: the next one goes on
   * with those.
   */
  viewsBefore: v.exactOptional(v.array(v.string())),
  /**
   * Sample rows still in the table, with the shift of their dates in days and, after an upgrade, the preset that they
   * come from.
   */
  sample: v.nullable(
    v.object({ recordIds: v.array(v.string()), shiftDays: wholeNumber, preset: v.exactOptional(preset) }),
  ),
  /** View key → fields whose part in the view's settings was lost and has not been set again. */
  lostInViews: v.exactOptional(v.record(v.string(), v.array(v.string()))),
  /** View key → a view that filters by native columns [NW1]. One that cannot be read must not cost the sheet. */
  nativeViews: v.exactOptional(v.fallback(v.record(v.string(), nativeView), {})),
  /**
   * The column and the view that the host made with the table and that have yet to become our first ones, under the
   * host's names. One that has another name by now is people's.
   */
  hostMade: v.exactOptional(v.object({ column: v.exactOptional(hostMade), view: v.exactOptional(hostMade) })),
  /** What people do not want in this table: 'column:band', 'view:gantt', 'settings:slipping'. Repair leaves it out. */
  leftOut: v.exactOptional(v.array(v.string())),
  /**
   * Columns that are not ours any more: retyped, or a link into a table that is gone; while a taking over still has
   * views to set up, also columns of words in whose place new ones have come. Views for a purpose hide them.
   */
  disowned: v.exactOptional(v.array(v.string())),
})

/** One additive change of a table that a team has asked for [GR1]. */
const additionStep = v.object({
  /** 1, 2, 3 … within the sheet. */
  version: wholeNumber,
  at: v.number(),
  kind: v.picklist(['column', 'options']),
  table: tableKey,
  /** The new column, or the column that got the options. */
  columnId: v.string(),
  /** The options that were added, and no others. */
  optionIds: v.array(v.string()),
  /** The column's name at that time. */
  name: v.string(),
  /** Names of the options that were added. */
  options: v.array(v.string()),
  reason: v.string(),
  /** When it was taken back; null: it stands. */
  undone: v.nullable(v.number()),
})

const otherTables = Object.fromEntries(
  TABLE_KEYS.filter((key) => key !== 'tasks').map((key) => [key, v.exactOptional(storedTable)]),
) as Record<Exclude<TableKey, 'tasks'>, v.ExactOptionalSchema<typeof storedTable, undefined>>

export const storedSheet = v.object({
  preset,
  withOptional: v.boolean(),
  /** In which its tables were made; whatever is added later is named in it. Absent: zh-CN. */
  language: v.exactOptional(language),
  /** The task table makes it a tracked sheet; the others are those its preset has beside it. */
  tables: v.object({ ...otherTables, tasks: storedTable }),
  /** Settings of this sheet alone; null: those of the Base. */
  settings: v.nullable(ruleSettings),
  /** What teams have added since set-up, oldest first. */
  growth: v.optional(v.array(additionStep), []),
  /** Formula columns that the Base keeps true by itself: native key → column id. Absent: none were made. */
  native: v.exactOptional(v.record(v.string(), v.string())),
  /** The table of days that differ from Monday to Friday, which was made for them. */
  nativeDays: v.exactOptional(v.string()),
  /** Their day begins at midnight, not at the cut-off: chosen where a Base computes formulas once a day. [NV10] */
  nativeClock: v.exactOptional(v.literal('midnight')),
  /** Drift id → when it was first seen, milliseconds since the epoch. */
  drift: v.exactOptional(v.record(v.string(), v.number())),
})

/** A set-up on its way: enough for any sidebar to finish it without making anything twice. */
export const storedJournal = v.object({
  request,
  /** The names of the tables that are being made, by key. */
  tableNames: v.record(tableKey, v.string()),
  /**
   * Tables that were there before, and views of the tables that are upgraded. Any other one with one of our names was
   * made by set-up.
   */
  before: v.array(v.string()),
  shiftDays: wholeNumber,
  /** Of the sheet that grows only these tables are made; absent: whatever it lacks. */
  only: v.exactOptional(v.array(tableKey)),
})

/** Everything stood in one document up to version 2; of version 3 only the number is left, for earlier sidebars. */
export const DOCUMENT_VERSION = 3

const document = v.object({
  version: v.literal(2),
  settings: storedSettings,
  sheets: v.array(storedSheet),
  setup: v.nullable(storedJournal),
  /** Task tables that people have stopped tracking: their marks alone do not bring them back. */
  stopped: v.optional(v.array(v.string()), []),
})

export type RuledRows = v.InferOutput<typeof ruledRows>
export type AdoptionChoices = v.InferOutput<typeof adoptionChoices>
export type StoredTable = v.InferOutput<typeof storedTable>
export type StoredSheet = v.InferOutput<typeof storedSheet>
export type AdditionStep = v.InferOutput<typeof additionStep>
export type SetupJournal = Omit<v.InferOutput<typeof storedJournal>, 'request'> & { readonly request: SetupRequest }
export interface StoredDocument {
  readonly version: 2
  readonly settings: TrackerSettings
  readonly sheets: readonly StoredSheet[]
  readonly setup: SetupJournal | null
  readonly stopped: readonly string[]
}

export const EMPTY_DOCUMENT: StoredDocument = {
  version: 2,
  settings: DEFAULT_SETTINGS,
  sheets: [],
  setup: null,
  stopped: [],
}

/**
 * The stored document, or why it is not ours to use: one written by a later version must not be
 * overwritten. A damaged part falls back to its default, because it holds choices only.
 */
export function parseStored(raw: unknown): Result<StoredDocument, 'laterVersion'> {
  if (typeof raw !== 'object' || raw === null) return ok(EMPTY_DOCUMENT)
  const { version, settings: rawSettings, sheets, setup, stopped } = raw as Record<string, unknown>
  if (typeof version === 'number' && version >= DOCUMENT_VERSION) return err('laterVersion')
  const whole = v.safeParse(document, raw)
  if (whole.success) return ok(whole.output)
  const parsedSettings = v.safeParse(storedSettings, rawSettings)
  const parsedSetup = v.safeParse(v.nullable(storedJournal), setup)
  return ok({
    version: 2,
    settings: parsedSettings.success ? parsedSettings.output : DEFAULT_SETTINGS,
    sheets: storedEntries(storedSheet, version === 1 && Array.isArray(sheets) ? sheets.map(fromVersion1) : sheets),
    setup: parsedSetup.success ? parsedSetup.output : null,
    stopped: Array.isArray(stopped) ? stopped.filter((one) => typeof one === 'string') : [],
  })
}

/** Version 1 knew one table a sheet and kept its parts on the sheet itself. */
function fromVersion1(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const { preset, withOptional, ...tasks } = raw as Record<string, unknown>
  return { preset, withOptional, tables: { tasks: { ...tasks, columns: null } }, settings: null }
}

/** Whether settings typed by a person may be saved. */
export const areSettings = (candidate: unknown): candidate is TrackerSettings => v.is(storedSettings, candidate)

/** The table whose rows are tracked tells sheets apart. */
export const sheetId = ({ tables }: StoredSheet): string => tables.tasks.tableId

/** The tracked sheet of a task table; null when the table is not tracked. */
export const sheetOf = (
  { sheets }: { readonly sheets: readonly StoredSheet[] },
  tableId: string | null | undefined,
): StoredSheet | null => sheets.find((sheet) => sheetId(sheet) === tableId) ?? null

/** The settings that a sheet is judged by: its own, or those of the Base. */
export const settingsFor = ({ settings: shared }: StoredDocument, { settings: own }: StoredSheet): TrackerSettings =>
  own === null ? shared : { ...(own satisfies RuleSettings), language: shared.language }

/** The language of a sheet's tables. Sheets that were stored before there was a choice are in zh-CN. */
export const languageOf = ({ language: own }: { readonly language?: SheetLanguage | undefined }): SheetLanguage =>
  own ?? 'zh-CN'

/** A table about which nothing is remembered yet. */
export const freshTable = (tableId: string): StoredTable => ({
  tableId,
  fields: {},
  scales: {},
  options: {},
  views: {},
  columns: null,
  sample: null,
})

/** A sheet about which nothing is remembered yet. */
export const freshSheet = (
  tableId: string,
  request: Pick<StoredSheet, 'preset' | 'withOptional' | 'language'>,
): StoredSheet => ({
  preset: request.preset,
  withOptional: request.withOptional,
  ...(request.language === undefined ? {} : { language: request.language }),
  tables: { tasks: freshTable(tableId) },
  settings: null,
  growth: [],
})

/** The sheet with what is remembered of one of its tables replaced. */
export const withTable = (stored: StoredSheet, table: TableKey, changed: StoredTable): StoredSheet => ({
  ...stored,
  tables: { ...stored.tables, [table]: changed },
})

/** Sample rows that are remembered, in all tables of the sheet. */
export const sampleRowCount = ({ tables }: StoredSheet): number =>
  Object.values(tables).reduce((sum, table) => sum + (table.sample?.recordIds.length ?? 0), 0)
