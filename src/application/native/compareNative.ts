import { ok } from '../../domain/index.ts'
import type { HostPort, HostResult, SheetBinding, ShownRow } from '../ports.ts'
import type { NativeKey } from '../../schema/index.ts'
import type { NativePlan } from './nativePlan.ts'

/** Native columns that show the words of a computed one. */
const SAME_WORDS = [
  ['state', 'state'],
  ['band', 'band'],
] as const satisfies readonly (readonly [NativeKey, 'state' | 'band'])[]

export interface NativeComparison {
  /** How many rows were compared: at most the first 200 that are computed. */
  readonly rows: number
  /** Titles of the rows in which a native column shows other words than the computed one. */
  readonly differing: readonly string[]
}

/**
 * Holds what the Base shows in the native columns against the computed columns, row by row, in one call. They may differ
 * where the Base has another time zone, or computes its formulas seldom. [NV6]
 */
export async function compareNative(
  host: Pick<HostPort, 'peekRows'>,
  plan: NativePlan,
  binding: SheetBinding,
): HostResult<NativeComparison> {
  const pairs = SAME_WORDS.flatMap(([key, field]) => {
    const nativeId = plan.columns.find((column) => column.key === key && column.is === 'right')?.columnId ?? null
    const computedId = binding.fields[field]?.fieldId
    return nativeId === null || computedId === undefined ? [] : [[nativeId, computedId] as const]
  })
  if (pairs.length === 0) return ok({ rows: 0, differing: [] })
  const peeked = await host.peekRows(plan.tableId)
  if (!peeked.ok) return peeked
  const stateId = binding.fields.state?.fieldId ?? ''
  const rows = peeked.value.rows.filter(({ texts }) => texts[stateId] !== undefined)
  const differs = ({ texts }: ShownRow): boolean =>
    pairs.some(([native, computed]) => texts[native] !== texts[computed])
  const titleId = binding.fields.title?.fieldId ?? ''
  return ok({ rows: rows.length, differing: rows.filter(differs).map(({ texts }) => texts[titleId] ?? '') })
}
