/** The headings found above the rows of a sheet. */
export interface JoinedHeadings {
  /** One name a column; '' where a column has none. */
  readonly headings: readonly string[]
  /** The index of the first row below the headings that has a filled cell. */
  readonly firstData: number
}

/** Headings are looked for in this many rows. Above them stand titles, dates and notes. */
const ROWS_SEARCHED = 10
/** A longer text is a sentence, not the name of a column. */
const LONGEST_HEADING = 24
/** A longer text above several columns is a title line, not the name of a group. */
const LONGEST_GROUP = 12
/** As many values at the end of a row are the days of a drawn plan, which stand in the row of the headings. */
const DRAWN_DAYS = 3

/** A CJK heading ends with the noun that it is about; a task or a name rarely ends with one of these. */
const CJK_HEADING =
  /(?:名称|名稱|内容|內容|事项|事項|项目|項目|任务|任務|工作|主题|標題|标题|模块|里程碑|环节|节点|时间|時間|日期|日程|周期|工期|期限|时限|時限|期間|予定|実績|日|天数|開始|開始|开始|结束|結束|終了|完成|完了|截止|起止|计划|計劃|計画|实际|實際|预计|預計|负责人|負責人|责任人|責任人|担当|担当者|人员|人員|人|姓名|部门|部門|单位|單位|团队|进度|進度|進捗|进展|進展|完成率|进度条|比例|百分比|率|状态|狀態|状況|状态灯|情况|情況|阶段|階段|フェーズ|类别|類別|类型|分类|种类|優先度|优先级|级别|等级|重要性|备注|備註|備考|说明|說明|描述|要求|目标|目標|成果|交付物|成果物|产出|费用|预算|金额|数量|单价|成本|地点|链接|附件|前置任务|依赖|依存|序号|序號|编号|編號|番号|渠道|平台|风险|問題|问题|措施|原因|タスク|タスク名|工数|ステータス|メモ|名)$/u
const LATIN_HEADING =
  /\b(?:no|id|wbs|task|tasks|name|title|item|activity|action|subject|summary|description|milestone|phase|stage|owner|assignee|assigned|responsible|person|who|lead|resource|start|begin|end|finish|due|deadline|date|dates|planned|actual|baseline|plan|target|duration|days|progress|complete|completed|done|status|state|priority|type|category|notes?|comments?|remarks?|cost|budget|hours|effort|predecessors?|dependenc(?:y|ies)|deliverables?|team|department|channel|link|week|timeline)\b|^(?:ddl|%|#)|^%/iu
/** Numbers, days, spans, shares and amounts. */
const VALUE = /^(?=.*\d)[\d\s.,%％¥￥$€/／年月日号號周週天時时分点:：\-–—~～至到元万+（）()一二三四五六]+$/u
/** Words that say of which plan a column is, whatever it is about. */
const OF_WHICH_PLAN =
  /^(?:计划|計劃|計畫|計画|实际|實際|实绩|預計|预计|预期|预定|預定|予定|実績|目标|目標|基线|基準|planned|plan|actual|baseline|forecast|expected|estimated|target)$/iu

/**
 * Finds which of the first rows are the headings of a sheet and joins two rows of them. Blank cells beside a merged
 * heading take the heading on their left: 计划 above 开始 and 结束 makes 计划开始 and 计划结束. [AD6]
 */
export function joinHeadings(rows: readonly (readonly string[])[]): JoinedHeadings {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const cells = rows.slice(0, ROWS_SEARCHED + 1).map((row) => withoutRepeats(padded(row, width)))
  const scores = cells.slice(0, ROWS_SEARCHED).map(headingScore)
  const best = scores.indexOf(Math.max(...scores, 1))
  const only = best === -1 ? firstFullRow(cells) : best
  if (only === null) return { headings: padded([], width), firstData: firstFilled(rows, 0) }
  const pair = [only - 1, only].find((top) => isPair(cells[top], cells[top + 1]))
  const headings =
    pair === undefined ? padded(rows[only] ?? [], width) : joinedNames(cells[pair] ?? [], cells[pair + 1] ?? [])
  const below = firstFilled(rows, pair === undefined ? only + 1 : pair + 2)
  return { headings, firstData: isRuler(rows[below] ?? [], headings) ? firstFilled(rows, below + 1) : below }
}

const WEEKDAY = /^(?:周|星期)?[一二三四五六日天]$|^(?:mon|tue|wed|thu|fri|sat|sun|[mtwfs月火水木金土])$/iu

/** The days of a drawn plan below the months in the row of the headings: 1, 2, 3 … and no cell of a named column. */
function isRuler(row: readonly string[], headings: readonly string[]): boolean {
  const filled = row.flatMap((text, at) => (text.trim() === '' ? [] : [{ text: text.trim(), at }]))
  return (
    filled.length >= DRAWN_DAYS &&
    filled.every(({ text, at }) => (isValue(text) || WEEKDAY.test(text)) && !isHeading(headings[at] ?? ''))
  )
}

const padded = (row: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, at) => (row[at] ?? '').replaceAll(/\s+/gu, ' ').trim())

