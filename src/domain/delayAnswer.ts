import type { TaskAssessment } from './task.ts'
import { written } from './written.ts'

/** The cells in which people answer a delay: what the risk is, what is done about it, and until when. */
const DELAY_ANSWER = ['risk', 'solution', 'solutionDue'] as const
export type DelayAnswer = (typeof DELAY_ANSWER)[number]

/** What a delayed task owes: a risk, a measure and a deadline, as far as the sheet has the columns. [S2-12] */
export const lacksAnswer = (
  { state }: Pick<TaskAssessment, 'state'>,
  row: Readonly<Record<DelayAnswer, string | null>>,
  has: (field: DelayAnswer) => boolean,
): readonly DelayAnswer[] =>
  state === 'delayed' ? DELAY_ANSWER.filter((field) => has(field) && written(row[field]) === null) : []
