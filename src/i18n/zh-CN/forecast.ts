/** Words of forecast ranges: what finished tasks tell of the open ones. */
export const forecast = {
  'forecast.title': '多半什么时候做完',
  'forecast.task': '照{group}的快慢，一半的可能在 {median} 或之前完成，八成在 {p80} 或之前',
  'forecast.task.oneDay': '照{group}的快慢，八成的可能在 {p80} 或之前完成',
  'forecast.task.slower': '它自己的速度比{group}里的八成都慢，照这样要到 {p80}',
  'forecast.group.module.moduleAndOwner': '同模块、同负责人的 {count} 个已完成任务',
  'forecast.group.module.module': '同模块的 {count} 个已完成任务',
  'forecast.group.channel.moduleAndOwner': '同渠道、同负责人的 {count} 个已完成任务',
  'forecast.group.channel.module': '同渠道的 {count} 个已完成任务',
  'forecast.group.owner': '同负责人的 {count} 个已完成任务',
  'forecast.group.all': '所有表里 {count} 个已完成任务',
  'forecast.how.whole.days': '从 {from} 起，计划 {work} 天，以往用了计划的 {median} 倍（中位数）、{p80} 倍（八成以内）',
  'forecast.how.whole.workdays':
    '从 {from} 起，计划 {work} 个工作日，以往用了计划的 {median} 倍（中位数）、{p80} 倍（八成以内）',
  'forecast.how.remaining.days':
    '从 {from} 起，还剩 {work} 天的计划，以往用了计划的 {median} 倍（中位数）、{p80} 倍（八成以内）',
  'forecast.how.remaining.workdays':
    '从 {from} 起，还剩 {work} 个工作日的计划，以往用了计划的 {median} 倍（中位数）、{p80} 倍（八成以内）',
  'forecast.pushed': '哪天开始，看前置任务「{title}」大概哪天完成',
  'forecast.waits': '不知道前置任务什么时候完成：{titles}，所以可能更晚',
  'forecast.none.noPlan': '没有可用的计划，给不出范围',
  'forecast.none.progressUnknown': '不知道做了多少，给不出范围',
  'forecast.none.parent': '有子任务，范围看它的子任务',
  'forecast.none.tooFew':
    '范围：数据不足。所有表里四个日期齐全的已完成任务有 {have} 个，至少要 {need} 个，还差 {missing} 个',
  'forecast.tested':
    '回头检验：{n} 个已完成任务照此预测，{within} 个在八成那天或之前完成（{percent}），与居中那天一般差 {days} 天',
  'forecast.untested': '还不能回头检验：开工时已有足够往例的已完成任务有 {have} 个，至少要 {need} 个',
  'forecast.mark.median': '一半 {day}',
  'forecast.mark.p80': '八成 {day}',
  'forecast.mark.planned': '计划 {day}',
  'forecast.campaign': '没完成的任务里最晚的一个：一半的可能在 {median} 或之前完成，八成在 {p80} 或之前',
  'forecast.campaign.oneDay': '没完成的任务里最晚的一个：八成的可能在 {p80} 或之前完成',
  'forecast.campaign.basis': '{count} 个没完成的任务，依据所有表里 {have} 个已完成任务',
  'forecast.campaign.decidedBy': '最晚的是 {titles}',
  'forecast.campaign.decidedBySeveral': '最晚的是 {count} 个任务',
  'forecast.campaign.unknown': '{count} 个没算在内（没有计划、不知道进度或已暂停），可能更晚',
  'forecast.campaign.none': '没有一个没完成的任务能给出范围',
  'forecast.about': '范围怎么来的',
  'forecast.about.ratio': '看已完成的任务实际用了计划的几倍，再乘到没完成的任务剩下的计划上。',
  'forecast.about.group': '先看同模块、同负责人的，不够 {need} 个就依次看同模块、同负责人、全部。',
  'forecast.about.meaning': '八成说的是最晚的那个任务，不是整个活动：同时收尾的任务越多，总有一个更晚的可能越大。',
} as const
