import type { TaskFieldKey } from '../../schema/index.ts'
import { readColumnName } from './columnName.ts'

/**
 * What a heading says of a day of the task, as far as its own words tell. Which field it means depends on the other
 * headings of the sheet.
 */
export type DayMeaning =
  /** 计划开始, planned start. */
  | 'plannedStart'
  /** 开始, start: of the plan, unless another heading names the planned start. */
  | 'plainStart'
  | 'actualStart'
  /** 计划完成, planned finish. */
  | 'plannedEnd'
  /** 截止日期, DDL, 要求完成时间: a day by which the task is to be done. */
  | 'due'
  /** 预计完成, expected: the planned end, or a forecast beside one. So is 计划 alone, above days. */
  | 'expectedEnd'
  /** 结束, finish: of the plan, unless another heading names its end. */
  | 'plainEnd'
  /** 完成时间, completed on: the planned or the actual end. */
  | 'doneOn'
  | 'actualEnd'
  /** 完成时限: of the task, or of a measure against a risk. */
  | 'timeLimit'
  | 'solutionDue'
  /** 起止时间, timeline: both ends of the plan in one cell. */
  | 'span'
  /** 时间, 时间节点, dates: both ends when the cells hold spans, else a day by which the task is to be done. */
  | 'time'

/** What a heading says by its own words; 'none' for what belongs to no field of a task, null when the words do not decide. */
export type HeadingMeaning =
  | { readonly day: DayMeaning }
  | { readonly field: TaskFieldKey }
  /** 完成情况, 进展: a share, a state or a sentence. The cells tell. */
  | { readonly how: 'far' }
  /** 交付状态, 归还状态: the state of the task when its words are states of tasks. */
  | { readonly how: 'state' }
  /** 任务内容, summary: the title, or a description beside another title. */
  | { readonly names: 'task' }
  | 'none'

const OF = '(?:本|该|此|子|任务|任務|工作|事项|项目|task)?'
const DAY = '(?:的?(?:时间|日期|日|时刻|时间点|节点|date|day|on|at|by)s?)?'
const ACTUAL = '(?:实际|实绩|実绩|实|実|真实|actual)'
const START = '(?:开始|起始|启动|开工|着工|着手|启用|start(?:s|ing|ed)?|begins?)'
const END =
  '(?:结束|完成|完工|完结|终了|终止|完了|收尾|竣工|办结|交付|交付物提交|提交|截止|截至|上线|resolution|end(?:s|ed|ing)?|finish(?:ed)?|complet(?:ion|ed)|due)'

/** Matches a whole heading by one of the patterns. */
const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'u')

