import {
  addDays,
  type CalendarDate,
  namesIn,
  plainText,
  readDayText,
  readMoneyText,
  readProgressText,
  saysNothing,
} from '../../domain/index.ts'
import { optionWords, TASK_FIELDS, type FieldSpec } from '../../schema/index.ts'
import type { BroughtCell } from './block.ts'
import { kindOf, type ImportField, type ImportValues, type ValueField } from './importFields.ts'

/** Why a cell is not read. */
export type UnreadBecause =
  | 'unreadable'
  /** A day without a year, and nobody has said which. [AD2] */
  | 'yearMissing'
  /** A number whose whole nobody has said: 0.4, 3 of 5 stars or 3 %? [AD1] */
  | 'wholeMissing'
  /** No option of a closed list has this name. */
  | 'noSuchOption'
  /** The sheet has no column for what it says, such as that a task is paused. */
  | 'noColumn'
  /** Nobody in the sheet has this name, or several people have. */
  | 'nobody'
  /** No campaign of the sheet has this name, or several have. */
  | 'noCampaign'
  | 'severalCampaigns'
  /** No task of the file or of the sheet is called so, several are, or it is the task itself. */
  | 'noTask'
  | 'severalTasks'
  | 'itself'
  /** It waits for something else than the end of the other task: 3SS, 3FF. */
  | 'notFinishToStart'

export type CellReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'read'
      readonly values: ImportValues
      /** False where the words put the value in doubt: 约60%. */
      readonly isSure: boolean
      /** Words beside the value that belong to no field. */
      readonly note: string | null
      /** What the words say of a field with a column of its own: it counts where that column's cell is empty. */
      readonly spare?: ImportValues
    }
  | { readonly kind: 'unread'; readonly why: UnreadBecause }

export interface CellRules {
  /** The year of days typed without one; null: not said. */
  readonly year: number | null
  /** The number that means 100 %; null: not said. */
  readonly whole: number | null
  /** Fields that other columns give: a span of days fills in no field that has its own column. */
  readonly taken: ReadonlySet<ImportField>
  /** Columns of days in which some cells are spans: a single day there is a span of one day. */
  readonly spans: ReadonlySet<ImportField>
}

const EMPTY: CellReading = { kind: 'empty' }
const unread = (why: UnreadBecause): CellReading => ({ kind: 'unread', why })
const read = (values: ImportValues, isSure = true, note: string | null = null): CellReading => ({
  kind: 'read',
  values,
  isSure,
  note,
})

/** The other end of a span, by field. */
const OTHER_END = {
  plannedStart: 'plannedEnd',
  plannedEnd: 'plannedStart',
  actualStart: 'actualEnd',
  actualEnd: 'actualStart',
} as const satisfies Partial<Record<ValueField, ValueField>>
const isSpanField = (field: ValueField): field is keyof typeof OTHER_END => Object.hasOwn(OTHER_END, field)

/** "3.1~", "3月1日至-": begun, and not finished yet. */
const OPEN_SPAN = /^(?<start>.*\d\s*[日号]?)\s*(?:~|～|至|到|[-–—])\s*[-–—]?\s*$/u
const YES = new Set([
  '是',
  '√',
  '✓',
  '✔',
  '☑',
  '☑️',
  'v',
  'y',
  'yes',
  'true',
  '1',
  '对',
  '有',
  '关键',
  '重点',
  'はい',
  '○',
])
const NO = new Set(['否', '×', '✗', '✘', '☐', '□', 'n', 'no', 'false', '0', '不', '非', 'いいえ'])
const BETWEEN_CHOICES = /[、,，;；/\n]+/u

/** Whether a cell says a first and a last day. */
export function isSpanText(text: string): boolean {
  // Any leap year will do: only whether the days differ is asked.
  const reading = readDayText(text, 2000)
  return reading.kind === 'span' && reading.start !== reading.end
}

/** What a cell says as a field. Nothing is guessed: what cannot be read is named. [IM1] Never throws. */
export function readImportCell(field: ValueField, cell: BroughtCell, rules: CellRules): CellReading {
  const text = cell.text.trim()
  if (text === '' || saysNothing(text)) return EMPTY
  switch (kindOf(field)) {
    case 'progress':
      return withWordsAsTyped(readProgress(cell, rules), text)
    case 'day':
      return withWordsAsTyped(readDay(field, cell, rules), text)
    case 'number':
      return readNumber(field, cell)
    case 'checkbox':
      return readTick(field, cell)
    case 'person':
    case 'people': {
      const names = namesIn(text)
      return names.length === 0 ? unread('unreadable') : read({ [field]: names.map((name) => ({ id: '', name })) })
    }
    case 'singleSelect':
      return readChoice(field, text)
    case 'multiSelect':
      return read({ [field]: [...new Set(text.split(BETWEEN_CHOICES).map((one) => one.trim()))].filter(Boolean) })
    case 'link':
      return read({ [field]: [text.replaceAll(/\s+/gu, ' ')] })
    default:
      return read({ [field]: text.replaceAll('\r\n', '\n') })
  }
}

