/**
 * Words about views: how they are restored, what only people can set, and those that are added to a sheet of people’s.
 */
export const views = {
  'drift.viewBroken': '视图「{name}」的筛选或排序少了「{columns}」',
  'repair.step.viewSettings': '恢复视图里这一部分的筛选、排序、显示和宽度：{views}。你们对视图的其他改动不变',
  'repair.choice.leaveOut.view': '保持现状，以后不提示',
  'repair.left': '下面这些看起来还没有恢复：',
  'viewHint.board': '看板按哪个字段分栏由飞书决定，插件改不了。想按状态看：点看板上方的「分组」，选「{state}」。',
  'viewHint.gantt':
    '甘特图的起止日期由飞书自动选择，插件改不了。不对时打开甘特图的设置，开始选「{start}」，结束选「{end}」。',
  'viewHint.close': '知道了，不再显示',
  'next.board': '「{view}」按哪个字段分栏由飞书决定：点看板上方的「分组」，选「{state}」',
  'plan.board': '看板按哪个字段分栏也由飞书决定，建好后点「分组」选「{state}」。',
  'colour.title': '想让整行变色？手动设置三步',
  'colour.why': '插件不能给行填色，也看不到是否已经填好。',
  'colour.open': '打开要填色的表格视图，例如「{view}」，点上方工具栏的「填色」。',
  'colour.condition': '添加条件：「{band}」是「{severe}」，选红色，范围选整行。',
  'colour.second': '再添加：「{band}」是「{warning}」，选橙色；需要时保存给所有人。',
  'adopt.views': '新增的视图',
  'adopt.views.about': '加在你们的视图旁边，你们的视图不动；关掉的不会新增。',
  'adopt.views.none': '不新增视图。',
  'adopt.doing.view': '添加视图 {name}',
  'adopt.done.views': '另加 {views} 个视图，其中「{first}」打开就能看到偏差等级。',
} as const
