import type { TaskFlag } from './flags.ts'
import { plainText, saysNothing, splitRemarks } from './typed/plainText.ts'

/**
 * The words below are compared in the form of `plainText`: simplified, lower case. A unit followed by a name
 * (市场部*经理, 市场部 张三) is a person.
 */

/** Words that stand for everybody or for a unit by themselves. */
const EVERYBODY =
  /^(?:大家|大伙儿?|人人|同事|同学|客户|经销商|加盟商|合作伙伴|工作人员|志愿者|皆(?:さん|様)?|みんな|全部|项目组|本组|总部|本部|总公司|外部|内部|外包|甲方|乙方|第三方|团队|小组|部门|中心|公司|门店|供应商|服务商|代理商|チーム|グループ|メンバー|スタッフ)(?:[a-z0-9]|方)?$|^(?:all|everyone|everybody|anyone|n\/?a)$/u
/** 全体人员, 所有成员, 各门店, 相关同事, 関係者. */
const ALL_OF_THEM =
  /^(?:全体?|所有|各个?|每个?|相关|有关|其他|其它|関系|全ての|すべての|各々の)[\p{L}\p{N}·の]{0,6}?(?:人员?|员工?|成员|同事|同学|同仁|者|部门?|组|团队|门?店|负责人|经理|主管|方|单位|公司|社|区域|大区|体|担当|スタッフ|メンバー|チーム)$/u
/** 所有KOL, 各门店店长, 跨部门, 3人, 5人小组. */
const SOME_OF_THEM =
  /^(?:所有|全部|各个?(?!务)|每个|相关|有关|其他|其它|跨)[\p{L}\p{N}·\s]+$|^(?:多|若干|数|几|两|[一二三四五六七八九十\d]{1,3})\s*(?:个?人|[位名])(?:小组|团队)?$|^\p{Script=Han}{2,6}\d{1,3}\s*[人名位]$/u
/** 业务方, 品牌侧. */
const SIDE =
  /^(?:业务|品牌|合作|主办|承办|协办|场地|平台|需求|媒体|客户|供应|投资|执行|拍摄|搭建|产品|技术|运营|研发|渠道|商务|市场)[方侧端]$/u
/** 市场部全员, 销售部所有人, 关系者一同, 同事们. */
const ENDS_IN_EVERYBODY = /(?:全员|全体(?:人员|成员|员工)?|所有人员?|大家|们|成员|一同|メンバー|スタッフ)$/u
const UNIT =
  /^[\p{L}\p{N}&·\s]{2,}(?:[部组处科课局室店]|中心|团队|小队|部门|委员会|事业群|大区|公司|集团|机构|事务所|协会|学会|基金会|联盟|传媒|银行|供应商|服务商|代理商|チーム|グループ)(?:[a-z0-9]|[一二三四五六七八九十])?$/u
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
const BETWEEN_NAMES =
  /[、，,;；/／&＆+＋|｜→➡\n\t]|[-=]+>|\s+(?:and|or)\s+|(?<=\p{Script=Han})(?:和|与|及|或|・)(?=\p{Script=Han}{2})/iu
/**
 * Chinese names of two to four characters, separated by blanks or by a remark in brackets: 张三 李四, 张三（主）李四（辅）. A
 * Latin name contains blanks itself.
 */
const HAN_NAMES = /^[\p{Script=Han}*]{2,4}\p{Co}?(?:(?:\s+|(?<=\p{Co}))[\p{Script=Han}*]{2,4}\p{Co}?)+$/u
/** A department without 部 in front of a name: 市场 张三. */
const DEPARTMENT =
  /^(?:市场|销售|运营|设计|产品|技术|研发|品牌|行政|人事|财务|法务|采购|客服|商务|媒介|公关|策划|文案|渠道|电商|新媒体|视频|测试|物流|培训)$/u
/** 张三（市场部）经理 is one person. */
const POST = /^(?:总?经理|总监|主管|老师|总|组长|部长|店长|助理|专员|顾问|主任|工程师|先生|女士|小姐)$/u
/** 主：张三 辅：李四. */
const PARTS_OF_PEOPLE = /(?:^|(?<=[\s、，,;；/]))(?:主|辅|副|主责|主办|协办|协助|配合)\s*[:：]\s*/gu
/** 欧阳 娜娜 is one person. */
const COMPOUND_FAMILY_NAME =
  /^(?:欧阳|司马|上官|诸葛|司徒|慕容|夏侯|皇甫|令狐|东方|南宫|尉迟|端木)\s+\p{Script=Han}{1,2}$/u
