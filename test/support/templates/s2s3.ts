import { asked, one, type AskedColumn, type TemplatePreset } from './inventoryTypes.ts'

const x = asked('X')
const STATES = ['未开始', '进行中', '已完成', '延期']
const BAND = x('偏差等级', 'singleSelect', { options: ['超前', '正常', '关注', '滞后预警', '严重滞后', '无法计算'] })
/** The two that are hidden in people's views. */
const BOOKKEEPING: readonly AskedColumn[] = [x('计算时间', 'dateTime'), x('数据问题', 'multiSelect')]

/** S2: 综合营销推广方案执行进度跟踪表, one sheet of 18 columns; its second row is cut after 协同责任人. */
export const S2_TEMPLATE: TemplatePreset = {
  id: 'S2',
  title: '综合营销推广方案执行进度跟踪表',
  extras: [BAND, ...BOOKKEEPING],
  tables: [
    {
      id: 'S2-1',
      title: '综合营销推广方案执行进度跟踪表',
      table: 'tasks',
      year: null,
      columns: [
        one('任务名称', 'text', { primary: true }),
        one('任务描述', 'text'),
        one('所属模块', 'singleSelect', { options: ['内容营销', '渠道推广', '渠道投放'] }),
        one('主责任人', 'person'),
        one('协同责任人', 'people'),
        one('对接部门', 'singleSelect', { options: ['市场部'] }),
        one('计划开始时间', 'day'),
        one('计划结束时间', 'day'),
        one('实际开始时间', 'day'),
        one('实际结束时间', 'day'),
        one('计划进度(%)', 'percentNumber', { by: 'X' }),
        one('实际进度(%)', 'progress'),
        one('进度偏差(%)', 'pointsNumber', { by: 'X' }),
        one('当前状态', 'singleSelect', { by: 'X', options: STATES }),
        one('风险问题', 'text'),
        one('解决方案', 'text'),
        one('解决时限', 'day'),
        one('备注', 'text'),
      ],
      rows: [
        {
          任务名称: '海报设计初稿', 任务描述: '完成3套主题海报设计', 所属模块: '内容营销', 主责任人: '*设计主管', 协同责任人: '*设计专员A',
          对接部门: '市场部', 计划开始时间: '2024-03-01', 计划结束时间: '2024-03-05', 实际开始时间: '2024-03-01', 实际结束时间: '2024-03-06',
          '计划进度(%)': '20', '实际进度(%)': '15', '进度偏差(%)': '-5', 当前状态: '进行中', 风险问题: '素材需求变更,增加1套风格',
          解决方案: '与*市场经理确认最终风格', 解决时限: '2024-03-07', 备注: '交付物需同步存档',
        },
        { 任务名称: '短视频投放', 任务描述: '在抖音、小红书投放10条短视频', 所属模块: '渠道推广', 主责任人: '*运营专员B', 协同责任人: '*内容专员C' },
      ],
    },
  ],
}

/**
 * S3: 产品推广策略实施进度监控表, one sheet of 14 columns. The inventory prints "4× Date" without their headings and joins
 * their cells with ~; the headings are the usual ones, 完成 as in the data model's synonyms.
 */
export const S3_TEMPLATE: TemplatePreset = {
  id: 'S3',
  title: '产品推广策略实施进度监控表',
  extras: [x('计划进度', 'percentNumber'), x('进度偏差', 'pointsNumber'), BAND, ...BOOKKEEPING],
  tables: [
    {
      id: 'S3-1',
      title: '产品推广策略实施进度监控表',
      table: 'tasks',
      year: 2024,
      columns: [
        one('推广阶段', 'singleSelect', { options: ['筹备期(第1-2周)', '预热期(第3-4周)', '爆发期(第5-6周)'] }),
        one('推广渠道', 'singleSelect', { options: ['小红书', '官方(公众号)', '抖音', '线下门店'] }),
        one('核心任务', 'text', { primary: true }),
        one('任务描述', 'text'),
        one('负责人', 'user'),
        one('计划开始时间', 'day'),
        one('计划完成时间', 'day'),
        one('实际开始时间', 'day'),
        one('实际完成时间', 'day'),
        one('当前进度', 'progress', { note: 'the words beside a percentage are text and go to 备注' }),
        one('完成状态', 'singleSelect', { by: 'X', options: STATES }),
        one('风险描述', 'text'),
        one('应对措施', 'text'),
        one('备注', 'text'),
      ],
      rows: [
        {
          推广阶段: '筹备期(第1-2周)', 推广渠道: '小红书', 核心任务: 'KOL种草笔记发布', 任务描述: '3位腰部KOL(5-10万粉)各1篇', 负责人: '市场部*经理',
          计划开始时间: '03-01', 计划完成时间: '03-10', 实际开始时间: '03-01', 实际完成时间: '-', 当前进度: '60%(2篇已发布,1篇待审核)', 完成状态: '进行中',
          风险描述: '1位KOL笔记审核因内容合规问题延迟', 应对措施: '协同KOL调整内容重点,3月12日前提交', 备注: '-',
        },
        {
          推广阶段: '筹备期(第1-2周)', 推广渠道: '官方(公众号)', 核心任务: '推文预热', 任务描述: '2篇新品推文(含亮点+预约)', 负责人: '新媒体*运营',
          计划开始时间: '03-05', 计划完成时间: '03-12', 实际开始时间: '03-05', 实际完成时间: '03-11', 当前进度: '100%', 完成状态: '已完成',
          风险描述: '-', 应对措施: '-', 备注: '预约量超预期20%,需追加库存',
        },
        {
          推广阶段: '预热期(第3-4周)', 推广渠道: '抖音', 核心任务: '信息流广告投放', 任务描述: '3支短视频(25-35岁女性,预算5万元)', 负责人: '渠道*专员',
          计划开始时间: '03-15', 计划完成时间: '03-25', 实际开始时间: '03-16', 实际完成时间: '-', 当前进度: '30%(素材已上线,消耗1.5万)', 完成状态: '进行中',
          风险描述: '完播率8% vs 行业12%', 应对措施: '优化前3秒', 备注: '-',
        },
        {
          推广阶段: '爆发期(第5-6周)', 推广渠道: '线下门店', 核心任务: '新品首发活动', 任务描述: '全国100家门店"买新品赠赠品",培训店员', 负责人: '销售部*总监',
          计划开始时间: '03-28', 计划完成时间: '04-05', 实际开始时间: '-', 实际完成时间: '-', 当前进度: '0%', 完成状态: '未开始',
          风险描述: '部分门店赠品未到位', 应对措施: '今日补发,3月27日前到货', 备注: '规则同步店员群',
        },
      ],
    },
  ],
}
