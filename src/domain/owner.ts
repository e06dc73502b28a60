import type { TaskFlag } from './flags.ts'
import { plainText, saysNothing, splitRemarks } from './typed/plainText.ts'

/**
 * The words below are compared in the form of `plainText`: simplified, lower case. A unit followed by a name
 * (市场部*经理, 市场部 张三) is a person.
 */

/** Words that stand for everybody or for a unit by themselves. */
const EVERYBODY =
  /^(?:大家|人人|皆(?:さん|様)?|みんな|全部|项目组|本组|总部|本部|总公司|外部|内部|外包|甲方|乙方|第三方|团队|小组|部门|中心|公司|门店|供应商|服务商|代理商|チーム|グループ|メンバー|スタッフ)(?:[a-z0-9]|方)?$|^(?:all|everyone|everybody|anyone|n\/?a)$/u
/** 全体人员, 所有成员, 各门店, 相关同事, 関係者. */
const ALL_OF_THEM =
  /^(?:全体?|所有|各个?|每个?|相关|有关|其他|其它|関系|全ての|すべての|各々の)[\p{L}\p{N}·の]{0,6}?(?:人员?|员工?|成员|同事|同学|同仁|者|部门?|组|团队|门?店|负责人|经理|主管|方|单位|公司|社|区域|大区|体|担当|スタッフ|メンバー|チーム)$/u
/** 市场部全员, 销售部所有人, 关系者一同, 同事们. */
const ENDS_IN_EVERYBODY = /(?:全员|全体(?:人员|成员|员工)?|所有人员?|大家|们|成员|一同|メンバー|スタッフ)$/u
const UNIT =
  /^[\p{L}\p{N}&·\s]{2,}(?:[部组处科课局室店]|中心|团队|小队|部门|委员会|事业群|大区|公司|集团|机构|供应商|服务商|代理商|チーム|グループ)(?:[a-z0-9]|[一二三四五六七八九十])?$/u
/** A组, 一部, 第二小组. */
const NUMBERED_UNIT = /^(?:[a-z0-9]{1,2}|第?[一二三四五六七八九十]{1,3})(?:[部组队科处课店]|小组|分队|大区)$/u
const LATIN_UNIT_NAME =
  'team|teams|dept|department|departments|division|group|squad|office|committee|agency|staff|unit|company|colleagues|members|vendor|vendors|supplier|suppliers|contractors'
/** Latin words for a unit, as whole words: Marketing Team and Team A are units, Kim Marshall or Hall is not. */
const LATIN_UNIT = new RegExp(
  `(?:^|\\s)(?:${LATIN_UNIT_NAME})\\.?(?:\\s[a-z0-9]{1,2})?$|` +
    `^(?:${LATIN_UNIT_NAME}|all|whole|entire|every|everyone|each|the)\\.?\\s(?!.*\\b(?:lead|leader|manager|head|director|assistant)$)`,
  'u',
)
/** Latin names of departments, alone. Chinese ones without 部 (设计, 运营) also stand for a role, as in S0-16. */
const LATIN_DEPARTMENT =
  /^(?:marketing|sales|design|operations|ops|finance|accounting|legal|hr|pr|it|procurement|purchasing|engineering|product|support|logistics|customer service)$/u
/** Names of people that end like a unit: 长谷部, and 王立科 with a family name that begins no name of a unit. */
const NAMED_LIKE_UNITS =
  /^(?:[长長]谷部|日下部|刑部|物部|[安阿服矢磯矶织]部|[曾曽]我部|(?:欧阳|司马|上官|诸葛|司徒|慕容|[王李张刘陈杨赵黄吴徐孙胡朱郭罗郑梁谢宋唐许邓冯曹彭曾萧蔡潘袁董余苏叶吕魏蒋杜丁沈姜傅卢汪戴崔任陆廖姚谭邹邱侯孟秦薛阎段雷贺龚])\p{Script=Han}科)$/u
