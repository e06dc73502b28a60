import { entered, written } from '../field.ts'

/** 4 每日跟踪: one row per campaign and day; the frozen figures of the day feed the trend lines (S0-3). */
export const DAILY_LOG_FIELDS = {
  title: written.text({ name: '记录', about: '日期与活动，自动填写' }),
  day: entered.day({ name: '日期', about: '统计日', synonyms: ['date'] }),
  campaign: entered.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  kpi: entered.link({ name: '核心指标', about: '目标与实际说的是哪个指标', linksTo: 'kpis' }),
  kpiTarget: entered.number({ name: '核心指标目标', decimals: 2, about: '当日目标，如销售额 50000' }),
  kpiActual: entered.number({ name: '核心指标实际', decimals: 2, about: '当日实际' }),
  attainment: written.percent({ name: '达成率', decimals: 2, about: '当日实际 ÷ 目标，自动计算' }),
  done: written.text({ name: '已完成任务', about: '当日完成的任务，自动填写' }),
  inProgress: written.text({ name: '进行中任务', about: '当日进行中的任务，自动填写' }),
  delayed: written.text({ name: '滞后任务', about: '当日延期的任务，自动填写' }),
  needs: entered.text({ name: '需协调资源', about: '需要谁支持什么' }),
  plannedProgress: written.percent({ name: '计划进度', decimals: 2, about: '当日冻结的计划进度' }),
  actualProgress: written.percent({ name: '实际进度', decimals: 2, about: '当日冻结的实际进度' }),
} as const
