import * as v from 'valibot'
import { err, ok } from '../../domain/index.ts'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { NO_MARKS } from './marksText.ts'
import { NO_HISTORY, type SheetHistory } from './sheetHistory.ts'
import { storedDay, storedFigure } from './storedShapes.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const snapshot = v.object({
  day: storedDay,
  campaignId: v.nullable(v.string()),
  planned: storedFigure,
  actual: storedFigure,
  counts: v.nullable(v.object({ notStarted: count, inProgress: count, done: count, delayed: count, paused: count, cancelled: count })),
})

const entry = v.object({
  at: v.pipe(v.number(), v.finite()),
  taskId: v.string(),
  title: v.nullable(v.string()),
  campaignId: v.nullable(v.string()),
  kind: v.picklist(['planDates', 'hold', 'state', 'scope']),
  field: v.picklist(TASK_FIELD_KEYS),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  source: v.picklist(['people', 'extension']),
})

const VERSION = 1

const storedHistory = v.object({
  version: v.literal(VERSION),
  days: v.fallback(v.array(snapshot), []),
  marks: v.fallback(v.string(), NO_MARKS),
  log: v.fallback(v.array(entry), []),
  seen: v.fallback(v.optional(v.array(storedDay), []), []),
  since: v.fallback(v.optional(v.nullable(storedDay), null), null),
})

/** The history of a sheet has a key of its own: it is saved by every sidebar and must not undo anybody's choices. */
const partOf = (sheetId: string): string => `history.${sheetId}`

/**
 * What is kept of a sheet's earlier days. A damaged part costs itself and nothing else; one that a later version wrote
 * is a refusal: it must not be overwritten.
 */
export async function loadHistory(host: Pick<HostPort, 'loadStored'>, sheetId: string): HostResult<SheetHistory> {
  const loaded = await host.loadStored(partOf(sheetId))
  if (!loaded.ok) return loaded
  const { version } = (loaded.value ?? {}) as { readonly version?: unknown }
  if (typeof version === 'number' && version > VERSION) return err({ kind: 'laterVersion' })
  const parsed = v.safeParse(storedHistory, loaded.value)
  return ok(parsed.success ? parsed.output : NO_HISTORY)
}

/** Changes the history on top of what is stored by now; saves nothing when nothing changes. The value is the new one. */
export async function changeHistory(
  host: Pick<HostPort, 'loadStored' | 'saveStored'>, sheetId: string, change: (history: SheetHistory) => SheetHistory,
): HostResult<SheetHistory> {
  const loaded = await loadHistory(host, sheetId)
  if (!loaded.ok) return loaded
  const changed = change(loaded.value)
  if (changed === loaded.value) return loaded
  const saved = await host.saveStored({ version: VERSION, ...changed }, partOf(sheetId))
  return saved.ok ? ok(changed) : saved
}
