import type { HostPort } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'
import {
  createCompanionTable,
  type CompanionTable,
  type CompanionTableDeps,
  type RowsKept,
} from '../engine/companionTable.ts'

/** The tables beside 任务 with cells that the extension writes, in the order in which they are brought up to date. */
export const COMPANION_KEYS = ['kpis', 'budget', 'issues', 'metrics', 'dailyLog', 'campaigns', 'changes'] as const
export type CompanionKey = (typeof COMPANION_KEYS)[number]

/** The companion tables of one sheet; null for a table that it does not have. */
export type CompanionTables = { readonly [Key in CompanionKey]: CompanionTable<Key> | null }

export type AnyCompanion = CompanionTable<
  'kpis' | 'budget' | 'issues' | 'metrics' | 'dailyLog' | 'campaigns' | 'changes'
>

export function openCompanions(
  sheet: StoredSheet,
  deps: CompanionTableDeps & { readonly host: HostPort },
): CompanionTables {
  const open = <Key extends CompanionKey>(table: Key, keeps: RowsKept = 'all'): CompanionTable<Key> | null => {
    const tableId = sheet.tables[table]?.tableId
    return tableId === undefined ? null : createCompanionTable(table, tableId, deps, keeps)
  }
  return {
    kpis: open('kpis'),
    budget: open('budget'),
    issues: open('issues'),
    metrics: open('metrics'),
    dailyLog: open('dailyLog'),
    campaigns: open('campaigns'),
    changes: open('changes', 'news'),
  }
}

/** The ids of the tables as one text: another text means other tables, and they are opened anew. */
export const companionIds = ({ tables }: StoredSheet): string =>
  JSON.stringify(COMPANION_KEYS.map((key) => tables[key]?.tableId ?? null))

/**
 * What is stored of the tables as one text: another text means other columns or options, and they are described again.
 */
export const companionMemory = ({ preset, withOptional, tables }: StoredSheet): string =>
  JSON.stringify([preset, withOptional, COMPANION_KEYS.map((key) => tables[key] ?? null)])
