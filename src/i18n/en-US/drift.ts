import type { drift as source } from '../zh-CN/drift.ts'

/** Words of drift. */
export const drift = {
  'drift.tableDeleted': 'Table “{table}” was deleted',
  'drift.tableRenamed': '{from} → {table}',
  'drift.columnDeleted': '“{name}” was deleted',
  'drift.columnAbsent': '“{name}” is missing',
  'drift.columnRetyped': '“{name}” has another type now',
  'drift.columnRetyped.renamed': '“{name}” has another type now (it is called “{now}”)',
  'drift.linkAstray': 'Link “{name}” no longer points into these tables',
  'drift.optionsDeleted': '“{name}” lacks options: {options}',
  'drift.markLost': '“{name}” has lost the mark in its description',
  'drift.markTwice': '“{copies}” carries the mark of “{name}”',
  'drift.viewDeleted': 'View “{name}” was deleted',
  'drift.viewAbsent': 'View “{name}” is not there yet',
  'drift.since': 'noticed {moment}',
  'drift.inTable': '{what} ({table})',
  'notice.drift': '{count} missing; the figures that need them stand still: ',
  'notice.drift.minor': '{count} can be put back: ',
  'notice.drift.more': ' and more',
  'notice.drift.look': 'See repair plan',
  'notice.drift.ask': 'Ask somebody who manages the Base to open this sidebar and repair it.',
  'notice.drift.rest': '. Everything else is calculated as usual.',
  'notice.reader':
    'You can only view this Base: progress and deviation are calculated and shown here, and nothing is written or saved. To write, ask a manager of the Base.',
} as const satisfies Record<keyof typeof source, string>
