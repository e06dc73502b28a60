import { plainText, saysNothing, splitRemarks } from './plainText.ts'
import { piecesIn, readNumber, sharesIn, type Share } from './shares.ts'
import { stateOfWord } from './stateWord.ts'

/** What a progress cell of words says. [AD1] */
export type ProgressReading =
  | {
      readonly kind: 'percent'
      /** As typed, unclamped: 60 means 60 %. */
      readonly percent: number
      /** The words beside the figure, such as "2篇已发布,1篇待审核". */
      readonly note: string | null
      /**
       * False for "约60%", a range (its lower end counts), a bound, a bare fraction such as 0.4, and words that say
       * otherwise.
       */
      readonly isSure: boolean
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

const UNREADABLE: ProgressReading = { kind: 'unreadable' }
/** Words for an approximation: the figure counts and is not sure. */
const ABOUT =
  /约|大概|左右|(?<![最附])近(?![期日来况])|上下|差不多|估|程度|~|≈|±|\+\s*$|%\s*-+\s*$|待确认|待核|暂定|about|approx|circa|\bca?\.|around|roughly|\btb[cd]\b|\best(?:imated)?\b/u
/** Words for a bound (less than 50 %, more than 80 %): the figure counts and is not sure. */
const BOUND =
  /不到|不止|未到|没到|未达|没达|不达|不足|不满|未満|以上|以下|以内|超过|已超|超(?!\p{L})|(?<![通经])过\s*(?=[\d一二三四五六七八九])|突破|高达|最高|最低|逾|至少|最多|至多|最少|百分之[一二三四五六七八九十]+几|差(?:一|了)?点|马上|即将|就要|快要|大于|小于|高于|低于|[<>≤≥→]|[\d%]多|快到|接近|将近|\bover\b|\bunder\b|\bmore than|\bless than|\bat least|\bup to|\balmost|\bnearly|\babove|\bbelow|[?？]|应该|可能|maybe|probably/u
/** Words for a part of the time: 本周20% may be this week's share, or what was reached by it. */
const OF_A_TIME = /[本上]周|昨[天日]|今[天日]|当[天日]|[本上]个?月|新增|\b(?:this|last) (?:week|month)|today|yesterday/u
/** Words beside a figure which say that it is not the share that is done. */
const NOT_DONE =
  /剩|已用|用掉|消耗|已收|到账|已花|还差|还有|还需|尚余|尚差|余下|残|あと|待完成|未完成|没完成|未做|没做|欠|缺|落后|滞后|延误|延期|拖|偏差|误差|超前|提前|领先|增长|增加|提升|提高|下降|下滑|减少|涨|跌|同比|环比|折|转化|完播|点击|占比|比例|权重|概率|把握|份额|库存|满意度|毛利|佣金|提成|税|目标|计划|应完成|应达|预计|预期|时间进度|预算|个百分点|百分点|(?<!完成|进度|达成|实现|执行)率|\b(?:ctr|cvr|cpc|cpm|cpa|cac|roi|roas)\b|remain|left|behind|ahead|to go|missing|to do|outstanding|planned|target|expected|increase|decrease|growth|discount|\boff\b|budget|points?\b|\bpp\b/u
/** Words in front of a figure, or right before it, with which it is a wish, a payment, a change or what is missing. */
const NOT_DONE_BEFORE =
  /下周|下个?月|明[天日]|后天|月底|周末|年底|争取|力争|确保|打算|拟|(?:需要?|须|要|应|差|(?<![至最不])少|(?<![至最许不])多|快(?!到)|慢|降|升|涨|占|付|[付尾货回首]款|再|[↑↓⬆⬇▲▼])\s*(?:完成|达到|做到|达|到)?\s*$|(?:非|不是|没有?|未)\s*$|[\d日号]前\s*(?:需要?|须|要|应)?\s*(?:完成|做完|达到|做到)?\s*$/u
const ARROW_BEHIND = /^\s*[↑↓⬆⬇▲▼]/u
/** A remark that says nothing but what the figure is of: 20%（剩余）, 80%（目标）. 60%（落后） says how the work stands. */
const OTHER_THAN_DONE =
  /^(?:剩余?|剩下|还剩|余下?|未完成|没完成|未做|没做|待完成|还差|差|缺|计划|目标|预计|预期|应完成|占比|同比|环比|增长|(?:(?!完成|进度|达成|实现|执行)\p{L}){1,4}率|remaining|left|to go|missing|planned|target|expected)$/u
/** A figure beside these words is what is still missing: with the one that is done it makes up the whole. */
const MISSING = /剩|还差|余|未完成|没完成|未做|没做|残|あと|remain|\bleft\b|to go|to do/u
/** Words which say that the figure is the share that is done, where other figures stand beside it. */
const DONE_SO_FAR = /完成|进度|实际|已做|\bdone\b|complete|actual/u
/** Words beside a figure that are not kept as a note. */
const FILLER =
  /^(?:已|完成|进度|约|大概|大约|左右|近|上下|done|complete|completed|about|approx\.?|circa|ca\.|[:,;。.~≈+\-–—\s])*$/u
/** Words before a fraction that make it a number in a sequence: 第2/3批 is the second batch of three. */
const NUMBERED =
  /第|版|no\.?\s*$|#|[a-z]$|(?:阶段|步骤|批次?|轮次?|周|星期|礼拜|天|日|月|页|期)\s*$|\b(?:step|phase|stage|day|week|round|page|part|batch|sprint)\s*$/u
/** 完成 beside a figure means that this much is done, not that all is. */
const VERB = /^\s*(?:已经?)?(?:完成|done|completed?)\s*\p{L}?\s*$/u
const EDGES = /^[,;:。\-–—\s]+|[,;:。\-–—\s]+$/gu
const CLAUSE_ENDS = /[,;。]|[.](?!\d)/u
/** A larger figure without a percent sign is not a percentage. */
const MOST_BARE = 200
const WHOLE = 100
const WEEKDAY = /^(?:(?:周|星期|礼拜)?[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/u
/** Two figures for one thing may differ by rounding: 67% (2/3). */
const ROUNDING = 1

/**
 * Reads a percentage that people have typed as text: "60%(2篇已发布)", "2/3", "完成", "８０％". A text in which no single figure
 * is meant is unreadable, not guessed: "约一半", "海报60%,视频30%", "剩余20%", "1" (one percent or all of it?). What words
 * beside a figure put in doubt is not sure. [AD1] Never throws.
 */
export function readProgressText(text: string): ProgressReading {
  if (saysNothing(text)) return { kind: 'empty' }
  const { words, remarks } = splitRemarks(text)
  // A comma of full width never stands in a figure: 60，80% are two.
  const [phrase = '', remark = ''] = [words, remarks.join(', ')].map((part) => plainText(part.replaceAll('，', '， ')))
  const outside = shareOf(phrase)
  const inside = remark === '' ? null : shareOf(remark)
  if (outside === 'unreadable' || outside === 'several') return UNREADABLE
  if (outside !== null) {
    // 5/8 (周四) is a day.
    if (outside.kind === 'pieces' && remarks.some((part) => WEEKDAY.test(plainText(part)))) return UNREADABLE
    if (remarks.some((part) => OTHER_THAN_DONE.test(plainText(part)))) return UNREADABLE
    // The figure outside counts; another percentage in the brackets puts it in doubt, unless it is of something else
    // (完播率8%).
    const isSeveral = inside === 'several'
    const isOther =
      inside !== null && inside !== 'unreadable' && !isSeveral && Math.abs(inside.percent - outside.percent) > ROUNDING
    if (isOther && outside.kind === 'pieces') return UNREADABLE
    const isDoubted =
      isSeveral ||
      (isOther && inside.kind !== 'pieces') ||
      remarks.some((part) => !/\d/u.test(plainText(part)) && isDoubtful(plainText(part)))
    return readingOf(outside, isDoubted, phrase, remarks)
  }
  if (inside === 'unreadable' || inside === 'several') return UNREADABLE
  if (inside !== null) return inRemark(inside, phrase, remarks)
  const bare = bareFigure(phrase, remarks)
  if (bare !== null) return bare
  const state = stateOfWord(text)
  if (state === 'done') return { kind: 'percent', percent: 100, note: null, isSure: true }
  return state === 'notStarted' ? { kind: 'percent', percent: 0, note: null, isSure: true } : UNREADABLE
}

type ShareInText = Share & { readonly isSure: boolean; readonly beside: string }

/**
 * The one share that a text means; null when it has none, 'several' when it has more than one, 'unreadable' when it is of
 * something else.
 */
function shareOf(plain: string): ShareInText | 'unreadable' | 'several' | null {
  const pieces = piecesIn(plain)
  if (pieces !== null) return shareOfPieces(pieces, !isDoubtful(plain))
  const shares = sharesIn(plain)
  if (shares === null) return 'unreadable'
  if (shares.length === 0) {
    // "3/5，待验收": pieces with a remark, or a day with one.
    const [clause = '', ...rest] = plain.split(CLAUSE_ENDS)
    const counted = /\d/u.test(rest.join('')) ? null : piecesIn(clause)
    return counted === null ? null : shareOfPieces(counted, false)
  }
  // What is left, planned or measured of something else does not compete with what is done: 完成60%，剩余40%.
  const sides = shares.map((share, at) => sidesOf(plain, share, shares[at - 1], shares[at + 1]))
  const done = sides.filter(({ isOther }) => !isOther)
  const [only, ...further] = done
  if (only === undefined) return 'unreadable'
  if (further.some(({ share }) => share.percent !== only.share.percent)) return 'several'
  const { share, before, after, clause } = only
  // "落后，15%": the word before may change what is meant. "80%的物料" is a share of something else.
  const isOfSomething = after.startsWith('的') || NOT_DONE.test(before)
  const isAlone = done.length === shares.length || DONE_SO_FAR.test(clause)
  const beside = `${plain.slice(0, share.from)} ${plain.slice(share.to)}`
  // 完成80%，剩余30% is more than the whole.
  const missing = sides.filter((side) => side.isOther && MISSING.test(side.clause))
  const addsUp = missing.every((side) => Math.abs(share.percent + side.share.percent - WHOLE) <= ROUNDING)
  return { ...share, isSure: share.isExact && isAlone && addsUp && !isOfSomething && !isDoubtful(plain), beside }
}

function shareOfPieces(
  { share, front }: NonNullable<ReturnType<typeof piecesIn>>,
  isSure: boolean,
): ShareInText | 'unreadable' {
  return share === null || NOT_DONE.test(front) || NUMBERED.test(front)
    ? 'unreadable'
    : { ...share, isSure, beside: front }
}

/** The words between a share and its neighbours, those in its own clause, and whether they say that it is of something else. */
function sidesOf(plain: string, share: Share, previous: Share | undefined, next: Share | undefined) {
  const before = plain.slice(previous?.to ?? 0, share.from)
  const after = plain.slice(share.to, next?.from)
  const clauseBefore = before.split(CLAUSE_ENDS).at(-1) ?? ''
  const clauseAfter = after.split(CLAUSE_ENDS)[0] ?? ''
  const isOther =
    NOT_DONE.test(clauseBefore) ||
    NOT_DONE_BEFORE.test(clauseBefore) ||
    NOT_DONE.test(clauseAfter) ||
    ARROW_BEHIND.test(clauseAfter)
  return { share, before, after, clause: `${clauseBefore} ${clauseAfter}`, isOther }
}

const isDoubtful = (plain: string): boolean => ABOUT.test(plain) || BOUND.test(plain) || OF_A_TIME.test(plain)

function readingOf(
  { percent, isSure, beside }: ShareInText,
  isDoubted: boolean,
  phrase: string,
  remarks: readonly string[],
): ProgressReading {
  // "✅ 60%" contradicts itself; "完成60%" does not.
  const words = phrase.replaceAll(/[\d.,:/⁄%~≈+-]/gu, ' ')
  const isContradicted = !VERB.test(words) && contradicts(stateOfWord(words), percent)
  return { kind: 'percent', percent, note: noteOf(beside, remarks), isSure: isSure && !isDoubted && !isContradicted }
}

/** "进行中(60%)" has its figure in the remark, and "已完成（80%）" contradicts it there. */
function inRemark(inside: ShareInText, phrase: string, remarks: readonly string[]): ProgressReading {
  if (NOT_DONE.test(phrase)) return UNREADABLE
  const isDate = inside.kind === 'pieces'
  const isSure = inside.isSure && !isDate && !isDoubtful(phrase) && !contradicts(stateOfWord(phrase), inside.percent)
  return {
    kind: 'percent',
    percent: inside.percent,
    note: noteOf([phrase, inside.beside].join(' '), remarks.slice(1)),
    isSure,
  }
}

const contradicts = (state: ReturnType<typeof stateOfWord>, percent: number): boolean =>
  (state === 'done' && percent < 100) ||
  (state === 'notStarted' && percent > 0) ||
  (state === 'inProgress' && percent >= 100)

/** 60 is a percentage, 0.4 probably 40 %, 1 may be either. */
function bareFigure(plain: string, remarks: readonly string[]): ProgressReading | null {
  const value = readNumber(plain)
  if (value === null) return null
  const note = noteOf('', remarks)
  if (value === 0 || (value >= 2 && value <= MOST_BARE))
    return { kind: 'percent', percent: value, note, isSure: !plain.includes(',') }
  return value > 0 && value < 1
    ? { kind: 'percent', percent: Math.round(value * 1e8) / 1e6, note, isSure: false }
    : UNREADABLE
}

function noteOf(beside: string, remarks: readonly string[]): string | null {
  const words = FILLER.test(beside)
    ? ''
    : beside
        .replace(ABOUT, '')
        .replaceAll(/[<>≤≥!]/gu, '')
        .replaceAll(EDGES, '')
        .replaceAll(/\s+/gu, ' ')
  const parts = [words, ...remarks].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join('；')
}
