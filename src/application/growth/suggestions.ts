import type { AssessedTask } from '../appState.ts'
import type { GrowthKind } from './growthPlan.ts'

/** A column that the rows themselves ask for, with the rows that say so. */
export interface GrowthSuggestion {
  readonly key: 'leadDays' | 'riskLevel' | 'rework'
  readonly name: string
  readonly columnKind: GrowthKind
  readonly options: readonly string[]
  readonly recordIds: readonly string[]
}

/** Words by which teams speak of material that came late, and of work done twice. */
const MATERIAL = /物料|素材|赠品|印刷|制作|到货/u
const REWORK = /返工|修改|变更|重做|审核|驳回/u

/** What the templates themselves give as examples (S3-24), offered when rows bear it out; columns that are there are not. */
export function growthSuggestions(tasks: readonly AssessedTask[], columnNames: ReadonlySet<string>): readonly GrowthSuggestion[] {
  const late = tasks.filter(({ assessment }) => assessment.state === 'delayed' || (assessment.delayDays ?? 0) > 0 || assessment.band === 'severe' || assessment.band === 'warning')
  const words = ({ row }: AssessedTask): string => [row.risk, row.delayReason, row.title, ...(row.causes ?? [])].join(' ')
  const ids = (chosen: readonly AssessedTask[]): readonly string[] => chosen.map(({ row }) => row.recordId)
  const all: readonly GrowthSuggestion[] = [
    { key: 'leadDays', name: '物料制作前置天数', columnKind: 'number', options: [], recordIds: ids(late.filter((task) => MATERIAL.test(words(task)) || task.row.causes?.includes('物') === true)) },
    { key: 'riskLevel', name: '风险等级', columnKind: 'singleSelect', options: ['高', '中', '低'], recordIds: ids(tasks.filter(({ row }) => (row.risk ?? '').trim() !== '')) },
    { key: 'rework', name: '返工次数', columnKind: 'number', options: [], recordIds: ids(late.filter((task) => REWORK.test(words(task)))) },
  ]
  return all.filter(({ name, recordIds }) => recordIds.length > 0 && !columnNames.has(name))
}
