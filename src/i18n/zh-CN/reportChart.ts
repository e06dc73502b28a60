/** Words of charts, of a report's summary and of what can be done with it. */
export const reportChart = {
  'chart.column.name': '名称',
  'chart.column.attainment': '达成率',
  'chart.column.planActual': '进度',
  'chart.column.deviations': '任务数',
  'chart.column.pareto': '延期任务',
  'chart.column.funnel': '数量',
  'chart.column.budget': '花费与预算',
  'chart.column.rates': '比例',
  'chart.column.cumulated': '累计占比',
  'chart.column.rate': '上一步转化',
  'chart.column.day': '日期',
  'chart.table': '看数字',
  'document.findings': '要点',
  'document.asks': '需要',
  'document.save': '存为网页',
} as const
