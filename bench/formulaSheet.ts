import { draftFormulas } from '../test/local-host/formula/draftFormulas.ts'

const NAMES = {
  start: '计划开始时间',
  end: '计划结束时间',
  actualStart: '实际开始时间',
  actualEnd: '实际结束时间',
  progress: '实际进度(%)',
  toPoints: 100,
  done: '完成量',
  total: '总量',
  mark: '人工标记',
} as const

/**
 * What is added to the sheet of the fixture `large`, as configs of addField: columns that formulas read, also where
 * there are no formulas, so that only these differ; then seven formula columns.
 */
export const columnsOf = (withFormulas: boolean): readonly object[] => [
  ...['完成量', '总量', '人工标记'].map((name) => ({ type: name === '人工标记' ? 3 : 2, name })),
  ...(withFormulas
    ? draftFormulas('calendar', NAMES).map(([name, formula]) => ({ type: 20, name, property: { formula } }))
    : []),
]
