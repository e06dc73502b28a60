import type { TableKey } from '../../schema/index.ts'

/**
 * Further names that people give the columns of their own budgets, goals, campaigns and issues, besides those that are
 * declared: in simplified and traditional characters, English and Japanese. Of tasks all are declared. Only taking over
 * asks for them, so they are loaded with it.
 */
const WORDS: Readonly<Partial<Record<TableKey, Readonly<Record<string, string>>>>> = {
  campaigns: {
    title: '活动|活动名|活動|项目|專案名稱|活动主题|项目名|event|event name|project|キャンペーン|施策名',
    lead: '活动负责人|项目负责人|项目经理|活動負責人|project manager|責任者|担当者',
    startDay: '开始|活动开始|活动开始日期|上线日期|开始日|启动日期|start|launch date|開始日',
    endDay: '结束|活动结束|活动结束日期|下线日期|结束日|截止日期|end|終了日',
    goals: '目标|活动目标|量化目标|goal|objectives|目標',
    budgetTotal: '预算|总预算|活动预算|预算金额|预算总金额|total budget|総予算|予算',
    phase: '阶段|状态|活动状态|项目状态|phase|status|ステータス',
    type: '类型|活动类型|活动类别|项目类型|type|種類',
    stakeholders: '相关方|利益相关方|关系人',
  },
  kpis: {
    title: '指标名称|指标名|目标项|考核指标|目标名称|kpi名称|kpi指标|关键指标|目標項目|kpi name|指標|指標名',
    campaign: '活动|活动名称|所属项目|项目|所屬活動|campaign|event|キャンペーン',
    priority: '指标类型|重要性|级别|核心/辅助|priority',
    direction: '指标方向|好坏方向|direction',
    base: '基准值|基线值|基期|去年同期|上期|baseline|基準値',
    target: '目标|目标数|目标数值|目标量|kpi目标|计划值|目標|goal|target value|目標値',
    actual: '实际|完成值|实际完成|实际完成值|完成数|当前值|达成值|实际数|實際|result|actual value|current|実績|実績値',
    unit: '计量单位|單位|unit|単位',
    cause: '原因|未达成原因|偏差原因|reason',
    improvement: '改进措施|改善建议|下一步|improvement',
    attainment: '完成率|达成率|达成比例|完成度|目标完成率|達成率|attainment|achievement|completion rate',
    verdict: '是否达成|达成情况|结论|result status',
    notes: '备注|說明',
  },
  budget: {
    title:
      '费用明细|明细|费用项目|费用名称|支出项目|用途|费用说明|项目明细|內容|品名|费用内容|預算項目|预算项目|预算明细|expense|description|費目|摘要',
    campaign: '活动|活动名称|所属项目|项目|所屬活動|campaign|event|キャンペーン',
    category: '科目|费用类别|费用类型|费用科目|类别|分类|支出类别|类型|費用類別|cost category|type|勘定科目|区分',
    quantity: '数量(个)|用量|qty|quantity|數量|数',
    unitPrice: '单价(元)|单价（元）|單價|unit price|price|単価',
    days: '天|使用天数|days|日数',
    amount:
      '预算|预算额|预算费用|计划金额|计划费用|预估费用|预估金额|批准金额|预算合计|预算(元)|预算（万元）|計劃金額|planned cost|budgeted|planned amount|予算|予算額',
    spent:
      '实际支出|实际费用|实际金额|实际成本|实际使用|已花费|已支出|花费|支出|已用金额|已报销|实际发生|實際支出|實際金額|actual|actual cost|spent|実績|実績額|支出額',
    owner: '经办人|申请人|责任人|費用負責人|担当',
    approver: '审核人|批准人|approver|承認者',
    approval: '审批|审批进度|审批结果|approval status|承認状況',
    task: '任务|任务名称|对应任务|相关任务|task|タスク',
    notes: '说明|附注|remark|remarks|備考',
    variance: '差额|差异|结余|剩余|预算差异|差異|variance|difference|差額',
    useRate: '使用率|执行率|预算执行率|花费占比|use rate|執行率',
    share: '比例|占比|费用占比|share',
    overspend: '是否超支|超支情况|over budget',
  },
  issues: {
    title: '问题|风险|问题名称|风险描述|风险名称|问题内容|事项|問題|風險描述|问题/风险|problem|description|課題|リスク',
    code: '编号|序号|问题序号|id|no',
    type: '分类|问题类型|类别|type|種類',
    campaign: '活动|活动名称|所属项目|项目|所屬活動|campaign|キャンペーン',
    task: '任务|任务名称|影响任务|对应任务|相关任务|關聯任務|task|related task|タスク',
    foundAt: '发现日期|提出时间|提出日期|登记时间|反馈时间|发生日期|date raised|raised on|reported|発見日',
    respondedAt: '响应时间|首次响应|回应时间|first response',
    solutionAt: '方案提出时间|出方案时间',
    resolvedAt: '解决日期|关闭时间|关闭日期|完成时间|resolved on|closed on|解決日',
    owner: '责任人|处理人|跟进人|问题负责人|assignee|担当者',
    severity: '严重等级|级别|问题等级|风险等级|影响程度|重要程度|優先級|优先级|priority|impact|重要度',
    probability: '可能性|发生概率|发生可能性|likelihood|probability|発生確率',
    status: '状态|问题状态|处理状态|当前状态|进展|處理狀態|state|ステータス|対応状況',
    solution: '应对措施|处理方案|解决措施|对策|措施|處理措施|mitigation|action|対応策',
    contingency: '应急预案|预案|备选措施|contingency|plan b',
    dueDay: '截止日期|计划解决时间|期限|计划完成时间|要求完成时间|due|due date|deadline|期日',
    outcome: '结果|处理结果|措施效果|outcome',
  },
}

