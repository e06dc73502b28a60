import { plainText } from './plainText.ts'

const TOTAL =
  /^(?:合计|总计|小计|共计|总和|总数|汇总|合计数|本页合计|累计|[σ∑]|平均|平均值|sum|total|totals|sub-?total|grand total|average)\s*(?:\([^()]*\))?\s*[:：]?$/u
/** 物料小计, 预算合计: the name of what is added up in front. A title that begins with a verb (核对人数合计) is a task. */
const NAMED_TOTAL =
  /^(?:[\p{L}\p{N}]{1,8}小计|(?:总?预算|费用|金额|成本|支出|花费|经费)(?:合计|总计|共计))\s*(?:\([^()]*\))?\s*[:：]?$/u
/** 合 计: people spread two characters over the width of a cell. */
const BLANKS_IN_WORDS = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** Titles numbered like headings: 一、筹备阶段, （二）推广, 第一部分. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}\s*[、.．:：]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|阶段|章|项|篇))/u
const HEADINGS = new Set([
  '任务名称',
  '任务',
  '任务内容',
  '工作内容',
  '工作项目',
  '核心任务',
  '事项',
  '项目',
  '名称',
  'task',
  'task name',
  'title',
  'name',
  'item',
  'subject',
])

/**
 * What a row is by its title when it is no task: the total of others, a heading above others, or the names of the
 * columns once more.
 * A heading counts only in a row that says nothing else, the names of columns only in one without a date or figure:
 * people number their tasks, too. [RU1]
 */
export function noTaskBecause(
  title: string | null,
  row: { readonly hasFacts: boolean; readonly saysMore: boolean },
): 'total' | 'heading' | null {
  if (title === null) return null
  const plain = plainText(title)
  const closed = plain.replaceAll(BLANKS_IN_WORDS, '')
  if (TOTAL.test(closed) || NAMED_TOTAL.test(closed)) return 'total'
  if (row.hasFacts) return null
  return HEADINGS.has(plain) || (NUMBERED.test(plain) && !row.saysMore) ? 'heading' : null
}
