import { entered, written } from '../field.ts'
import { choices, optionList, VARIED } from './choices.ts'

/** 9 经验与行动: lessons, and the actions that follow from them (S0-24, S3-23). */
export const LESSON_FIELDS = {
  title: entered.text({ name: '经验', about: '一句话说清' }),
  type: entered.singleSelect({
    name: '类型',
    about: '哪一种经验',
    closed: true,
    options: optionList({
      success: { name: '成功经验', hue: 'green' },
      improve: { name: '待改进', hue: 'orange' },
      template: { name: '可复用模板', hue: 'blue' },
    }),
  }),
  evidence: entered.text({ name: '证据', about: '哪些数据或记录说明它' }),
  stage: entered.singleSelect({
    name: '适用阶段',
    about: '在哪个阶段有用',
    options: choices(VARIED, ['筹备期', '预热期', '爆发期', '执行期', '延续期']),
  }),
  channel: entered.singleSelect({
    name: '适用渠道',
    about: '在哪个渠道有用',
    options: choices(VARIED, ['小红书', '官方(公众号)', '抖音', '线下门店']),
  }),
  module: entered.singleSelect({
    name: '适用模块',
    about: '在哪个模块有用',
    options: choices(VARIED, ['内容营销', '渠道推广', '渠道投放', '物料制作']),
  }),
  campaignType: entered.singleSelect({
    name: '适用活动类型',
    about: '对哪类活动有用',
    options: choices(VARIED, ['新品上市', '促销', '品牌推广', '会员增长', '展会', '其他']),
  }),
  action: entered.text({ name: '建议动作', about: '下次怎么做' }),
  form: entered.singleSelect({
    name: '落地方式',
    about: '怎样变成规则',
    closed: true,
    options: optionList({
      field: { name: '模板字段', hue: 'blue' },
      interval: { name: '默认间隔', hue: 'turquoise' },
      checkItem: { name: '检查项', hue: 'yellow' },
      file: { name: '模板文件', hue: 'grey' },
    }),
  }),
  owner: entered.person({ name: '责任人', about: '谁来落地' }),
  dueDay: entered.day({ name: '截止日期', about: '最晚哪天' }),
  status: entered.singleSelect({
    name: '状态',
    about: '落地到哪一步',
    closed: true,
    options: optionList({
      todo: { name: '待办', hue: 'grey' },
      done: { name: '已落地', hue: 'blue' },
      reused: { name: '已复用', hue: 'green' },
      void: { name: '失效', hue: 'lightGrey' },
    }),
  }),
  campaign: entered.link({ name: '来源活动', about: '从哪个活动来', linksTo: 'campaigns' }),
  reuses: written.number({ name: '复用次数', decimals: 0, about: '用过几次，自动计算' }),
} as const
