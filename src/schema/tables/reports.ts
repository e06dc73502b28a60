import { entered, written } from '../field.ts'
import { optionList } from './choices.ts'

/** 8 报告: written reports with their figures at that time. */
export const REPORT_FIELDS = {
  title: written.text({ name: '标题', about: '报告的标题，自动填写' }),
  campaign: written.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  type: written.singleSelect({
    name: '类型',
    closed: true,
    about: '哪一种报告',
    options: optionList({
      daily: { name: '日报', hue: 'blue' },
      weekly: { name: '周报', hue: 'turquoise' },
      deviation: { name: '偏差分析', hue: 'orange' },
      phase: { name: '阶段复盘', hue: 'yellow' },
      evaluation: { name: '效果评估', hue: 'green' },
      retrospective: { name: '复盘报告', hue: 'red' },
    }),
  }),
  from: written.day({ name: '期间开始', about: '报告说的第一天' }),
  to: written.day({ name: '期间结束', about: '报告说的最后一天' }),
  body: written.text({ name: '正文', about: 'Markdown' }),
  snapshot: written.text({ name: '数据快照', about: '确认时冻结的数据，JSON' }),
  dataAsOf: written.instant({ name: '数据截至', withTime: true, about: '数据到什么时候' }),
  status: entered.singleSelect({
    name: '状态',
    about: '草稿或已确认',
    closed: true,
    options: optionList({ draft: { name: '草稿', hue: 'grey' }, confirmed: { name: '已确认', hue: 'green' } }),
  }),
  confirmedBy: entered.people({ name: '确认人', about: '谁确认的' }),
} as const