/** A merged cell arrives as one filled cell with blanks, or as the same text in each of its cells. */
const withoutRepeats = (row: readonly string[]): readonly string[] =>
  row.map((text, at) => (at > 0 && text === row[at - 1] ? '' : text))

const isValue = (text: string): boolean => VALUE.test(text)
const isHeading = (text: string): boolean => {
  const bare = text.replaceAll(/[(（【[].*?[)）】\]]/gu, '').replaceAll(/[*＊:：?？\s]+$/gu, '')
  if (bare === '' || text.length > LONGEST_HEADING || isValue(text) || /[:：]\s*\S/u.test(text)) return false
  return CJK_HEADING.test(bare) || LATIN_HEADING.test(bare)
}

/** How many names of columns a row holds; 0 when it is no row of headings. */
function headingScore(row: readonly string[]): number {
  const filled = withoutDrawnDays(row.filter((text) => text !== ''))
  const named = filled.filter(isHeading).length
  const values = filled.filter(isValue).length
  return named < 2 || named * 2 < filled.length ? 0 : Math.max(0, named - values)
}

function withoutDrawnDays(filled: readonly string[]): readonly string[] {
  const lastName = filled.findLastIndex((text) => !isValue(text))
  return filled.length - 1 - lastName >= DRAWN_DAYS ? filled.slice(0, lastName + 1) : filled
}

/** Without known words: the first row of several different words and no values, with a row below it. */
function firstFullRow(rows: readonly (readonly string[])[]): number | null {
  const most = Math.max(0, ...rows.map((row) => row.filter((text) => text !== '').length))
  const at = rows.findIndex((row, index) => {
    const filled = row.filter((text) => text !== '')
    const isFull = filled.length >= 2 && filled.length * 4 >= most * 3
    return isFull && index < rows.length - 1 && !filled.some(isValue) && new Set(filled).size === filled.length
  })
  const below = at === -1 ? [] : (rows[at + 1] ?? [])
  return below.some(isValue) ? at : null
}

/** Whether the lower row names the columns of groups that the upper row names. */
function isPair(top: readonly string[] | undefined, below: readonly string[] | undefined): boolean {
  if (top === undefined || below === undefined) return false
  const names = top.filter((text) => text !== '')
  const under = below.flatMap((text, at) => (text === '' || text === top[at] ? [] : [{ text, at }]))
  if (names.length < 2 || under.length < 2) return false
  if (names.some((text) => text.length > LONGEST_GROUP || isValue(text) || /[:：]\s*\S/u.test(text))) return false
  const words = under.filter(({ text }) => isHeading(text))
  if (words.length * 2 < under.length || under.some(({ text }) => isValue(text))) return false
  // In a table below one row of headings most columns with a heading have a cell. Below groups they have none.
  const groupless = under.filter(({ at }) => top[at] !== '' && (top[at + 1] ?? 'end') !== '')
  const inGroups = under.filter(({ at }) => top[at] === '' && top.slice(0, at).some((text) => text !== ''))
  return inGroups.length > 0 && groupless.length <= 1
}

function joinedNames(top: readonly string[], below: readonly string[]): readonly string[] {
  const groups = top.map((text, at) => text || (top.slice(0, at).findLast((left) => left !== '') ?? ''))
  return below.map((name, at) => {
    const group = groups[at] ?? ''
    if (name === '' || name === top[at]) return top[at] ?? ''
    if (OF_WHICH_PLAN.test(name)) return group === '' || OF_WHICH_PLAN.test(group) ? name : together(name, group)
    const isRepeated = below.some((other, place) => other === name && groups[place] !== group)
    return group !== '' && (isRepeated || OF_WHICH_PLAN.test(group)) ? together(group, name) : name
  })
}

const together = (first: string, second: string): string =>
  /[a-z0-9%]$/iu.test(first) || /^[a-z0-9%]/iu.test(second) ? `${first} ${second}` : `${first}${second}`

const firstFilled = (rows: readonly (readonly string[])[], from: number): number => {
  const at = rows.findIndex((row, index) => index >= from && row.some((text) => text.trim() !== ''))
  return at === -1 ? rows.length : at
}
