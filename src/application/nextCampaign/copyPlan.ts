import { dayShifter, shiftBetween, type CalendarDate, type DayShift } from '../../domain/index.ts'
import type { AssessedTask, RowOf, SheetRows } from '../../schema/index.ts'
import { isBudgetLine } from '../companions/budgetCells.ts'
import type { EnteredCells } from '../ports.ts'
import { LINKED_TABLES, type LinkedTable } from '../rows/linkWithCampaign.ts'
import { isTotalRow, isUnlinked, membership } from '../rows/tableRows.ts'
import { FATES, type CopiedTable } from './fates.ts'

/** The rows of a campaign that are to be begun again; of the sheet as one campaign without a row in 活动. */
export interface CopySource {
  readonly campaign: RowOf<'campaigns'> | null
  /** Those that were cancelled are left behind. */
  readonly tasks: readonly RowOf<'tasks'>[]
  readonly cancelled: number
  readonly kpis: readonly RowOf<'kpis'>[]
  readonly budget: readonly RowOf<'budget'>[]
  /**
   * Rows that belong to the campaign because it is the only one, and say so nowhere. Beside a second campaign they would
   * belong to none.
   */
  readonly unlinked: readonly UnlinkedRows[]
}

export interface UnlinkedRows {
  readonly table: LinkedTable
  readonly recordIds: readonly string[]
}

export interface CopyWish {
  /** The name of the new campaign. */
  readonly name: string
  /** Its first day. */
  readonly start: CalendarDate
  readonly unit: DayShift['unit']
}

/** The cells of a new row, and the row that it is made from. Links come after the rows that they point at. */
interface NewRow<Table extends CopiedTable> {
  readonly from: string
  readonly cells: EnteredCells<Table>
}

/** The new rows, with links by the ids of the old ones. [NC1] */
export interface CopyPlan {
  readonly shift: DayShift
  /** Its row in 活动, for a target that has that table. */
  readonly campaign: EnteredCells<'campaigns'>
  readonly tasks: readonly (NewRow<'tasks'> & {
    readonly parent: readonly string[]
    readonly predecessors: readonly string[]
  })[]
  readonly kpis: readonly NewRow<'kpis'>[]
  readonly budget: readonly (NewRow<'budget'> & { readonly task: readonly string[] })[]
  /** Links to rows that are not copied: predecessors in other campaigns, or cancelled ones. */
  readonly lostLinks: number
  readonly cancelled: number
  /** The first and last planned day of the new tasks. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

/** The rows of a campaign; with null, of the sheet as one campaign. */
export function copySource(
  campaignId: string | null,
  { tasks, rows }: { readonly tasks: readonly AssessedTask[]; readonly rows: SheetRows },
): CopySource {
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const isOwn = (row: { readonly campaign: readonly string[] | null }): boolean => campaignOf(row) === campaignId
  const own = tasks.filter(({ row }) => isOwn(row))
  const kept = own.filter(({ assessment }) => assessment.state !== 'cancelled')
  return {
    campaign: campaigns.find(({ recordId }) => recordId === campaignId) ?? null,
    tasks: kept.map(({ row, facts }) => ({ ...row, plannedStart: facts.plannedStart, plannedEnd: facts.plannedEnd })),
    cancelled: own.length - kept.length,
    kpis: (rows.kpis?.rows ?? []).filter((row) => isOwn(row) && !isTotalRow(row)),
    budget: (rows.budget?.rows ?? []).filter((row) => isOwn(row) && isBudgetLine(row)),
    unlinked: campaignId === null || campaigns.length > 1 ? [] : unlinkedRows(tasks, rows),
  }
}

function unlinkedRows(tasks: readonly AssessedTask[], rows: SheetRows): readonly UnlinkedRows[] {
  const rowsOf = (table: LinkedTable) => (table === 'tasks' ? tasks.map(({ row }) => row) : (rows[table]?.rows ?? []))
  return LINKED_TABLES.flatMap((table) => {
    const recordIds = rowsOf(table).flatMap((row) => (isUnlinked(row) ? [row.recordId] : []))
    return recordIds.length === 0 ? [] : [{ table, recordIds }]
  })
}

/** The first day of a campaign: its own, or else the first planned one; null when neither is there. */
export const firstDayOf = ({ campaign, tasks }: Pick<CopySource, 'campaign' | 'tasks'>): CalendarDate | null =>
  campaign?.startDay ?? plannedDays(tasks)[0] ?? null

const plannedDays = (tasks: readonly Pick<RowOf<'tasks'>, 'plannedStart' | 'plannedEnd'>[]): readonly CalendarDate[] =>
  tasks.flatMap(({ plannedStart, plannedEnd }) => [plannedStart ?? [], plannedEnd ?? []].flat()).sort()

/** The new rows of the next campaign; null when the old one has no day to count from. Pure: nothing is written. [NC1] */
export function planCopy(
  source: CopySource,
  { name, start, unit }: CopyWish,
  isWorkday: (day: CalendarDate) => boolean,
): CopyPlan | null {
  const first = firstDayOf(source)
  if (first === null) return null
  const shift = shiftBetween(first, start, { unit, isWorkday })
  const moved = dayShifter(shift, isWorkday)
  const cellsOf = <Table extends CopiedTable>(table: Table, row: RowOf<Table>): EnteredCells<Table> => {
    const cells = row as unknown as Readonly<Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(FATES[table]).flatMap(([field, fate]) => {
        const value = cells[field] ?? null
        if (value === null || (fate !== 'copied' && fate !== 'shifted')) return []
        return [[field, fate === 'shifted' ? moved(value as CalendarDate) : value]]
      }),
    ) as EnteredCells<Table>
  }
  const copiedIds = new Set(source.tasks.map(({ recordId }) => recordId))
  let lostLinks = 0
  const kept = (links: readonly string[] | null): readonly string[] => {
    const own = (links ?? []).filter((id) => copiedIds.has(id))
    lostLinks += (links ?? []).length - own.length
    return own
  }
  const tasks = source.tasks.map((row) => ({
    from: row.recordId,
    cells: cellsOf('tasks', row),
    parent: kept(row.parent),
    predecessors: kept(row.predecessors),
  }))
  const budget = source.budget.map((row) => ({
    from: row.recordId,
    cells: cellsOf('budget', row),
    task: kept(row.task),
  }))
  const days = plannedDays(
    tasks.map(({ cells }) => ({ plannedStart: cells.plannedStart ?? null, plannedEnd: cells.plannedEnd ?? null })),
  )
  return {
    shift,
    campaign: {
      ...(source.campaign === null ? { startDay: moved(first), endDay: days.at(-1) ?? null } : {}),
      ...(source.campaign === null ? {} : cellsOf('campaigns', source.campaign)),
      title: name.trim(),
      phase: 'preparing',
    },
    tasks,
    kpis: source.kpis.map((row) => ({ from: row.recordId, cells: cellsOf('kpis', row) })),
    budget,
    lostLinks,
    cancelled: source.cancelled,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  }
}
