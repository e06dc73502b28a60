import { plainText, saysNothing, splitRemarks } from './plainText.ts'
import { stateOfWord } from './stateWord.ts'

/** What a progress cell of words says. [AD1] */
export type ProgressReading =
  | {
      readonly kind: 'percent'
      /** As typed, unclamped: 60 means 60 %. */
      readonly percent: number
      /** The words beside the figure, such as "2篇已发布,1篇待审核". */
      readonly note: string | null
      /** False for "约60%", a range (its lower end counts) and a bare fraction such as 0.4. */
      readonly isSure: boolean
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

const UNREADABLE: ProgressReading = { kind: 'unreadable' }
/** More digits than that are a number of something else. */
const FIGURE = String.raw`[+-]?\d{1,5}(?:\.\d{1,6})?`
const RANGE = new RegExp(String.raw`(${FIGURE})\s*%?\s*(?:-|–|—|~|至|到)\s*${FIGURE}\s*%`, 'u')
const PERCENT = new RegExp(String.raw`(${FIGURE})\s*%`, 'gu')
/** 2/3, 完成3/10条: pieces done of all pieces. 3/15前 is a date. */
const QUOTIENT = /^(\D{0,6}?)(\d{1,6})\s*\/\s*(\d{1,6})\s*[条篇个份场支组项家张次件人步期轮批页套]?$/u
const BARE = new RegExp(String.raw`^${FIGURE}$`, 'u')
/** 六成, 七成五 */
const TENTHS = /([一二三四五六七八九])成([一二三四五六七八九半])?/u
const ABOUT = /约|大概|大约|左右|近|上下|~|≈|\+$|about|approx|circa|ca\./u
const DIGITS = '零一二三四五六七八九'
/** What may stand beside a figure without being worth a note. */
const FILLER = /^(?:已|完成|进度|约|大概|大约|左右|近|上下|done|complete|completed|about|approx\.?|circa|ca\.|[:,;。.~≈+\s])*$/u
const EDGES = /^[,;:。\s]+|[,;:。\s]+$/gu
/** Without a percent sign, more than this is no percentage. */
const MOST_BARE = 200

/**
 * Reads a percentage that people have typed as text: "60%(2篇已发布)", "2/3", "完成", "８０％". A text in which no single figure is
 * meant is unreadable, not guessed: "约一半", "海报60%,视频30%", "1" (one percent or all of it?). [AD1] Never throws.
 */
export function readProgressText(text: string): ProgressReading {
  if (saysNothing(text)) return { kind: 'empty' }
  const { words, remarks } = splitRemarks(text)
  // "进行中(60%)" has its figure in the remark.
  return figureOf(plainText(words), remarks) ?? figureOf(plainText([words, ...remarks].join(' ')), []) ?? UNREADABLE
}

function figureOf(plain: string, remarks: readonly string[]): ProgressReading | null {
  const read = (percent: number, isSure: boolean, beside: string): ProgressReading => ({
    kind: 'percent', percent, note: noteOf(beside, remarks), isSure: isSure && !ABOUT.test(plain),
  })
  const range = RANGE.exec(plain)
  if (range !== null) {
    const beside = plain.replace(range[0], ' ')
    return beside.includes('%') ? null : read(Number(range[1]), false, beside)
  }
  const [percent, ...further] = plain.matchAll(PERCENT)
  if (percent !== undefined) return further.length > 0 ? null : read(Number(percent[1]), true, plain.replace(percent[0], ' '))
  const quotient = QUOTIENT.exec(plain)
  if (quotient !== null) {
    const [done, all] = [Number(quotient[2]), Number(quotient[3])]
    return all > 0 && done <= all ? read((100 * done) / all, true, quotient[1] ?? '') : null
  }
  const tenths = TENTHS.exec(plain)
  if (tenths !== null) {
    const rest = tenths[2] === '半' ? 5 : DIGITS.indexOf(tenths[2] ?? '零')
    return read(10 * DIGITS.indexOf(tenths[1] ?? '零') + rest, false, plain.replace(tenths[0], ' '))
  }
  if (BARE.test(plain)) return bareFigure(Number(plain), read)
  const state = stateOfWord(plain)
  if (state === 'done') return read(100, true, '')
  return state === 'notStarted' ? read(0, true, '') : null
}

/** 60 is a percentage, 0.4 probably 40 %, 1 may be either. */
function bareFigure(value: number, read: (percent: number, isSure: boolean, beside: string) => ProgressReading): ProgressReading | null {
  if (value === 0 || (value >= 2 && value <= MOST_BARE)) return read(value, true, '')
  return value > 0 && value < 1 ? read(Math.round(value * 1e8) / 1e6, false, '') : null
}

function noteOf(beside: string, remarks: readonly string[]): string | null {
  const words = FILLER.test(beside) ? '' : beside.replace(ABOUT, '').replaceAll(EDGES, '').replaceAll(/\s+/gu, ' ')
  const parts = [words, ...remarks].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join('；')
}
