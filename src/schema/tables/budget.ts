import { entered, written } from '../field.ts'
import { choices, optionList } from './choices.ts'

/** 6 预算: one row per cost line (S1-1). */
export const BUDGET_FIELDS = {
  title: entered.text({ name: '明细说明', about: '花在什么上', synonyms: ['明細說明', 'item'] }),
  lineNumber: entered.number({ name: '序号', decimals: 0, about: '第几项', synonyms: ['序號', 'no.'] }),
  campaign: entered.link({ name: '所属活动', about: '属于哪个活动', linksTo: 'campaigns' }),
  category: entered.singleSelect({
    name: '预算科目',
    about: '哪一类费用',
    options: choices(
      ['orange', 'blue', 'turquoise', 'green', 'yellow', 'grey'],
      ['物料制作费', '线上推广费', '场地租赁费', '人员成本', '应急备用金', '其他'],
    ),
    synonyms: ['預算科目', 'category'],
  }),
  quantity: entered.number({ name: '数量', decimals: 2, about: '数量 × 单价 × 天数 应等于预算金额' }),
  unitPrice: entered.number({ name: '单价', decimals: 2, about: '每单位多少钱' }),
  days: entered.number({ name: '天数', decimals: 1, about: '不按天计留空' }),
  amount: entered.currency({ name: '预算金额', about: '批准的金额', synonyms: ['預算金額', 'budget'] }),
  spent: entered.currency({ name: '实际花费', about: '没有报账留空，不填 0', synonyms: ['實際花費', 'actual spend'] }),
  owner: entered.person({ name: '负责人', about: '这笔费用的负责人', synonyms: ['負責人', 'owner'] }),
  approver: entered.person({ name: '审批人', about: '超支由谁审批' }),
  approval: entered.singleSelect({
    name: '审批状态',
    about: '审批走到哪一步',
    closed: true,
    options: optionList({
      pending: { name: '待审批', hue: 'grey' },
      approved: { name: '已通过', hue: 'green' },
      rejected: { name: '已驳回', hue: 'red' },
    }),
  }),
  task: entered.link({ name: '关联任务', about: '为哪项任务花的', linksTo: 'tasks', multiple: true }),
  notes: entered.text({ name: '备注', about: '其他说明', synonyms: ['備註', 'notes'] }),

  variance: written.number({ name: '差异额', decimals: 2, about: '实际花费 − 预算金额，自动计算' }),
  useRate: written.percent({ name: '使用率', decimals: 2, about: '实际花费 ÷ 预算金额，自动计算' }),
  share: written.percent({ name: '占比', decimals: 2, about: '占预算总额的比例，自动计算' }),
  overspend: written.singleSelect({
    name: '超支',
    closed: true,
    about: '自动判断',
    options: optionList({
      within: { name: '未超支', hue: 'green' },
      over: { name: '超支', hue: 'red' },
      unreported: { name: '未报账', hue: 'grey' },
    }),
  }),
} as const