const DAYS: readonly (readonly [RegExp, DayMeaning])[] = [
  [
    whole(`${ACTUAL}${OF}${START}${DAY}|${START}(?:时间|日期|日)?${ACTUAL}(?:日|日期|时间)?|started(?:on|at)`),
    'actualStart',
  ],
  [
    whole(
      `${ACTUAL}${OF}${END}${DAY}|${END}(?:时间|日期|日)?${ACTUAL}(?:日|日期|时间)?`,
      `${ACTUAL}(?:时间|日期|date)?`,
      '(?:date)?(?:closed|completed|finished|resolved|achieved|delivered)(?:on|at|date)?',
      'completiondate|办结(?:时间|日期|日)|完了日',
    ),
    'actualEnd',
  ],
  [
    whole(
      `(?:解决|措施|对策|对応|対応|应对|整改|处理|处置|改进)(?:完成|措施)?(?:时限|期限|截止${DAY}|完成${DAY})`,
      '(?:solution|mitigation|measure|action)due(?:date)?',
    ),
    'solutionDue',
  ],
  [
    whole(
      `(?:计划|计画|规划|预定|予定|拟定|原定|拟|应|预计|预期|planned?|scheduled|expected|est(?:imated)?)${OF}${START}${DAY}`,
      `${START}(?:时间|日期|日)?(?:计划|预定|予定|予定日)(?:日|日期|时间)?`,
    ),
    'plannedStart',
  ],
  [
    whole(
      `(?:预计|预期|预估|expected|est(?:imated)?)${OF}${END}${DAY}|eta|(?:预计|预期)(?:时间|日期)`,
      '计划|预定|予定|plan(?:ned)?',
    ),
    'expectedEnd',
  ],
  [
    whole(
      `(?:计划|计画|规划|预定|予定|拟定|原定|拟|应|planned?|scheduled)${OF}${END}${DAY}`,
      `${END}(?:时间|日期|日)?(?:计划|预定|予定)(?:日|日期|时间)?|(?:计划|planned)(?:时间|日期|date)`,
    ),
    'plannedEnd',
  ],
  [
    whole(
      `(?:要求|规定|约定|目标|最晚|最迟|target|required)${OF}(?:${END})?${DAY}`,
      `${OF}(?:截止|截至|到期|限期|交付|提交|交稿)${DAY}|${OF}(?:期限|时限|死线|截止期)|ddl|deadline|duedates?|dueby`,
      'bywhen|due(?:on)?|whendue|targetdate|deliverydate|什么时候交|啥时候交?|何时交|何时完成|什么时候完成|納期|纳期|缔切日?',
      '締切日?|〆切',
    ),
    'due',
  ],
  [whole('(?:任务|工作)?(?:完成|办理|办结|落实|完工)(?:时限|期限)'), 'timeLimit'],
  [whole(`${OF}完成(?:时间|日期|日)`), 'doneOn'],
  [whole(`(?:timeline)?${OF}${START}${DAY}|timelinestart|什么时候开始|何时开始`), 'plainStart'],
  [whole(`(?:timeline)?${OF}(?:结束|终止|终了|完结|完成|finish|end)${DAY}|timelineend`), 'plainEnd'],
  [
    whole(
      `(?:计划|任务|活动|项目|工作|执行)?(?:起止|起讫|开始结束|始末)${DAY}|timeline|timeframe|startend|startenddates?`,
      '开始至结束|起止期间',
    ),
    'span',
  ],
  [
    whole(
      '(?:计划|任务|活动|项目|工作|执行|推进|实施|具体)?(?:时间|日期|时间节点|时间安排|时间段|时间区间|执行时间|进度安排|周期|期间|排期|档期|工期|日程)',
      'dates?|period|schedule|日程|when',
    ),
    'time',
  ],
]

const PEOPLE_BEFORE = '(?:主要?|第一|直接|具体|任务|项目|工作|事项|本项)?'
/** What those do who have a task to do: 执行人, 落实部门. Who proposes, checks or is told does something else. */
const DOING =
  '(?:负责|责任|主责|主责任|执行|承办|承担|承接|经办|处理|跟进|主办|实施|落实|推进|办理|完成|牵头|担当|对应)'
const STAGE_BEFORE = '(?:所属|项目|推广|策略|活动|工作|任务|实施|当前|执行|营销)?'
const REASON_OF = '(?:未完成|未达成|延期|延误|延迟|滞后|落后|偏差|逾期|超期|进度偏差|拖延|遅延|delay)'

