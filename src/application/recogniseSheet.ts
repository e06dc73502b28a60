import { PRESETS, parseMarker, type PresetId, type TaskFieldKey } from '../schema/index.ts'
import { bindSheet, rememberBinding } from './bindSheet.ts'
import { viewIds } from './planSetup.ts'
import type { TableDescription } from './ports.ts'
import { setupTarget } from './setupTarget.ts'
import { freshSheet, type StoredSheet } from './stored.ts'

/** Without these no figure can be computed or shown; a table whose marks lack one is not tracked unasked. */
const ESSENTIAL: readonly TaskFieldKey[] = ['plannedEnd', 'progress', 'state']

/**
 * A table of a copied Base: new ids and no stored settings, but the marks in the descriptions have travelled
 * along (data-model, "Binding"). Null when the table carries no marks of ours.
 */
export function recogniseSheet(table: TableDescription): StoredSheet | null {
  const marked = new Set(table.columns.flatMap((column) => parseMarker(column.description) ?? []))
  if (!ESSENTIAL.every((field) => marked.has(field))) return null
  const presets = Object.values(PRESETS)
    .map((preset) => ({ id: preset.id, matches: preset.columns.filter((column) => marked.has(column.field)).length / preset.columns.length }))
    .sort((a, b) => b.matches - a.matches)
  const preset: PresetId = presets[0]?.id ?? 'S2'
  const withOptional = PRESETS[preset].columns.some((column) => column.extra === 'optional' && marked.has(column.field))
  const blank = freshSheet(table.id, { preset, withOptional })
  const target = setupTarget(blank)
  const { binding } = bindSheet(table, target.columns, blank)
  return { ...blank, ...rememberBinding(binding), views: viewIds(target, table) }
}