/** The further names of a field. */
export const headingWords = (table: TableKey, field: string): readonly string[] =>
  WORDS[table]?.[field]?.split('|') ?? []

/** Words that people use for our options, besides our own: field → option → words. */
const OPTION_WORDS: Readonly<Partial<Record<TableKey, Readonly<Record<string, Readonly<Record<string, string>>>>>>> = {
  campaigns: {
    phase: {
      preparing: '未开始|策划中|筹备中|准备中|待启动|计划中|規劃中|planning|not started|準備中',
      running: '进行中|执行|上线|已上线|in progress|running|active|実施中|進行中',
      reviewing: '复盘|待复盘|已结束|结束|总结中|review|ended|振り返り中',
      archived: '归档|已完成|已复盘|完成|done|completed|archived|完了',
      cancelled: '取消|终止|已终止|cancelled|canceled|中止',
    },
  },
  kpis: {
    priority: { core: '核心指标|主要|重要|高|core|primary', auxiliary: '辅助指标|次要|一般|低|中|auxiliary|secondary' },
    direction: { higher: '越大越好|正向|higher', lower: '越小越好|反向|lower' },
    measure: { absolute: '绝对|数值|absolute', increase: '提升|增长|较上期提升|increase' },
  },
  budget: {
    approval: {
      pending: '审批中|待审核|未审批|申请中|pending|承認待ち',
      approved: '通过|已批准|已审批|审批通过|同意|approved|承認済み',
      rejected: '驳回|未通过|不通过|拒绝|rejected|却下',
    },
  },
  issues: {
    type: { risk: 'risk|リスク', issue: '故障|bug|issue|problem|課題', feedback: '反馈|客诉|投诉|feedback|complaint' },
    severity: {
      high: '严重|紧急|重大|高风险|p0|p1|high|critical|urgent|高い',
      medium: '中等|一般|中风险|p2|medium|normal',
      low: '轻微|低风险|p3|low|minor|低い',
    },
    probability: { high: '很可能|high', medium: '可能|medium', low: '不太可能|low' },
    status: {
      open: '待处理|未解决|新建|待解决|未开始|open|new|未対応',
      handling: '进行中|解决中|跟进中|处理进行中|in progress|対応中',
      resolved: '解决|已处理|已关闭|关闭|完成|已完成|resolved|closed|done|解決済み|完了',
      didNotOccur: '未发生|did not occur',
    },
    outcome: { success: '有效|success', partial: '部分有效|partial', failure: '无效|failure', unassessed: '待评估' },
  },
}

/** Option → the further words for it. */
export const furtherOptionWords = (table: TableKey, field: string): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(OPTION_WORDS[table]?.[field] ?? {}).map(([key, words]) => [key, words.split('|')] as const)
