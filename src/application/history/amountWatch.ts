import type { RowOf } from '../../schema/index.ts'
import { AMOUNTS, AMOUNT_FIELDS, modifierOf, type AmountField, type ChangeEntry } from './changeEntry.ts'

/** The rows of the tables with amounts of the plan, as they are now; null for a table that the sheet does not have. */
interface AmountTables {
  readonly campaigns: readonly RowOf<'campaigns'>[] | null
  readonly budget: readonly RowOf<'budget'>[] | null
  readonly kpis: readonly RowOf<'kpis'>[] | null
}

interface AmountContext {
  readonly at: number
  /** Whether the plan of a campaign stands: it has begun, or was frozen. */
  readonly hasBegun: (campaign: readonly string[] | null) => boolean
  readonly isSample: (recordId: string) => boolean
}

interface Amount {
  readonly field: AmountField
  readonly recordId: string
  readonly title: string | null
  readonly campaign: readonly string[] | null
  readonly value: number | null
  readonly changedBy?: string
}

/** Compares the amounts of the plan with those of the reading before. A table's first reading is compared with nothing. */
interface AmountWatch {
  seen(tables: AmountTables, context: AmountContext): readonly ChangeEntry[]
}

/**
 * Notices budget and goals that change. Filling in an empty amount is planning; once the plan stands, a line of the budget
 * that is added, filled in or deleted changes it as well. [LG2]
 */
export function createAmountWatch(): AmountWatch {
  const before = new Map<AmountField, ReadonlyMap<string, Amount>>()
  return {
    seen(tables, context) {
      return AMOUNT_FIELDS.flatMap((field) => {
        const amounts = amountsOf(field, tables)
        if (amounts === null) {
          before.delete(field)
          return []
        }
        const now = new Map(amounts.map((amount) => [amount.recordId, amount]))
        const earlier = before.get(field)
        before.set(field, now)
        if (earlier === undefined) return []
        return [...new Set([...earlier.keys(), ...now.keys()])].flatMap(
          (id) => change(earlier.get(id), now.get(id), context) ?? [],
        )
      })
    },
  }
}

function amountsOf(field: AmountField, { campaigns, budget, kpis }: AmountTables): readonly Amount[] | null {
  switch (field) {
    case 'budgetTotal':
      return campaigns?.map((row) => amountOf(field, row, [row.recordId], row.budgetTotal)) ?? null
    case 'amount':
      return budget?.map((row) => amountOf(field, row, row.campaign, row.amount)) ?? null
    case 'target':
      return kpis?.map((row) => amountOf(field, row, row.campaign, row.target)) ?? null
  }
}

const amountOf = (
  field: AmountField,
  row: Pick<RowOf<'budget'>, 'recordId' | 'title' | 'changedBy'>,
  campaign: Amount['campaign'],
  value: number | null,
): Amount => ({ field, recordId: row.recordId, title: row.title, campaign, value, ...modifierOf(row) })

function change(
  from: Amount | undefined,
  to: Amount | undefined,
  { at, hasBegun, isSample }: AmountContext,
): ChangeEntry | null {
  const amount = to ?? from
  const [was, is] = [from?.value ?? null, to?.value ?? null]
  if (amount === undefined || was === is) return null
  const { field, recordId, title, campaign } = amount
  if (was === null && !(field === 'amount' && hasBegun(campaign))) return null
  // Sample rows are put there and taken away by a press.
  if ((from === undefined || to === undefined) && isSample(recordId)) return null
  return {
    at,
    taskId: '',
    title,
    campaignId: campaign?.[0] ?? null,
    kind: AMOUNTS[field].kind,
    field,
    before: was === null ? null : String(was),
    after: is === null ? null : String(is),
    source: 'people',
    asks: true,
    ...modifierOf(to ?? null),
  }
}
