/** In which encoding a text file was written. Files of Chinese and Japanese Excels do not say so. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis'

/** How likely the bytes from `at` are one character of an encoding, and how many bytes it takes. */
type Judge = (bytes: Uint8Array, at: number) => { readonly length: number; readonly score: number }

const COMMON = 1
const RARE = -1
const IMPOSSIBLE = -6
const ASCII = { length: 1, score: 0 }
const WRONG = { length: 1, score: IMPOSSIBLE }

const within = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to

const utf8: Judge = (bytes, at) => {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return ASCII
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (!within(lead, 0xc2, 0xf4)) return WRONG
  for (let next = 1; next < length; next += 1) if (!within(bytes[at + next] ?? 0, 0x80, 0xbf)) return WRONG
  return { length, score: COMMON }
}

/** Rows 0xA1–0xA3 are signs, 0xB0–0xD7 the 3 755 frequent characters of GB 2312. */
const gb18030: Judge = (bytes, at) => {
  const lead = bytes[at] ?? 0
  const trail = bytes[at + 1] ?? 0
  if (lead < 0x80) return ASCII
  if (!within(lead, 0x81, 0xfe)) return WRONG
  if (within(trail, 0x30, 0x39)) return within(bytes[at + 2] ?? 0, 0x81, 0xfe) ? { length: 4, score: RARE } : WRONG
  if (!within(trail, 0x40, 0xfe) || trail === 0x7f) return WRONG
  const isCommon = trail >= 0xa1 && (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7))
  return { length: 2, score: isCommon ? COMMON : RARE }
}

/** Rows 0xA4–0xC6 are the 5 401 frequent characters of Big5, 0xA1–0xA3 its signs. */
const big5: Judge = (bytes, at) => {
  const lead = bytes[at] ?? 0
  const trail = bytes[at + 1] ?? 0
  if (lead < 0x80) return ASCII
  if (!within(lead, 0x87, 0xfe) || !(within(trail, 0x40, 0x7e) || within(trail, 0xa1, 0xfe))) return WRONG
  return { length: 2, score: within(lead, 0xa1, 0xc6) ? COMMON : RARE }
}

/** Rows 0x81–0x83 are signs and kana, 0x88–0x97 the 2 965 frequent kanji. One byte of 0xA1–0xDF is halfwidth katakana. */
const shiftJis: Judge = (bytes, at) => {
  const lead = bytes[at] ?? 0
  const trail = bytes[at + 1] ?? 0
  if (lead < 0x80) return ASCII
  if (within(lead, 0xa1, 0xdf)) return { length: 1, score: RARE }
  if (!(within(lead, 0x81, 0x9f) || within(lead, 0xe0, 0xfc)) || !within(trail, 0x40, 0xfc) || trail === 0x7f)
    return WRONG
  return { length: 2, score: within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97) ? COMMON : RARE }
}

/** In this order where two are equally likely. */
const JUDGES: readonly (readonly [Encoding, Judge])[] = [
  ['utf-8', utf8],
  ['gb18030', gb18030],
  ['big5', big5],
  ['shift_jis', shiftJis],
]

/** So many bytes tell: a whole file of 50 MB would take seconds. */
const JUDGED_BYTES = 200_000

/** The mean over characters, so that an encoding of more characters from the same bytes gains nothing by that. */
function likelihood(bytes: Uint8Array, judge: Judge): number {
  let score = 0
  let characters = 0
  const end = Math.min(bytes.length, JUDGED_BYTES)
  for (let at = 0; at < end; ) {
    const one = judge(bytes, at)
    at += one.length
    // A character that is cut off by the end says nothing.
    if (one === ASCII || at > end) continue
    score += one.score
    characters += 1
  }
  return characters === 0 ? 0 : score / characters
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

/** UTF-16 without a mark: signs and digits are half of a table, and every second byte of theirs is 0. */
function utf16(bytes: Uint8Array): Encoding | null {
  const end = Math.min(bytes.length, JUDGED_BYTES)
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < end; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const pairs = end / 2
  if (odd > pairs / 10 && even < odd / 10) return 'utf-16le'
  if (even > pairs / 10 && odd < even / 10) return 'utf-16be'
  return null
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const sixteen = utf16(bytes)
  if (sixteen !== null) return sixteen
  const judged = JUDGES.map(([encoding, judge]) => ({ encoding, score: likelihood(bytes, judge) }))
  return judged.reduce((best, one) => (one.score > best.score ? one : best)).encoding
}

/** Signs that stand in no text: a file with more of them than this is something else. */
const MAX_CONTROL_SHARE = 0.01
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000E-\u0019\u001B-\u001F]/gu

/** The text of the bytes; null when they are no text. A byte that fits nowhere stays visible as U+FFFD. */
export function decodedText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | null {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  const start = text.slice(0, JUDGED_BYTES)
  const strange = (start.match(CONTROL) ?? []).length + (start.match(/\uFFFD/gu) ?? []).length / 4
  return strange > start.length * MAX_CONTROL_SHARE ? null : { text, encoding }
}
