import type { SeenDrift } from '../../application/repair/repairState.ts'
import type { Drift } from '../../application/repair/drift.ts'
import { formatMoment, type Translate } from '../../i18n/index.ts'

/** Says what changed, without the table's name: '「偏差等级」已删除'. */
export function driftText(t: Translate, drift: Drift): string {
  const list = (names: readonly string[]): string => names.join(t('common.listSeparator'))
  switch (drift.kind) {
    case 'tableDeleted':
      return t('drift.tableDeleted', { table: drift.tableName })
    case 'tableRenamed':
      return t('drift.tableRenamed', { from: drift.from, table: drift.tableName })
    case 'columnDeleted':
      return t(drift.wasThere ? 'drift.columnDeleted' : 'drift.columnAbsent', { name: drift.name })
    case 'columnRetyped':
      return drift.now === drift.name
        ? t('drift.columnRetyped', { name: drift.name })
        : t('drift.columnRetyped.renamed', { name: drift.name, now: drift.now })
    case 'columnRenamed':
      return `${drift.from} → ${drift.to}`
    case 'linkAstray':
      return t('drift.linkAstray', { name: drift.name })
    case 'optionsDeleted':
      return t('drift.optionsDeleted', { name: drift.name, options: list(drift.options) })
    case 'optionsRenamed':
      return list(drift.options.map(({ from, to }) => `${from} → ${to}`))
    case 'markLost':
      return t('drift.markLost', { name: drift.name })
    case 'markTwice':
      return t('drift.markTwice', { name: drift.name, copies: list(drift.copies.map(({ name }) => name)) })
    case 'viewDeleted':
      return t(drift.wasThere ? 'drift.viewDeleted' : 'drift.viewAbsent', { name: drift.name })
    case 'viewBroken':
      return t('drift.viewBroken', { name: drift.name, columns: list(drift.columns) })
  }
}

/** When the difference was first seen: '3/19 14:05 发现'; empty when that could not be stored. */
export const sinceText = (
  t: Translate,
  { since }: Pick<SeenDrift, 'since'>,
  timeZone: string,
  now: number,
): string | null => (since === null ? null : t('drift.since', { moment: formatMoment(since, timeZone, now) }))
