/**
 * Data problems of a task, in the order in which they are reported. [FL1] The first twelve follow from dates and
 * progress (`assessTask`), the others need more than that: people, texts, history, other tasks (`taskDataFlags`).
 */
export const TASK_FLAGS = [
  'noPlanDates', 'noPlannedStart', 'noPlannedEnd', 'startAfterEnd', 'progressOutOfRange',
  'actualEndInFuture', 'actualStartInFuture', 'actualEndBeforeStart', 'actualEndButIncomplete',
  'doneWithoutActualEnd', 'lateStart', 'noWorkdayInSpan',
  'ownerMissing', 'ownerNotAPerson', 'ownerAmbiguous', 'noDeliverable', 'doneWithoutDeliverable',
  'replannedAfterDue', 'progressWentDown', 'staleUpdate', 'dependencyCycle', 'bufferViolated',
  'milestoneUnreviewed',
] as const

/** One data problem of a task. [FL1] */
export type TaskFlag = (typeof TASK_FLAGS)[number]
