import type { native as source } from '../zh-CN/native.ts'

/** Words of the columns that the Base keeps true by itself. [NV3] */
export const native = {
  'native.title': 'Native live columns',
  'native.about':
    'Formula columns that the Base computes itself: they follow the days while every sidebar is closed. The computed columns stay as they are.',
  'native.look': 'See which columns would be added',
  'native.again': 'Check again',
  'native.is.missing': 'will be added',
  'native.is.right': 'there, same formula',
  'native.is.other': 'another formula, will be rewritten',
  'native.is.missing.mayNot': 'Not there',
  'native.is.other.mayNot': 'Another formula; somebody who may change tables has to rewrite it',
  'native.left': 'Left out: {names}. Plans count workdays, and a formula does not know the make-up days.',
  'native.left.how':
    'To get them, make a table “{table}” with two date fields, “{off}” and “{on}”, paste the days below, and check again.',
  'native.left.copy': 'Copy the days of three years',
  'native.differs': 'How they differ from the computed columns',
  'native.differs.holds':
    'The table has no hold column: a formula does not see what was paused or cancelled in the sidebar.',
  'native.differs.totals': 'Rows with totals and headings count as tasks.',
  'native.differs.clock':
    'They go by the time zone and the clock of the Base; “{name}” shows the day that they speak of.',
  'native.make': 'Add {count:column|columns}',
  'native.update': 'Rewrite {count:formula|formulas}',
  'native.added': '{count:column|columns} added',
  'native.rewritten': '{count:formula|formulas} rewritten',
  'native.same': '{names}: first {count:row|rows} compared, the same as the computed columns',
  'native.asked': 'Not compared, as the state was set by hand and waits for you: {count:row|rows}',
  'native.differ': '{names} compared; {count:row|rows} differ from the computed columns: {titles}.',
  'native.differ.why':
    'The Base may have another time zone, or compute its formulas seldom; its as-of column shows the day.',
  'native.remove.table':
    'The table “{table}” is deleted as well, unless it has entries of your own or another task table still uses it.',
  'native.days.removed': 'The table “{table}” is deleted as well',
  'native.remove': 'Remove the live columns',
  'native.remove.ask': 'Remove {count:column|columns}? All other fields and cells stay.',
  'native.remove.keep': 'Keep them',
  'native.removed': '{count:column|columns} removed',
  'native.follows': 'When you change settings here, the formulas are rewritten with them.',
  'native.mayNot': 'You may not change the tables. Send the formulas below to somebody who may.',
  'native.hand': 'By hand, in three steps',
  'native.hand.about': 'For each column, from top to bottom:',
  'native.hand.1': 'Add a field of the type Formula to “{table}”, named as below.',
  'native.hand.2': 'Copy the formula and paste it into the formula box.',
  'native.hand.3': 'Save, then add the next one. When all are there, press “Check again”.',
  'native.copy': 'Copy the formula of “{name}”',
  'native.copy.short': 'Copy formula',
  'native.dropped':
    'This Base made the column but kept no formula, so it was removed. Add them by hand in three steps.',
  'native.refused': 'This Base does not let an extension write formulas. Add them by hand in three steps.',
  'native.lack.noPlannedEnd': 'The task table has no planned end, so there is nothing to compute.',
  'native.lack.inWords': '“{name}” holds words that only the sidebar can read.',
  'native.lack.name': '“{name}” has a character that a formula cannot hold. Rename it first.',
  'native.choice': 'Add native live columns',
  'native.choice.about':
    '{count:formula column|formula columns} that the Base computes itself: they follow the days while every sidebar is closed. You can add or remove them later in the settings.',
  'native.choice.list': 'Live columns that will be added',
  'native.choice.views': 'The warning, delay and overdue views filter by them, and these views are added: {names}.',
  'native.setup.refused': 'The tables are ready, but not all native live columns could be added.',
  'native.setup.noFormula':
    'This Base does not let an extension write formulas. You can add them by hand in three steps, in the settings.',
  'native.differs.scale':
    'No progress has been filled in yet: the formulas take 0.15 for 15%. If the first value shows otherwise, you are asked here to rewrite them.',
  'native.save': 'Saving rewrites {count:formula|formulas} of live columns.',
  'native.save.mayNot':
    '{count:formula|formulas} of live columns would have to be rewritten, and you may not change the tables: they go on by the former settings until somebody who may rewrites them here.',
  'native.left.there': '{names}: already in the table, still by calendar days.',
  'native.days.new':
    'A table “{table}” is made too, with {count:day|days}: the holidays and make-up days of last year to next year. The formulas go by it, and it is updated with the settings.',
  'native.days.update': '“{table}” lacks {add:day|days} and has {drop:day|days} too many.',
  'native.days.right': '“{table}” agrees with the settings.',
  'native.days.others':
    '“{table}” has days that the settings have not: {days}. The formulas go by the table, the sidebar by the settings.',
  'native.days.write': 'Update “{table}”',
  'native.days.written': '“{table}” agrees with the settings',
  'native.days.refused': '“{table}” could not be made: {reason}',
  'native.days.kept': '“{table}” holds something of your own and stays.',
  'native.save.days': 'Saving updates “{table}”.',
  'native.behind':
    'In {count:row|rows} the as-of day is {day}; by now it should be {expected}. The Base may compute its formulas only at midnight or after an edit, or have another time zone.',
  'native.midnight': 'Let the live columns count today from midnight on',
  'native.midnight.about':
    'A Base that computes only at midnight does not do so again at {cutOff}. Counting from midnight, the evening shows today.',
  'native.midnight.on': 'The live columns now count today from midnight on',
  'native.differs.midnight': 'The live columns count today from midnight on, the sidebar from {cutOff} on.',
  'native.cutOff': 'Count today from {cutOff} on again',
  'native.cutOff.on': 'The live columns now count today from {cutOff} on',
  'native.stale':
    '{count:formula|formulas} of live columns no longer fit the names of columns and options, or the settings.',
  'native.stale.rewrite': 'Rewrite',
  'native.stale.ask': 'Ask somebody who may change the tables to rewrite them here.',
  'native.choice.table': 'Table “{table}”',
  'native.choice.table.about':
    'For plans in workdays: the holidays and make-up days of last year to next year, updated with the settings',
  'native.stale.days': '“{table}” has to be brought up to date.',
  'native.stale.done': 'Live columns rewritten',
} as const satisfies Record<keyof typeof source, string>
