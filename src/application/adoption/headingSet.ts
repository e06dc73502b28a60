import { readDayText, stateOfWord } from '../../domain/index.ts'
import type { TableKey, TaskFieldKey } from '../../schema/index.ts'
import type { ColumnInfo } from '../ports.ts'
import { readColumnName } from './columnName.ts'
import { type DayMeaning, type HeadingMeaning, meaningOf } from './headingMeaning.ts'
import {
  explicitShares,
  filledCells,
  figuresOfProgress,
  isMeantAsDay,
  shareOf,
  sharesOrFigures,
} from './valueEvidence.ts'

/** A column with the texts of its first cells, as the host shows them, in the order of the rows. */
export interface SampledColumn {
  readonly column: ColumnInfo
  readonly texts: readonly string[]
  /** What the column is called where its own name is only half of it: a second row of headings says the rest. */
  readonly heading?: string
  /** Links only: the table of the sheet into which the cells point. */
  readonly linksTo?: TableKey
}

/** Both ends of the plan in one column of words: 起止时间, 6.1-6.5. */
export const PLANNED_SPAN = 'plannedSpan'

/** What a heading means beside the other headings of its sheet. */
export type MeaningAmong =
  /** One field, or several that are as likely. With `asks` even one is only asked about. */
  | { readonly fields: readonly TaskFieldKey[]; readonly asks?: true }
  | typeof PLANNED_SPAN
  /** No field: a wrongly mapped column costs more than an open one. */
  | 'none'

interface Sheet {
  readonly columns: readonly SampledColumn[]
  readonly meanings: readonly (HeadingMeaning | null)[]
  /** The place of the column that names the tasks; null when the headings do not tell. */
  readonly title: number | null
  /** The place of the column of words that is both ends of the plan; null without one, or where a heading is a start. */
  readonly span: number | null
}

export const headingOf = ({ heading, column }: SampledColumn): string => heading ?? column.name

/**
 * What each heading means when all headings of the sheet are read together. One heading alone can be read in two ways:
 * 完成时间 is the actual end beside 计划完成, and the end of the plan beside 开始时间. Null where the headings do not decide. [AD6]
 */
export function meaningsAmong(columns: readonly SampledColumn[]): readonly (MeaningAmong | null)[] {
  const meanings = columns.map((sampled) => meaningOf(headingOf(sampled)))
  const sheet = { columns, meanings, title: titleOf(columns, meanings), span: spanOf(columns, meanings) }
  return columns.map((sampled, at) => {
    const meaning = meanings[at] ?? null
    if (at === sheet.title) return only('title')
    if (meaning === null) return isFirstBar(sampled, sheet) ? only('progress') : null
    if (meaning === 'none') return 'none'
    if ('day' in meaning) return ofDay(meaning.day, sampled, at, sheet)
    if ('how' in meaning) return meaning.how === 'far' ? howFar(sampled, at, sheet) : ofStates(sampled, at, sheet)
    if ('names' in meaning) return besideTitle(sampled, sheet)
    return ofField(meaning.field, sampled, at, sheet)
  })
}

const only = (field: TaskFieldKey): MeaningAmong => ({ fields: [field] })
const asked = (...fields: readonly TaskFieldKey[]): MeaningAmong => ({ fields, asks: true })

type FieldMeaning = Extract<HeadingMeaning, { readonly field: TaskFieldKey }>
const isField = (meaning: HeadingMeaning | null | undefined): meaning is FieldMeaning =>
  typeof meaning === 'object' && meaning !== null && 'field' in meaning

