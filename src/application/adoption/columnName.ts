import { plainText, splitRemarks } from '../../domain/index.ts'

/**
 * A column's name as a set of ideas: 预计完成日期, 計劃結束時間 and "Planned finish" all mean planned + end. A word that belongs
 * to no idea is an idea of its own, so that "Slack channel" differs from "Channel".
 */
export interface ColumnName {
  /** The words without blanks, punctuation and brackets. Two names with the same text are alike whatever they mean. */
  readonly plain: string
  readonly ideas: readonly string[]
  /** Whether brackets hold more than a unit: 备注（内部） is another column than 备注. */
  readonly isQualified: boolean
}

/** Each idea with its words, in simplified characters and lower case. Where several words match, the longest wins. */
const IDEAS: Readonly<Record<string, string>> = {
  planned: '计划 计画 预计 预定 原定 拟定 规划 应 拟 planned plan scheduled expected estimated est planning target',
  actual: '实际 真实 actual real',
  start: '开始 起始 启动 开工 起 start begin beginning started kickoff',
  end: '结束 完成 完结 终止 完工 收尾 止 end finish complete completion',
  due: '截止 截至 到期 时限 期限 限期 due deadline',
  finished: 'completed finished done closed',
  progress: '进度 百分比 完成率 完成度 完成比例 进展 progress percent percentage pct %',
  deviation: '偏差 差异 差距 偏离 deviation variance',
  level: '等级 级别 level',
  state: '状态 情况 status state',
  owner: '负责人 责任人 承办人 执行人 担当 跟进人 经办人 主办人 owner assignee assigned responsible dri pic',
  collaborators:
    '协同人 协办人 协作人 配合人 协助人 参与人 协同 协办 协作 collaborators collaborator contributors contributor participants helpers',
  department: '部门 科室 department dept',
  task: '任务 项目 事项 工作 专案 task tasks item activity',
  name: '名称 名 标题 题目 name title',
  description: '描述 说明 详情 概述 简介 description details detail',
  content: '内容 content',
  stage: '阶段 时期 stage phase',
  module: '模块 模组 板块 版块 module workstream stream',
  channel: '渠道 通路 channel',
  deliverable: '交付物 交付成果 产出物 产出 成果 deliverable deliverables output',
  risk: '风险 问题 困难 障碍 隐患 阻碍 risk risks issue issues blocker blockers impediments',
  solution:
    '解决方案 应对措施 因应对策 应对策略 处理方案 解决办法 应对 因应 对策 措施 解决 mitigation solution measure measures countermeasure countermeasures',
  delay: '滞后 延期 延误 延迟 逾期 delay delayed overdue',
  reason: '原因 缘由 reason cause',
  notes: '备注 附注 notes note comment comments remark remarks memo',
  number: '编号 序号 号码 号 代码 id no number code',
  milestone: '里程碑 milestone',
  predecessor: '前置 前序 紧前 predecessor predecessors depends dependency',
  weight: '权重 weight',
  approval: '审批 审核 批准 approver approval approved',
  // Words that say little about a column. They have little weight.
  '~time': '时间 日期 时刻 日 时 date day time on at by',
  '~person': '人员 人 者',
  '~main': '主要 核心 主 当前 目前 现 当期 current work',
  '~belongs': '所属 归属 对接 对口 推广 执行 行动 具体',
  '~small': '存在 的 与 和 及 or and of the to for is in a an s',
}

const IDEA_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(IDEAS).flatMap(([idea, words]) => words.split(' ').map((word) => [word, idea] as const)),
)
const LONGEST = Math.max(...[...IDEA_OF.keys()].map((word) => word.length))

const HAN = /\p{Script=Han}/u
/** Matches runs of one script; "%" is a word of its own. */
const RUNS = /\p{Script=Han}+|[\p{L}\p{M}]+|\p{N}+|%/gu
/** Texts in brackets that only say the unit or how to fill in the column. They do not change what the column is. */
const UNIT =
  /^(?:%|百分[点比]|天|日|元|万元|cny|usd|rmb|必填|选填|可选|若适用|如有|多选|单选|optional|required|days?|pts?)$/u

/** 1.负责人, 2、开始时间, (3) 进度: how people number their columns. */
const NUMBERED = /^\s*(?:[(（]?\d{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]{1,2}[)）]?[、.．])\s*(?=[^\d\s])/u

