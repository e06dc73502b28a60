/** Words of the place of a task in the plan: whom it waits for, and how far it may slip. */
export const taskPlace = {
  'place.task': '「{title}」',
  'place.waits': '「{title}」を待っています',
  'place.waits.short': '「{title}」を待っています（間隔があと {days} 日不足）',
  'place.short': '「{title}」の計画終了からの間隔があと {days} 日不足',
  'place.waitedFor': '{titles}が待っています',
  'place.waitedFor.more': '{titles}ほか計 {count} 件が待っています',
  'place.cycle': '互いに待っているため余裕は計算しません：{path}',
  'place.critical': 'クリティカルパス上：総余裕 0 日。遅れた日数だけ計画の最終日も遅れます',
  'place.float': 'クリティカルパス外：総余裕 {total} 日、自由余裕 {free} 日（{unit}）',
  'place.unit.calendar': '暦日',
  'place.unit.workday': '営業日',
  'place.try': '移動を試算',
} as const
