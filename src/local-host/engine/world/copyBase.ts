import { createIdMint, idsOf, type IdKind } from './ids.ts'
import type { Random } from './random.ts'
import type { Snapshot } from '../types.ts'

const ID = /^(tbl|fld|rec|vew|opt|con|bas)[A-Za-z0-9]+$/

/**
 * The document as "create a copy" makes it: every id is new and replaced wherever it occurs (cells, options,
 * links, filters, widths), names and descriptions stay, plugin data and personal view settings do not.
 */
export function copyBase(document: Snapshot, random: Random): Snapshot {
  const old = idsOf(document)
  const mint = createIdMint(random, new Set(old))
  const renamed = new Map<string, string>()
  for (const id of old) {
    const kind = ID.exec(id)?.[1]
    if (kind) renamed.set(id, mint.fresh(kind as IdKind))
  }
  const copy = replaceIds(structuredClone(document), renamed) as Snapshot
  copy.pluginData = {}
  for (const table of copy.tables) for (const view of table.views) view.personal = {}
  return copy
}

/** Texts that merely contain an id stay as they are; only whole strings and keys are ids. */
function replaceIds(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return renamed.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => replaceIds(item, renamed))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [renamed.get(key) ?? key, replaceIds(item, renamed)]),
  )
}
