import { err, ok } from '../../domain/index.ts'
import type { RowOf, TableKey } from '../../schema/index.ts'
import type { SetupStep } from './setupState.ts'
import { fitsFilledCells } from '../runs/runRoom.ts'
import { bindTable } from '../sheet/bindTable.ts'
import type { Built } from './buildTables.ts'
import type { CarriedOver, NewCampaign } from './carriedOver.ts'
import { linkWithCampaign } from '../rows/linkWithCampaign.ts'
import { isBlankRow, isUnlinked } from '../rows/tableRows.ts'
import { isTask } from '../rows/assessRow.ts'
import type { EnteredCells, HostPort, HostResult, ReadContext } from '../ports.ts'
import { loadHistory } from '../history/storedHistory.ts'
import type { SheetHistory } from '../history/sheetHistory.ts'
import { firstPlannedDay, type Snapshot } from '../history/snapshot.ts'
import { upgradeTargets, sheetTarget } from '../sheet/sheetTarget.ts'
import { sheetId, type SetupJournal, type StoredSheet } from '../stored/document.ts'
import type { SetupRequest } from '../stored/settings.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'

/** Rows written in one call. */
const ROWS_PER_CALL = 200

/** A row in 每日跟踪 fills so many cells. */
const CELLS_OF_A_DAY = 12

type Planned = Pick<RowOf<'tasks'>, 'plannedStart' | 'plannedEnd'>

/** A campaign with the name of the sheet, from the first to the last planned day; null when there are no tasks. */
function campaignOf(title: string, tasks: readonly Planned[]): NewCampaign | null {
  if (tasks.length === 0) return null
  const ends = tasks.flatMap(({ plannedStart, plannedEnd }) => plannedEnd ?? plannedStart ?? []).sort()
  return { title, startDay: firstPlannedDay(tasks), endDay: ends.at(-1) ?? null }
}

/** The kept days of the sheet as a whole, not of one of its campaigns. */
const ownDays = (days: readonly Snapshot[]): readonly Snapshot[] => days.filter(({ campaignId }) => campaignId === null)

/** What an upgrade will carry over, shown to people before anything is written; null: nothing. */
export async function previewCarryOver(
  room: StoredRoom,
  sheet: StoredSheet,
  request: Pick<SetupRequest, 'preset' | 'withOptional'>,
  { name, tasks }: { readonly name: string; readonly tasks: readonly { readonly row: RowOf<'tasks'> }[] },
): HostResult<CarriedOver | null> {
  const targets = upgradeTargets(sheet, {
    preset: request.preset,
    withOptional: request.withOptional || sheet.withOptional,
  })
  const targetOf = (table: TableKey) => targets.find((one) => one.table === table)
  if (sheet.tables.campaigns !== undefined || targetOf('campaigns') === undefined) return ok(null)
  const history = await loadHistory(room, sheetId(sheet))
  if (!history.ok) return history
  const links = targetOf('tasks')?.columns.some(({ field }) => field === 'campaign') === true
  const hasRows =
    sheet.tables.dailyLog === undefined &&
    targetOf('dailyLog')?.columns.some(({ field }) => field === 'actualProgress') === true
  const linked = links ? tasks.filter(({ row }) => isUnlinked(row)).length : 0
  const days = hasRows ? ownDays(history.value.days).length : 0
  return ok({
    campaign: campaignOf(
      name,
      tasks.map(({ row }) => row),
    ),
    tasks: linked,
    days,
    fits: fitsFilledCells(linked + days * CELLS_OF_A_DAY),
  })
}

interface CarryRun {
  readonly timeZone: string
  readonly signal: AbortSignal
  readonly onStep: (step: SetupStep, done: number, total: number) => void
  /** The number of steps that set-up has done before. */
  readonly steps: number
}

/**
 * Makes the campaign row of an upgraded sheet, links the tasks that belong to no campaign, and adds rows in 每日跟踪 for
 * the kept days. Each part reads first what is there already, so the next run in any sidebar finishes an interrupted
 * one. The value is the number of steps taken.
 */
