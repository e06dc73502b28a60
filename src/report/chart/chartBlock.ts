import { formatCount, formatDay, formatPercent, type Translate } from '../../i18n/index.ts'
import type { ChartBlock, Line } from '../reportDocument.ts'
import type { Chart } from './chart.ts'

/** The numbers that a chart draws, as the columns and rows of a table. */
interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function tableOf(t: Translate, chart: Chart): ChartTable {
  const [name, value] = [t('chart.column.name'), t(`chart.column.${chart.kind}`)]
  switch (chart.kind) {
    case 'planActual':
      return {
        columns: [t('chart.column.day'), chart.names.planned, chart.names.actual],
        rows: chart.days.map(({ text, planned, actual }) => [text, formatPercent(planned), formatPercent(actual)]),
      }
    case 'load':
      return {
        columns: [t('chart.column.day'), value],
        rows: chart.days.map(({ day, count }) => [formatDay(day, chart.days[0]?.day), formatCount(count)]),
      }
    case 'pareto':
      return {
        columns: [name, value, t('chart.column.cumulated')],
        rows: chart.bars.map(({ label, text, cumulated }) => [label, text, formatPercent(cumulated)]),
      }
    case 'funnel':
      return {
        columns: [name, value, t('chart.column.rate')],
        rows: chart.steps.map(({ label, text, rate }) => [label, text, rate === null ? '' : formatPercent(rate)]),
      }
    case 'pace':
      return {
        columns: [t('chart.column.day'), chart.names.actual, chart.names.expected],
        rows: chart.days.map(({ day, actualText, expectedText }) => [
          formatDay(day, chart.days.at(-1)?.day),
          actualText,
          expectedText,
        ]),
      }
    case 'marks':
      return { columns: [name, value], rows: chart.marks.map(({ label, text }) => [label, text]) }
    default:
      return { columns: [name, value], rows: chart.bars.map(({ label, text }) => [label, text]) }
  }
}

/**
 * A chart with the sentence that reads it and its numbers as a table, for people who hear it and for plain text.
 * `told`: where the report says the numbers besides, so that no text says them twice.
 */
export const chartBlock = (
  t: Translate,
  chart: Chart,
  reading: Line,
  told: ChartBlock['told'] = 'here',
): ChartBlock => ({
  kind: 'chart',
  chart,
  reading,
  told,
  ...tableOf(t, chart),
})
