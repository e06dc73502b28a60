import { entered, written } from '../field.ts'
import { choices, optionList, VARIED } from './choices.ts'

/** 5 指标明细: one row per day, channel and figure. */
export const METRIC_FIELDS = {
  title: entered.text({ name: '记录名', about: '如 2024-06-10 抖音 转化率' }),
  day: entered.day({ name: '日期', about: '哪一天的数' }),
  campaign: entered.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  kpi: entered.link({ name: '指标', about: '对应的目标', linksTo: 'kpis' }),
  channel: entered.singleSelect({
    name: '渠道',
    about: '哪个渠道',
    options: choices(VARIED, ['小红书', '官方(公众号)', '抖音', '线下门店']),
  }),
  target: entered.number({ name: '目标值', decimals: 2, about: '当日目标' }),
  actual: entered.number({ name: '实际值', decimals: 2, about: '当日实际' }),
  numerator: entered.number({ name: '分子', decimals: 0, about: '比例的分子，如转化数' }),
  denominator: entered.number({ name: '分母', decimals: 0, about: '比例的分母，如访问数' }),
  spend: entered.currency({ name: '花费', about: '当日花费' }),
  attainment: written.percent({ name: '达成率', decimals: 2, about: '实际 ÷ 目标，自动计算' }),
  change: written.percent({ name: '环比', decimals: 2, about: '比基准（前几日中位数）高或低多少，自动计算' }),
  anomaly: written.singleSelect({
    name: '异常',
    closed: true,
    about: '自动判断',
    options: optionList({
      normal: { name: '正常', hue: 'green' },
      drop: { name: '骤降', hue: 'red' },
      surge: { name: '骤升', hue: 'turquoise' },
      tooFew: { name: '样本不足', hue: 'grey' },
    }),
  }),
} as const
