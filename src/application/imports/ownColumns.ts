import { plainText, type Steps, visitInSteps } from '../../domain/index.ts'
import { columnOptions, columnWords, fieldName } from '../../schema/index.ts'
import type { BroughtCell } from './block.ts'
import { rowJudge } from './blockRows.ts'
import type { ImportSource } from './importColumns.ts'
import { isPeopleField, isRowLink, type ImportField, type RowLinkField, type ValueField } from './importFields.ts'
import { takesNewOptions, type ImportTarget, type OtherKind, type TargetField } from './importTarget.ts'
import { addToTally, kindOfTally, NO_CELLS, type Tally } from './ownCells.ts'
import { everyTime } from './rowsPerStep.ts'
import { readSaidState } from './stateCells.ts'

/** A column of the file that the target has no field for, and where its cells would go. [IM5] */
export interface OwnColumn {
  /** Its place in each row of the block. */
  readonly at: number
  readonly heading: string
  /** The name of its column in the sheet. */
  readonly name: string
  /** People's column of this name; null: a column is made. */
  readonly columnId: string | null
  /** The field that the new column is, so that it is tracked; null: it is people's own. */
  readonly field: Exclude<ImportField, 'state' | 'campaign'> | null
  readonly kind: OtherKind
  readonly decimals: 0 | 1 | 2
  /** Whether it is brought: as a person said; else where no column has to be made in a sheet that people have. */
  readonly isKept: boolean
}

/** A longer heading is a sentence above a column. Characters. */
const LONGEST_NAME = 100

/** Finds what the file has and the target does not, among the rows that are tasks. [IM5] */
export function* findOwnColumns(
  source: ImportSource,
  kept: Readonly<Record<number, boolean>>,
  target: ImportTarget,
  fields: ReadonlyMap<number, ImportField>,
): Steps<readonly OwnColumn[]> {
  const columns = source.columns.filter(({ at }) => {
    const field = fields.get(at)
    return field === undefined || !hasField(target, field)
  })
  if (columns.length === 0) return []
  // People's own column of states gets every word; a column of ours only what is paused or cancelled.
  const isBrought = (at: number, { text }: BroughtCell): boolean =>
    fields.get(at) !== 'state' || target.unfillable.has('hold') || readSaidState(text.trim()).hold !== null
  const judge = rowJudge(source, fields)
  const found = new Map<number, Tally>(columns.map(({ at }) => [at, NO_CELLS]))
  yield* visitInSteps(
    source.block.rows.slice(source.firstData),
    (cells, index) => {
      if (judge(source.firstData + index) !== null) return
      for (const [at, tally] of found) {
        const cell = cells[at]
        if (cell !== undefined && isBrought(at, cell)) found.set(at, addToTally(tally, cell))
      }
    },
    everyTime(),
  )
  const taken = new Set(target.names)
  return columns.flatMap(({ at, heading, isComputed, isNamed }): OwnColumn[] => {
    const tally = found.get(at) ?? NO_CELLS
    if (tally.filled === 0) return []
    const declared = declaredField(fields.get(at), target, taken)
    const { name, other } =
      declared === null
        ? placeFor({ heading, field: fields.get(at) }, target, taken)
        : { ...declared, other: undefined }
    if (fields.get(at) === 'state' && declared === null && other === undefined) return []
    taken.add(plainText(name))
    const isOffered = other !== undefined || target.isNew
    return [
      {
        at,
        heading,
        name,
        columnId: other?.id ?? null,
        field: declared?.field ?? null,
        kind: other?.kind ?? kindOfTally(tally),
        decimals: tally.decimals,
        isKept: kept[at] ?? (isOffered && !isComputed && isNamed),
      },
    ]
  })
}

/** A state needs a column only for what is paused or cancelled. */
const fieldOf = (field: ImportField): Exclude<ImportField, 'state'> => (field === 'state' ? 'hold' : field)

const hasField = (target: ImportTarget, named: ImportField): boolean => {
  const field = fieldOf(named)
  return isRowLink(field) ? target.links.has(field) : target.fields.has(field)
}

/** A field that the sheet can get a column for. A campaign needs a table of its own. */
function declaredField(
  named: ImportField | undefined,
  { language, others, unfillable }: ImportTarget,
  taken: ReadonlySet<string>,
): { readonly field: NonNullable<OwnColumn['field']>; readonly name: string } | null {
  const field = named === undefined ? undefined : fieldOf(named)
  if (field === undefined || field === 'campaign' || unfillable.has(field)) return null
  const name = fieldName('tasks', field, language)
  const plain = plainText(name)
  return taken.has(plain) || others.some((other) => plainText(other.name) === plain) ? null : { field, name }
}

function placeFor(
  { heading, field }: { readonly heading: string; readonly field: ImportField | undefined },
  { others }: ImportTarget,
  taken: ReadonlySet<string>,
) {
  // People's own words that are read as this field, whatever they are called.
  const own = others.find(
    (one) => field !== undefined && one.field === fieldOf(field) && !taken.has(plainText(one.name)),
  )
  if (own !== undefined) return { name: own.name, other: own }
  const wanted = heading.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME)
  let name = wanted
  for (let copy = 2; taken.has(plainText(name)); copy += 1) name = `${wanted} ${String(copy)}`
  return { name, other: others.find((one) => plainText(one.name) === plainText(name)) }
}

/** Whether a column of the sheet may be the one that a heading of the file gets: 备注, or 备注 2 beside ours. */
export function mayBeNamed(name: string, heading: string): boolean {
  const [plain, wanted] = [plainText(name), plainText(heading)]
  return plain === wanted || (plain.startsWith(wanted) && /^\s*\d+$/u.test(plain.slice(wanted.length)))
}

/** The target with the columns that it gets. */
export function withOwnFields(target: ImportTarget, own: readonly OwnColumn[]): ImportTarget {
  const fields = new Map(target.fields)
  const links = new Set(target.links)
  for (const { field, name, isKept } of own) {
    if (!isKept || field === null) continue
    if (isRowLink(field)) links.add(field)
    else fields.set(field, newField(field, name, target))
  }
  return { ...target, fields, links }
}

function newField(field: Exclude<ValueField, RowLinkField>, name: string, { language }: ImportTarget): TargetField {
  if (isPeopleField(field)) return { mode: 'words', options: [] }
  const options = columnOptions('tasks', { field, name, ...columnWords('tasks', { field }, language) })
  return {
    mode: 'value',
    options: takesNewOptions(field) ? options.map((one) => ({ ...one, key: one.name })) : options,
  }
}
