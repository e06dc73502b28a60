import { written } from '../../domain/index.ts'
import { type AssessedTask, cellWords, isNamed, type SheetLanguage } from '../../schema/index.ts'
import type { AdditionKind } from './additionPlan.ts'

/** A column that is suggested, with the rows that give the reason. */
export interface AdditionSuggestion {
  readonly key: 'leadDays' | 'riskLevel' | 'rework'
  readonly name: string
  readonly columnKind: AdditionKind
  readonly options: readonly string[]
  readonly recordIds: readonly string[]
}

/** Words by which teams mean late material, and rework. */
const MATERIAL = /物料|素材|赠品|印刷|制作|到货|資材|景品|納品|material|gift|print|deliver/iu
const REWORK = /返工|修改|变更|重做|审核|驳回|手戻り|修正|審査|差し戻し|rework|revis|review|redo/iu

/** Suggests the columns that the templates name as examples (S3-24), when rows give reason and the table lacks them. */
export function additionSuggestions(
  tasks: readonly AssessedTask[],
  columnNames: ReadonlySet<string>,
  language: SheetLanguage,
): readonly AdditionSuggestion[] {
  const late = tasks.filter(
    ({ assessment }) =>
      assessment.state === 'delayed' ||
      (assessment.delayDays ?? 0) > 0 ||
      assessment.band === 'severe' ||
      assessment.band === 'warning',
  )
  const words = ({ row }: AssessedTask): string =>
    [row.risk, row.delayReason, row.title, ...(row.causes ?? [])].join(' ')
  const ids = (chosen: readonly AssessedTask[]): readonly string[] => chosen.map(({ row }) => row.recordId)
  const { suggested } = cellWords(language)
  const all: readonly AdditionSuggestion[] = [
    {
      key: 'leadDays',
      name: suggested.leadDays,
      columnKind: 'number',
      options: [],
      recordIds: ids(
        late.filter(
          (task) => MATERIAL.test(words(task)) || task.row.causes?.some((cause) => isNamed('物', cause)) === true,
        ),
      ),
    },
    {
      key: 'riskLevel',
      name: suggested.riskLevel,
      columnKind: 'singleSelect',
      options: suggested.levels,
      recordIds: ids(tasks.filter(({ row }) => written(row.risk) !== null)),
    },
    {
      key: 'rework',
      name: suggested.rework,
      columnKind: 'number',
      options: [],
      recordIds: ids(late.filter((task) => REWORK.test(words(task)))),
    },
  ]
  return all.filter(({ name, recordIds }) => recordIds.length > 0 && !columnNames.has(name))
}
