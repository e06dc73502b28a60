import { rollUpExclusion } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'

/** Whether a task is part of the weighted means: neither cancelled nor paused, and with a planned progress. [RU1] */
export const isCounted = ({ assessment }: ReportTask): boolean => rollUpExclusion(assessment) === null
