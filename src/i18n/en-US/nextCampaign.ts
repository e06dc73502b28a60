import type { nextCampaign as source } from '../zh-CN/nextCampaign.ts'

/** Words of the next campaign: beginning one again with other days. */
export const nextCampaign = {
  'nextCampaign.title': 'Next campaign',
  'nextCampaign.about':
    'Copies the tasks, dependencies, budget and goals of this campaign, moves all dates to a new start, and begins at no progress.',
  'nextCampaign.several': 'Choose a campaign above to copy it as a new one.',
  'nextCampaign.open': 'Copy as new campaign',
  'nextCampaign.of': 'Copying “{title}”',
  'nextCampaign.relinked':
    '{count} {count:row does|rows do} not say to which campaign {count:it belongs|they belong}: “{title}” is filled in first, so that the two are not mixed up.',
  'nextCampaign.refused.changed': 'The table has just changed. Read the new preview and press again.',
  'nextCampaign.refused.noCampaignColumn':
    '{names} cannot say to which campaign a row belongs, so two campaigns would be mixed up. Add the column for the campaign first, or copy into another set.',
  'nextCampaign.name': 'Name of the new campaign',
  'nextCampaign.name.next': '{title} (next)',
  'nextCampaign.start': 'New start',
  'nextCampaign.startedOn': ' (was {day})',
  'nextCampaign.unit': 'Move dates',
  'nextCampaign.unit.days': 'by calendar days',
  'nextCampaign.unit.workdays': 'by workdays',
  'nextCampaign.target': 'Into which table',
  'nextCampaign.newSet':
    'For a new set of tables, first make one from the menu of the sheet name, then choose it here.',
  'nextCampaign.noTarget':
    'This table holds one campaign. Make another set of tables from the menu of its name first, then copy into it.',
  'nextCampaign.writes': 'Adds {tables}.',
  'nextCampaign.rows': '{count} {count:row|rows} in “{table}”',
  'nextCampaign.span': 'Tasks from {from} to {to}',
  'nextCampaign.shift.days': ', each date moved by {count} {count:day|days}',
  'nextCampaign.shift.workdays': ', each date moved by {count} {count:workday|workdays}',
  'nextCampaign.days': '{from} to {to}',
  'nextCampaign.more': '{count} more {count:task|tasks}',
  'nextCampaign.cleared':
    'Progress, actual dates, spend, actual values, causes, measures, risks, reviews and attachments stay behind; people, deliverables and notes come along. The old rows are not touched.',
  'nextCampaign.leftCancelled': '{count} cancelled {count:task is|tasks are} not copied.',
  'nextCampaign.leftLinks': '{count} {count:link|links} to rows that are not copied will be missing.',
  'nextCampaign.without.budget': 'There is no budget table there: {count} {count:line is|lines are} not copied.',
  'nextCampaign.without.kpis': 'There is no table of goals there: {count} {count:goal is|goals are} not copied.',
  'nextCampaign.leftOptions': '{count} {count:cell stays|cells stay} empty, because the option does not exist there.',
  'nextCampaign.leftColumns': 'These columns are not part of the template and stay empty: {names}',
  'nextCampaign.needs': 'Enter a name and a first day to see what would be written.',
  'nextCampaign.do': 'Add these rows',
  'nextCampaign.writing': 'Writing {count} / {total}',
  'nextCampaign.stop': 'Stop',
  'nextCampaign.stopped': 'It did not come to its end; {count} {count:row was|rows were} written. ',
  'nextCampaign.remove': 'Delete the {count} {count:row|rows} written',
  'nextCampaign.keep': 'Keep them',
  'nextCampaign.removed': 'Deleted the {count} {count:row|rows} written.',
  'nextCampaign.done': '“{name}” is there: {count} {count:row|rows} added.',
  'nextCampaign.show': 'Show it',
  'nextCampaign.refused.notRead': 'The table has not been read completely. Try again in a moment.',
  'nextCampaign.refused.noDays':
    'This campaign has no start date and its tasks have no planned dates, so there is no day to count from.',
  'nextCampaign.refused.targetTaken':
    'That table holds one campaign and has tasks already. Choose another one or make a new set.',
  'nextCampaign.refused.daysAreWords': 'The dates of that table are words and cannot be written. Choose another one.',
} as const satisfies Record<keyof typeof source, string>
