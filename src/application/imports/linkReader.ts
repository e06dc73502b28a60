import { plainText, saysNothing, type Steps, visitInSteps } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { RowLinkField } from './importFields.ts'
import type { UnreadBecause } from './readImportCell.ts'

/** A task that a link leads to: a row of the sheet, a row of the file, or a row of the file that is one of the sheet. */
export interface LinkEnd {
  readonly recordId: string | null
  /** Its index in the block; null for a row of the sheet that the file does not have. */
  readonly row: number | null
  readonly title: string
}

/** The tasks that a cell of a link would lead to. */
export interface LinkChange {
  readonly field: RowLinkField
  readonly before: readonly LinkEnd[]
  readonly after: readonly LinkEnd[]
  /** False: people's cell differs and stays as it is. */
  readonly isWritten: boolean
}

/** A row of the file, by everything that it can be called. */
export interface NamedRow extends LinkEnd {
  readonly code: string | null
  /** What it has in columns of numbers that are no field: 序号, WBS, ID. */
  readonly numbers: readonly string[]
  /** Of the spreadsheet, where the first is 1. */
  readonly rowNumber: number
  readonly campaignId: string | null
  /** Several rows of the sheet or of the file are called so, and it is written to none. */
  readonly isUnclear: boolean
}

/** What the words of a cell lead to, all of them or none: half a list of predecessors is another plan. */
export type LinkReading =
  | { readonly kind: 'read'; readonly ends: readonly LinkEnd[]; readonly isSure: boolean }
  | { readonly kind: 'unread'; readonly words: string; readonly why: UnreadBecause }

interface Place extends LinkEnd {
  readonly campaignId: string | null
}

const BETWEEN_NAMES = /[、,，;；\n]+/u
/** Names may have it in them: a name is only divided where it is none. */
const BETWEEN_SHORT_NAMES = /[/+&]/u
/** 3FS+2d, T001 SS: how planning programs write what a task waits for. */
const DEPENDENCY = /^(?<name>.+?)[\s(（]*(?<kind>FS|SS|FF|SF)[)）]?(?<lag>\s*[+-]\s*\d.*)?$/iu
const ROW_NUMBER = /^(?:(?:第\s*(?<chinese>\d{1,5})\s*行)|(?:(?:行|row)\s*#?\s*(?<row>\d{1,5})))$/iu
const BARE_NUMBER = /^\d{1,5}$/u

/**
 * Reads cells that name other tasks. A name is a task's number, else its title, else its number in a column such as 序号,
 * else its row in the file; a task of the same campaign goes before others. What several tasks are called is not guessed.
 * [IM4]
 */
export function* linkReader(
  named: readonly NamedRow[],
  rows: readonly TaskRow[],
): Steps<(from: NamedRow, field: RowLinkField, text: string) => LinkReading> {
  const byCode = new Map<string, Place[]>()
  const byTitle = new Map<string, Place[]>()
  const byNumber = new Map<string, Place[]>()
  const byRow = new Map<number, Place>()
  const unclear = new Set<Place>()
  const brought = new Set(named.flatMap(({ recordId }) => recordId ?? []))
  yield* visitInSteps(named, (one) => {
    add(byCode, one.code, one)
    add(byTitle, one.title, one)
    for (const number of one.numbers) add(byNumber, number, one)
    byRow.set(one.rowNumber, one)
    if (one.isUnclear) unclear.add(one)
  })
  yield* visitInSteps(rows, ({ recordId, title, code, campaign }) => {
    if (brought.has(recordId)) return
    const place = { recordId, row: null, title: title ?? '', campaignId: campaign?.[0] ?? null }
    add(byCode, code ?? null, place)
    add(byTitle, title, place)
  })

  function find(from: NamedRow, words: string): LinkReading {
    const name = plainText(words)
    const number = ROW_NUMBER.exec(words.trim())?.groups
    const isRow = number !== undefined || (BARE_NUMBER.test(name) && byNumber.size === 0)
    const rowNumber = Number(number?.['chinese'] ?? number?.['row'] ?? name)
    const hits = byCode.get(name) ?? byTitle.get(name) ?? byNumber.get(name)
    const inRow = hits === undefined && isRow ? byRow.get(rowNumber) : undefined
    const found = hits ?? (inRow === undefined ? [] : [inRow])
    const own = found.filter(({ campaignId }) => campaignId === from.campaignId)
    const [place, another] = own.length > 0 ? own : found
    if (place === undefined) return { kind: 'unread', words, why: 'noTask' }
    if (another !== undefined || unclear.has(place)) return { kind: 'unread', words, why: 'severalTasks' }
    if (place.row === from.row) return { kind: 'unread', words, why: 'itself' }
    const { recordId, row, title } = place
    return { kind: 'read', ends: [{ recordId, row, title }], isSure: inRow === undefined || number !== undefined }
  }

  /** A name, or a name with what planning programs write behind it. */
  function findDependency(from: NamedRow, words: string): LinkReading {
    const whole = find(from, words)
    const { name, kind, lag } = DEPENDENCY.exec(words.trim())?.groups ?? {}
    if (whole.kind === 'read' || name === undefined || kind === undefined) return whole
    const part = find(from, name)
    if (part.kind !== 'read') return part
    // A lag has a column of its own: that it is not brought is to be seen.
    return kind.toUpperCase() === 'FS'
      ? { ...part, isSure: part.isSure && lag === undefined }
      : { kind: 'unread', words, why: 'notFinishToStart' }
  }

  function findAll(from: NamedRow, words: string, between: RegExp): LinkReading {
    const ends: LinkEnd[] = []
    let isSure = true
    for (const part of words.split(between).filter((one) => !saysNothing(one))) {
      const found = between === BETWEEN_NAMES ? findDivided(from, part) : findDependency(from, part)
      if (found.kind === 'unread') return found
      isSure &&= found.isSure
      ends.push(...found.ends.filter((end) => !ends.some((one) => isSameEnd(one, end))))
    }
    return { kind: 'read', ends, isSure }
  }

  function findDivided(from: NamedRow, words: string): LinkReading {
    const whole = findDependency(from, words)
    if (whole.kind === 'read' || whole.why !== 'noTask' || !BETWEEN_SHORT_NAMES.test(words)) return whole
    const divided = findAll(from, words, BETWEEN_SHORT_NAMES)
    return divided.kind === 'read' ? divided : whole
  }

  return (from, field, text) => {
    const whole = findDependency(from, text)
    if (whole.kind === 'read' || field === 'parent' || !(BETWEEN_NAMES.test(text) || BETWEEN_SHORT_NAMES.test(text)))
      return whole
    return findAll(from, text, BETWEEN_NAMES)
  }
}

export const isSameEnd = (one: LinkEnd, other: LinkEnd): boolean =>
  one.recordId === null ? other.recordId === null && one.row === other.row : one.recordId === other.recordId

function add(places: Map<string, Place[]>, words: string | null, place: Place): void {
  const name = plainText(words ?? '')
  if (name === '') return
  const known = places.get(name)
  if (known === undefined) places.set(name, [place])
  else if (!known.includes(place)) known.push(place)
}
