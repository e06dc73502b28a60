import type { nativeViews as source } from '../zh-CN/nativeViews.ts'

/** Words of the views that go by native columns. [NW1] [NW2] */
export const nativeViews = {
  'nativeViews.title': 'Views that follow the live columns',
  'nativeViews.does.make': 'will be added',
  'nativeViews.does.follow': 'will filter by live columns',
  'nativeViews.does.rewrite': 'its filter will be rewritten',
  'nativeViews.does.stands': 'filters by live columns',
  'nativeViews.does.peoples': 'somebody has changed or deleted it: left alone',
  'nativeViews.does.lacksColumn': 'left alone: the live column that it needs is not added',
  'nativeViews.toUpdate':
    'Tasks whose progress has not kept up with the plan: one that nobody updates comes in day by day, and leaves once it is caught up, done or paused.',
  'nativeViews.is': '“{column}” is “{value}”',
  'nativeViews.isNot': '“{column}” is not “{value}”',
  'nativeViews.contains': '“{column}” contains “{value}”',
  'nativeViews.isLess': '“{column}” is less than {value}',
  'nativeViews.beforeToday': '“{column}” is before today',
  'nativeViews.thisWeek': '“{column}” is in this week',
  'nativeViews.and': ', and ',
  'nativeViews.or': ', or ',
  'nativeViews.set': 'Set {count} {count:view|views}',
  'nativeViews.made': 'Added {count} {count:view|views}',
  'nativeViews.changed': '{count} {count:view filters|views filter} by live columns now',
  'nativeViews.noFormulas':
    'This Base does not let an extension filter by formula columns. These views are unchanged; you can set the conditions below by hand.',
  'nativeViews.refused': 'Not all views were set: {reason}',
  'nativeViews.ask.delete': 'These views go with them: {names}.',
  'nativeViews.ask.back': 'These views filter by computed columns again: {names}.',
  'nativeViews.ask.stays':
    'Somebody has changed these views, so they stay: {names}. Their filters by live columns go with the columns.',
  'nativeViews.deleted': 'Deleted {count} {count:view|views}',
  'nativeViews.back': '{count} {count:view filters|views filter} by computed columns again',
  'nativeViews.left': 'Views that somebody has changed were left alone: {names}',
} as const satisfies Record<keyof typeof source, string>
