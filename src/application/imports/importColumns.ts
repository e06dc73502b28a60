import { commonYear, plainText, readDayText, readMoneyText, saysNothing } from '../../domain/index.ts'
import {
  fieldNames,
  optionWords,
  PRESETS,
  TASK_FIELDS,
  taskTableOf,
  type PresetId,
  type TaskFieldKey,
} from '../../schema/index.ts'
import { nameLikeness, readColumnName } from '../adoption/columnName.ts'
import { joinHeadings } from '../adoption/headingRows.ts'
import { profilesOf } from '../adoption/judgeColumn.ts'
import { type Confidence, readMapping, type SampledColumn } from '../adoption/proposeMapping.ts'
import type { ColumnInfo } from '../ports.ts'
import type { BroughtBlock, BroughtCell } from './block.ts'
import { columnLetters } from './cellAddress.ts'
import { isImportField, type ImportField } from './importFields.ts'

/** A column of a block, and what it is proposed to be. */
export interface ImportColumn {
  /** Its place in each row of the block. */
  readonly at: number
  readonly heading: string
  /** Whether the file calls it so; a column without a heading goes by its letters. */
  readonly isNamed: boolean
  /** Some of its first cells. */
  readonly texts: readonly string[]
  /** Null: nothing fits well, or the extension computes it. */
  readonly proposed: { readonly field: ImportField; readonly confidence: Confidence } | null
  /** The fields that it may be as likely, so that a person decides; empty when something is proposed. [AD6] */
  readonly candidates: readonly ImportField[]
  /** What the extension computes itself, so that the column is not brought. */
  readonly isComputed: boolean
}

/** A block with its headings found and its columns judged. */
export interface ImportSource {
  readonly block: BroughtBlock
  readonly columns: readonly ImportColumn[]
  /** The index of the first row below the headings. */
  readonly firstData: number
  /** The year of most days that have one; null when none has. [AD2] */
  readonly year: number | null
  /** The template whose columns are most like these. */
  readonly preset: PresetId
}

/** Cells of a column that are looked at to judge what it is. */
const MOST_SAMPLED = 200
/** A column of days from the first to the last of each task: 起止时间, 时间节点. */
const SPAN_HEADING = /起止|起讫|时间节点|时间安排|时间段|时间范围|日程|排期|档期|执行时间|计划时间|活动时间/u
const TEMPLATES: readonly PresetId[] = ['S2', 'S3', 'S1', 'S0']

/** Finds the headings of a block and proposes what each column is. [IM1] */
export function readColumns(block: BroughtBlock): ImportSource {
  const { headings, firstData } = joinHeadings(block.rows.map((row) => row.map(({ text }) => text)))
  const body = block.rows.slice(firstData, firstData + MOST_SAMPLED)
  const width = block.rows[0]?.length ?? 0
  const cells = Array.from({ length: width }, (_, at) => body.map((row) => row[at] ?? NO_CELL))
  const names = cells.map((_, at) => headings[at] || columnLetters(block.firstColumn + at))
  const { proposals, questions } = proposedFields(names, cells)
  const columns = cells.map((column, at): ImportColumn => {
    const proposal = proposals.get(at)
    const field = proposal?.field
    const asked = field === undefined ? (questions.get(at) ?? []) : []
    return {
      at,
      heading: names[at] ?? '',
      isNamed: (headings[at] ?? '') !== '',
      texts: column.map(({ text }) => text),
      proposed:
        proposal !== undefined && field !== undefined && isImportField(field)
          ? { field, confidence: proposal.confidence }
          : null,
      candidates: asked.filter(isImportField),
      // Whichever of the fields in question it is, nothing of it is brought: there is nothing to ask.
      isComputed:
        field === undefined
          ? asked.length === 0
            ? isNamedAsComputed(names[at] ?? '')
            : asked.every(isComputed)
          : isComputed(field),
    }
  })
  return {
    block,
    columns: columns.filter(({ heading, texts, at }) => headings[at] !== '' || heading === '' || texts.some(Boolean)),
    firstData,
    year: yearOf(cells),
    preset: likestPreset(columns),
  }
}

/** Words of a state say what is held or done, so that they are brought although the extension computes the column. */
const isComputed = (field: TaskFieldKey): boolean => field !== 'state' && TASK_FIELDS[field].writtenBy === 'extension'