/** 1.张三 2.李四, ①张三②李四. */
const IS_LIST = /^\s*(?:[①⑴⒈]|1\s*[.、)）])/u
const LIST_NUMBER = /[\u2460-\u249B]|(?:^|(?<=[\s\p{Script=Han}]))\d{1,2}\s*[.、)）]\s*(?=\p{L})/gu
/** Separators in brackets separate no owners: 张三（市场部、运营部）. */
const BRACKETS = /[(（[【][^()（）[\]【】]*[)）\]】]/gu
/** 张三等, 张三等3人. */
const AND_OTHERS = /[^\s等平]{2,}等(?:[\d一二三四五六七八九十几多]*\s*[人位名])?$/u
/** Nobody yet: 待分配, 未指定, 暂缺, 招聘中. 同上 names somebody of another row, which may be sorted elsewhere. */
const NOBODY =
  /^(?:[同如](?:上|左|前|右|下)|上同|ditto|same(?: as above)?|〃|″|(?:待|未|尚未|暂未|没有?|还没)(?:分配|指派|指定|安排|确定|定|确认|招聘?|招募|落实|明确|分工|认领)(?:负责人|人员?)?|暂?空?缺人?|暂缺|暂?无(?:人|负责人|人选)|(?:负责人|人员|人选|hr|\p{Script=Han}{1,4}部)?待定|待入职|待补充?|若干|(?:owner|负责人)?\s*tb[acd]|(?:招聘|招募|安排|协调|分配)中|tba|vacant|nobody|no ?one|(?:un|not |not yet )assigned|to be (?:assigned|decided|confirmed|determined|announced|hired)|担当者?未定)$/u
/** A Japanese family name and a given name: 山田 太郎. */
const JAPANESE_NAME =
  /^\p{Script=Han}{2,3}\s+[^王李张陈刘杨赵黄周吴徐孙胡朱高林何郭马\s][\p{Script=Han}]?[郎子介輔樹恵奈菜織也哉雄夫]$/u
/** @张三@李四. The @ of an e-mail address begins no name. */
const MENTIONED = /(?<=\S)\s*(?=[@＠])(?!(?<=[\w.%+-])@[\w-]+(?:\.[\w-]+)+)/u

/** The people and units that a text names, each once, in order. "待定" names nobody. [OW1] */
export function namesIn(text: string): readonly string[] {
  if (saysNothing(text)) return []
  const remarks: string[] = []
  const numbered = IS_LIST.test(text) ? text.replaceAll(LIST_NUMBER, '、') : text
  const listed = numbered.replaceAll(PARTS_OF_PEOPLE, '、')
  const masked = listed.replaceAll(BRACKETS, (remark) => String.fromCodePoint(FIRST_MASK + remarks.push(remark) - 1))
  const parts = masked
    .split(BETWEEN_NAMES)
    .flatMap((part) => part.split(MENTIONED))
    .flatMap(namesBetweenBlanks)
    .map((part) => part.replaceAll(/\p{Co}/gu, (mask) => remarks[(mask.codePointAt(0) ?? 0) - FIRST_MASK] ?? ''))
  const names = parts
    .map((part) => part.replaceAll(MARKS, (mark) => (mark.includes('*') ? '*' : '')))
    .filter((name) => !isNobody(name))
  const seen = new Set<string>()
  return names.filter((name) => {
    const plain = plainText(splitRemarks(name).words)
    if (seen.has(plain)) return false
    seen.add(plain)
    return true
  })
}

/** A remark in brackets is one character of this area while a text is split into names. */
const FIRST_MASK = 0xe000

/** 待定（3月确认）, 待分配, √: the cell names nobody. */
function isNobody(name: string): boolean {
  const plain = plainText(name)
  const { words } = splitRemarks(plain)
  const said = words === '' ? plain : words
  return saysNothing(said) || NOBODY.test(said) || !/\p{L}/u.test(said)
}

/** The names in a text without other separators: 张三 李四 are two, 市场部 张三 and 山田 太郎 are one. */
function namesBetweenBlanks(text: string): readonly string[] {
  const line = text.trim().replaceAll(/\s+(?=\p{Co})/gu, '')
  if (!HAN_NAMES.test(line) || JAPANESE_NAME.test(line.replaceAll(/\p{Co}/gu, '')) || COMPOUND_FAMILY_NAME.test(line))
    return [text]
  const names = line.split(/\s+|(?<=\p{Co})(?=[\p{Script=Han}*])/u)
  const [first = '', second = ''] = names
  const isOfDepartment = DEPARTMENT.test(first) && !DEPARTMENT.test(second)
  const isOne =
    POST.test(second) || isOfDepartment || (isNotAPerson(first.replaceAll(/\p{Co}/gu, '')) && !isNotAPerson(second))
  return names.length === 2 && isOne ? [text] : names
}

const NO_PEOPLE = [
  EVERYBODY,
  ALL_OF_THEM,
  SOME_OF_THEM,
  SIDE,
  ENDS_IN_EVERYBODY,
  UNIT,
  NUMBERED_UNIT,
  LATIN_UNIT,
  LATIN_DEPARTMENT,
]

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
  if (person !== undefined && AND_OTHERS.test(person)) return 'ownerAmbiguous'
  // An account that several people share bears the name of a unit.
  if (person !== undefined) return isNotAPerson(person) ? 'ownerNotAPerson' : null
  const [first, ...further] = text === null ? [] : namesIn(text)
  if (first === undefined) return 'ownerMissing'
  if (further.length > 0 || AND_OTHERS.test(first)) return 'ownerAmbiguous'
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
