/**
 * Figures of a cell that are shares of a whole: percentages, tenths (六成) and pieces of all pieces (2/3). A digit, a
 * letter or a decimal sign next to a figure means that it is part of something else, and then it is not read.
 */
export interface Share {
  readonly percent: number
  /** False for a range, tenths, and a figure whose sign or decimals may be read otherwise. */
  readonly isExact: boolean
  readonly kind: 'percent' | 'tenths' | 'pieces'
  /** Its place in the text. */
  readonly from: number
  readonly to: number
}

const HAN_DIGITS = '零一二三四五六七八九'
/**
 * Before a figure: no digit, decimal sign or Latin letter that would make it a part of another one (V2, 3.15), and no sign
 * that ties it to another figure (60/80%, 80±5%, 60、80%). "1、80%" is the first entry of a list.
 */
const EDGE = String.raw`(?<![\d.%a-z]|\d[,。]|^,|[\d%]\s*[/⁄|×*+]\s*|±\s*|\d{2}、)`
const NUMBER = String.raw`\d+(?:[.,]\d+)*`
const SIGN = String.raw`(?<sign>\+|[-–—]+)?\s*`
const PERCENT_WORD = String.raw`\s*(?:%|percent\b|per cent\b|pct\b)`
const RANGE = new RegExp(
  String.raw`${EDGE}(?<low>${NUMBER})\s*%?\s*(?:-|–|—|~|至|到|to)\s*(?<high>${NUMBER})${PERCENT_WORD}`,
  'gu',
)
const PERCENT = new RegExp(String.raw`${SIGN}${EDGE}(?<figure>${NUMBER})${PERCENT_WORD}`, 'gu')
/** 百分之八十五点五, 百分百, 八十%; 百分之二十到三十 is a range. */
const HAN_PERCENT =
  /百分(?:之(?<figure>[零一二三四五六七八九十百]{1,5}(?:点[零一二三四五六七八九]{1,3})?|\d+(?:\.\d+)?)|百)(?<range>\s*[到至~-])?|(?<![零一二三四五六七八九十百])(?<before>[零一二三四五六七八九十百]{1,5})\s*%/gu
/** 四分之三, 3分之2. */
const HAN_FRACTION =
  /(?<![\d.百千万零一二三四五六七八九十])(?<all>[二三四五六七八九十]|\d{1,2})分之(?<done>[一二三四五六七八九十]|\d{1,2})(?![\d.点百千万零一二三四五六七八九十])/gu
/** 六成, 两成, 七成五, 8成, 七八成, 6割; not 二成品 and not 一成立. */
const TENTHS =
  /(?<![\d零一二三四五六七八九十.])(?<low>[一二三四五六七八九])?(?<tenths>[一二两三四五六七八九十]|10|[1-9])\s*[成割](?<rest>[一二三四五六七八九半\d])?(?=$|[^\p{L}\d]|左右|多|以上|以下|不到|完成|完了|程)/gu
const UNIT = '[条篇个份场支组项家张次件人步期轮批页套版]?'
const PIECES = new RegExp(
  String.raw`^(?<front>[^\d,;]{0,12}?)(?<![\d.])(?<done>\d{1,6})\s*${UNIT}\s*(?:[/⁄]|of|out of)\s*[共总]{0,2}(?<all>\d{1,6})\s*${UNIT}\s*(?:已?完成|done|completed?)?$`,
  'u',
)
/** A larger percentage is taken for a figure of something else. */
const MOST_PERCENT = 999

/** The shares that stand in a plain text, in order; null where a figure with a percent sign cannot be read as one. */
export function sharesIn(plain: string): readonly Share[] | null {
  const shares: Share[] = []
  const isTaken = (from: number, to: number): boolean => shares.some((share) => from < share.to && to > share.from)
  for (const { index, 0: whole, groups } of plain.matchAll(RANGE)) {
    const [low, high] = [readNumber(groups?.['low'] ?? ''), readNumber(groups?.['high'] ?? '')]
    if (low === null || high === null || low >= high || high > MOST_PERCENT) return null
    shares.push({ percent: low, isExact: false, kind: 'percent', from: index, to: index + whole.length })
  }
  for (const { index, 0: whole, groups } of plain.matchAll(PERCENT)) {
    if (isTaken(index, index + whole.length)) continue
    const value = readNumber(groups?.['figure'] ?? '')
    if (value === null || value > MOST_PERCENT) return null
    const before = plain.slice(0, index)
    const upToFigure = plain.slice(0, index + whole.search(/\d/u))
    if (isCutInTwo(upToFigure, groups?.['figure'] ?? '')) return null
    const sign = signOf(groups?.['sign'], before)
    shares.push({
      percent: sign === 'minus' ? 0 - value : value,
      isExact: sign === 'none' && !/\d\.?\s+$/u.test(upToFigure),
      kind: 'percent',
      from: index,
      to: index + whole.length,
    })
  }
  for (const { index, 0: whole, groups } of plain.matchAll(HAN_PERCENT)) {
    const typed = groups?.['figure'] ?? groups?.['before'] ?? '一百'
    const value = /\d/u.test(typed) ? Number(typed) : hanNumber(typed)
    if (value === null) return null
    if (!isTaken(index, index + whole.length))
      shares.push({
        percent: value,
        isExact: groups?.['range'] === undefined,
        kind: 'percent',
        from: index,
        to: index + whole.length,
      })
  }
  for (const { index, 0: whole, groups } of plain.matchAll(HAN_FRACTION)) {
    const [done, all] = [digitOf(groups?.['done'] ?? ''), digitOf(groups?.['all'] ?? '')]
    if (done > all) return null
    shares.push({ percent: (100 * done) / all, isExact: true, kind: 'pieces', from: index, to: index + whole.length })
  }
  // A percent sign that no figure explains (60,5,5%, a%) is a figure that was not read.
  if ([...plain.matchAll(/%/gu)].some(({ index }) => !isTaken(index, index + 1))) return null
  for (const { index, 0: whole, groups } of plain.matchAll(TENTHS)) {
    const value = tenthsOf(groups?.['low'], groups?.['tenths'] ?? '', groups?.['rest'])
    if (value !== null)
      shares.push({ percent: value, isExact: false, kind: 'tenths', from: index, to: index + whole.length })
  }
  return shares
}

