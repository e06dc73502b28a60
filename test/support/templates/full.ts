import { asked, type ModelTable } from './inventoryTypes.ts'

const u = asked('U')
const x = asked('X')
const n = asked('N')

const LEVELS = { options: ['高', '中', '低'] }
const CAMPAIGN = u('所属活动', 'link', { to: 'campaigns' })
const BY_US = { ...CAMPAIGN, by: 'X' as const }

/** The data model's ten tables, every column in its order. */
export const FULL_MODEL: readonly ModelTable[] = [
  {
    table: 'campaigns',
    title: '活动',
    columns: [
      u('活动名称', 'text', { primary: true }), n('活动编号', 'autoNumber'), u('策划案版本', 'text'), u('总负责人', 'user'), u('角色分工', 'text'),
      u('开始日期', 'day'), u('结束日期', 'day'),
      u('活动阶段', 'singleSelect', { options: ['筹备', '执行中', '复盘中', '已归档', '已取消'] }),
      u('活动类型', 'singleSelect', { options: ['新品上市', '促销', '品牌推广', '会员增长', '展会', '其他'] }),
      u('预算总额', 'currency'), u('关键利益相关方', 'text'), u('目标对齐确认', 'checkbox'), u('确认人', 'user'),
      u('日历口径', 'singleSelect', { options: ['自然日', '工作日'] }),
      x('计划进度', 'percentNumber'), x('实际进度', 'percentNumber'), x('进度偏差', 'pointsNumber'), x('完成率', 'percentNumber'),
      x('进度绩效指数 SPI', 'number'), x('健康度', 'singleSelect', { options: ['正常', '关注', '预警', '无法判断'] }), x('健康原因', 'text'),
      x('预测完成日', 'day'), x('基线版本', 'text'), x('复盘到期日', 'day'),
    ],
  },
  {
    table: 'kpis',
    title: '目标与效果',
    columns: [
      u('核心指标', 'text', { primary: true }), CAMPAIGN, u('优先级', 'singleSelect', { options: ['核心', '辅助'] }),
      u('方向', 'singleSelect', { options: ['越高越好', '越低越好'] }), u('目标口径', 'singleSelect', { options: ['绝对值', '较基期提升'] }),
      u('基期值', 'number'), u('目标值', 'number'), u('实际值', 'number'), u('单位', 'text'), u('漏斗序号', 'number'), u('参考基准', 'number'),
      x('达成率', 'percentNumber'), x('应达值(按进度)', 'number'),
      x('达成结论', 'singleSelect', { options: ['超额', '达成', '未达标', '无法计算'] }), u('原因分析', 'text'), u('改进建议', 'text'),
    ],
  },
  {
    table: 'tasks',
    title: '任务',
    columns: [
      u('任务名称', 'text', { primary: true }), u('任务编号', 'text'), CAMPAIGN, u('上级任务', 'link', { to: 'tasks' }),
      u('阶段', 'singleSelect'), u('模块', 'singleSelect'), u('渠道', 'singleSelect'), u('任务描述', 'text'), u('交付物', 'text'),
      u('交付附件', 'attachment'), u('主责人', 'person'), u('协同人', 'people'), u('对接部门', 'singleSelect'), u('审批人', 'people'),
      u('咨询人', 'people'), u('知会人', 'people'), u('计划开始', 'day'), u('计划结束', 'day'), u('实际开始', 'day'), u('实际结束', 'day'),
      u('里程碑', 'checkbox'), u('达成数据', 'text'), u('审核结果', 'singleSelect', { options: ['待审核', '通过', '不通过'] }),
      u('前置任务', 'link', { to: 'tasks' }), u('间隔天数', 'number'), u('完成量', 'number'), u('总量', 'number'), u('权重', 'number'),
      u('关键任务', 'checkbox'), u('更新频率', 'singleSelect', { options: ['每日', '每周'] }), u('实际进度', 'progress'), u('进度说明', 'text'),
      u('人工标记', 'singleSelect', { options: ['暂停', '取消'] }), u('风险问题', 'text'), u('解决方案', 'text'), u('解决时限', 'day'),
      u('滞后原因', 'text'), u('原因分类', 'multiSelect', { options: ['人', '事', '物', '外部'] }), u('备注', 'text'),
      x('计划进度', 'percentNumber'), x('进度偏差', 'pointsNumber'), x('偏差率', 'percentNumber'),
      x('当前状态', 'singleSelect', { options: ['未开始', '进行中', '已完成', '延期', '已暂停', '已取消'] }),
      x('偏差等级', 'singleSelect', { options: ['超前', '正常', '关注', '滞后预警', '严重滞后', '无法计算'] }),
      x('延期天数', 'number'), x('耗时(天)', 'number'), x('预测完成日', 'day'), x('数据问题', 'multiSelect'), x('计算时间', 'dateTime'),
    ],
  },
  {
    table: 'dailyLog',
    title: '每日跟踪',
    // The model gives the text primary no name, only its content: `2024-06-10 活动名`.
    columns: [
      u('日期', 'day'), CAMPAIGN, u('核心指标目标', 'number'), u('核心指标实际', 'number'), x('达成率', 'percentNumber'),
      x('已完成任务', 'text'), x('进行中任务', 'text'), x('滞后任务', 'text'), u('需协调资源', 'text'),
      x('计划进度', 'percentNumber'), x('实际进度', 'percentNumber'),
    ],
  },
  {
    table: 'metrics',
    title: '指标明细',
    columns: [
      u('记录名', 'text', { primary: true }), u('日期', 'day'), CAMPAIGN, u('指标', 'link', { to: 'kpis' }), u('渠道', 'singleSelect'),
      u('目标值', 'number'), u('实际值', 'number'), u('分子', 'number'), u('分母', 'number'), u('花费', 'currency'),
      x('达成率', 'percentNumber'), x('环比', 'percentNumber'), x('异常', 'singleSelect', { options: ['正常', '骤降', '骤升', '样本不足'] }),
    ],
  },
  {
    table: 'budget',
    title: '预算',
    columns: [
      u('明细说明', 'text', { primary: true }), u('序号', 'number'), CAMPAIGN,
      u('预算科目', 'singleSelect', { options: ['物料制作费', '线上推广费', '场地租赁费', '人员成本', '应急备用金', '其他'] }),
      u('数量', 'number'), u('单价', 'number'), u('天数', 'number'), u('预算金额', 'currency'), u('实际花费', 'currency'), u('负责人', 'user'),
      u('审批人', 'user'), u('审批状态', 'singleSelect', { options: ['待审批', '已通过', '已驳回'] }), u('关联任务', 'link', { to: 'tasks' }), u('备注', 'text'),
      x('差异额', 'number'), x('使用率', 'percentNumber'), x('占比', 'percentNumber'),
      x('超支', 'singleSelect', { options: ['未超支', '超支', '未报账'] }),
    ],
  },
  {
    table: 'issues',
    title: '问题与风险',
    columns: [
      u('问题描述', 'text', { primary: true }), u('问题编号', 'text'), u('类型', 'singleSelect', { options: ['风险', '问题', '用户反馈'] }), CAMPAIGN,
      u('关联任务', 'link', { to: 'tasks' }), u('发现时间', 'dateTime'), u('首次响应时间', 'dateTime'), u('方案时间', 'dateTime'), u('解决时间', 'dateTime'),
      u('发生时间', 'dateTime'), u('负责人', 'user'), u('严重程度', 'singleSelect', LEVELS), u('概率', 'singleSelect', LEVELS),
      u('解决进度', 'singleSelect', { options: ['未处理', '处理中', '已解决', '未发生关闭'] }), u('解决方案', 'text'), u('备选方案', 'text'),
      u('完成时限', 'day'), u('措施结果', 'singleSelect', { options: ['成功', '部分', '失败', '未评估'] }),
      x('响应时效', 'singleSelect', { options: ['达标', '超时', '进行中', '未响应超时', '缺首次响应时间'] }),
      x('方案时效', 'singleSelect', { options: ['达标', '超时', '进行中', '未出方案超时', '缺方案时间'] }),
      x('响应小时数', 'number'), x('提前识别', 'singleSelect', { options: ['是', '否'] }),
    ],
  },
  {
    table: 'reports',
    title: '报告',
    columns: [
      x('标题', 'text', { primary: true }), BY_US,
      x('类型', 'singleSelect', { options: ['日报', '周报', '偏差分析', '阶段复盘', '效果评估', '复盘报告'] }),
      x('期间开始', 'day'), x('期间结束', 'day'), x('正文', 'text'), x('数据快照', 'text'), x('数据截至', 'dateTime'),
      u('状态', 'singleSelect', { options: ['草稿', '已确认'] }), u('确认人', 'user'),
    ],
  },
  {
    table: 'lessons',
    title: '经验与行动',
    columns: [
      u('经验', 'text', { primary: true }), u('类型', 'singleSelect', { options: ['成功经验', '待改进', '可复用模板'] }), u('证据', 'text'),
      u('适用阶段', 'singleSelect'), u('适用渠道', 'singleSelect'), u('适用模块', 'singleSelect'), u('适用活动类型', 'singleSelect'),
      u('建议动作', 'text'), u('落地方式', 'singleSelect', { options: ['模板字段', '默认间隔', '检查项', '模板文件'] }), u('责任人', 'user'),
      u('截止日期', 'day'), u('状态', 'singleSelect', { options: ['待办', '已落地', '已复用', '失效'] }),
      u('来源活动', 'link', { to: 'campaigns' }), x('复用次数', 'number'),
    ],
  },
  {
    table: 'changes',
    title: '变更记录',
    columns: [
      x('摘要', 'text', { primary: true }), x('时间', 'dateTime'), BY_US, x('任务', 'link', { to: 'tasks' }),
      x('类别', 'singleSelect', { options: ['基线', '计划日期', '预算', '范围', '状态', '人工标记', '模板'] }),
      x('字段', 'text'), x('旧值', 'text'), x('新值', 'text'), x('来源', 'singleSelect', { options: ['人工', '插件'] }), u('原因', 'text'),
    ],
  },
]
