import type { repair as source } from '../zh-CN/repair.ts'

/** Words of the repair of a sheet. */
export const repair = {
  'repair.planning': 'Checking the tables',
  'repair.title': 'Repair plan',
  'repair.about':
    "Nothing changes before you start. Only what is missing is added: nobody's columns or data are deleted, converted or overwritten.",
  'repair.nothing': 'Nothing to repair',
  'repair.nothing.about': 'All tables, columns, options and views are there.',
  'repair.what': 'What to do',
  'repair.choice.make': 'Put it back',
  'repair.choice.make.copy': 'Take the mark off the copy',
  'repair.choice.make.mark': 'Add the mark',
  'repair.choice.bind': 'Use “{name}” instead',
  'repair.choice.leaveOut': "No longer needed, don't ask again",
  'repair.choice.skip': 'Not this time',
  'repair.step.column': 'Adds column “{name}”',
  'repair.step.column.beside': 'Adds column “{name}”; “{theirs}” stays as it is',
  'repair.step.link': 'Adds column “{name}” that points into the new table; the old column and its contents stay',
  'repair.step.options': 'Adds options to “{name}”: {options}',
  'repair.step.marker':
    'Adds a mark at the end of the description of “{name}”. A copied Base recognises the column by it',
  'repair.step.unmark': 'Takes the mark off the description of “{name}”; column and data stay',
  'repair.step.view': 'Makes view “{name}” with its filter and order',
  'repair.step.primary': 'Turns the first column that the table came with into “{name}”; its contents stay',
  'repair.step.renameView': 'Turns the view that the table came with into “{name}” with its filter and order',
  'repair.step.table':
    'Makes table “{name}” with {columns} {columns:column|columns} and {views} {views:view|views}. Deleted data cannot be brought back',
  'repair.step.bind':
    'Reads and writes “{name}” from now on; adds missing options and a mark in its description; its data stay',
  'repair.step.leaveOut': 'Remembers this for everybody',
  'repair.step.skip': 'The next check will ask again',
  'repair.tasksDeleted':
    "A deleted task table cannot be repaired. Restore it from Feishu's recycle bin, or make a new one from a template.",
  'repair.start': 'Repair ({count})',
  'repair.startNothing': 'Choose what to repair',
  'repair.mayNot':
    'You may not manage this Base, so you cannot change its tables. Show this page to its owner or a manager.',
  'repair.running': 'Repairing',
  'repair.failed': 'Not everything was repaired',
  'repair.failed.about': 'What was added stays. After another check only the rest is done.',
  'repair.again': 'Check again',
  'repair.done': 'Repaired',
  'repair.done.about': '{count} {count:step|steps} done; figures are being recalculated.',
  'repair.close': 'Done',
} as const satisfies Record<keyof typeof source, string>
