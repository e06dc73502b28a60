import { entered, written } from '../field.ts'
import { GRADES, optionList } from './choices.ts'

/** What a clock says. `undated`: somebody answered, and the table does not say when. [SL1] */
const clockOptions = (overdue: string, undated: string) =>
  optionList({
    met: { name: '达标', hue: 'green' },
    missed: { name: '超时', hue: 'red' },
    running: { name: '进行中', hue: 'blue' },
    overdue: { name: overdue, hue: 'red' },
    undated: { name: undated, hue: 'grey' },
  })

/** 7 问题与风险: risks before they happen, issues once they have, and feedback (S0-4, S1-3). */
export const ISSUE_FIELDS = {
  title: entered.text({
    name: '问题描述',
    about: '发生了什么，或可能发生什么',
    synonyms: ['問題描述', 'issue', 'risk'],
  }),
  code: entered.text({ name: '问题编号', about: '如 Q001', synonyms: ['問題編號', 'issue id'] }),
  type: entered.singleSelect({
    name: '类型',
    about: '风险、问题或用户反馈',
    closed: true,
    options: optionList({
      risk: { name: '风险', hue: 'orange' },
      issue: { name: '问题', hue: 'red' },
      feedback: { name: '用户反馈', hue: 'blue' },
    }),
  }),
  campaign: entered.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  task: entered.link({ name: '关联任务', about: '影响哪项任务', linksTo: 'tasks', multiple: true }),
  foundAt: entered.instant({ name: '发现时间', withTime: true, about: '什么时候发现' }),
  respondedAt: entered.instant({ name: '首次响应时间', withTime: true, about: '什么时候有人回应' }),
  solutionAt: entered.instant({ name: '方案时间', withTime: true, about: '什么时候给出方案' }),
  resolvedAt: entered.instant({ name: '解决时间', withTime: true, about: '什么时候解决' }),
  occurredAt: entered.instant({ name: '发生时间', withTime: true, about: '风险成为现实的时间' }),
  owner: entered.person({ name: '负责人', about: '谁来处理', synonyms: ['負責人', 'owner'] }),
  severity: entered.singleSelect({
    name: '严重程度',
    about: '影响多大',
    closed: true,
    options: GRADES,
    synonyms: ['嚴重程度', 'severity'],
  }),
  probability: entered.singleSelect({ name: '概率', about: '发生的可能', closed: true, options: GRADES }),
  status: entered.singleSelect({
    name: '解决进度',
    about: '处理到哪一步',
    closed: true,
    options: optionList({
      open: { name: '未处理', hue: 'grey' },
      handling: { name: '处理中', hue: 'blue' },
      resolved: { name: '已解决', hue: 'green' },
      didNotOccur: { name: '未发生关闭', hue: 'lightGrey' },
    }),
    synonyms: ['解決進度', 'status'],
  }),
  solution: entered.text({ name: '解决方案', about: '怎么解决', synonyms: ['解決方案', 'solution'] }),
  contingency: entered.text({ name: '备选方案', about: '不行时怎么办' }),
  dueDay: entered.day({ name: '完成时限', about: '最晚哪天' }),
  outcome: entered.singleSelect({
    name: '措施结果',
    about: '措施有没有用',
    closed: true,
    options: optionList({
      success: { name: '成功', hue: 'green' },
      partial: { name: '部分', hue: 'yellow' },
      failure: { name: '失败', hue: 'red' },
      unassessed: { name: '未评估', hue: 'grey' },
    }),
  }),

  responseClock: written.singleSelect({
    name: '响应时效',
    closed: true,
    options: clockOptions('未响应超时', '缺首次响应时间'),
    about: '是否在时限内响应，默认 24 小时，自动判断',
  }),
  solutionClock: written.singleSelect({
    name: '方案时效',
    closed: true,
    options: clockOptions('未出方案超时', '缺方案时间'),
    about: '是否在时限内给出方案，默认 48 小时，自动判断',
  }),
  responseHours: written.number({ name: '响应小时数', decimals: 1, about: '发现到首次响应的小时数，自动计算' }),
  preIdentified: written.singleSelect({
    name: '提前识别',
    closed: true,
    about: '发生之前就登记为风险，自动判断',
    options: optionList({ yes: { name: '是', hue: 'green' }, no: { name: '否', hue: 'grey' } }),
  }),
} as const
