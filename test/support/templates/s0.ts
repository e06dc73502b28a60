import { asked, one, several, type TemplatePreset } from './inventoryTypes.ts'

const u = asked('U')

/** S0: five tables; the titles that the inventory prints in traditional characters are simplified here. */
export const S0_TEMPLATE: TemplatePreset = {
  id: 'S0',
  title: '营销活动策划案执行跟进模板',
  extras: [],
  tables: [
    {
      id: 'S0-1',
      title: '活动基本信息与目标表',
      table: 'campaigns',
      year: 2024,
      columns: [
        one('活动名称', 'text', { primary: true }),
        one('策划案版本', 'text'),
        one('负责人', 'person'),
        several('起止时间', 'two dates', u('开始时间', 'day'), u('结束时间', 'day')),
        one('核心目标(量化)', 'text', { note: 'the goals themselves are rows of S0-5; the text is kept' }),
        one('预算总额', 'currency'),
        one('关键利益相关方', 'text'),
      ],
      rows: [
        {
          活动名称: '2024年夏季新品促销',
          策划案版本: 'V2.0',
          负责人: '*经理',
          起止时间: '2024.6.1-6.30',
          '核心目标(量化)': '销售额提升30%,新增会员3000人',
          预算总额: '50万元',
          关键利益相关方: '销售部(对接渠道)、产品部(提供样品)',
        },
      ],
    },
    {
      id: 'S0-2',
      title: '任务分解与责任跟踪表',
      table: 'tasks',
      year: 2024,
      note: 'no column for a percentage; the year comes from the campaign; a reason is given in any state (T003)',
      columns: [
        one('任务ID', 'text'),
        one('任务名称', 'text', { primary: true }),
        one('所属阶段', 'singleSelect', { options: ['预热期', '执行期'] }),
        one('负责人', 'user'),
        several('起止时间', 'two dates', u('开始时间', 'day'), u('结束时间', 'day')),
        several('交付物', 'text, with files beside it', u('交付物', 'text'), u('交付附件', 'attachment')),
        one('进度状态', 'singleSelect', { by: 'X', options: ['未开始', '进行中', '已完成', '滞后'] }),
        several(
          '滞后原因(若适用)', 'text, with the kind of cause beside it',
          u('滞后原因(若适用)', 'text'), u('原因分类', 'singleSelect'),
        ),
      ],
      rows: [
        {
          任务ID: 'T001', 任务名称: '预热海报设计', 所属阶段: '预热期', 负责人: '*设计', 起止时间: '6.1-6.5',
          交付物: '3张海报终稿', 进度状态: '已完成', '滞后原因(若适用)': '-',
        },
        {
          任务ID: 'T002', 任务名称: 'KOL内容对接', 所属阶段: '预热期', 负责人: '*专员', 起止时间: '6.3-6.8',
          交付物: '2篇KOL种草稿件', 进度状态: '滞后(1天)', '滞后原因(若适用)': 'KOL档期调整',
        },
        {
          任务ID: 'T003', 任务名称: '线下物料准备', 所属阶段: '执行期', 负责人: '*助理', 起止时间: '6.10-6.20',
          交付物: '500份宣传单、100件赠品', 进度状态: '进行中', '滞后原因(若适用)': '印刷厂产能不足',
        },
      ],
    },
    {
      id: 'S0-3',
      title: '执行进度每日跟踪表',
      table: 'dailyLog',
      year: null,
      columns: [
        one('日期', 'day'),
        several(
          '核心指标(目标/实际)', 'which goal, and two numbers',
          u('核心指标', 'link', { to: 'kpis' }), u('核心指标目标', 'number'), u('核心指标实际', 'number'),
        ),
        one('已完成任务', 'text', { by: 'X', note: 'the template says link; the data model freezes the names of that day as text' }),
        one('进行中任务', 'text', { by: 'X' }),
        one('滞后任务', 'text', { by: 'X' }),
        one('需协调资源', 'text'),
      ],
      rows: [
        {
          日期: '2024-06-10', '核心指标(目标/实际)': '销售额 5万/3.8万', 已完成任务: '线下场地布置完成',
          进行中任务: '线上广告投放优化', 滞后任务: '无', 需协调资源: '增加1名地推人员',
        },
        {
          日期: '2024-06-11', '核心指标(目标/实际)': '5万/4.2万', 已完成任务: 'KOL首篇内容发布',
          进行中任务: '用户社群运营', 滞后任务: '无', 需协调资源: '-',
        },
      ],
    },
    {
      id: 'S0-4',
      title: '问题与风险记录表',
      table: 'issues',
      year: null,
      columns: [
        one('问题编号', 'text'),
        one('问题描述', 'text', { primary: true }),
        one('发现时间', 'dateTime'),
        one('负责人', 'user'),
        one('严重程度', 'singleSelect', { options: ['高', '中', '低'] }),
        one('解决进度', 'singleSelect', { options: ['未处理', '处理中', '已解决'] }),
        one('解决方案', 'text'),
      ],
      rows: [
        {
          问题编号: 'Q001', 问题描述: '线下活动到场率低于预期', 发现时间: '2024.6.12', 负责人: '*经理', 严重程度: '中', 解决进度: '处理中',
          解决方案: '增加"扫码领小礼品"引流',
        },
        {
          问题编号: 'Q002', 问题描述: '优惠券核销率仅15%', 发现时间: '2024.6.13', 负责人: '*运营', 严重程度: '高', 解决进度: '已解决',
          解决方案: '降低门槛(满50减10→满30减5)',
        },
      ],
    },
    {
      id: 'S0-5',
      title: '活动效果评估表',
      table: 'kpis',
      year: null,
      columns: [
        one('核心指标', 'text', { primary: true }),
        one('目标值', 'number'),
        one('实际值', 'number'),
        one('达成率', 'percentNumber', { by: 'X' }),
        one('原因分析(成功/未达标)', 'text'),
        one('改进建议', 'text'),
      ],
      rows: [
        {
          核心指标: '销售额', 目标值: '30万', 实际值: '35万', 达成率: '117%', '原因分析(成功/未达标)': 'KOL种草+限时折扣刺激消费',
          改进建议: '可提前3天启动限时折扣',
        },
        {
          核心指标: '新增会员', 目标值: '3000', 实际值: '2800', 达成率: '93%', '原因分析(成功/未达标)': '线下地推人员不足',
          改进建议: '增加2名兼职地推,提前培训',
        },
        {
          核心指标: '社交曝光', 目标值: '100万', 实际值: '120万', 达成率: '120%', '原因分析(成功/未达标)': '短视频挑战赛参与度高',
          改进建议: '后续活动增加UGC互动环节',
        },
      ],
    },
  ],
}
