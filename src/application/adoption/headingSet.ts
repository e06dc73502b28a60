import type { TaskFieldKey } from '../../schema/index.ts'
import { stateOfWord } from '../../domain/index.ts'
import { readColumnName } from './columnName.ts'
import { filledCells } from './valueEvidence.ts'
import type { ColumnInfo } from '../ports.ts'

/** A column with the texts of its first cells, as the host shows them, in the order of the rows. */
export interface SampledColumn {
  readonly column: ColumnInfo
  readonly texts: readonly string[]
}

/** What all headings of a sheet say together. One heading alone can be read in two ways. */
interface HeadingSet {
  /** A heading means the start of the plan and nothing else. */
  readonly hasPlainStart: boolean
  /** A heading names the end of the plan by a word of its own: 计划完成, 截止日期, due date. */
  readonly hasStatedEnd: boolean
  /** A heading names risks or measures: a deadline in the sheet may be theirs and not the task's. */
  readonly hasRisks: boolean
  /** A heading is a plain name of progress: 时间进度 beside it is the planned progress. */
  readonly hasProgress: boolean
}

const PLAIN_START = /^(?:开始|起始|开始时间|开始日期|起始时间|起始日期|起始日|start|startdate|begin|timelinestart)$/u
const PLAIN_END = /^(?:结束|完成|结束时间|结束日期|终止时间|finish|finishdate|end|enddate|timelineend)$/u
const STATED_END =
  /^(?:(?:计划|预计|要求|目标|预定|应)(?:完成|结束|交付)(?:时间|日期|日)?|截止(?:时间|日期|日)?|ddl|deadline|duedate|due|plannedend|plannedfinish|targetdate|交付日期|交付时间|期限|时限)$/u
const DONE_ON = /^(?:完成时间|完成日期|完成日|办结时间|办结日期)$/u
const TIME_LIMIT = /^(?:完成时限|办理时限|完成期限)$/u
const RISKS = /风险|问题|隐患|措施|对策|解决|risk|issue|mitigation/u
const PROGRESS =
  /^(?:(?:实际|当前|任务|完成|工作|项目|总体)?进度(?:条|%)?|完成率|完成度|完成比例|完成百分比|progress|%complete|complete%|percentcomplete)$/u
const TIME_PASSED = /^(?:时间进度|计划进度|应完成进度|应完成百分比|时间进度%)$/u
const PERSON = /^(?:person|who|who'?s|人员|经办|跟进人员)$/u
/** 实际/预计完成: its day may be planned or actual. Read as actual, it would finish an open task. [ST1] */
const EITHER =
  /(?:实际.*(?:预计|计划)|(?:预计|计划).*实际|actual.*(?:expected|planned|est)|(?:expected|planned|est).*actual)/u

const plainName = ({ column }: SampledColumn): string => readColumnName(column.name).plain

export function headingSet(columns: readonly SampledColumn[]): HeadingSet {
  const names = columns.map(plainName)
  return {
    hasPlainStart: names.some((name) => PLAIN_START.test(name)),
    hasStatedEnd: names.some((name) => STATED_END.test(name) && !EITHER.test(name)),
    hasRisks: names.some((name) => RISKS.test(name)),
    hasProgress: names.some((name) => PROGRESS.test(name)),
  }
}

/**
 * The field that a heading means beside the other headings of its sheet; 'none' when it must not be mapped; null when
 * its own name decides. 'none' is safer where a heading is ambiguous: a wrongly mapped column costs more than an open
 * one.
 */
export function fieldAmong(
  sampled: SampledColumn,
  columns: readonly SampledColumn[],
  set: HeadingSet,
): TaskFieldKey | 'none' | null {
  const name = plainName(sampled)
  if (EITHER.test(name)) return 'none'
  if (PLAIN_START.test(name))
    return set.hasPlainStart && !columns.some((other) => /^(?:计划|预计)(?:开始|起始)/u.test(plainName(other)))
      ? 'plannedStart'
      : null
  if (STATED_END.test(name)) return 'plannedEnd'
  if (TIME_LIMIT.test(name)) return set.hasRisks || set.hasStatedEnd ? null : 'plannedEnd'
  if (PLAIN_END.test(name)) return set.hasStatedEnd ? null : 'plannedEnd'
  if (DONE_ON.test(name)) return set.hasStatedEnd || isFilledWhereDone(sampled, columns) ? 'actualEnd' : null
  if (TIME_PASSED.test(name)) return 'plannedProgress'
  if (PERSON.test(name)) return 'owner'
  if (PROGRESS.test(name)) return 'progress'
  return sampled.column.kind === 'progress' && !set.hasProgress ? 'progress' : null
}

/** Whether the column has a day in every row that is done and in no other row: it then tells when tasks were done. */
function isFilledWhereDone({ texts }: SampledColumn, columns: readonly SampledColumn[]): boolean {
  const states = columns.find(
    (other) =>
      filledCells(other.texts).length > 0 && filledCells(other.texts).every((text) => stateOfWord(text) !== null),
  )
  if (states === undefined || texts.every((text) => text === '')) return false
  return texts.every((text, row) => (text !== '') === (stateOfWord(states.texts[row] ?? '') === 'done'))
}
