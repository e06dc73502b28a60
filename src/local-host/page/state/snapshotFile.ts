import * as v from 'valibot'
import type { Snapshot } from '../../engine/types.ts'
import { HUE_COUNT } from '../../engine/world/limits.ts'
import { dayKey, toWallTime } from '../words/dates.ts'

/** Why a file is not a Base; `at` is the path in it. */
export type FileProblem =
  | { readonly problem: 'notJson' }
  | { readonly problem: 'otherVersion'; readonly version: string }
  | { readonly problem: 'notABase'; readonly at: string }

export type ReadFile = { readonly ok: true; readonly snapshot: Snapshot } | ({ readonly ok: false } & FileProblem)

// Loose: keep what a later engine adds to a snapshot.
const id = v.pipe(v.string(), v.nonEmpty())
const bag = v.record(v.string(), v.unknown())
const order = v.array(v.looseObject({ fieldId: id, desc: v.boolean() }))

const settings = v.looseObject({
  filter: v.nullable(
    v.looseObject({
      conjunction: v.picklist(['and', 'or']),
      conditions: v.array(v.looseObject({ conditionId: id, fieldId: id, operator: v.string(), value: v.unknown() })),
    }),
  ),
  sort: order,
  autoSort: v.boolean(),
  group: order,
  hidden: v.array(id),
  widths: v.record(v.string(), v.number()),
  rowHeight: v.picklist([1, 2, 3, 4]),
  hostOnly: v.looseObject({
    kanbanFieldId: v.exactOptional(id),
    startFieldId: v.exactOptional(id),
    endFieldId: v.exactOptional(id),
    dependencyFieldId: v.exactOptional(v.string()),
    colours: v.exactOptional(
      v.array(
        v.looseObject({
          fieldId: id,
          optionId: id,
          hue: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HUE_COUNT - 1)),
          scope: v.picklist(['row', 'mark', 'cell']),
        }),
      ),
    ),
  }),
})

const view = v.looseObject({
  id,
  name: v.string(),
  type: v.number(),
  shared: settings,
  personal: v.record(v.string(), settings),
  sharing: v.looseObject({ status: v.picklist(['Enabled', 'Disabled']), shareLink: v.string() }),
})

const field = v.looseObject({
  id,
  name: v.string(),
  type: v.number(),
  isPrimary: v.boolean(),
  property: v.nullable(bag),
  description: v.looseObject({
    content: v.nullable(v.union([v.string(), v.array(v.unknown())])),
    disableSyncToFormDesc: v.exactOptional(v.boolean()),
  }),
})

const record = v.looseObject({
  id,
  fields: bag,
  createdTime: v.number(),
  modifiedTime: v.number(),
  createdBy: v.string(),
  modifiedBy: v.string(),
})

const distinct = (items: readonly { readonly id: string }[]) =>
  new Set(items.map((item) => item.id)).size === items.length

const table = v.looseObject({
  id,
  name: v.string(),
  isSync: v.boolean(),
  autoNumber: v.number(),
  fields: v.pipe(
    v.array(field),
    v.check((items) => distinct(items)),
    v.check((fields) => fields.filter(({ isPrimary }) => isPrimary).length === 1),
  ),
  records: v.pipe(
    v.array(record),
    v.check((items) => distinct(items)),
  ),
  views: v.pipe(
    v.array(view),
    v.minLength(1),
    v.check((items) => distinct(items)),
  ),
})

const base = v.looseObject({
  version: v.literal(1),
  baseId: id,
  name: v.string(),
  timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  members: v.pipe(
    v.array(v.looseObject({ id, name: v.string(), enName: v.string(), avatarColor: v.string() })),
    v.minLength(1),
    v.check((items) => distinct(items)),
  ),
  tables: v.pipe(
    v.array(table),
    v.minLength(1),
    v.check((items) => distinct(items)),
  ),
  pluginData: v.record(v.string(), bag),
})

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** Parses and checks a whole snapshot file, so that an accepted one can be opened. Never throws. */
export function readSnapshotFile(text: string): ReadFile {
  const parsed = parseJson(text)
  if (parsed === null) return { ok: false, problem: 'notJson' }
  const { value } = parsed
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined
  if (typeof version === 'number' && version !== 1)
    return { ok: false, problem: 'otherVersion', version: String(version) }
  const read = v.safeParse(base, value, { abortEarly: true })
  return read.success
    ? { ok: true, snapshot: read.output }
    : { ok: false, problem: 'notABase', at: v.getDotPath(read.issues[0]) ?? '' }
}

/** The file name of a Base: its name without characters that file systems refuse, and the day of the export. */
export function snapshotFileName({ name, timeZone }: Pick<Snapshot, 'name' | 'timeZone'>, now: number): string {
  const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
  return `${safe === '' ? 'base' : safe} ${dayKey(toWallTime(now, timeZone))}.json`
}
