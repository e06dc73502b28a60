import type { portfolio as source } from '../zh-CN/portfolio.ts'

/** Words of the portfolio. */
export const portfolio = {
  'portfolio.title': 'Campaigns',
  'portfolio.about': 'How they are ordered',
  'portfolio.order':
    'What needs attention most stands first: by health, then by how far it is behind. Each reason opens its rows. Archived and cancelled campaigns come last.',
  'portfolio.states':
    'A campaign whose phase column says reviewing, archived or cancelled is just that. Otherwise the facts count: every task is over, or the end date has passed and nobody calls it running: reviewing. The phase says running, a task has begun, or the start date is reached: running. Else it has not started.',
  'portfolio.opened': 'Now showing {name}',
  'portfolio.away': 'Archived or cancelled: {count}',
  'portfolio.reading': 'Reading “{name}”…',
  'portfolio.failed': '“{name}” could not be read; it will be tried again.',
  'portfolio.state.notStarted': 'Not started',
  'portfolio.state.running': 'Running',
  'portfolio.state.reviewing': 'In review',
  'portfolio.state.archived': 'Archived',
  'portfolio.state.cancelled': 'Cancelled',
  'portfolio.because': ': ',
  'portfolio.because.finished': 'every task is over',
  'portfolio.because.ended': 'the end date {day} has passed',
  'portfolio.because.begun': '{count} {count:task has|tasks have} begun',
  'portfolio.because.startReached': 'began {day}',
  'portfolio.because.startAhead': 'begins {day}',
  'portfolio.because.nothingBegun': 'no task has begun, and there is no start date',
  'portfolio.completion': '{percent} completed',
  'portfolio.delayed': '{count} delayed',
  'portfolio.end': 'ends {day}',
  'portfolio.due.phase': 'review of “{phase}” due {day}',
  'portfolio.due.evaluation': 'evaluation due {day}',
  'portfolio.due.evaluationPassed': 'the evaluation was due {day}; the retrospective comes next',
  'portfolio.due.retrospective': 'the retrospective is due',
  'portfolio.since': 'This sheet cannot be read now; these figures are from {time}.',
} as const satisfies Record<keyof typeof source, string>
