import { plainText, type Steps, visitInSteps } from '../../domain/index.ts'
import type { Person, TaskRow } from '../../schema/index.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { kindOf, VALUE_FIELDS, type ValueField } from './importFields.ts'
import type { FieldChange, ImportChoices, ImportRow, OwnChange, RowVerdict } from './importPlan.ts'
import type { ImportTarget } from './importTarget.ts'
import type { OwnValue } from './ownCells.ts'
import { asLeftOut, type ReadRow } from './readRows.ts'
import { everyTime } from './rowsPerStep.ts'

const CODE = 'code '
const TITLE = 'title '
const titleKey = (title: string | null | undefined, stage: string | null | undefined): string =>
  `${TITLE}${plainText(title ?? '')}\n${plainText(stage ?? '')}`

/**
 * Compares rows of a file with those of a sheet: by number, else by title and stage, within a campaign. Links are compared
 * after it. [IM2]
 */
export function* matchRows(
  read: readonly ReadRow[],
  target: ImportTarget,
  choices: ImportChoices,
): Steps<readonly ImportRow[]> {
  const hasCode = target.fields.has('code')
  const comparesStage = target.fields.has('stage') && read.some(({ values }) => values.stage !== undefined)
  const keyOf = (title: string | null | undefined, stage: string | null | undefined): string =>
    titleKey(title, comparesStage ? stage : null)
  const present = new Map<string, TaskRow[]>()
  const codes = new Set<string>()
  yield* visitInSteps(target.rows, (row) => {
    const code = hasCode ? plainText(row.code ?? '') : ''
    if (code !== '') {
      codes.add(code)
      append(present, `${CODE}${code}`, row)
    }
    append(present, keyOf(row.title, row.stage), row)
  })
  const groups = new Map<string, ReadRow[]>()
  yield* visitInSteps(read, (row) => {
    const code = hasCode ? plainText(row.values.code ?? '') : ''
    append(groups, code !== '' && codes.has(code) ? `${CODE}${code}` : keyOf(row.values.title, row.values.stage), row)
  })
  const rows: ImportRow[] = []
  yield* visitInSteps(
    [...groups],
    ([key, group]) => {
      // A number that the sheet does not know is another task than one that has a number.
      const candidates = (present.get(key) ?? []).filter(
        (row) => key.startsWith(CODE) || !hasOtherCode(row, group[0]?.values.code, hasCode),
      )
      for (const part of byCampaign(group, candidates)) rows.push(...matchGroup(part, target, choices))
    },
    everyTime(),
  )
  return rows
}

const hasOtherCode = ({ code }: TaskRow, brought: string | undefined, hasCode: boolean): boolean =>
  hasCode && brought !== undefined && plainText(code ?? '') !== '' && plainText(code ?? '') !== plainText(brought)

function append<Key, Row>(groups: Map<Key, Row[]>, key: Key, row: Row): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [row])
  else group.push(row)
}

/** Rows that are called the same, of the file and of the sheet. */
interface Namesakes {
  readonly group: readonly ReadRow[]
  readonly present: readonly TaskRow[]
  /** Namesakes in several campaigns, each of which could be the row of the sheet that has none. */
  readonly isContested: boolean
}

/**
 * The same name in two campaigns is two tasks. A row of the file that names a campaign is one of that campaign, or one of
 * none where no row of the sheet has it; a row that names none may be each of them.
 */
function byCampaign(group: readonly ReadRow[], present: readonly TaskRow[]): readonly Namesakes[] {
  const parts = new Map<string | null, ReadRow[]>()
  for (const row of group) append(parts, row.values.campaign?.[0] ?? null, row)
  if (parts.size === 1 && parts.has(null)) return [{ group, present, isContested: false }]
  const ofNone = present.filter(({ campaign }) => (campaign ?? []).length === 0)
  const ownOf = (id: string | null): readonly TaskRow[] =>
    present.filter(({ campaign }) => id !== null && campaign?.includes(id) === true)
  const homeless = [...parts.keys()].filter((id) => ownOf(id).length === 0)
  return [...parts].map(([id, rows]): Namesakes => {
    const own = ownOf(id)
    if (own.length > 0) return { group: rows, present: own, isContested: false }
    const left =
      id === null ? present.filter(({ campaign }) => !(campaign ?? []).some((one) => parts.has(one))) : ofNone
    return { group: rows, present: left, isContested: homeless.length > 1 && left.length > 0 }
  })
}

