import { written } from '../domain/index.ts'
import { formatMoney } from '../i18n/index.ts'
import type { RowOf } from '../schema/index.ts'
import { toFill } from './blocks.ts'
import { compose } from './compose.ts'
import { goalName, rowNames } from './otherTables.ts'
import { quoted, textOf } from './phrases.ts'
import type { Block, Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** What people wrote into a row of 每日跟踪 or 指标明细; null when they wrote nothing that a figure is made of. */
function contentOf(input: ReportInput, row: RowOf<'dailyLog'> | RowOf<'metrics'>): Line | null {
  const { t } = input
  const name = goalName(input, row.kpi?.[0] ?? null)
  const actual = 'kpiActual' in row ? row.kpiActual : (row.actual ?? row.numerator ?? row.spend)
  if (actual !== null) return compose(t('report.undated.actual'), { name, actual: formatMoney(actual) })
  if (!('kpiActual' in row)) return row.denominator === null ? null : compose(t('report.undated.other'))
  if (row.kpiTarget !== null) return compose(t('report.undated.target'), { name, target: formatMoney(row.kpiTarget) })
  const needs = written(row.needs)
  return needs === null ? null : [{ text: quoted(t, needs) }]
}

/** Rows that hold something and no day, so that no day of a report counts them: they are named and asked for. [DB1] [WK1] */
export function undatedRows(input: ReportInput, table: 'dailyLog' | 'metrics'): readonly Block[] {
  const { t, material } = input
  const rows: readonly (RowOf<'dailyLog'> | RowOf<'metrics'>)[] = material.rows[table]?.rows ?? []
  const undated = rows.flatMap((row) => {
    const content = row.day === null ? contentOf(input, row) : null
    return content === null ? [] : [{ id: row.recordId, content }]
  })
  if (undated.length === 0) return []
  const names = rowNames(
    t,
    undated.map(({ content }) => content),
  )
  return [
    toFill(
      t('report.undated', { table: material.rows[table]?.name ?? '', count: undated.length, rows: textOf(names) }),
      undated.map(({ id }) => id),
      table,
    ),
  ]
}
