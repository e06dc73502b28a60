import { entered, written } from '../field.ts'
import { optionList } from './choices.ts'

/** 2 目标与效果: the goals of a campaign, with target and actual value (S0-5). */
export const KPI_FIELDS = {
  title: entered.text({
    name: '核心指标',
    about: '指标名称，如销售额',
    synonyms: ['指标', '核心指標', 'kpi', 'metric'],
  }),
  campaign: entered.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  priority: entered.singleSelect({
    name: '优先级',
    about: '核心指标或辅助指标',
    closed: true,
    options: optionList({ core: { name: '核心', hue: 'red' }, auxiliary: { name: '辅助', hue: 'blue' } }),
  }),
  direction: entered.singleSelect({
    name: '方向',
    about: '越高越好还是越低越好',
    closed: true,
    options: optionList({ higher: { name: '越高越好', hue: 'green' }, lower: { name: '越低越好', hue: 'orange' } }),
  }),
  measure: entered.singleSelect({
    name: '目标口径',
    about: '目标是绝对值还是较基期提升',
    closed: true,
    options: optionList({
      absolute: { name: '绝对值', hue: 'blue' },
      increase: { name: '较基期提升', hue: 'turquoise' },
    }),
  }),
  base: entered.number({ name: '基期值', decimals: 2, about: '较基期提升时的起点' }),
  target: entered.number({ name: '目标值', decimals: 2, about: '要达到的数', synonyms: ['目標值', 'target'] }),
  actual: entered.number({ name: '实际值', decimals: 2, about: '实际达到的数', synonyms: ['實際值', 'actual'] }),
  unit: entered.text({ name: '单位', about: '如 元、人、次' }),
  funnelStep: entered.number({ name: '漏斗序号', decimals: 0, about: '曝光 1、点击 2 …，不在漏斗里留空' }),
  benchmark: entered.number({ name: '参考基准', decimals: 2, about: '到达这一步的通常比例，百分数' }),

  attainment: written.percent({
    name: '达成率',
    decimals: 2,
    about: '实际 ÷ 目标，自动计算；实际值空着时取「指标明细」的合计',
  }),
  expected: written.number({ name: '应达值(按进度)', decimals: 2, about: '到统计日按进度应达到的数，自动计算' }),
  verdict: written.singleSelect({
    name: '达成结论',
    closed: true,
    about: '自动判断',
    options: optionList({
      exceeded: { name: '超额', hue: 'turquoise' },
      met: { name: '达成', hue: 'green' },
      missed: { name: '未达标', hue: 'red' },
      unknown: { name: '无法计算', hue: 'grey' },
    }),
  }),

  cause: entered.text({ name: '原因分析', about: '为什么成功或未达标', synonyms: ['原因分析(成功/未达标)'] }),
  improvement: entered.text({ name: '改进建议', about: '下次怎么做' }),
} as const