const FIELDS: readonly (readonly [RegExp, TaskFieldKey])[] = [
  [
    whole(
      `${PEOPLE_BEFORE}${DOING}(?:人|者|同事|同学)(?:员|姓名|名)?|${PEOPLE_BEFORE}(?:经办|负责|责任|担当)`,
      '谁(?:负责|来做)?|(?!协|配合)\\p{Script=Han}{2}(?:负责人|责任人|担当)|bywhom',
      '(?:task|project)?(?:owners?|assignees?|assignedto|assigned|assign|responsible(?:person|party)?|persons?|people|who|lead|dri|pic|resourcenames?|resources?|accountableowner)(?:name)?',
      '人员|资源名称',
    ),
    'owner',
  ],
  [
    whole(
      'projectteam|协(?:办|作|同|助)(?:责任)?(?:人员?|者)?|配合人员?|参与(?:人员?|者)|支持人员?|谁配合|协同责任人',
      'collaborators?|contributors?|participants?|members?|成员|组员|supportedby|helpers?',
    ),
    'collaborators',
  ],
  [whole('(?:审批|审核|批准|拍板)(?:人员?|者|领导)|承认者|approvers?|approvedby'), 'approvers'],
  [whole('(?:知会|抄送|知悉|周知)(?:人员?|者|对象)?|informed|cc'), 'informed'],
  [whole('(?:咨询|征求意见)(?:人员?|者)|consulted'), 'consulted'],
  [
    whole(
      `(?:${DOING}|归口|对接|对口|所属|主管)(?:部门|单位|部署|科室|处室|团队|小组|组)|(?:任务|工作)?部门|部署`,
      '(?:responsible|owning)?(?:department|team|dept)',
    ),
    'department',
  ],
  [whole(`${STAGE_BEFORE}阶段(?:名称)?|フェーズ|phase|stage`), 'stage'],
  [whole('(?:所属|工作|任务|功能|业务)?(?:模块|模组|板块|版块)(?:名称)?|module|workstream'), 'module'],
  [
    whole('(?:推广|投放|发布|宣传|传播|营销|所属|执行)?(?:渠道|平台|媒体平台|通路)(?:名称)?|channel|チャネル'),
    'channel',
  ],
  [
    whole('交付(?:物|成果|件|内容)|(?:输出|产出|成果)物?|工作成果|预期成果|成果形式|deliverables?|outputs?|成果物'),
    'deliverable',
  ],
  [whole('交付附件|交付文件|成果附件'), 'deliverableFiles'],
  [
    whole(
      '(?:任务|工作|事项|自定义|问题)?(?:编号|编码|代码|代号)|wbs(?:编号|编码|id|code)?|(?:任务|事项)?id',
      '(?:task|action|item|card|activity)?(?:id|key|code)|issuekey|タスクid|(?:task|item)no',
    ),
    'code',
  ],
  [
    whole(
      '(?:实际|实绩|当前|目前|任务|工作|项目|总体|整体|累计|最新|事项|完成|actual|current|overall|task)*(?:进度|进捗|完成率|完成度|完成比例|完成百分比|完成程度|进度条|progress|percentcomplete|complete%?)(?:率|%|百分比|比例|实际|值|度)?',
      '%complete|percentcomplete|%done|percentdone|进度实际|做到哪了?|完成了?多少',
    ),
    'progress',
  ],
  [
    whole(
      '(?:计划|目标|应完成|时间|应|预定|予定|预计)(?:的)?(?:进度|进捗|完成率|完成度|完成比例|完成百分比|百分比)(?:率|%)?',
      '应(?:该)?(?:做到|完成)(?:百分比|比例)?|进度计划|时间进度%?',
      'planned(?:%|progress|complete|percent)(?:complete)?|%planned',
    ),
    'plannedProgress',
  ],
  [
    whole(
      '(?:进度|完成率?)?(?:偏差|差异|差距)(?:%|百分比|值)?|差多少|progress(?:deviation|variance)',
      '(?:progress)?variance%?|deviation',
    ),
    'progressDeviation',
  ],
  [
    whole('(?:滞后|延期|逾期|延误|延迟|超期|拖延|落后|遅延)(?:天数|日数)|(?:days?)(?:late|delayed|overdue)|delaydays'),
    'delayDays',
  ],
  [
    whole(
      '(?:任务|工作|项目|事项|当前|目前|办理|执行|实施|落实|进展|进度|完成|推进|処理|対応|进捗)?(?:状态|状况|status|state|ステータス)',
      '(?:task|current)status',
    ),
    'state',
  ],
  [whole(`${REASON_OF}(?:的)?(?:原因|理由|reason)(?:分析|说明)?|reasonfordelay`), 'delayReason'],
  [
    whole(
      '(?:存在|主要|潜在|当前|目前|遇到)?的?(?:风险|问题)(?:与|和|及|或|点|描述|说明|事项|情况|问题|风险|困难)*|卡点|堵点|难点|存在问题和困难',
      '困难与问题|risks?|issues?|blockers?|risk(?:s|description)|课题(?:内容)?',
    ),
    'risk',
  ],
  [
    whole(
      '(?:应对|改进|整改|纠偏|解决|处理|补救|因应|改善|纠正|风险应对|対応|整改落实)(?:措施|对策|方案|办法|策略|策)|对策|措施|mitigations?',
      '(?:corrective)?measures?|countermeasures?|solutions?|mitigationplan',
    ),
    'solution',
  ],
  [
    whole(
      '(?:最新|目前|当前|本周|本月)?(?:工作)?(?:进展|进度)(?:说明|记录|备注|描述)|最新进展(?:记录|情况)?|progressnotes?|latestupdate',
    ),
    'progressNote',
  ],
  [whole('备注(?:说明|信息|[栏欄]|事项)?|附注|备考[栏欄]?|メモ|memo|comments?|remarks?|(?:task)?notes?'), 'notes'],
  [
    whole(
      '(?:任务|工作|事项|内容)(?:描述|说明|详情|要求)|详细(?:说明|描述|内容)',
      '(?:task|card|item|action)?(?:description|details?)|详情|描述',
    ),
    'description',
  ],
  [whole(`(?:预测|forecast(?:ed)?|projected)${OF}${END}${DAY}`), 'forecastEnd'],
  [whole('(?:任务)?权重|weight'), 'weight'],
  [whole('(?:是否)?(?:里程碑|milestone)'), 'milestone'],
]

