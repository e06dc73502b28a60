import { asOfDay, ok } from '../../domain/index.ts'
import type { HostPort, HostResult, SheetBinding, ShownRow } from '../ports.ts'
import type { NativeKey } from '../../schema/index.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { nativeCutOff, type NativePlan } from './nativePlan.ts'

/** Native columns that show the words of a computed one. */
const SAME_WORDS = [
  ['state', 'state'],
  ['band', 'band'],
] as const satisfies readonly (readonly [NativeKey, 'state' | 'band'])[]

/** Rows in which 截至日 shows another day than it should at this time. [NV10] */
export interface OtherDay {
  readonly rows: number
  /** The earliest day that is shown, and the one that should be. */
  readonly shown: string
  readonly expected: string
  /** Whether it may help that the native day begins at midnight: the cut-off has passed, the columns stand at yesterday. */
  readonly mayBeMidnight: boolean
}

export interface NativeComparison {
  /** How many rows were compared: at most the first 200 that are computed. */
  readonly rows: number
  /** The native columns that were compared, as they are called: those of words whose formula is right. */
  readonly columns: readonly string[]
  /** Rows that were not compared, because their state was set by hand and waits for an answer. [MI1] */
  readonly asked: number
  /** Titles of the rows in which a native column shows other words than the computed one. */
  readonly differing: readonly string[]
  /** Null: every row speaks of the right day, or the host shows its days in a form that is not understood. */
  readonly otherDay: OtherDay | null
}

/** Of which sheet, by which settings and at which moment. */
export interface CompareAsk {
  readonly sheet: Pick<StoredSheet, 'nativeClock'>
  readonly settings: Pick<RuleSettings, 'cutOff' | 'timeZone'>
  readonly now: number
  /** The rows whose hand-set state waits for an answer. [MI1] */
  readonly asked: ReadonlySet<string>
}

/**
 * Holds what the Base shows in the native columns against the computed columns, row by row, in one call. They may differ
 * where the Base has another time zone, or computes its formulas seldom. [NV6] [NV10]
 */
export async function compareNative(
  host: Pick<HostPort, 'peekRows'>,
  plan: NativePlan,
  binding: SheetBinding,
  { sheet, settings, now, asked }: CompareAsk,
): HostResult<NativeComparison> {
  const days = (cutOff: string) => asOfDay(new Date(now), settings.timeZone, cutOff)
  const expected = days(nativeCutOff(sheet, settings))
  const isSameDay = expected.asOf === days(settings.cutOff).asOf
  const idOf = (key: NativeKey): string | null =>
    plan.columns.find((column) => column.key === key && column.is === 'right')?.columnId ?? null
  const pairs = SAME_WORDS.flatMap(([key, field]) => {
    const nativeId = idOf(key)
    const computedId = binding.fields[field]?.fieldId
    // Before the cut-off a day that begins at midnight has another deviation; the state goes by today in both.
    const isComparable = isSameDay || key === 'state'
    return nativeId === null || computedId === undefined || !isComparable ? [] : [{ key, nativeId, computedId }]
  })
  if (pairs.length === 0) return ok({ rows: 0, columns: [], asked: 0, differing: [], otherDay: null })
  const peeked = await host.peekRows(plan.tableId)
  if (!peeked.ok) return peeked
  const stateId = binding.fields.state?.fieldId ?? ''
  const computed = peeked.value.rows.filter(({ texts }) => texts[stateId] !== undefined)
  const rows = computed.filter(({ recordId }) => !asked.has(recordId))
  const differs = ({ texts }: ShownRow): boolean =>
    pairs.some(({ nativeId, computedId }) => texts[nativeId] !== texts[computedId])
  const titleId = binding.fields.title?.fieldId ?? ''
  const asOfId = idOf('asOf') ?? ''
  const others = rows
    .flatMap(({ texts }) => dayOf(texts[asOfId]))
    .filter((day) => day !== expected.asOf)
    .toSorted()
  const [shown] = others
  return ok({
    rows: rows.length,
    columns: pairs.flatMap(({ key }) => plan.columns.filter((column) => column.key === key).map(({ name }) => name)),
    asked: computed.length - rows.length,
    differing: rows.filter(differs).map(({ texts }) => texts[titleId] ?? ''),
    otherDay:
      shown === undefined
        ? null
        : {
            rows: others.length,
            shown,
            expected: expected.asOf,
            mayBeMidnight:
              sheet.nativeClock === undefined &&
              settings.cutOff !== '00:00' &&
              expected.asOf === expected.today &&
              shown < expected.asOf,
          },
  })
}

/** A day as a host shows it, year first; [] in another form. */
function dayOf(text: string | undefined): readonly string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\b/u.exec(text ?? '') ?? []
  return year === '' ? [] : [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`]
}
