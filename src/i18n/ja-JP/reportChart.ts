/** Words of charts, of a report's summary and of what can be done with it. */
export const reportChart = {
  'chart.column.name': '名前',
  'chart.column.attainment': '達成率',
  'chart.column.planActual': '進捗',
  'chart.column.deviations': 'タスク数',
  'chart.column.pareto': '遅延タスク',
  'chart.column.funnel': '件数',
  'chart.column.budget': '支出と予算',
  'chart.column.rates': '割合',
  'chart.column.cumulated': '累積比率',
  'chart.column.rate': '前のステップからの転換率',
  'chart.column.day': '日付',
  'chart.table': '数値を表示',
  'document.findings': '要点',
  'document.asks': 'お願い',
  'document.save': 'ウェブページとして保存',
} as const