/** Told by the cells: a share, a state, or a sentence about how far it is. */
const HOW_FAR = whole(
  '(?:任务|工作|目前|当前|最新|项目|实际)?(?:完成|进展|进度|落实|推进|办理|执行)(?:情况|现状)|进展|目前进展|当前进展',
)
const STATE_OF_SOMETHING = whole('\\p{Script=Han}{1,4}状态')
const TASK_NAMES = whole(
  '(?:任务|工作|事项|项目|活动|筹备|重点|核心|关键|具体|主要|分项|子|改进|行动|待办|检查|跟进|作业|推进|本周|本月|本日|今日|重点工作|工作任务)*(?:任务|工作|事项|事宜|项目|内容|环节|工程|活动|名称|名|主题|标题|里程碑|项|任务项)(?:任务)?(?:名称|名|内容|事项|标题)?',
  '\\p{Script=Han}{1,4}(?:事项|内容)|(?:关键|核心|主要|重点|具体|营销|推广|执行)?(?:动作|举措)|选题(?:名称|标题)?',
  '(?:task|card|project|activity|action|item|work|milestone|campaign)*(?:task|activity|action|item|name|title|subject|summary|what|milestone|todo)(?:name|title|description|items?)?',
  'タスク(?:名|内容)?|作业(?:内容|名|项目)?|やること|工程名?|件名',
)
/** A list of campaigns names its rows like this, too. */
const CAMPAIGN = whole('活动(?:名称|名|主题|标题)?|campaign(?:name)?')
/** Belongs to no field: who entered or changed a row and when, hours, money, links, ways to reach somebody. */
const NONE =
  /(?:电话|手机号?|邮箱|微信号?|地址|链接|网址|url|email|phone|mobile)$|^(?:创建|新建|登记|提出|提报|起票|填报|录入|更新|修改|最后|最近|上次|下次|上回|last|created|updated|modified|date(?:raised|identified|created|added|modified)|reporter|creator)|(?:created|modified|updated)(?:time|date|at|on|by)?$|工时|工数|人天|人日|hours?$|timespent|timeestimate|剩余|残り|remaining|^total|优先|重要|紧急|严重|priority|severity|^(?:是否|有无)(?!里程碑)|^(?:original|planned?|est(?:imated)?|remaining)?duration$|^(?:标准|计划|预计|总)?工期$|^issueid$|^(?:审批|审核|付款|支付|库存|合同|发票|订单|物流|报销)状态$/u
/** 实际/预计完成: its day may be planned or actual. Read as actual, it would finish an open task. [ST1] */
const EITHER =
  /(?:实际.*(?:预计|计划)|(?:预计|计划).*实际|actual.*(?:expected|planned|est)|(?:expected|planned|est).*actual)/u

/** What the words of a heading say by themselves; null when they do not decide. */
export function meaningOf(name: string): HeadingMeaning | null {
  const { plain } = readColumnName(name)
  const own = meaningOfWords(plain)
  if (own !== null) return own
  // 负责人 Owner: the same in two languages.
  const [han, latin] = [plain.replaceAll(/[a-z%]/gu, ''), plain.replaceAll(/[^a-z%]/gu, '')]
  if (han === '' || latin === '') return null
  const [first, second] = [meaningOfWords(han), meaningOfWords(latin)]
  return first !== null && second !== null && JSON.stringify(first) !== '"none"' ? first : null
}

function meaningOfWords(plain: string): HeadingMeaning | null {
  if (plain === '') return null
  if (EITHER.test(plain)) return 'none'
  const day = DAYS.find(([pattern]) => pattern.test(plain))
  if (day !== undefined) return { day: day[1] }
  if (HOW_FAR.test(plain)) return { how: 'far' }
  const field = FIELDS.find(([pattern]) => pattern.test(plain))
  if (field !== undefined) return { field: field[1] }
  if (CAMPAIGN.test(plain)) return null
  if (TASK_NAMES.test(plain)) return { names: 'task' }
  if (NONE.test(plain)) return 'none'
  return STATE_OF_SOMETHING.test(plain) ? { how: 'state' } : null
}
