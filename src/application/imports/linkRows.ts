import { type Steps, visitInSteps } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import { readColumnName } from '../adoption/columnName.ts'
import { cellAddress } from './cellAddress.ts'
import type { ImportSource } from './importColumns.ts'
import type { ImportField, RowLinkField } from './importFields.ts'
import type { CellVerdict, ImportChoices, ImportRow, RowVerdict, UnreadCell } from './importPlan.ts'
import type { ImportTarget } from './importTarget.ts'
import { isSameEnd, linkReader, type LinkChange, type LinkEnd, type NamedRow } from './linkReader.ts'
import type { ReadRow } from './readRows.ts'
import { everyTime } from './rowsPerStep.ts'

interface Linking {
  readonly source: ImportSource
  readonly choices: Pick<ImportChoices, 'updates'>
  readonly target: ImportTarget
  readonly fields: ReadonlyMap<number, ImportField>
}

/** Finds the tasks that cells of the file name, once it is known which row of the sheet each row is. [IM4] */
export function* linkRows(
  { source, choices, target, fields }: Linking,
  read: readonly ReadRow[],
  matched: readonly ImportRow[],
): Steps<{ readonly rows: readonly ImportRow[]; readonly unread: readonly UnreadCell[] }> {
  if (!read.some(({ links }) => links.length > 0)) return { rows: matched, unread: [] }
  const { block, columns } = source
  const headings = new Map(columns.map(({ at, heading }) => [at, heading]))
  const present = new Map(target.rows.map((row) => [row.recordId, row]))
  const verdicts = new Map(matched.map((row) => [row.row, row]))
  const numbersAt = columns.flatMap(({ at, heading }) => (!fields.has(at) && isOfNumbers(heading) ? [at] : []))
  const named = new Map<number, NamedRow>()
  yield* visitInSteps(read, ({ row, title, values }) => {
    const verdict = verdicts.get(row)
    if (verdict === undefined || verdict.verdict.kind === 'leftOut') return
    const { recordId } = verdict
    named.set(row, {
      recordId,
      row,
      title,
      code: values.code ?? null,
      numbers: numbersAt.flatMap((at) => block.rows[row]?.[at]?.text ?? []),
      rowNumber: block.firstRow + row,
      campaignId: values.campaign?.[0] ?? present.get(recordId ?? '')?.campaign?.[0] ?? null,
      isUnclear: verdict.verdict.kind === 'ambiguous',
    })
  })
  const readLink = yield* linkReader([...named.values()], target.rows)
  const titles = new Map(target.rows.map(({ recordId, title }) => [recordId, title ?? '']))
  const unread: UnreadCell[] = []
  const linked = new Map<number, Pick<ImportRow, 'links' | 'cells'>>()
  yield* visitInSteps(
    read,
    ({ row, links }) => {
      const from = named.get(row)
      if (from === undefined || from.isUnclear || links.length === 0) return
      const held = from.recordId === null ? null : (present.get(from.recordId) ?? null)
      const changes: LinkChange[] = []
      const cells: CellVerdict[] = []
      for (const { field, at, text } of links) {
        const reading = readLink(from, field, text)
        const why = reading.kind === 'unread' ? reading.why : reading.isSure ? null : 'unsure'
        const words = reading.kind === 'unread' ? reading.words.trim() : text
        if (why !== null)
          unread.push({
            address: cellAddress(block, row, at),
            heading: headings.get(at) ?? '',
            title: from.title,
            text: words,
            why,
          })
        if (reading.kind === 'unread') cells.push({ at, kind: 'unread', why: reading.why })
        else {
          cells.push({ at, kind: reading.isSure ? 'read' : 'unsure', why: null })
          changes.push(...changeOf(field, endsHeld(held, field, titles), reading.ends, choices.updates))
        }
      }
      linked.set(row, { links: changes, cells })
    },
    everyTime(),
  )
  const rows = matched.map((row): ImportRow => {
    const own = linked.get(row.row)
    if (own === undefined) return row
    const { links } = own
    return { ...row, cells: [...row.cells, ...own.cells], links, verdict: withLinks(row.verdict, links) }
  })
  return { rows, unread }
}

/** Columns whose numbers stand for rows: 序号, WBS, ID, #. */
function isOfNumbers(heading: string): boolean {
  const { ideas, plain } = readColumnName(heading)
  return heading.trim() === '#' || /^wbs|^outlinenumber/u.test(plain) || (ideas.includes('number') && ideas.length <= 2)
}

const endsHeld = (row: TaskRow | null, field: RowLinkField, titles: ReadonlyMap<string, string>): readonly LinkEnd[] =>
  (row?.[field] ?? []).map((recordId) => ({ recordId, row: null, title: titles.get(recordId) ?? '' }))

function changeOf(
  field: RowLinkField,
  before: readonly LinkEnd[],
  after: readonly LinkEnd[],
  updates: boolean,
): readonly LinkChange[] {
  const isSame = before.length === after.length && after.every((end) => before.some((one) => isSameEnd(one, end)))
  return isSame || after.length === 0 ? [] : [{ field, before, after, isWritten: before.length === 0 || updates }]
}

function withLinks(verdict: RowVerdict, links: readonly LinkChange[]): RowVerdict {
  if (verdict.kind === 'same' || verdict.kind === 'kept') {
    if (links.some(({ isWritten }) => isWritten)) return { kind: 'changes' }
    return links.length > 0 ? { kind: 'kept' } : verdict
  }
  return verdict
}
