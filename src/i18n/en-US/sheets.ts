import type { sheets as source } from '../zh-CN/sheets.ts'

/** Words of the tracked sheets. */
export const sheets = {
  'chooser.title': 'Which sheet?',
  'sheets.tables': '{count} {count:table|tables}',
  'sheets.checking': 'Checking columns',
  'sheets.complete': 'Complete ({count} {count:column|columns})',
  'sheets.repairs': '{count} to repair',
  'sheets.repair.of': 'Repair {name}',
  'sheets.show.of': 'Show {name}',
  'sheets.upgrade': 'Upgrade template',
  'sheets.upgrade.of': 'Upgrade the template of {name}',
  'sheets.stop': 'Stop tracking',
  'sheets.stop.of': 'Stop tracking {name}',
  'sheets.stop.about':
    '{name} will no longer be computed. Table, columns and data stay as they are, nothing is deleted; you can track it again at any time.',
  'sheets.stop.own': 'Its own settings are forgotten.',
  'sheets.keep': 'Keep tracking',
  'sheets.stopped': 'No longer tracked',
  'sheets.stopped.said': '{name} is no longer tracked; table and data stay',
  'sheets.trackAgain': 'Track again',
  'sheets.trackAgain.of': 'Track {name} again',
  'sheets.trackAgain.noMarks': '{name} has lost its marks, so its columns cannot be recognised.',
  'sheets.trackedAgain': '{name} is tracked again',
  'sheets.find': 'Find copied sheets',
  'sheets.finding': 'Looking',
  'sheets.find.none': 'No other table carries the marks.',
  'sheets.find.found': 'These can be tracked',

  'import.title': 'Import from Excel',
  'adopt.title': 'Use an existing table',
} as const satisfies Record<keyof typeof source, string>
