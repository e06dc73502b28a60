import type { HostPort } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'
import {
  createCompanionTable,
  type CompanionTable,
  type CompanionTableDeps,
  type TableUse,
} from '../engine/companionTable.ts'

/** The tables beside 任务: those with cells that live tracking writes, in its order, then those that only reports read. */
export const COMPANION_KEYS = [
  'kpis',
  'budget',
  'issues',
  'metrics',
  'dailyLog',
  'campaigns',
  'changes',
  'lessons',
  'reports',
] as const
export type CompanionKey = (typeof COMPANION_KEYS)[number]

/** The companion tables of one sheet; null for a table that it does not have. */
export type CompanionTables = { readonly [Key in CompanionKey]: CompanionTable<Key> | null }

export type AnyCompanion = CompanionTable<CompanionKey>

export function openCompanions(
  sheet: StoredSheet,
  deps: CompanionTableDeps & { readonly host: HostPort },
): CompanionTables {
  const open = <Key extends CompanionKey>(table: Key, use: TableUse = 'tracked'): CompanionTable<Key> | null => {
    const tableId = sheet.tables[table]?.tableId
    return tableId === undefined ? null : createCompanionTable(table, tableId, deps, use)
  }
  return {
    kpis: open('kpis'),
    budget: open('budget'),
    issues: open('issues'),
    metrics: open('metrics'),
    dailyLog: open('dailyLog'),
    campaigns: open('campaigns'),
    changes: open('changes', 'log'),
    lessons: open('lessons', 'read'),
    reports: open('reports', 'read'),
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