const DECLARED_TITLE = /^(?:任务|核心任务|具体任务|task)(?:名称?|内容|name)?$/u
const NUMBERS_ROWS = /^(?:序号|项次|项目序号|编号|no|#|nr|序)$/u

const BESIDE_TITLE: ReadonlySet<TaskFieldKey> = new Set(['stage', 'module', 'channel', 'department', 'owner', 'state'])

const namesTasks = (meaning: HeadingMeaning | null | undefined): boolean =>
  (typeof meaning === 'object' && meaning !== null && 'names' in meaning) ||
  (isField(meaning) && meaning.field === 'milestone')

function titleOf(columns: readonly SampledColumn[], meanings: readonly (HeadingMeaning | null)[]): number | null {
  const isWords = (at: number): boolean => ['text', 'singleSelect'].includes(columns[at]?.column.kind ?? '')
  const primary = columns.findIndex(({ column }) => column.isPrimary)
  const own = meanings[primary]
  const isDescription = isField(own) && own.field === 'description'
  if (primary !== -1 && isWords(primary) && (namesTasks(own) || isDescription)) return primary
  const named = meanings.flatMap((meaning, at) => (namesTasks(meaning) && isWords(at) ? [at] : []))
  const plain = (at: number): string => readColumnName(headingOf(columns[at] as SampledColumn)).plain
  const declared = named.find((at) => DECLARED_TITLE.test(plain(at)))
  if (declared !== undefined) return declared
  const isNumber = primary !== -1 && (NUMBERS_ROWS.test(plain(primary)) || (isField(own) && own.field === 'code'))
  // 阶段 or 发布日期 in front of 动作 or 选题: the first column says what the task belongs to.
  const cells = filledCells(columns[primary]?.texts ?? [])
  const isOfDays = dayOf(own) !== null || (cells.length > 0 && cells.every(isMeantAsDay))
  const isBeside = isField(own) ? BESIDE_TITLE.has(own.field) : isOfDays
  return primary === -1 || isNumber || isBeside || own === 'none' ? (named[0] ?? null) : null
}

/** A column that names tasks beside the one that is their title: what a task is about, or what it belongs to. */
function besideTitle(sampled: SampledColumn, { title }: Sheet): MeaningAmong | null {
  if (title === null) return null
  return /内容|content|summary/u.test(readColumnName(headingOf(sampled)).plain) ? only('description') : 'none'
}

const HALF = 0.5

/** Headings that are about a day even above empty cells; 目标 and 交付 may be about anything. */
const NAMES_A_DAY =
  /计划|预计|预定|予定|实际|实绩|planned|actual|时间|日期|[期日]$|期限|时限|截止|截至|起止|起讫|开始|起始|结束|终[止了]|date|day|ddl|deadline|due|start|begin|finish|end/u

/** 计划, 实际: of a day only above days. */
const MAY_NAME_ANYTHING = /^(?:计划|预定|予定|实际|实绩|実|実績|plan|planned|actual|实)$/u

const canHoldDays = (sampled: SampledColumn): boolean => {
  const {
    column: { kind },
    texts,
  } = sampled
  if (kind === 'day' || kind === 'instant') return true
  if (kind !== 'text') return false
  const filled = filledCells(texts)
  const { plain } = readColumnName(headingOf(sampled))
  if (filled.length === 0) return NAMES_A_DAY.test(plain) && !MAY_NAME_ANYTHING.test(plain)
  return filled.some(isMeantAsDay)
}

/** Whether most cells of a column of words are days with their year. */
export const holdsDays = ({ column: { kind }, texts }: SampledColumn): boolean => {
  const filled = kind === 'text' ? filledCells(texts) : []
  const days = filled.filter((text) => {
    const reading = readDayText(text, null)
    return reading.kind === 'span' && reading.note === null
  })
  return filled.length > 0 && days.length > filled.length * HALF
}

/** Any year will do to see whether a text is a span of days. A leap year, because 2.29 is a day in it. */
const SOME_YEAR = 2024
const holdsSpans = (texts: readonly string[]): boolean => {
  const days = texts.flatMap((text) => {
    const reading = readDayText(text, SOME_YEAR)
    return reading.kind === 'span' ? [reading] : []
  })
  return days.filter(({ start, end }) => start !== end).length * 2 > days.length
}

function ofDay(day: DayMeaning, sampled: SampledColumn, at: number, sheet: Sheet): MeaningAmong | null {
  if (!canHoldDays(sampled)) return sampled.column.kind === 'text' && isTime(day) ? 'none' : null
  const has = (...days: readonly DayMeaning[]): boolean =>
    sheet.columns.some((other, place) => {
      const meaning = dayOf(sheet.meanings[place])
      return place !== at && meaning !== null && days.includes(meaning) && canHoldDays(other)
    })
  if (sheet.span === at) return PLANNED_SPAN
  const hasSpan = sheet.span !== null
  const hasStatedEnd = hasSpan || has('plannedEnd', 'due', 'expectedEnd')
  switch (day) {
    case 'plannedEnd':
      if (hasSpan) return 'none'
      return has(day) ? asked(day) : only(day)
    case 'plannedStart':
    case 'actualStart':
    case 'actualEnd':
    case 'solutionDue':
      return has(day) ? asked(day) : only(day)
    case 'plainStart':
      if (!has('plannedStart')) return has('plainStart') ? asked('plannedStart') : only('plannedStart')
      return has('actualStart') ? 'none' : asked('actualStart')
    case 'due':
      if (hasSpan || has('plannedEnd')) return 'none'
      return has('due') ? asked('plannedEnd') : only('plannedEnd')
    case 'expectedEnd':
      return hasSpan || has('plannedEnd', 'due') ? 'none' : only('plannedEnd')
    case 'plainEnd':
      if (!hasStatedEnd) return has('plainEnd') ? asked('plannedEnd') : only('plannedEnd')
      return has('actualEnd', 'doneOn') ? 'none' : asked('actualEnd')
    case 'doneOn':
      if (has('actualEnd')) return hasStatedEnd || has('plainEnd') ? 'none' : only('plannedEnd')
      if (hasStatedEnd || has('plainEnd')) return only('actualEnd')
      return lastDay(sampled, sheet, has('plainStart'))
    case 'timeLimit': {
      const hasMeasures = sheet.meanings.slice(0, at).some(isMeasure)
      if (hasStatedEnd || has('plainEnd')) return hasMeasures ? only('solutionDue') : 'none'
      return hasMeasures ? asked('solutionDue', 'plannedEnd') : only('plannedEnd')
    }
    case 'span':
    case 'time':
      if (hasStatedEnd || has('plainEnd', 'timeLimit', 'doneOn', 'plannedStart', 'plainStart')) return 'none'
      if (sampled.column.kind !== 'text') return asked('plannedEnd', 'plannedStart')
      return day === 'span' && filledCells(sampled.texts).length === 0
        ? PLANNED_SPAN
        : asked('plannedEnd', 'plannedStart')
  }
}

const dayOf = (meaning: HeadingMeaning | null | undefined): DayMeaning | null =>
  typeof meaning === 'object' && meaning !== null && 'day' in meaning ? meaning.day : null

/** The first column that may be the plan and whose cells are spans: 计划时间, 3.1-3.20. */
function spanOf(columns: readonly SampledColumn[], meanings: readonly (HeadingMeaning | null)[]): number | null {
  const days = meanings.map(dayOf)
  if (days.some((day) => day === 'plannedStart' || day === 'plainStart')) return null
  const at = columns.findIndex(({ column, texts }, place) => {
    const day = days[place] ?? null
    const isPlan = day !== null && (day === 'plannedEnd' || day === 'expectedEnd' || isTime(day))
    return isPlan && column.kind === 'text' && filledCells(texts).length > 0 && holdsSpans(texts)
  })
  return at === -1 ? null : at
}

const isTime = (day: DayMeaning): boolean => day === 'time' || day === 'span'
const isMeasure = (meaning: HeadingMeaning | null): boolean => isField(meaning) && meaning.field === 'solution'

/** 完成时间 without another end of the plan: the rows that are done tell, else the start beside it. */
function lastDay(sampled: SampledColumn, { columns }: Sheet, hasPlainStart: boolean): MeaningAmong {
  const { texts } = sampled
  const states = columns.find(
    (other) =>
      filledCells(other.texts).length > 0 && filledCells(other.texts).every((text) => stateOfWord(text) !== null),
  )
  const isFilled = texts.map((text) => text !== '')
  if (states !== undefined && isFilled.includes(true)) {
    const isDone = isFilled.map((_, row) => stateOfWord(states.texts[row] ?? '') === 'done')
    if (isDone.includes(false) && isDone.every((done, row) => done === isFilled[row])) return only('actualEnd')
    if (isDone.some((done, row) => !done && isFilled[row] === true)) return only('plannedEnd')
  }
  return hasPlainStart ? only('plannedEnd') : asked('plannedEnd', 'actualEnd')
}

const isShare = (kind: ColumnInfo['kind']): boolean => kind === 'percent' || kind === 'progress' || kind === 'number'
/** A longer text is a sentence about how far a task is and no state. Characters. */
const LONGEST_STATE = 6

/** What is called by our own name or by a share is the progress, also where most of its cells are not read. */
const NAMES_A_SHARE =
  /^(?:实际|実績|实绩|当前|actual|current)?(?:进度|进捗|progress)(?:率|%|百分比)$|^(?:实际|实绩|actual)(?:进度|进捗|progress)$|完成(?:进度|率|度|比例|百分比)|complete|%/u

const isNamedShare = (sampled: SampledColumn): boolean => NAMES_A_SHARE.test(readColumnName(headingOf(sampled)).plain)

/** 完成情况, 进展: a share, a state or a sentence, as its cells tell. Only under 进度 are bare figures shares, too. */
function howFar(
  sampled: SampledColumn,
  at: number,
  { columns, meanings }: Sheet,
  isOfProgress = false,
): MeaningAmong | null {
  const {
    column: { kind, options },
    texts,
  } = sampled
  const has = (field: TaskFieldKey): boolean =>
    meanings.some((one, place) => {
      const isNamed = place !== at && isField(one) && one.field === field
      return isNamed && !(field === 'progress' && holdsStates(columns[place]))
    })
  // Two columns that are both called 进度: which one it is only people know.
  const progress = (): MeaningAmong => (!has('progress') ? only('progress') : isOfProgress ? asked('progress') : 'none')
  if (isShare(kind)) return progress()
  if (kind !== 'text' && kind !== 'singleSelect') return null
  const cells = filledCells(texts)
  const filled = cells.length === 0 ? options.map(({ name }) => name) : cells
  if (filled.length === 0) return kind === 'text' ? asked('state', 'progress') : null
  const shares = isOfProgress ? sharesOrFigures(filled) : explicitShares(filled)
  if (kind === 'text' && shareOf(shares) >= HALF) return progress()
  const states = filled.filter((text) => stateOfWord(text) !== null)
  const figures = kind === 'text' ? shareOf(figuresOfProgress(filled)) : 0
  // Some figures among words under 进度 leave open what the column is: words that are not read are listed, not dropped.
  const explicit = shareOf(explicitShares(filled))
  if (figures > 0 && (isOfProgress || explicit > 0) && !has('progress')) {
    const isMostlyRead = isNamedShare(sampled) || figures + states.length / filled.length >= HALF
    // Under 完成情况 bare figures may be anything: as many must be shares by themselves.
    return isMostlyRead && (isOfProgress ? figures >= HALF / 2 : explicit > HALF / 2)
      ? only('progress')
      : asked('progress', 'progressNote', 'state')
  }
  if (states.length >= filled.length * HALF) return has('state') ? 'none' : only('state')
  const isSentences = kind === 'text' && filled.some((text) => text.length > LONGEST_STATE)
  return isSentences && !has('progressNote') ? only('progressNote') : asked('state')
}

/** Whether most cells of a column are states without a figure, so that it is no share whatever it is called. */
function holdsStates(sampled: SampledColumn | undefined): boolean {
  const cells = filledCells(sampled?.texts ?? [])
  const states = cells.filter((text) => stateOfWord(text) !== null && !/\d/u.test(text))
  return cells.length > 0 && states.length > cells.length * HALF
}

/** 交付状态: the state of the task when its cells or options are states of tasks, and no other column is. */
function ofStates({ column: { options }, texts }: SampledColumn, at: number, { meanings }: Sheet): MeaningAmong {
  const cells = filledCells(texts)
  const words = cells.length === 0 ? options.map(({ name }) => name) : cells
  const isOther = meanings.some((one, place) => place !== at && isField(one) && one.field === 'state')
  const states = words.filter((text) => stateOfWord(text) !== null)
  return !isOther && states.length > 0 && states.length >= words.length * HALF ? only('state') : 'none'
}

function ofField(field: TaskFieldKey, sampled: SampledColumn, at: number, sheet: Sheet): MeaningAmong | null {
  const { kind } = sampled.column
  if (field === 'milestone' && kind !== 'checkbox') return besideTitle(sampled, sheet)
  // A column called 进度 that holds states, or 进展说明 that holds shares, is what its cells are.
  if (field === 'progress' && filledCells(sampled.texts).length > 0 && (kind === 'text' || kind === 'singleSelect'))
    return howFar(sampled, at, sheet, true) ?? only(field)
  return only(field)
}

/** A column of bars is the progress, whatever it is called, where no heading names the progress. */
const isFirstBar = ({ column }: SampledColumn, { meanings }: Sheet): boolean =>
  column.kind === 'progress' &&
  !meanings.some(
    (one) => (typeof one === 'object' && one !== null && 'how' in one) || (isField(one) && one.field === 'progress'),
  )