/** Words with the same ideas: 滞后天数 is 延期天数. */
const SAME_IDEAS = 0.97

/** Words and percents that are no values cannot be told from people's by their cells, but by what they are called. */
function isNamedAsComputed(heading: string): boolean {
  const name = readColumnName(heading)
  return profilesOf('tasks').some(
    ({ key, names }) => isComputed(key) && names.some((one) => nameLikeness(name, one.name) >= SAME_IDEAS),
  )
}

const NO_CELL: BroughtCell = { text: '', value: null }

interface Proposed {
  readonly field: TaskFieldKey
  readonly confidence: Confidence
}

/**
 * The column → its field. A column is judged by the values that the spreadsheet holds, then as words, and last as one of
 * the kinds that words are not read as in a Base: ticks, amounts and closed lists.
 */
function proposedFields(
  names: readonly string[],
  cells: readonly (readonly BroughtCell[])[],
): {
  readonly proposals: ReadonlyMap<number, Proposed>
  readonly questions: ReadonlyMap<number, readonly TaskFieldKey[]>
} {
  const found = new Map<number, Proposed>()
  const questions = new Map<number, readonly TaskFieldKey[]>()
  const kinds = cells.map(valueKind)
  const round = (kindOf: (at: number) => ColumnInfo['kind'][]): void => {
    const most = Math.max(0, ...names.map((_, at) => kindOf(at).length))
    for (let turn = 0; turn < most; turn += 1) {
      const columns = names.map((name, at) =>
        sampled(at, name, kindOf(at)[turn] ?? kinds[at] ?? 'text', cells[at] ?? []),
      )
      const taken = new Set([...found.values()].map(({ field }) => field))
      const mapping = readMapping(columns)
      for (const { columnId, fields } of mapping.questions)
        if (!questions.has(Number(columnId))) questions.set(Number(columnId), fields)
      // One column of spans fills in both ends.
      if (mapping.span !== null && !found.has(Number(mapping.span.columnId)) && !taken.has('plannedEnd')) {
        found.set(Number(mapping.span.columnId), { field: 'plannedEnd', confidence: mapping.span.confidence })
        taken.add('plannedEnd')
      }
      for (const { columnId, field, confidence } of mapping.proposals) {
        const at = Number(columnId)
        if (found.has(at) || questions.has(at) || taken.has(field)) continue
        found.set(at, { field, confidence })
        taken.add(field)
      }
    }
  }
  round((at) => [kinds[at] ?? 'text'])
  round((at) => (found.has(at) ? [] : ['text']))
  proposeSpans(found, names, cells)
  round((at) => (found.has(at) ? [] : otherKinds(cells[at] ?? [])))
  proposeLinks(found, questions, names)
  return { proposals: found, questions }
}

const sampled = (
  at: number,
  name: string,
  kind: NonNullable<ColumnInfo['kind']>,
  cells: readonly BroughtCell[],
): SampledColumn => ({
  column: {
    id: String(at),
    name,
    isPrimary: false,
    kind,
    options:
      kind === 'singleSelect' || kind === 'multiSelect' ? CLOSED_OPTIONS.map((one) => ({ id: one, name: one })) : [],
    description: '',
    declaredScale: null,
    linkedTableId: null,
  },
  texts: cells.map(({ text }) => text),
})

const filled = (cells: readonly BroughtCell[]): readonly BroughtCell[] => cells.filter(({ text }) => !saysNothing(text))

/** The kind of value that every filled cell of a column holds; text when they differ. */
function valueKind(cells: readonly BroughtCell[]): 'percent' | 'day' | 'number' | 'checkbox' | 'text' {
  const some = filled(cells)
  const all = (kind: NonNullable<BroughtCell['value']>['kind']): boolean =>
    some.length > 0 && some.every(({ value }) => value?.kind === kind)
  if (all('percent')) return 'percent'
  if (all('day')) return 'day'
  if (all('boolean')) return 'checkbox'
  return all('number') ? 'number' : 'text'
}