/** Equal rows are paired first. */
function matchGroup(
  { group, present, isContested }: Namesakes,
  target: ImportTarget,
  choices: ImportChoices,
): readonly ImportRow[] {
  const done: ImportRow[] = []
  const says = new Set<string>()
  const distinct = group.filter((one) => {
    if (says.has(one.says)) {
      done.push(asLeftOut(one.row, one.title, 'repeated'))
      return false
    }
    says.add(one.says)
    return true
  })
  const free = new Set(present)
  const others = distinct.filter((one) => {
    const same = [...free].find((row) => isNone(differences(one, row, target, choices)))
    if (same === undefined) return true
    free.delete(same)
    done.push(rowOf(one, same, NONE, { kind: 'same' }))
    return false
  })
  const [only] = [...free]
  for (const one of others) {
    if (only === undefined) done.push(rowOf(one, null, differences(one, null, target, choices), { kind: 'new' }))
    else if (free.size > 1 || others.length > 1 || isContested)
      done.push(
        rowOf(one, null, NONE, { kind: 'ambiguous', rows: Math.max(free.size, others.length, isContested ? 2 : 1) }),
      )
    else {
      const found = differences(one, only, target, choices)
      const isWritten = [...found.changes, ...found.own].some((change) => change.isWritten)
      done.push(rowOf(one, only, found, { kind: isWritten ? 'changes' : 'kept' }))
    }
  }
  return done
}

const rowOf = (
  { row, title, cells }: ReadRow,
  present: TaskRow | null,
  { changes, own }: Differences,
  verdict: RowVerdict,
): ImportRow => ({ row, title, verdict, recordId: present?.recordId ?? null, cells, changes, links: [], own })

type Differences = Pick<ImportRow, 'changes' | 'own'>
const NONE: Differences = { changes: [], own: [] }
const isNone = ({ changes, own }: Differences): boolean => changes.length + own.length === 0

/** What of a row differs from a row of the sheet, or from none. */
const differences = (one: ReadRow, row: TaskRow | null, target: ImportTarget, choices: ImportChoices): Differences => ({
  changes: changesOf(one, row, target, choices),
  own: ownChanges(one, row, target, choices),
})

function ownChanges(
  { own }: ReadRow,
  row: TaskRow | null,
  { others }: ImportTarget,
  { updates }: ImportChoices,
): readonly OwnChange[] {
  return own.flatMap(({ column: { at, name, columnId }, value }): OwnChange[] => {
    const before = row === null ? null : (others.find(({ id }) => id === columnId)?.held.get(row.recordId) ?? null)
    if (before !== null && isSameText(before, value)) return []
    return [{ at, name, before, after: value, isWritten: before === null || updates }]
  })
}

/** The cells that differ. An empty cell of the file says nothing, so that it never empties one of the sheet. */
function changesOf(
  { values, words }: ReadRow,
  row: TaskRow | null,
  target: ImportTarget,
  { updates }: ImportChoices,
): readonly FieldChange[] {
  const changes = VALUE_FIELDS.flatMap((field): FieldChange[] => {
    const column = target.fields.get(field)
    const after = values[field] ?? null
    const typed = column?.mode === 'words' ? (words[field] ?? null) : null
    if (column === undefined || (after === null && typed === null)) return []
    const before = row === null ? null : row[field]
    const isUnread = row?.unread?.includes(field) === true
    if (row !== null && (isUnread ? after === null : isSameValue(field, before, after))) return []
    const isEmpty = !isUnread && isEmptyValue(before)
    return [
      {
        field,
        before,
        after,
        isWritten: row === null || isEmpty || updates,
        words: column.mode === 'words' ? (typed ?? String(after)) : null,
      },
    ]
  })
  return inOneCell(changes, { values, words }, row, target)
}

/**
 * Two ends that share a column of words are one cell of it, written once: as the file has it, or from its two columns. An
 * end that the file does not say stays as it is.
 */
function inOneCell(
  changes: readonly FieldChange[],
  { values, words }: Pick<ReadRow, 'values' | 'words'>,
  row: TaskRow | null,
  { fields }: ImportTarget,
): readonly FieldChange[] {
  return changes.flatMap((change): FieldChange[] => {
    const id = fields.get(change.field)?.sharedId
    if (id === undefined) return [change]
    const ends = VALUE_FIELDS.filter((one) => fields.get(one)?.sharedId === id)
    if (changes.find(({ field }) => ends.includes(field)) !== change) return []
    const typed = ends.flatMap((field) => words[field] ?? [])
    const isSpan = typed.length < ends.length && ends.every((field) => values[field] !== undefined)
    const pieces = isSpan ? typed : ends.flatMap((field) => words[field] ?? (row?.[field] as string | null) ?? [])
    return [{ ...change, words: pieces.length === 0 ? change.words : pieces.join(' - ') }]
  })
}

const isEmptyValue = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

const LINE_END = /[ \t]*\r?\n/gu
const namesOf = (people: readonly Person[]): readonly string[] => people.map(({ name }) => plainText(name))

const isSameText = (one: OwnValue, other: OwnValue): boolean =>
  typeof one === 'string' && typeof other === 'string'
    ? one.replaceAll(LINE_END, '\n').trim() === other.replaceAll(LINE_END, '\n').trim()
    : one === other

function isSameValue(field: ValueField, before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string') return isSameText(before, after)
  const kind = kindOf(field)
  if ((kind === 'person' || kind === 'people') && Array.isArray(before) && Array.isArray(after)) {
    const [some, others] = [before as readonly Person[], after as readonly Person[]]
    return others.every(({ id }) => id !== '')
      ? isSameCell(
          some.map(({ id }) => id),
          others.map(({ id }) => id),
        )
      : isSameCell(namesOf(some), namesOf(others))
  }
  return isSameCell(before, after)
}
