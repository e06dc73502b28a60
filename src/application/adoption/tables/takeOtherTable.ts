import { err, ok, type Result } from '../../../domain/index.ts'
import type { HostError, HostPort } from '../../ports.ts'
import { buildTables } from '../../setup/buildTables.ts'
import { sheetTarget } from '../../sheet/sheetTarget.ts'
import { sheetId, withTable, type AdoptionChoices, type StoredSheet } from '../../stored/document.ts'
import { sheetPart } from '../../stored/parts.ts'
import type { StoredRoom } from '../../stored/storedRoom.ts'
import { trackSheet } from '../../stored/trackSheet.ts'
import type { AdoptionFailure, AdoptionStep } from '../adoptionState.ts'
import type { NamingColumn } from './namingColumn.ts'
import type { OtherTablePlan } from './planOtherTable.ts'
import type { TableDraft } from './tableDraft.ts'

export interface OtherTableTaken {
  readonly sheet: StoredSheet
  /** How many columns were added. */
  readonly added: number
  /** The steps that the host refused; the table is tracked without them. */
  readonly failures: readonly AdoptionFailure[]
}

/**
 * Takes a table over as planned. Stores the binding and the choices first, so that any sidebar can finish the run, then
 * adds our columns. A second run plans what is left and makes nothing twice. No cell of people's is written. [AD8]
 */
export async function takeOtherTable(
  host: HostPort,
  room: StoredRoom,
  draft: TableDraft,
  plan: OtherTablePlan,
  choices: AdoptionChoices,
  run: {
    readonly signal: AbortSignal
    readonly onStep: (step: AdoptionStep, done: number, total: number) => void
  },
): Promise<Result<OtherTableTaken, HostError>> {
  const { kind, table } = draft
  const wanted = plan.addedColumns.filter(({ isOn }) => isOn)
  const total = 1 + wanted.length
  if (run.signal.aborted) return err({ kind: 'cancelled' })
  run.onStep({ kind: 'binding', name: '' }, 0, total)
  const latest = await room.load(sheetPart(sheetId(draft.sheet)))
  if (!latest.ok) return latest
  const before = latest.value
  if (before === null) return err({ kind: 'notFound', what: 'sheet' })
  const there = before.tables[kind]
  // Another sidebar has made or taken over one meanwhile: a sheet has one table of a kind.
  if (there !== undefined && there.tableId !== table.id) return err({ kind: 'nameTaken', what: table.name })
  const named = plan.naming === null ? before : withNamedCampaigns(before, plan.naming)
  const begun = withTable(named, kind, { ...plan.stored, adoption: { ...choices } })
  const tracked = await trackSheet(room, before, begun)
  if (!tracked.ok) return tracked

  const built = await buildTables(
    host,
    [
      {
        target: { ...sheetTarget(begun, kind), tableName: table.name },
        description: table,
        stored: plan.stored,
      },
    ],
    (step) => step.kind === 'column',
    {
      signal: run.signal,
      onStep: ({ name }, done) => run.onStep({ kind: 'column', name }, Math.min(1 + done, total), total),
    },
  )
  if (!built.ok) return built
  const failures = built.value.failures.map(
    ({ step, error }): AdoptionFailure => ({ step: { kind: 'column', name: step.name }, error }),
  )
  const stored = built.value.tables.get(kind) ?? plan.stored
  const saved = await trackSheet(room, tracked.value, withTable(tracked.value, kind, stored))
  if (!saved.ok) return saved
  return ok({ sheet: saved.value, added: Math.max(0, wanted.length - failures.length), failures })
}

/** The sheet whose tasks name their campaigns in this column. Its words stay people's. [AD7] */
function withNamedCampaigns(sheet: StoredSheet, { columnId, name }: NamingColumn): StoredSheet {
  const { tasks } = sheet.tables
  return withTable(sheet, 'tasks', {
    ...tasks,
    fields: { ...tasks.fields, campaign: columnId },
    columns: [...(tasks.columns ?? []).filter(({ field }) => field !== 'campaign'), { field: 'campaign', name }],
    readings: { ...tasks.readings, campaign: { as: 'named', year: null } },
  })
}