export async function carryOver(
  host: HostPort,
  room: StoredRoom,
  sheet: StoredSheet,
  journal: SetupJournal,
  { descriptions }: Pick<Built, 'descriptions'>,
  run: CarryRun,
): HostResult<number> {
  const isMade = (table: TableKey): boolean =>
    journal.only === undefined && journal.tableNames[table] !== undefined && sheet.tables[table] !== undefined
  const tasks = contextOf(sheet, 'tasks', descriptions, run.timeZone)
  const campaigns = contextOf(sheet, 'campaigns', descriptions, run.timeZone)
  if (!isMade('campaigns') || tasks === null || campaigns === null) return ok(0)
  const rows = await readTable(host, tasks, run.signal)
  if (!rows.ok) return rows
  const own = rows.value.filter((row) => isTask(row, sheet.tables.tasks.ruled))
  const title = descriptions.get('tasks')?.name ?? ''
  const wanted = campaignOf(title, own)
  if (wanted === null) return ok(0)

  let steps = 0
  const begin = (kind: 'campaign' | 'links' | 'days', table: TableKey, name: string): void => {
    run.onStep({ kind, name, tableName: descriptions.get(table)?.name ?? '' }, run.steps + steps, run.steps + steps + 1)
    steps += 1
  }
  begin('campaign', 'campaigns', wanted.title)
  const campaign = await campaignRow(host, campaigns, wanted, run.signal)
  if (!campaign.ok) return campaign
  // People have entered several campaigns meanwhile. They have to decide which one the tasks belong to.
  if (campaign.value === null) return ok(steps)

  const unlinked =
    tasks.binding.fields.campaign === undefined ? [] : own.filter(isUnlinked).map(({ recordId }) => recordId)
  for (let at = 0; at < unlinked.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    const part = unlinked.slice(at, at + ROWS_PER_CALL)
    begin('links', 'tasks', `${String(at + part.length)}/${String(unlinked.length)}`)
    const linked = await linkWithCampaign(host, tasks, part, campaign.value, run.signal)
    if (!linked.ok) return linked
  }

  const dailyLog = isMade('dailyLog') ? contextOf(sheet, 'dailyLog', descriptions, run.timeZone) : null
  if (dailyLog === null || dailyLog.binding.fields.actualProgress === undefined) return ok(steps)
  const history = await loadHistory(room, sheetId(sheet))
  if (!history.ok) return history
  const missing = await missingDays(host, dailyLog, history.value, campaign.value, run.signal)
  if (!missing.ok) return missing
  for (let at = 0; at < missing.value.length; at += ROWS_PER_CALL) {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    const part = missing.value.slice(at, at + ROWS_PER_CALL)
    begin('days', 'dailyLog', `${String(at + part.length)}/${String(missing.value.length)}`)
    const added = await host.addRows(
      dailyLog,
      part.map((one) => dayCells(one, wanted.title, campaign.value ?? '')),
    )
    if (!added.ok) return added
  }
  return ok(steps)
}

function contextOf<Table extends TableKey>(
  sheet: StoredSheet,
  table: Table,
  descriptions: Built['descriptions'],
  timeZone: string,
): ReadContext<Table> | null {
  const stored = sheet.tables[table]
  const description = descriptions.get(table)
  if (stored === undefined || description === undefined) return null
  return { binding: bindTable<Table>(table, description, sheetTarget(sheet, table).columns, stored).binding, timeZone }
}

async function readTable<Table extends TableKey>(
  host: HostPort,
  context: ReadContext<Table>,
  signal: AbortSignal,
): HostResult<readonly RowOf<Table>[]> {
  const rows: RowOf<Table>[] = []
  const outcome = await host.readAll(context, (page) => rows.push(...page), signal)
  return outcome.ok ? ok(rows) : outcome
}

/** The id of the campaign row, which is added if it is missing; null when people have entered several others. */
async function campaignRow(
  host: HostPort,
  context: ReadContext<'campaigns'>,
  wanted: NewCampaign,
  signal: AbortSignal,
): HostResult<string | null> {
  const answer = await readTable(host, context, signal)
  if (!answer.ok) return answer
  const rows = answer.value.filter((row) => !isBlankRow('campaigns', row))
  const campaign = rows.find(({ title }) => title === wanted.title) ?? (rows.length === 1 ? rows[0] : undefined)
  if (campaign !== undefined) return ok(campaign.recordId)
  if (rows.length > 0) return ok(null)
  const added = await host.addRows(context, [{ ...wanted }])
  return added.ok ? ok(added.value[0] ?? null) : added
}

/** The kept days that have no row in the table yet, oldest first. */
async function missingDays(
  host: HostPort,
  context: ReadContext<'dailyLog'>,
  history: SheetHistory,
  campaignId: string,
  signal: AbortSignal,
): HostResult<readonly Snapshot[]> {
  const rows = await readTable(host, context, signal)
  if (!rows.ok) return rows
  const daysInTable = new Set(
    rows.value.filter((row) => isUnlinked(row) || row.campaign?.includes(campaignId) === true).map(({ day }) => day),
  )
  return ok(ownDays(history.days).filter(({ day }) => !daysInTable.has(day)))
}

const dayCells = ({ day, planned, actual }: Snapshot, title: string, campaignId: string): EnteredCells<'dailyLog'> => ({
  title: `${day} ${title}`.trim(),
  day,
  campaign: [campaignId],
  plannedProgress: planned,
  actualProgress: actual,
})
