import { entered, written } from '../field.ts'
import { optionList } from './choices.ts'

/** 10 变更记录: what changed, from what to what; people add why (S3-18). */
export const CHANGE_FIELDS = {
  title: written.text({ name: '摘要', about: '一句话说清改了什么，自动填写' }),
  at: written.instant({ name: '时间', withTime: true, about: '什么时候发现的变更' }),
  campaign: written.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  task: written.link({ name: '任务', about: '哪项任务', linksTo: 'tasks' }),
  kind: written.singleSelect({
    name: '类别',
    closed: true,
    about: '哪一类变更',
    options: optionList({
      baseline: { name: '基线', hue: 'turquoise' },
      planDates: { name: '计划日期', hue: 'orange' },
      budget: { name: '预算', hue: 'yellow' },
      scope: { name: '范围', hue: 'blue' },
      state: { name: '状态', hue: 'green' },
      hold: { name: '人工标记', hue: 'amber' },
      template: { name: '模板', hue: 'grey' },
    }),
  }),
  field: written.text({ name: '字段', about: '哪一列' }),
  before: written.text({ name: '旧值', about: '改之前' }),
  after: written.text({ name: '新值', about: '改之后' }),
  source: written.singleSelect({
    name: '来源',
    closed: true,
    about: '人改的还是插件改的',
    options: optionList({ people: { name: '人工', hue: 'blue' }, extension: { name: '插件', hue: 'grey' } }),
  }),
  reason: entered.text({ name: '原因', about: '为什么改，由人填写' }),
} as const