const MARKS = /^[@＠*\s]+|[\s.。]+$/gu
const BETWEEN_NAMES = /[、，,;；/／&＆+＋|｜\n\t]|\s+and\s+|(?<=\p{Script=Han})(?:和|与|及)(?=\p{Script=Han}{2})/iu
/** Chinese names of two to four characters, separated by blanks: 张三 李四. A Latin name contains blanks itself. */
const HAN_NAMES = /^[\p{Script=Han}*]{2,4}(?:\s+[\p{Script=Han}*]{2,4})+$/u
/** A Japanese family name and a given name: 山田 太郎. */
const JAPANESE_NAME =
  /^\p{Script=Han}{2,3}\s+[^王李张陈刘杨赵黄周吴徐孙胡朱高林何郭马\s][\p{Script=Han}]?[郎子介輔樹恵奈菜織也哉雄夫]$/u
/** @张三@李四. The @ of an e-mail address begins no name. */
const MENTIONED = /(?<=\S)\s*(?=[@＠])(?!(?<=[\w.%+-])@[\w-]+(?:\.[\w-]+)+)/u

/** The people and units that a text names, each once, in order. "待定" names nobody. [OW1] */
export function namesIn(text: string): readonly string[] {
  if (saysNothing(text)) return []
  const parts = text
    .split(BETWEEN_NAMES)
    .flatMap((part) => part.split(MENTIONED))
    .flatMap(namesBetweenBlanks)
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

/** The names in a text without other separators: 张三 李四 are two, 市场部 张三 and 山田 太郎 are one. */
function namesBetweenBlanks(text: string): readonly string[] {
  const line = text.trim()
  if (!HAN_NAMES.test(line) || JAPANESE_NAME.test(line)) return [text]
  const names = line.split(/\s+/u)
  const [first = '', second = ''] = names
  return names.length === 2 && isNotAPerson(first) && !isNotAPerson(second) ? [text] : names
}

const NO_PEOPLE = [EVERYBODY, ALL_OF_THEM, ENDS_IN_EVERYBODY, UNIT, NUMBERED_UNIT, LATIN_UNIT, LATIN_DEPARTMENT]

/** Whether a name stands for everybody or a unit instead of a person. [OW1] */
function isNotAPerson(name: string): boolean {
  const words = plainText(splitRemarks(name.normalize('NFKC')).words)
  return !NAMED_LIKE_UNITS.test(words) && NO_PEOPLE.some((pattern) => pattern.test(words))
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
  const [person] = people
  // An account that several people share bears the name of a unit.
  if (person !== undefined) return isNotAPerson(person) ? 'ownerNotAPerson' : null
  const [first, ...further] = text === null ? [] : namesIn(text)
  if (first === undefined) return 'ownerMissing'
  if (further.length > 0) return 'ownerAmbiguous'
  return isNotAPerson(first) ? 'ownerNotAPerson' : null
}

/** What is wrong with the A of a task: nobody, several people, or no person. [OW1] */
export type AccountableFlag = Extract<TaskFlag, 'accountableMissing' | 'accountableAmbiguous' | 'accountableNotAPerson'>

const ACCOUNTABLE = {
  ownerMissing: 'accountableMissing',
  ownerAmbiguous: 'accountableAmbiguous',
  ownerNotAPerson: 'accountableNotAPerson',
} as const

/**
 * What is wrong with the A (审批人) of each task, by position; null: nothing. Exactly one A for every task, as soon as one
 * task of the set names an A. That there is an R (主责人) is what `ownerFlag` asks. `flags`: `ownerFlag` of each 审批人. [OW1]
 */
export function accountableFlags(flags: readonly ReturnType<typeof ownerFlag>[]): readonly (AccountableFlag | null)[] {
  const isUsed = flags.some((flag) => flag !== 'ownerMissing')
  return flags.map((flag) => (flag === null || !isUsed ? null : ACCOUNTABLE[flag]))
}
