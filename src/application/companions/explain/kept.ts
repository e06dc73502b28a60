import { explainAttainment } from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { kpiOfDay, titleOfDay } from '../dailyLogCells.ts'
import { attainmentOf, unitOf } from './goals.ts'
import { column, line, missing, type Explainers, type Sentence, type Shown } from './line.ts'

const ofDay =
  <Key extends 'done' | 'inProgress' | 'delayed' | 'plannedProgress' | 'actualProgress'>(key: Key) =>
  (row: RowOf<'dailyLog'>) => ({
    result: row[key],
    lines: [row.day === null ? missing('SN1', 'day') : line('SN1', 'kept.day', { day: { as: 'day', value: row.day } })],
  })

/** 每日跟踪 [KP1] [SN1] */
export const DAYS: Explainers<'dailyLog'> = {
  title: (row, { campaigns }) => ({
    result: titleOfDay(row, campaigns),
    lines: [row.day === null ? missing('SN1', 'day') : line('SN1', 'day.title')],
  }),
  attainment: (row, { kpis }) =>
    attainmentOf(explainAttainment(kpiOfDay(row)), unitOf(kpis, row), { actual: 'kpiActual', target: 'kpiTarget' }),
  done: ofDay('done'),
  inProgress: ofDay('inProgress'),
  delayed: ofDay('delayed'),
  plannedProgress: ofDay('plannedProgress'),
  actualProgress: ofDay('actualProgress'),
}

const kept =
  (rule: string | null, say: Sentence, values: Readonly<Record<string, Shown>> = {}) =>
  <Key extends string, Row extends { readonly [Own in Key]: unknown }>(key: Key) =>
  (row: Row): { readonly result: Row[Key]; readonly lines: readonly ReturnType<typeof line>[] } => ({
    result: row[key],
    lines: [line(rule, say, values)],
  })

const ofReport = kept(null, 'kept.report')
const ofChange = kept('LG1', 'kept.change', { reason: column('reason') })

/** 报告: what a report says is frozen when it is saved. */
export const REPORTS: Explainers<'reports'> = {
  title: ofReport('title'),
  campaign: ofReport('campaign'),
  type: ofReport('type'),
  from: ofReport('from'),
  to: ofReport('to'),
  body: ofReport('body'),
  snapshot: ofReport('snapshot'),
  dataAsOf: ofReport('dataAsOf'),
}

/** 变更记录 [LG1] */
export const CHANGES: Explainers<'changes'> = {
  title: ofChange('title'),
  at: ofChange('at'),
  campaign: ofChange('campaign'),
  task: ofChange('task'),
  kind: ofChange('kind'),
  field: ofChange('field'),
  before: ofChange('before'),
  after: ofChange('after'),
  source: ofChange('source'),
}

/** 经验与行动 [LE1] */
export const LESSONS: Explainers<'lessons'> = {
  reuses: ({ reuses }) => ({
    result: reuses,
    lines: [line('LE1', reuses === null ? 'kept.noReuses' : 'kept.reuses')],
  }),
}
