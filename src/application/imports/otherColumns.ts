import { ok, plainText } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { FieldBinding, HostPort, HostResult, ReadContext, SheetBinding, TableDescription } from '../ports.ts'
import { VALUE_FIELDS, type ValueField } from './importFields.ts'
import { isOnlyRead, type ImportTarget, type OtherColumn, type OtherKind } from './importTarget.ts'
import { mayBeNamed } from './ownColumns.ts'

/**
 * People's own columns are read and written through fields of the same kind, so that the host's own codec turns their
 * cells into values: several at once, each through another field.
 */
const SLOTS = {
  text: ['title', 'code', 'description', 'deliverable', 'achieved', 'progressNote', 'risk', 'solution', 'notes'],
  number: ['lagDays', 'doneAmount', 'totalAmount'],
  day: ['plannedStart', 'plannedEnd', 'actualStart', 'actualEnd', 'solutionDue'],
  singleSelect: ['stage', 'module', 'channel', 'department'],
} as const satisfies Record<OtherKind, readonly (keyof TaskRow)[]>
const KINDS = Object.keys(SLOTS) as readonly OtherKind[]
type Slot = (typeof SLOTS)[OtherKind][number]

/** A column of people's, and how it is read and written. */
export interface BoundColumn extends Omit<OtherColumn, 'held'> {
  readonly binding: FieldBinding
}

/** The columns of a table that are no fields of ours and can be filled. */
export function boundColumns({ columns }: TableDescription, { fields }: SheetBinding): readonly BoundColumn[] {
  const readAs = new Map(
    VALUE_FIELDS.flatMap((field): [string, ValueField][] => {
      const column = fields[field]
      // Numbers of a scale of people's own are theirs to enter: 4 of 5 stars.
      return column !== undefined && isOnlyRead(column) && column.kind !== 'number' ? [[column.fieldId, field]] : []
    }),
  )
  const taken = new Set(
    Object.entries(fields).flatMap(([field, { fieldId }]) => (readAs.get(fieldId) === field ? [] : [fieldId])),
  )
  return columns.flatMap(({ id, name, kind, options, isFilledByHost }): BoundColumn[] => {
    const own = KINDS.find((one) => one === kind)
    if (own === undefined || taken.has(id) || isFilledByHost === true) return []
    const named = own === 'singleSelect' ? options.map((option) => ({ ...option, key: option.name })) : []
    const binding = { fieldId: id, kind: own, scale: null, options: named }
    return [
      { id, name, field: readAs.get(id) ?? null, kind: own, options: named.map((option) => option.name), binding },
    ]
  })
}

/** The table as if it had this column alone, and the field by which it goes. */
export function throughField({ kind, binding }: BoundColumn, context: ReadContext) {
  const field: Slot = SLOTS[kind][0]
  return { field, context: through(context, [[field, binding]]) }
}

const through = (context: ReadContext, slots: readonly (readonly [Slot, FieldBinding])[]): ReadContext => ({
  ...context,
  binding: { ...context.binding, fields: Object.fromEntries(slots) },
})

/** The columns of people's that headings of a file may mean, with what they hold now. [IM5] */
export async function otherColumns(
  host: Pick<HostPort, 'readAll'>,
  context: ReadContext,
  description: TableDescription,
  { headings, signal }: { readonly headings: readonly string[]; readonly signal: AbortSignal },
): HostResult<Pick<ImportTarget, 'others' | 'names'>> {
  const bound = boundColumns(description, context.binding).filter(
    ({ name, field }) => field !== null || headings.some((heading) => mayBeNamed(name, heading)),
  )
  const ids = new Set(bound.map(({ id }) => id))
  const names = new Set(description.columns.flatMap(({ id, name }) => (ids.has(id) ? [] : plainText(name))))
  const others: OtherColumn[] = []
  for (let rest = bound; rest.length > 0; ) {
    const part = inSlots(rest).map(([slot, column]) => ({ slot, column, held: new Map<string, string | number>() }))
    rest = rest.filter((one) => !part.some(({ column }) => column === one))
    const read = await host.readAll(
      through(
        context,
        part.map(({ slot, column }) => [slot, column.binding]),
      ),
      (rows) => {
        for (const row of rows)
          for (const { slot, held } of part) {
            const value = row[slot]
            if (value !== null && value !== '') held.set(row.recordId, value)
          }
      },
      signal,
    )
    if (!read.ok) return read
    others.push(...part.map(({ column: { binding: _binding, ...column }, held }) => ({ ...column, held })))
  }
  return ok({ others, names })
}

/** As many of the columns as have a field each. */
function inSlots(columns: readonly BoundColumn[]): readonly (readonly [Slot, BoundColumn])[] {
  const used = new Map<OtherKind, number>()
  return columns.flatMap((column): (readonly [Slot, BoundColumn])[] => {
    const at = used.get(column.kind) ?? 0
    used.set(column.kind, at + 1)
    const slot: Slot | undefined = SLOTS[column.kind][at]
    return slot === undefined ? [] : [[slot, column]]
  })
}