/** Pieces done of all pieces, when that is all that the text says: 2/3, 完成3/10条, 3篇/5篇, 3/共5篇, 2 of 3, ½. 3/15前 is a date. */
export function piecesIn(plain: string): { readonly share: Share | null; readonly front: string } | null {
  const match = PIECES.exec(plain)
  if (match === null) return null
  const [done, all] = [Number(match.groups?.['done']), Number(match.groups?.['all'])]
  const isShare = all > 0 && done <= all && !(isYear(done) && isYear(all))
  return {
    share: isShare ? { percent: (100 * done) / all, isExact: true, kind: 'pieces', from: 0, to: plain.length } : null,
    front: match.groups?.['front'] ?? '',
  }
}

/** 2024/2025 is no share. */
const isYear = (value: number): boolean => value >= 1990 && value < 2100

/** "6 0%", "1 00%" and "60. 5%" are one figure with a blank in it, and "60, 80%" are two. */
const isCutInTwo = (before: string, figure: string): boolean =>
  /\d,\s+$/u.test(before) || (/\d\.?\s+$/u.test(before) && /^(?:\d|0\d+)$/u.test(figure))

/** 60, 60.5, 60,5; null for 1,234 (a thousand or a decimal?) and 60.5.5. */
export function readNumber(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text)
  return /^\d+,\d{1,2}$/u.test(text) ? Number(text.replace(',', '.')) : null
}

/**
 * What the dash before a figure is: after a word a separator (海报-80%), at the beginning a minus or a bullet, after
 * another figure either.
 */
function signOf(sign: string | undefined, before: string): 'none' | 'minus' | 'unsure' {
  if (sign === undefined) return 'none'
  if (sign === '+') return 'unsure'
  if (before.trim() === '') return 'minus'
  return /\p{L}\s*$/u.test(before) && !/\d[a-z]*\s*$/u.test(before) && !/\s$/u.test(before) ? 'none' : 'unsure'
}

/** 六 → 6, 十五 → 15, 六十 → 60, 一百 → 100, 八十五点五 → 85.5; null for anything else. */
function hanNumber(text: string): number | null {
  const [wholes = '', decimals] = text.split('点')
  if (decimals !== undefined) {
    const whole = hanNumber(wholes)
    return whole === null ? null : Number(`${String(whole)}.${Array.from(decimals, digitOf).join('')}`)
  }
  if (text === '百' || text === '一百') return 100
  const match = /^(?<tens>[一二三四五六七八九])?(?<ten>十)?(?<ones>[一二三四五六七八九])?$/u.exec(text)
  if (text === '零') return 0
  if (match === null || text === '') return null
  const { tens, ten, ones } = match.groups ?? {}
  if (ten === undefined) return tens !== undefined && ones === undefined ? HAN_DIGITS.indexOf(tens) : null
  return 10 * (tens === undefined ? 1 : HAN_DIGITS.indexOf(tens)) + (ones === undefined ? 0 : HAN_DIGITS.indexOf(ones))
}

const digitOf = (text: string): number =>
  text === '十' ? 10 : text === '两' ? 2 : /\d/u.test(text) ? Number(text) : HAN_DIGITS.indexOf(text)

function tenthsOf(low: string | undefined, text: string, rest: string | undefined): number | null {
  const tenths = digitOf(text)
  // 七八成: seven to eight tenths, the lower counts.
  if (low !== undefined) return digitOf(low) + 1 === tenths && rest === undefined ? 10 * (tenths - 1) : null
  const value = 10 * tenths + (rest === undefined ? 0 : rest === '半' ? 5 : digitOf(rest))
  return value <= 100 ? value : null
}
