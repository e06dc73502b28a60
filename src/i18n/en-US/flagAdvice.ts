import type { flagAdvice as source } from '../zh-CN/flagAdvice.ts'

/** What to do about each data problem, in a line. [FL1] */
export const flagAdvice = {
  'advice.noPlanDates': 'Enter a planned start and end.',
  'advice.noPlannedStart': 'Enter a planned start, or leave it empty if this is a milestone.',
  'advice.noPlannedEnd': 'Enter a planned end: without it there is no planned progress.',
  'advice.startAfterEnd': 'Check the two planned dates; they are probably swapped.',
  'advice.progressOutOfRange': 'Enter an actual progress between 0 and 100%.',
  'advice.progressUnreadable': 'Write the actual progress as one figure, such as 60%. Only that cell needs changing.',
  'advice.actualEndInFuture': 'An actual end has already happened: clear it if the task is not done.',
  'advice.actualStartInFuture': 'An actual start has already happened: clear it if work has not begun.',
  'advice.actualEndBeforeStart': 'Check the two actual dates: a finish cannot be before the start.',
  'advice.actualEndButIncomplete': 'If done, set progress to 100%; if not, clear the actual end.',
  'advice.doneWithoutActualEnd': 'Enter the actual end, so that delay and duration can be told.',
  'advice.lateStart': 'Start now, or change the plan with the owner and write down why.',
  'advice.noWorkdayInSpan': 'Move the plan to workdays, or add working days in Settings.',
  'advice.ownerMissing': 'Name one owner.',
  'advice.ownerNotAPerson': 'Name a person, not a department or everyone.',
  'advice.ownerAmbiguous': 'Keep one owner; put the others under collaborators.',
  'advice.noDeliverable': 'Say what is handed over when it is done.',
  'advice.doneWithoutDeliverable': 'Attach what was delivered; if nothing was, set progress back.',
  'advice.replannedAfterDue': 'The plan was changed after it was due: write the reason into the change log.',
  'advice.progressWentDown': 'Check the progress; if work was redone, say so in the note.',
  'advice.staleUpdate': 'Ask the owner for an update.',
  'advice.dependencyCycle': 'Remove one predecessor from the circle.',
  'advice.bufferViolated': 'Move the planned start later, or agree on a shorter buffer.',
  'advice.milestoneUnreviewed': 'Ask the reviewer for a verdict.',
} as const satisfies Record<keyof typeof source, string>
