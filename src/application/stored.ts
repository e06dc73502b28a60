import * as v from 'valibot'
import { err, ok, type Result } from '../domain/index.ts'
import { DEFAULT_SETTINGS, isTimeZone, type SetupRequest, type TrackerSettings } from './settings.ts'

/**
 * What is kept for one Base under one key of `bridge.setData`, shared by all its users. It holds no cell
 * that people typed: losing it costs a set-up choice, never data.
 */
const percentScale = v.picklist([1, 100])
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u))
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))
const preset = v.picklist(['S2', 'S3'])
const points = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100))

const settings = v.object({
  cutOff: clockTime,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone')),
  bands: v.pipe(
    v.object({ watch: points, warn: points, severe: points }),
    v.check((bands) => bands.watch < bands.warn && bands.warn < bands.severe, 'watch < warn < severe'),
  ),
  calendar: v.object({ mode: v.picklist(['calendar', 'workday']), work: v.array(day), off: v.array(day) }),
  language: v.picklist(['auto', 'zh-CN', 'en-US', 'ja-JP']),
})

const request = v.object({
  preset,
  withOptional: v.boolean(),
  sample: v.picklist(['none', 'verbatim', 'shifted']),
  another: v.boolean(),
})

const sheet = v.object({
  tableId: v.string(),
  preset,
  withOptional: v.boolean(),
  /** Field key → column id. */
  fields: v.record(v.string(), v.string()),
  /** Field key → factor, decided once by looking at a cell (data-model, "Percent columns"). */
  scales: v.record(v.string(), percentScale),
  /** Field key → option key → option id, so that a renamed option is still known. */
  options: v.record(v.string(), v.record(v.string(), v.string())),
  /** View key → view id: only views whose settings were applied completely. */
  views: v.record(v.string(), v.string()),
  /** Sample rows still in the table, with the shift of their dates in days. */
  sample: v.nullable(v.object({ recordIds: v.array(v.string()), shiftDays: v.pipe(v.number(), v.integer()) })),
})

/** A set-up on its way: enough for any sidebar to finish it without making anything twice. */
const journal = v.object({
  request,
  tableName: v.string(),
  /** Tables that were there before: whichever else bears `tableName` is the one set-up made. */
  before: v.array(v.string()),
  shiftDays: v.pipe(v.number(), v.integer()),
})

const document = v.object({
  version: v.literal(1),
  settings,
  sheets: v.array(sheet),
  setup: v.nullable(journal),
})

export type StoredSheet = v.InferOutput<typeof sheet>
export type SetupJournal = Omit<v.InferOutput<typeof journal>, 'request'> & { readonly request: SetupRequest }
export interface StoredDocument {
  readonly version: 1
  readonly settings: TrackerSettings
  readonly sheets: readonly StoredSheet[]
  readonly setup: SetupJournal | null
}

export const EMPTY_DOCUMENT: StoredDocument = { version: 1, settings: DEFAULT_SETTINGS, sheets: [], setup: null }

/**
 * The stored document, or why it is not ours to use: one written by a later version must not be
 * overwritten. A damaged part falls back to its default, because it holds choices only.
 */
export function parseStored(raw: unknown): Result<StoredDocument, 'laterVersion'> {
  if (typeof raw !== 'object' || raw === null) return ok(EMPTY_DOCUMENT)
  const { version, settings: rawSettings, sheets, setup } = raw as Record<string, unknown>
  if (typeof version === 'number' && version > 1) return err('laterVersion')
  const whole = v.safeParse(document, raw)
  if (whole.success) return ok(whole.output)
  const parsedSettings = v.safeParse(settings, rawSettings)
  const parsedSetup = v.safeParse(v.nullable(journal), setup)
  return ok({
    version: 1,
    settings: parsedSettings.success ? parsedSettings.output : DEFAULT_SETTINGS,
    sheets: (Array.isArray(sheets) ? sheets : []).flatMap((one) => {
      const parsed = v.safeParse(sheet, one)
      return parsed.success ? [parsed.output] : []
    }),
    setup: parsedSetup.success ? parsedSetup.output : null,
  })
}

/** Whether settings typed by a person may be saved. */
export const areSettings = (candidate: unknown): candidate is TrackerSettings => v.is(settings, candidate)

/** The document with one sheet put in or replaced. */
export const withSheet = (stored: StoredDocument, changed: StoredSheet): StoredDocument => ({
  ...stored,
  sheets: stored.sheets.some((one) => one.tableId === changed.tableId)
    ? stored.sheets.map((one) => (one.tableId === changed.tableId ? changed : one))
    : [...stored.sheets, changed],
})

/** A sheet about which nothing is remembered yet. */
export const freshSheet = (tableId: string, request: Pick<StoredSheet, 'preset' | 'withOptional'>): StoredSheet => ({
  tableId,
  preset: request.preset,
  withOptional: request.withOptional,
  fields: {},
  scales: {},
  options: {},
  views: {},
  sample: null,
})
