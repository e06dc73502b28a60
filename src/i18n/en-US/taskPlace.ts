/** Words of the place of a task in the plan: whom it waits for, and how far it may slip. */
export const taskPlace = {
  'place.task': '“{title}”',
  'place.waits': 'Waits for “{title}”',
  'place.waits.short': 'Waits for “{title}” ({days} {days:day|days} of the lag are missing)',
  'place.short': '{days} {days:day|days} of the lag after the planned end of “{title}” are missing',
  'place.waitedFor': 'Waited for by {titles}',
  'place.waitedFor.more': 'Waited for by {titles} and others, {count} {count:task|tasks} in all',
  'place.cycle': 'Waits in a circle, so no float is counted: {path}',
  'place.critical': 'On the critical path: total float 0 days; each day late makes the last planned day a day later',
  'place.float': 'Not on the critical path: total float {total}, free float {free} ({unit})',
  'place.unit.calendar': 'calendar days',
  'place.unit.workday': 'workdays',
  'place.try': 'Try moving it',
} as const