export function readColumnName(name: string): ColumnName {
  const { words, remarks } = splitRemarks(splitCamelCase(name.normalize('NFKC').replace(NUMBERED, '')))
  const plain = plainText(words === '' ? remarks.join(' ') : words)
  const units = remarks.map(plainText)
  const ideas = ideasOf(plain)
  return {
    plain: plain.replaceAll(/[^\p{L}\p{N}%]/gu, ''),
    ideas:
      units.includes('%') && !ideas.includes('progress') && !ideas.includes('deviation')
        ? [...ideas, 'progress']
        : ideas,
    isQualified: words !== '' && !units.every((unit) => UNIT.test(unit)),
  }
}

const splitCamelCase = (name: string): string => name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ')

function ideasOf(plain: string): readonly string[] {
  const ideas: string[] = []
  for (const [run] of plain.matchAll(RUNS)) {
    if (HAN.test(run)) ideas.push(...ideasOfHan(run))
    else ideas.push(IDEA_OF.get(run) ?? run)
  }
  return [...new Set(ideas)]
}

/**
 * Splits a run of Chinese, which has no blanks: takes the longest listed word at each place. The text between two
 * listed words is a word of its own.
 */
function ideasOfHan(run: string): readonly string[] {
  const ideas: string[] = []
  let unknown = ''
  for (let at = 0; at < run.length; ) {
    const word = longestWordAt(run, at)
    if (word === null) {
      unknown += run[at] ?? ''
      at += 1
      continue
    }
    if (unknown !== '') ideas.push(unknown)
    unknown = ''
    ideas.push(IDEA_OF.get(word) ?? word)
    at += word.length
  }
  return unknown === '' ? ideas : [...ideas, unknown]
}

function longestWordAt(run: string, at: number): string | null {
  for (let length = Math.min(LONGEST, run.length - at); length > 0; length -= 1) {
    const word = run.slice(at, at + length)
    if (IDEA_OF.has(word)) return word
  }
  return null
}

/** Pairs of ideas that can mean the same, with how near they are, 0 to 1. */
const NEARLY: Readonly<Record<string, number>> = {
  'due end': 0.85,
  'end finished': 0.85,
  'description notes': 0.4,
  'content description': 0.6,
  'content task': 0.5,
  'name task': 0.3,
  'end progress': 0.5,
  'delay risk': 0.5,
}
const nearness = (one: string, other: string): number =>
  one === other ? 1 : (NEARLY[[one, other].sort().join(' ')] ?? 0)

/** The weight of a word like 时间, which many unlike names share. */
const FILLER_WEIGHT = 0.12
/** The weight of "task" beside another idea: 任务状态 is a state and 项目负责人 an owner. */
const TASK_WEIGHT = 0.25
const ONLY_NAMES: ReadonlySet<string> = new Set(['task', 'name', 'content'])

function weightsOf(ideas: readonly string[]): readonly number[] {
  const isAboutMore = ideas.some((idea) => !idea.startsWith('~') && !ONLY_NAMES.has(idea))
  return ideas.map((idea) => (idea.startsWith('~') ? FILLER_WEIGHT : idea === 'task' && isAboutMore ? TASK_WEIGHT : 1))
}

/** The share of the weight of `from` that has a like idea in `to`. */
function covered(from: readonly string[], to: readonly string[]): number {
  let matched = 0
  let all = 0
  const weights = weightsOf(from)
  for (const [at, idea] of from.entries()) {
    const weight = weights[at] ?? 0
    all += weight
    matched += weight * Math.max(0, ...to.map((other) => nearness(idea, other)))
  }
  return all === 0 ? 0 : matched / all
}

/** How alike two names are, 0 to 1; 1 only for the same words. Other words with the same ideas reach 0.97. */
export function nameLikeness(one: ColumnName, other: ColumnName): number {
  const penalty = one.isQualified === other.isQualified ? 0 : 0.06
  if (one.plain !== '' && one.plain === other.plain) return 1 - penalty
  const [there, back] = [covered(one.ideas, other.ideas), covered(other.ideas, one.ideas)]
  return there + back === 0 ? 0 : (0.97 * 2 * there * back) / (there + back) - penalty
}
