import { byText, type ReportKind, weekOf, written } from '../domain/index.ts'
import { formatMoney, formatPercent } from '../i18n/index.ts'
import type { RowOf } from '../schema/index.ts'
import { linesBlock } from './blocks.ts'
import { compose } from './compose.ts'
import { goalName, linkTo } from './otherTables.ts'
import { clauses, dayPhrase, quoted } from './phrases.ts'
import { subjectOf } from './subject.ts'
import type { Line, ReportDocument } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

const TEXTS = ['done', 'inProgress', 'delayed', 'needs'] as const

/** '6/10 销售额：目标 50,000；实际 38,000；需协调资源「…」': what a row of 每日跟踪 holds, cell by cell; nothing that it lacks. */
function rowLine(input: ReportInput, row: RowOf<'dailyLog'>, day: string): Line {
  const { t } = input
  const number = (key: 'target' | 'actual', value: number | null): Line =>
    value === null ? [] : compose(t(`report.logged.${key}`), { value: formatMoney(value) })
  const percent = (key: 'attainment' | 'plannedProgress' | 'actualProgress'): Line =>
    row[key] === null ? [] : compose(t(`report.logged.${key}`), { value: formatPercent(row[key]) })
  const texts = TEXTS.map((key): Line => {
    const text = written(row[key])
    return text === null ? [] : compose(t(`report.logged.${key}`), { quote: quoted(t, text) })
  })
  const name = row.kpi === null ? day : t('report.board.goal', { day, goal: goalName(input, row.kpi[0] ?? null) })
  const subject: Line = [linkTo('dailyLog', name, [row.recordId])]
  const cells = clauses(t, [
    number('target', row.kpiTarget),
    number('actual', row.kpiActual),
    percent('attainment'),
    percent('plannedProgress'),
    percent('actualProgress'),
    ...texts,
  ])
  return cells.length === 0 ? subject : compose(t('report.statement'), { subject, statement: cells })
}

/**
 * The rows that 每日跟踪 holds of the report's day, or of its week, word for word: what there is to say of a past day of which
 * no progress was kept. Null when there is no row. [SN1]
 */
export function loggedDays(input: ReportInput, kind: ReportKind): ReportDocument | null {
  const { t, sheet, material } = input
  const table = material.rows.dailyLog
  const { from, to } = kind === 'weekly' ? weekOf(sheet.asOf) : { from: sheet.asOf, to: sheet.asOf }
  const rows = (table?.rows ?? [])
    .flatMap((row) => (row.day !== null && from <= row.day && row.day <= to ? [{ row, day: row.day }] : []))
    .toSorted((a, b) => byText(a.day, b.day) || byText(a.row.recordId, b.row.recordId))
  if (table === null || rows.length === 0) return null
  const lines = rows.map(({ row, day }) => rowLine(input, row, dayPhrase(input, day)))
  return {
    title: t('report.logged.title', { sheet: subjectOf(input), day: from === to ? from : `${from}–${to}` }),
    subtitle: t('report.logged.subtitle', { table: table.name }),
    summary: null,
    sections: [{ id: 'logged', title: table.name, blocks: linesBlock(input, lines) }],
  }
}
