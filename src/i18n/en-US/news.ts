import type { news as source } from '../zh-CN/news.ts'

/** Words of what turned while no sidebar was open. */
export const news = {
  'news.title': 'Since last time ({when}): {count} {count:task|tasks} changed',
  'news.titleUnknown': 'Since last time: {count} {count:task|tasks} changed',
  'news.today': 'today',
  'news.yesterday': 'yesterday',
  'news.daysAgo': '{count} {count:day|days} ago',
  'news.range': 'As of {from} → {to}',
  'news.day': 'Nobody has changed dates, progress or settings. Only the days went by.',
  'news.people': 'Somebody has changed tasks or settings.',
  'news.written': '{count} {count:row was|rows were} written at opening.',
  'news.writtenElsewhere': 'Another sidebar has written these rows.',
  'news.unwritten': '{count} of them still {count:says|say} what {count:it|they} said in the table.',
  'news.state': 'Changes of state',
  'news.band': 'Changes of band',
  'news.to': 'became',
  'news.times': '{count} {count:task|tasks}',
  'news.tasks': 'Tasks that changed',
  'news.more': 'Show all {count}',
  'news.dismiss': 'Put away for this time',
} as const satisfies Record<keyof typeof source, string>
