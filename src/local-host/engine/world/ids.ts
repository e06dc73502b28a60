import type { Random } from './random.ts'
import type { Snapshot } from '../types.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Prefixes as the product shows them, with the number of characters that follow. */
const LENGTH = { tbl: 13, fld: 10, rec: 10, vew: 10, opt: 10, con: 10, bas: 24, box: 24 } as const
export type IdKind = keyof typeof LENGTH

/** Makes ids that no object of the document has yet. */
export interface IdMint {
  fresh(kind: IdKind): string
  /** Whether an object of the document has this id, or had it. */
  knows(id: string): boolean
}

/** `taken` holds the ids of a loaded document, so that the same seed does not give them out again. */
export function createIdMint(random: Random, taken: Set<string>): IdMint {
  return {
    knows: (id) => taken.has(id),
    fresh(kind) {
      for (;;) {
        let id: string = kind
        for (let i = 0; i < LENGTH[kind]; i++) id += ALPHABET[Math.floor(random() * ALPHABET.length)] ?? 'A'
        if (taken.has(id)) continue
        taken.add(id)
        return id
      }
    },
  }
}

/** Every id a document uses: tables, fields, options, records, views, filter conditions. */
export function idsOf(document: Snapshot): Set<string> {
  const ids = new Set<string>([document.baseId])
  for (const table of document.tables) {
    ids.add(table.id)
    for (const field of table.fields) {
      ids.add(field.id)
      for (const option of optionIds(field.property)) ids.add(option)
    }
    for (const record of table.records) ids.add(record.id)
    for (const view of table.views) {
      ids.add(view.id)
      for (const settings of [view.shared, ...Object.values(view.personal)]) {
        for (const condition of settings.filter?.conditions ?? []) ids.add(condition.conditionId)
      }
    }
  }
  return ids
}

function optionIds(property: Record<string, unknown> | null): string[] {
  const options = property?.['options']
  if (!Array.isArray(options)) return []
  return options.flatMap((option: unknown) =>
    typeof option === 'object' && option !== null && 'id' in option && typeof option.id === 'string' ? [option.id] : [],
  )
}
