/** Words of charts, of a report's summary and of what can be done with it. */
export const reportChart = {
  'chart.column.name': 'Name',
  'chart.column.attainment': 'Attainment',
  'chart.column.planActual': 'Progress',
  'chart.column.deviations': 'Tasks',
  'chart.column.pareto': 'Delayed tasks',
  'chart.column.funnel': 'Count',
  'chart.column.budget': 'Spent and budget',
  'chart.column.rates': 'Rate',
  'chart.column.cumulated': 'Cumulated share',
  'chart.column.rate': 'Rate from the step before',
  'chart.column.day': 'Day',
  'chart.table': 'Show the numbers',
  'document.findings': 'Findings',
  'document.asks': 'Asks',
  'document.save': 'Save as web page',
} as const
