import { asked, one, several, type TemplatePreset } from './inventoryTypes.ts'

const u = asked('U')

/** S1: 企业市场营销活动执行方案, two tables and one title. The year is that of S1-22's vector. */
export const S1_TEMPLATE: TemplatePreset = {
  id: 'S1',
  title: '企业市场营销活动执行方案',
  extras: [],
  tables: [
    {
      id: 'S1-1',
      title: '活动预算表',
      table: 'budget',
      year: null,
      note: 'the row 合计 46,000 is a sum, not a record [S1-4]',
      columns: [
        one('序号', 'number'),
        one('预算科目', 'singleSelect', { options: ['物料制作费', '线上推广费', '场地租赁费', '人员成本', '应急备用金'] }),
        one('明细说明', 'text', { primary: true }),
        one('预算金额', 'currency'),
        one('实际花费', 'currency'),
        one('负责人', 'user'),
        one('备注', 'text'),
      ],
      rows: [
        { 序号: '1', 预算科目: '物料制作费', 明细说明: '海报500张、宣传册2000本', 预算金额: '8,000', 实际花费: '-', 负责人: '*专员', 备注: '含设计费' },
        { 序号: '2', 预算科目: '线上推广费', 明细说明: '朋友圈广告投放', 预算金额: '15,000', 实际花费: '-', 负责人: '*主管', 备注: '7天投放周期' },
        { 序号: '3', 预算科目: '场地租赁费', 明细说明: '商圈展位租赁(3天)', 预算金额: '12,000', 实际花费: '-', 负责人: '*专员', 备注: '含基础设备' },
        { 序号: '4', 预算科目: '人员成本', 明细说明: '兼职人员10名(3天)', 预算金额: '6,000', 实际花费: '-', 负责人: '*经理', 备注: '200元/人/天' },
        { 序号: '5', 预算科目: '应急备用金', 明细说明: '预算外突发情况处理', 预算金额: '5,000', 实际花费: '-', 负责人: '*经理', 备注: '按实报销' },
      ],
    },
    {
      id: 'S1-2',
      title: '活动执行进度表',
      table: 'tasks',
      year: 2024,
      note: '阶段 is a merged cell in the template and repeated per row here; □ is an unticked box: nothing is filled in yet',
      columns: [
        one('阶段', 'singleSelect', { options: ['前期筹备', '中期执行', '后期复盘'] }),
        several('时间节点', 'two dates', u('开始时间', 'day'), u('结束时间', 'day')),
        one('任务内容', 'text', { primary: true }),
        one('负责人', 'user'),
        one('完成情况', 'singleSelect', { by: 'X', options: ['未完成', '已完成', '延期'] }),
        one('备注', 'text'),
      ],
      rows: [
        { 阶段: '前期筹备', 时间节点: '10月1日-5日', 任务内容: '活动方案审批与团队分工', 负责人: '*经理', 完成情况: '□', 备注: '-' },
        { 阶段: '前期筹备', 时间节点: '10月6日-10日', 任务内容: '物料设计与制作', 负责人: '*主管', 完成情况: '□', 备注: '需10月15日到货' },
        { 阶段: '中期执行', 时间节点: '10月15日', 任务内容: '场地布置与设备调试', 负责人: '*专员', 完成情况: '□', 备注: '18:00前完成' },
        { 阶段: '中期执行', 时间节点: '10月16日-18日', 任务内容: '活动现场执行', 负责人: '全员', 完成情况: '□', 备注: '每日21:00复盘' },
        { 阶段: '后期复盘', 时间节点: '10月19日-21日', 任务内容: '数据整理与报告输出', 负责人: '*专员', 完成情况: '□', 备注: '10月22日提交' },
      ],
    },
    {
      id: 'S1-3',
      title: '用户反馈',
      table: 'issues',
      year: null,
      note: 'a title only: the content is cut off in the template, so it asks for no particular column and has no rows',
      columns: [],
      rows: [],
    },
  ],
}