/** 完成率：75% has no remark: the word is what the figure is of. */
const NAME_OF_FIGURE = /^(?:完成|进度|达成|实现|执行)(?:率|度|比例|情况)?$/u

/** What is kept beside a value is what people typed: its words where they stand together, else the whole cell. */
function withWordsAsTyped(reading: CellReading, text: string): CellReading {
  if (reading.kind !== 'read' || reading.note === null) return reading
  if (NAME_OF_FIGURE.test(reading.note)) return { ...reading, note: null }
  return text.includes(reading.note) ? reading : { ...reading, note: text }
}

function readProgress({ text, value }: BroughtCell, { whole }: CellRules): CellReading {
  if (value?.kind === 'percent') return read({ progress: rounded(value.percent) })
  if (value?.kind === 'number')
    return whole === null ? unread('wholeMissing') : read({ progress: rounded((value.number / whole) * 100) })
  const plain = plainText(text)
  if (/^\d+(?:\.\d+)?$/u.test(plain))
    return whole === null ? unread('wholeMissing') : read({ progress: rounded((Number(plain) / whole) * 100) })
  const reading = readProgressText(text)
  if (reading.kind === 'empty') return EMPTY
  if (reading.kind === 'unreadable') return unread('unreadable')
  return read({ progress: rounded(reading.percent) }, reading.isSure, reading.note)
}

/** 0.29 of 1 is 29, not 28.999999999999996. */
export const rounded = (figure: number): number => Math.round(figure * 1e6) / 1e6

/** Spreadsheets count days from here: 46096 is 2026-03-15. From 2000 to 2100 a number of a column of days is one. */
const FIRST_SERIAL = '1899-12-30' as CalendarDate
const SERIALS = { from: 36_526, until: 73_050 }

function readDay(field: ValueField, { text, value }: BroughtCell, rules: CellRules): CellReading {
  if (value?.kind === 'day') return read({ [field]: value.day })
  if (value?.kind === 'number' && value.number >= SERIALS.from && value.number <= SERIALS.until)
    return read({ [field]: addDays(FIRST_SERIAL, Math.floor(value.number)) }, false)
  const other = isSpanField(field) ? OTHER_END[field] : null
  const open = other === null ? undefined : OPEN_SPAN.exec(plainText(text))?.groups?.['start']
  const reading = readDayText(open ?? text, rules.year)
  switch (reading.kind) {
    case 'empty':
      return EMPTY
    case 'unreadable':
      return unread('unreadable')
    case 'yearMissing':
      return unread('yearMissing')
    case 'span': {
      const { start, end, note } = reading
      const starts = field === 'plannedStart' || field === 'actualStart'
      // The end of an open span is not known: its day fills in the start alone.
      if (open !== undefined && !starts)
        return other === null || rules.taken.has(other) ? unread('unreadable') : read({ [other]: start }, true, note)
      const own = { [field]: starts ? start : end }
      const isSpan =
        other !== null && open === undefined && (start !== end || rules.spans.has(field)) && !rules.taken.has(other)
      // 3.15-3.20 beside a column of its own for the end: one of the two ends is not taken.
      const isPart = other !== null && start !== end && !isSpan
      const otherEnd = other === null ? {} : { [other]: starts ? end : start }
      if (isSpan) return read({ ...own, ...otherEnd }, true, note)
      return isPart ? { kind: 'read', values: own, isSure: false, note, spare: otherEnd } : read(own, true, note)
    }
  }
}

function readNumber(field: ValueField, { text, value }: BroughtCell): CellReading {
  const figure = value?.kind === 'number' ? value.number : readMoneyText(text)
  return figure === null ? unread('unreadable') : read({ [field]: figure })
}

function readTick(field: ValueField, { text, value }: BroughtCell): CellReading {
  const plain = plainText(text)
  const isTrue = value?.kind === 'boolean' ? value.isTrue : YES.has(plain) ? true : NO.has(plain) ? false : null
  if (isTrue === null) return unread('unreadable')
  // An unticked box is an empty cell.
  return isTrue ? read({ [field]: true }) : EMPTY
}

function readChoice(field: ValueField, text: string): CellReading {
  const { closed }: FieldSpec = TASK_FIELDS[field]
  if (closed !== true) return read({ [field]: text.replaceAll(/\s+/gu, ' ') })
  const plain = plainText(text)
  const option = optionWords('tasks', field).find(({ name }) => plainText(name) === plain)
  return option === undefined ? unread('noSuchOption') : read({ [field]: option.key })
}
