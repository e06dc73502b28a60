import type { TaskFlag } from './flags.ts'
import { plainText, saysNothing, splitRemarks } from './typed/plainText.ts'

/** Words for everybody or a unit. A unit followed by a name (市场部*经理) is a person. */
const EVERYBODY =
  /^(?:全员|全体|全体人员|所有人|所有人员|大家|各组|各部门|相关人员|相关部门|项目组|团队|本组|总部|本部|外部|内部|供应商|乙方|甲方|第三方|all|everyone|everybody|anyone|team|n\/?a)$/iu
const UNIT =
  /^[\p{L}\p{N}&·\s]{2,}(?:部|组|处|科|中心|团队|小队|部门|办公室|委员会|工作室|事业群|门店|公司|集团|机构)$/u
/** Latin words for a unit, as whole words: Marketing Team is one, Kim Marshall or Hall is not. */
const LATIN_UNIT = /(?:^|\s)(?:team|dept\.?|department|group|squad|office|committee|agency|staff)$/iu
/** Family names that end like a unit. */
const NAMED_LIKE_UNITS = /^(?:[长長]谷部|日下部|刑部|物部|[安阿服矢磯矶织]部|曾我部)$/u
const MARKS = /^[@＠*\s]+|[\s.。]+$/gu
const BETWEEN_NAMES = /[、，,;；/／&＆+＋|｜\n\t]|\s+and\s+|(?<=\p{Script=Han})(?:和|与|及)(?=\p{Script=Han}{2})/iu
/** Chinese names of two to four characters, separated by blanks: 张三 李四. A Latin name contains blanks itself. */
const HAN_NAMES = /^[\p{Script=Han}*]{2,4}(?:\s+[\p{Script=Han}*]{2,4})+$/u
/** @张三@李四 */
const MENTIONED = /(?<=\S)\s*(?=[@＠])/u

/** The people and units that a text names, each once, in order. "待定" names nobody. [OW1] */
export function namesIn(text: string): readonly string[] {
  if (saysNothing(text)) return []
  const parts = text
    .split(BETWEEN_NAMES)
    .flatMap((part) => part.split(MENTIONED))
    .flatMap((part) => (HAN_NAMES.test(part.trim()) ? part.trim().split(/\s+/u) : [part]))
  const names = parts
    .map((part) => part.replaceAll(MARKS, (mark) => (mark.includes('*') ? '*' : '')))
    .filter((name) => !saysNothing(name))
  const seen = new Set<string>()
  return names.filter((name) => {
    const plain = plainText(splitRemarks(name).words)
    if (seen.has(plain)) return false
    seen.add(plain)
    return true
  })
}

/** Whether a name stands for everybody or a unit instead of a person. [OW1] */
function isNotAPerson(name: string): boolean {
  const words = splitRemarks(name.normalize('NFKC')).words.trim()
  if (NAMED_LIKE_UNITS.test(words) && !LATIN_UNIT.test(words)) return false
  return EVERYBODY.test(words) || UNIT.test(words) || LATIN_UNIT.test(words)
}

/** What a sheet says about who does a task: people from a person column, or text from an import. [OW1] */
export interface OwnerFacts {
  /** Names from a person column. */
  readonly people: readonly string[]
  /** Text of an imported owner column; used when no person is set. */
  readonly text: string | null
}

/** The owner must be exactly one named person; null when it is. [OW1] */
export function ownerFlag({
  people,
  text,
}: OwnerFacts): Extract<TaskFlag, 'ownerMissing' | 'ownerNotAPerson' | 'ownerAmbiguous'> | null {
  if (people.length > 1) return 'ownerAmbiguous'
  if (people.length === 1) return null
  const [first, ...further] = text === null ? [] : namesIn(text)
  if (first === undefined) return 'ownerMissing'
  if (further.length > 0) return 'ownerAmbiguous'
  return isNotAPerson(first) ? 'ownerNotAPerson' : null
}

/** RACI of a task: R = 主责人, A = 审批人. */
export interface RaciFacts {
  readonly responsible: readonly string[]
  readonly accountable: readonly string[]
}

/** What is wrong with a task's RACI. [OW1] */
export type RaciProblem = 'responsibleMissing' | 'accountableMissing' | 'accountableAmbiguous'

/** At least one R and exactly one A for every task, as soon as one task of the set names an A. By position. [OW1] */
export function raciProblems(tasks: readonly RaciFacts[]): readonly (readonly RaciProblem[])[] {
  const isUsed = tasks.some(({ accountable }) => accountable.length > 0)
  return tasks.map(({ responsible, accountable }) => {
    if (!isUsed) return []
    const problems: RaciProblem[] = []
    if (responsible.length === 0) problems.push('responsibleMissing')
    if (accountable.length === 0) problems.push('accountableMissing')
    if (accountable.length > 1) problems.push('accountableAmbiguous')
    return problems
  })
}
