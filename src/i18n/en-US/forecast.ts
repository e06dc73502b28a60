import type { forecast as source } from '../zh-CN/forecast.ts'

/** Words of forecast ranges: what finished tasks tell of the open ones. */
export const forecast = {
  'forecast.ask': 'When it will be done, by the pace of the past',
  'forecast.title': 'When it will probably be done',
  'forecast.task': 'By {group}: even odds to be done by {median}, 80% by {p80}',
  'forecast.task.oneDay': 'By {group}: 80% odds to be done by {p80}',
  'forecast.task.slower': 'By its own pace it is slower than 80% of {group}: done on {p80} if it goes on like this',
  'forecast.group.module.moduleAndOwner': '{count} finished {count:task|tasks} of the same module and owner',
  'forecast.group.module.module': '{count} finished {count:task|tasks} of the same module',
  'forecast.group.channel.moduleAndOwner': '{count} finished {count:task|tasks} of the same channel and owner',
  'forecast.group.channel.module': '{count} finished {count:task|tasks} of the same channel',
  'forecast.group.owner': '{count} finished {count:task|tasks} of the same owner',
  'forecast.group.all': '{count} finished {count:task|tasks} of all sheets',
  'forecast.how.whole.days':
    'From {from}, {work} planned {work:day|days}; they took {median} times their plan (median), 80% at most {p80} times',
  'forecast.how.whole.workdays':
    'From {from}, {work} planned {work:workday|workdays}; they took {median} times their plan (median), 80% at most {p80} times',
  'forecast.how.remaining.days':
    'From {from}, {work} {work:day|days} of the plan left; they took {median} times their plan (median), 80% at most {p80} times',
  'forecast.how.remaining.workdays':
    'From {from}, {work} {work:workday|workdays} of the plan left; they took {median} times their plan (median), 80% at most {p80} times',
  'forecast.pushed': 'It can begin when its predecessor “{title}” is likely to be done',
  'forecast.waits': 'Nobody knows when its predecessors will be done: {titles}. It may be later',
  'forecast.none.noPlan': 'No range: no usable plan',
  'forecast.none.progressUnknown': 'No range: progress unknown',
  'forecast.none.parent': 'It has subtasks: see their ranges',
  'forecast.none.tooFew':
    'Range: not enough data. All sheets have {have} finished {have:task|tasks} with all four dates; {need} are needed, {missing} more',
  'forecast.tested':
    'Tried on the past: of {n} finished {n:task|tasks} predicted like this, {within} were done by the 80% day ({percent}); the middle day was usually off by {days} {days:day|days}',
  'forecast.untested':
    'Not tried on the past yet: {have} finished {have:task|tasks} began with enough others to go by; {need} are needed',
  'forecast.mark.median': '50% {day}',
  'forecast.mark.p80': '80% {day}',
  'forecast.mark.planned': 'Plan {day}',
  'forecast.campaign': 'Of the open tasks the last has even odds to be done by {median}, 80% by {p80}',
  'forecast.campaign.oneDay': 'Of the open tasks the last has 80% odds to be done by {p80}',
  'forecast.campaign.basis': '{count} open {count:task|tasks}, by {have} finished {have:task|tasks} of all sheets',
  'forecast.campaign.decidedBy': 'The last is {titles}',
  'forecast.campaign.decidedBySeveral': '{count} {count:task is|tasks are} the last',
  'forecast.campaign.unknown':
    '{count} {count:is|are} left out (no plan, progress unknown, or paused): it may be later',
  'forecast.campaign.none': 'No open task has a range',
  'forecast.about': 'Where the range comes from',
  'forecast.about.ratio':
    'Finished tasks took some multiple of their plans; what is left of the plans of open tasks is multiplied by it.',
  'forecast.about.group':
    'First the tasks of the same module and owner; with fewer than {need}, those of the module, of the owner, or all.',
  'forecast.about.meaning':
    'The 80% are those of the last task, not of the campaign: the more tasks end together, the likelier is it that one of them is late.',
} as const satisfies Readonly<Record<keyof typeof source, string>>
