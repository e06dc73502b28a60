import { entered, native, written } from '../field.ts'
import { choices, optionList, VARIED } from './choices.ts'

/** Health of a campaign. [RU2] */
const HEALTH_OPTIONS = optionList({
  green: { name: '正常', hue: 'green' },
  yellow: { name: '关注', hue: 'yellow' },
  red: { name: '预警', hue: 'red' },
  grey: { name: '无法判断', hue: 'grey' },
})

/** 1 活动: one row per campaign, with the roll-up of its tasks. */
export const CAMPAIGN_FIELDS = {
  title: entered.text({
    name: '活动名称',
    about: '活动的名字',
    synonyms: ['活動名稱', '项目名称', 'campaign', 'campaign name'],
  }),
  code: native.autoNumber({ name: '活动编号', about: '自动编号' }),
  planVersion: entered.text({ name: '策划案版本', about: '如 V2.0', synonyms: ['策劃案版本', 'version'] }),
  lead: entered.person({
    name: '总负责人',
    about: '对活动负责的一位',
    synonyms: ['负责人', '項目負責人', 'lead', 'owner'],
  }),
  roles: entered.text({
    name: '角色分工',
    about: '总负责人、策划组、执行组、监控组、后勤组',
    synonyms: ['角色分工', 'roles'],
  }),
  startDay: entered.day({ name: '开始日期', about: '活动第一天', synonyms: ['开始时间', '開始日期', 'start date'] }),
  endDay: entered.day({ name: '结束日期', about: '活动最后一天', synonyms: ['结束时间', '結束日期', 'end date'] }),
  goals: entered.text({
    name: '核心目标(量化)',
    about: '量化的目标，逐项写进「目标与效果」',
    synonyms: ['核心目标', '核心目標(量化)', 'goals'],
  }),
  phase: entered.singleSelect({
    name: '活动阶段',
    about: '活动走到哪一步',
    closed: true,
    options: optionList({
      preparing: { name: '筹备', hue: 'grey' },
      running: { name: '执行中', hue: 'blue' },
      reviewing: { name: '复盘中', hue: 'turquoise' },
      archived: { name: '已归档', hue: 'green' },
      cancelled: { name: '已取消', hue: 'lightGrey' },
    }),
  }),
  type: entered.singleSelect({
    name: '活动类型',
    about: '哪一类活动',
    options: choices(VARIED, ['新品上市', '促销', '品牌推广', '会员增长', '展会', '其他']),
  }),
  budgetTotal: entered.currency({ name: '预算总额', about: '批准的预算', synonyms: ['預算總額', 'budget'] }),
  stakeholders: entered.text({
    name: '关键利益相关方',
    about: '谁会影响或受影响',
    synonyms: ['干系人', '關鍵利益相關方', 'stakeholders'],
  }),
  goalsAligned: entered.checkbox({ name: '目标对齐确认', about: '目标已书面确认' }),
  alignedBy: entered.people({ name: '确认人', about: '谁确认了目标' }),
  calendarMode: entered.singleSelect({
    name: '日历口径',
    about: '约定的口径，供查阅；计算按侧边栏设置里的日历',
    closed: true,
    options: optionList({ calendar: { name: '自然日', hue: 'blue' }, workday: { name: '工作日', hue: 'orange' } }),
  }),

  plannedProgress: written.percent({ name: '计划进度', decimals: 2, about: '全部任务按权重汇总，自动计算' }),
  actualProgress: written.percent({ name: '实际进度', decimals: 2, about: '全部任务按权重汇总，自动计算' }),
  progressDeviation: written.points({
    name: '进度偏差',
    decimals: 1,
    about: '实际进度 − 计划进度，单位为百分点，自动计算',
  }),
  completionRate: written.percent({ name: '完成率', decimals: 2, about: '已完成任务 ÷ 未取消任务，自动计算' }),
  spi: written.number({ name: '进度绩效指数 SPI', decimals: 2, about: '实际进度 ÷ 计划进度，自动计算' }),
  health: written.singleSelect({
    name: '健康度',
    closed: true,
    options: HEALTH_OPTIONS,
    about: '按规则判断，原因见右列',
  }),
  healthReason: written.text({ name: '健康原因', about: '是哪些行让健康度变色，自动填写' }),
  forecastEnd: written.day({ name: '预测完成日', about: '最晚完成的任务的预测日，自动计算' }),
  baseline: written.text({ name: '基线版本', about: '当前对照的基线，自动填写' }),
  evaluationDue: written.day({ name: '复盘到期日', about: '活动结束后第 3 个工作日，自动计算' }),
} as const
