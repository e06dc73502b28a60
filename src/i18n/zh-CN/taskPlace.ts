/** Words of the place of a task in the plan: whom it waits for, and how far it may slip. */
export const taskPlace = {
  'place.task': '「{title}」',
  'place.waits': '在等「{title}」',
  'place.waits.short': '在等「{title}」（还差 {days} 天间隔）',
  'place.short': '离「{title}」的计划结束还差 {days} 天间隔',
  'place.waitedFor': '被{titles}等着',
  'place.waitedFor.more': '被{titles}等 {count} 项任务等着',
  'place.cycle': '和别的任务互相等待，不算浮动：{path}',
  'place.critical': '在关键路径上：总浮动 0 天，它晚几天，计划的最后一天就晚几天',
  'place.float': '不在关键路径上：总浮动 {total} 天，自由浮动 {free} 天（{unit}）',
  'place.unit.calendar': '自然日',
  'place.unit.workday': '工作日',
  'place.try': '试算移动',
} as const
