import type { reasons as source } from '../zh-CN/reasons.ts'

/** Words of the question why the plan was changed. [LG2] */
export const reasons = {
  'reason.why': '{change}. Why?',
  'reason.count': '{count} plan changes have no reason yet. Why were they made?',
  'reason.changed': '{field} of “{title}” moved from {before} to {after}',
  'reason.cleared': '{field} of “{title}”, {before}, was cleared',
  'reason.added': 'The task “{title}” was added after the plan was set',
  'reason.deleted': 'The task “{title}” was deleted after the plan was set',
  'reason.cancelled': '“{title}” was cancelled',
  'reason.resumed': '“{title}” was taken up again after it was cancelled',
  'reason.amount.budgetTotal': 'The budget total',
  'reason.amount.amount': 'The budget',
  'reason.amount.target': 'The target',
  'reason.amountAdded': '{field} of “{title}” was empty and is now {after}',
  'reason.by': 'When the change was seen, the row was last modified by {person}.',
  'reason.example': 'For example: the venue opens two days later',
  'reason.answer': 'Give the reason',
  'reason.write': 'Save reason',
  'reason.writeAll': 'Same reason for all',
  'reason.leave': 'Not now',
  'reason.empty': 'Write a reason first, then press the button.',
  'reason.written': 'Reason saved',
  'reason.refused': 'The reason could not be saved: {reason}',
  'reason.more': '{count} more are not listed; you can give them all one reason.',
  'reason.goesTo':
    'It goes into the reason column of “{table}”. What you put aside is not asked again; you can add it there later.',
  'reason.kept':
    'This sheet has no change log, so the reason is kept with it. What you put aside is not asked again; you can add it later under “What moved” in the overview.',
} as const satisfies Record<keyof typeof source, string>
