import { plainText, splitRemarks } from './plainText.ts'

const TOTAL =
  /^(?:合计|总计|小计|共计|总和|总数|汇总|合计数|本页合计|累计|[σ∑]|平均|平均值|sum|total|totals|sub-?total|grand total|average)\s*(?:\([^()]*\))?\s*[:：]?$/u
/** 合计：2项, 小计 500元, 共3项: a total with its figure in the same cell. 合计金额核对 is a task. */
const TOTAL_WITH_FIGURE =
  /^(?:(?:合计|总计|小计|共计|总和|总数|汇总|平均|sum|total|sub-?total|grand total|average)\s*[:：]?|共)\s*[¥$]?\s*[\d,.]+\s*(?:%|项|个|条|件|人|天|份|次|元|万元?|(?:项|个|条)任务|tasks?|items?|days?|件のタスク)?$/u
/** 物料小计, 预算合计: the name of what is added up in front. A title that begins with a verb (核对人数合计) is a task. */
const NAMED_TOTAL =
  /^(?:[\p{L}\p{N}]{1,8}小计|(?:总?预算|费用|金额|成本|支出|花费|经费)(?:合计|总计|共计))\s*(?:\([^()]*\))?\s*[:：]?$/u
/** 合 计: people spread two characters over the width of a cell. */
const BLANKS_IN_WORDS = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** Titles numbered like headings: 一、筹备阶段, （二）推广, 第一部分, Phase 1: Prep. 第一阶段总结报告 and 第 3 项 are tasks. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}\s*[、.．:：]|[(（][一二三四五六七八九十]{1,3}[)）]|第\s*(?:[一二三四五六七八九十\d]{1,3}\s*(?:部分|阶段|章|フェーズ)|[一二三四五六七八九十]{1,3}\s*(?:项|篇))(?:$|[^\p{L}\p{N}])|(?:phase|stage|part|フェーズ|阶段)\s*(?:[\d一二三四五六七八九十]{1,2}|[ivx]{1,4}|one|two|three|four)\s*(?:$|[:：、.(–—-]))/u
/** 【执行期】: nothing but a name in brackets. */
const BRACKETED = /^(?:【[^【】]+】|\[[^[\]]+\]|〖[^〖〗]+〗|「[^「」]+」|『[^『』]+』|■[^■]+■)\s*[:：]?$/u
/** What stands before the name of a part: ■ 筹备阶段, ## Phase 1. */
const SIGNS = /^[^\p{L}\p{N}(（[【「『〖]+/u
/** A phase by its name alone: 筹备阶段, 执行期, 準備フェーズ, Launch phase. 确认档期 is a task. */
const PHASE =
  /^(?:(?:前期|中期|后期|活动|项目|营销)?(?:筹备|准备|预热|蓄水|启动|策划|企划|执行|实施|推广|宣传|传播|投放|预售|造势|种草|冲刺|搭建|布展|撤展|验收|返场|爆发|引爆|长尾|收尾|总结|复盘|评估)(?:阶段|期|フェーズ)|(?:前期|中期|后期)(?:阶段|フェーズ)|(?:prep|preparation|planning|kick-?off|warm-?up|teaser|launch|execution|delivery|wrap-?up|closing|review) (?:phase|stage))$/u
/** What stands above or below the tasks: 备注：以上时间均为暂定, 制表人：王五. */
const NOTE =
  /^(?:(?:备注|附注|注意?|注意事项|说明|填表说明|备考|note|notes|remark|remarks|n\.?b\.?)\s*\d*\s*[:：]|※|(?:制表|填表|填报|编制|制作|编写|审核|审批|复核|批准|统计|更新|打印|作成|承认)(?:人|者|日期|时间|日|单位|部门)\s*[:：]|(?:制表|填表|编制)\s*[:：]|以下(?:空白|无正文)$|(?:prepared|compiled|created|approved|reviewed|updated|last updated)(?: by| on)?\s*:)/u
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

/** What a row is by its title when it is no task. */
export type NoTask = 'total' | 'heading' | 'note'

/**
 * What a row is by its title when it is no task: the total of others, a heading above others, the names of the columns
 * once more, or a note on the table.
 * A heading and a note count only in a row that says nothing else, the names of columns only in one without a date or
 * figure: people number their tasks, too. [RU1]
 */
export function noTaskBecause(
  title: string | null,
  row: { readonly hasFacts: boolean; readonly saysMore: boolean },
): NoTask | null {
  if (title === null) return null
  const plain = plainText(title)
  const closed = plain.replaceAll(BLANKS_IN_WORDS, '')
  if (TOTAL.test(closed) || NAMED_TOTAL.test(closed) || TOTAL_WITH_FIGURE.test(closed)) return 'total'
  if (row.hasFacts) return null
  if (HEADINGS.has(plain)) return 'heading'
  if (row.saysMore) return null
  if (NOTE.test(plain)) return 'note'
  const bare = plain.replace(SIGNS, '')
  // 复盘阶段（3.25-3.30）: the days of the part in brackets.
  const isPart = NUMBERED.test(bare) || PHASE.test(splitRemarks(bare).words)
  return BRACKETED.test(plain) || isPart ? 'heading' : null
}
