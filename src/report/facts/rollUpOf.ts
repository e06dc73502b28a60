import { rollUp, type RollUp } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'

/** The figures of a set of tasks, by the one function that the sidebar uses too. A single sheet has no 权重. [RU1] */
export const rollUpOf = (tasks: readonly ReportTask[]): RollUp =>
  rollUp(tasks.map(({ facts, assessment }) => ({ task: facts, assessment, weight: null })))

/** Whether a task is part of the weighted means: neither cancelled nor paused, and with a planned progress. [RU1] */
export const isCounted = ({ assessment }: ReportTask): boolean =>
  assessment.state !== 'cancelled' && assessment.state !== 'paused' && assessment.planned !== null