const CLOSED_OPTIONS = (['review', 'updateFrequency', 'hold', 'causes'] as const).flatMap((field) =>
  optionWords('tasks', field).map(({ name }) => name),
)
const CLOSED_WORDS = new Set(CLOSED_OPTIONS.map(plainText))
const TICKS = /^(?:是|否|√|✓|✔|×|✗|☑|☐|□|y|n|yes|no|true|false)$/u

/** Kinds that the words of a column may stand for. */
function otherKinds(cells: readonly BroughtCell[]): ColumnInfo['kind'][] {
  const words = filled(cells).map(({ text }) => plainText(text))
  if (words.length === 0) return ['number', 'checkbox', 'singleSelect', 'multiSelect']
  const most = (fits: (word: string) => boolean): boolean => words.filter(fits).length * 2 >= words.length
  return [
    ...(most((word) => readMoneyText(word) !== null) ? (['number'] as const) : []),
    ...(most((word) => TICKS.test(word)) ? (['checkbox'] as const) : []),
    // Names of stages and channels may be anybody's words.
    'singleSelect',
    ...(most((word) => word.split(/[、,;/\n]+/u).some((part) => CLOSED_WORDS.has(part)))
      ? (['multiSelect'] as const)
      : []),
  ]
}

/** A column of spans is the planned days where nothing else is, and the actual days where its heading says so. */
function proposeSpans(
  found: Map<number, Proposed>,
  names: readonly string[],
  cells: readonly (readonly BroughtCell[])[],
): void {
  for (const [at, name] of names.entries()) {
    const heading = plainText(name)
    if (found.has(at) || !SPAN_HEADING.test(heading)) continue
    const days = filled(cells[at] ?? [])
    const fitting = days.filter(({ text, value }) => value?.kind === 'day' || isDayText(text))
    if (days.length === 0 || fitting.length * 2 < days.length) continue
    const ends: readonly TaskFieldKey[] = /实际|actual/u.test(heading)
      ? ['actualEnd', 'actualStart']
      : ['plannedEnd', 'plannedStart']
    const taken = new Set([...found.values()].map(({ field }) => field))
    const field = ends.find((one) => !taken.has(one))
    if (field !== undefined) found.set(at, { field, confidence: 'medium' })
  }
}

/** What columns that name other rows are called. Taking over a table never asks: there they are links already. */
const LINK_NAMES = (['campaign', 'parent', 'predecessors'] as const).map((field) => ({
  field,
  names: [...fieldNames('tasks', field), ...(TASK_FIELDS[field].synonyms ?? [])].map(readColumnName),
}))

function proposeLinks(
  found: Map<number, Proposed>,
  questions: ReadonlyMap<number, unknown>,
  names: readonly string[],
): void {
  for (const [at, heading] of names.entries()) {
    if (found.has(at) || questions.has(at)) continue
    const name = readColumnName(heading)
    const taken = new Set([...found.values()].map(({ field }) => field))
    const link = LINK_NAMES.find(
      (one) => !taken.has(one.field) && one.names.some((like) => nameLikeness(name, like) >= SAME_IDEAS),
    )
    if (link !== undefined) found.set(at, { field: link.field, confidence: 'high' })
  }
}

const isDayText = (text: string): boolean => ['span', 'yearMissing'].includes(readDayText(text, null).kind)

function yearOf(cells: readonly (readonly BroughtCell[])[]): number | null {
  return commonYear(
    cells.flatMap((column) =>
      column.flatMap(({ text, value }) => {
        if (value?.kind === 'day') return [value.day]
        const reading = readDayText(text, null)
        return reading.kind === 'span' ? [reading.start] : []
      }),
    ),
  )
}

/** The template that has most of these fields; of several the simplest. */
function likestPreset(columns: readonly ImportColumn[]): PresetId {
  const fields = new Set<string>(columns.flatMap(({ proposed }) => proposed?.field ?? []))
  const headings = new Set(columns.map(({ heading }) => plainText(heading)))
  const likeness = (preset: PresetId): number => {
    const { columns: own } = taskTableOf(preset)
    const shared = own.filter(({ field }) => fields.has(field)).length
    const named = own.filter(({ name }) => headings.has(plainText(name))).length
    return shared + named / (own.length + 1)
  }
  return (
    TEMPLATES.toSorted((a, b) => likeness(b) - likeness(a) || PRESETS[a].tables.length - PRESETS[b].tables.length)[0] ??
    'S2'
  )
}
