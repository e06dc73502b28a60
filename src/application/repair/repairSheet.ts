import { err, ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import { buildTables } from '../setup/buildTables.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { BuildRun } from '../setup/buildSteps.ts'
import { mergeBuilt, openJournal, runSetup, type SetupOutcome, type SetupRun } from '../setup/runSetup.ts'
import { sheetId, type StoredSheet } from '../stored/document.ts'
import { findDrift, weightOf, type Drift } from './drift.ts'
import {
  planRepair,
  settleChoices,
  tableRepair,
  tablesToMake,
  type RepairChoices,
  type RepairItem,
} from './repairPlan.ts'
import { describeTables } from '../sheet/describeTables.ts'

/**
 * Brings back what a tracked sheet has lost, as people have chosen. [DR2] Only what is missing is added: nobody's
 * column is deleted, converted or written over. Stopping anywhere loses nothing: what is left is drift, and is planned
 * again.
 */
export async function repairSheet(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  choices: RepairChoices,
  run: SetupRun,
): Promise<SetupOutcome> {
  const loaded = await room.load(sheetPart(tableId))
  if (!loaded.ok) return loaded
  const known = loaded.value
  if (known === null) return err({ kind: 'notFound', what: tableId })
  const seen = await describeTables(host, known)
  if (!seen.ok) return seen
  if (seen.value.tasks === 'deleted') return err({ kind: 'notFound', what: tableId })
  const items = planRepair(known, seen.value)
  const lost = tablesToMake(items, choices)
  const settled = settleChoices(known, items, choices)
  const made =
    lost.length === 0
      ? ok({ sheet: settled, steps: 0, failures: [] })
      : await remakeTables(host, room, { known, settled }, lost, run)
  if (!made.ok) return made
  const { sheet, steps, failures } = made.value
  const built = await repairTables(
    host,
    sheet,
    { items, choices },
    { ...run, onStep: (step, done, total) => run.onStep(step, steps + done, steps + total) },
  )
  if (!built.ok) return built
  const kept = await trackSheet(room, known, built.value.sheet)
  return kept.ok
    ? ok({
        sheet: kept.value,
        steps: steps + built.value.steps,
        failures: [...failures, ...built.value.failures],
      })
    : kept
}

/**
 * What is amiss after a repair, but for what people have chosen to leave: a host may say yes to a change and not carry
 * it out.
 * A sheet that cannot be looked at now is looked at by the next check.
 */
export async function stillAmiss(
  host: HostPort,
  sheet: StoredSheet,
  choices: RepairChoices,
): Promise<readonly Drift[]> {
  const seen = await describeTables(host, sheet)
  if (!seen.ok) return []
  return findDrift(sheet, seen.value).filter(
    (drift) => weightOf(drift) !== 'fine' && !['skip', 'leaveOut'].includes(choices[drift.id] ?? 'make'),
  )
}

type Repaired = { readonly sheet: StoredSheet } & Pick<
  Extract<SetupOutcome, { ok: true }>['value'],
  'steps' | 'failures'
>

/**
 * Whole tables are made by set-up and its journal, so that a run that was stopped is not begun anew beside what it
 * made.
 */
async function remakeTables(
  host: HostPort,
  room: StoredRoom,
  repair: { readonly known: StoredSheet; readonly settled: StoredSheet },
  tables: readonly TableKey[],
  run: SetupRun,
): HostResult<Repaired> {
  const { known, settled } = repair
  const latest = await loadDocument(room)
  if (!latest.ok) return latest
  const request = {
    preset: settled.preset,
    withOptional: settled.withOptional,
    sample: 'none',
    another: false,
    grows: sheetId(settled),
  } as const
  const opened = await openJournal(host, room, request, {
    seen: latest.value,
    shiftDays: 0,
    grows: settled,
    known,
    only: tables,
  })
  if (!opened.ok) return opened
  return opened.value === null ? remakeTables(host, room, repair, tables, run) : runSetup(host, room, opened.value, run)
}

async function repairTables(
  host: HostPort,
  sheet: StoredSheet,
  wish: { readonly items: readonly RepairItem[]; readonly choices: RepairChoices },
  run: BuildRun,
): HostResult<Repaired> {
  const seen = await describeTables(host, sheet)
  if (!seen.ok) return seen
  const repairs = (Object.keys(sheet.tables) as TableKey[]).flatMap(
    (table) => tableRepair(sheet, table, seen.value, wish.items, wish.choices) ?? [],
  )
  const wanted = new Map(repairs.map((repair) => [repair.target.table, repair.wants]))
  const built = await buildTables(host, repairs, (step) => wanted.get(step.table)?.(step) === true, run)
  return built.ok
    ? ok({ sheet: mergeBuilt(sheet, built.value), steps: built.value.steps, failures: built.value.failures })
    : built
}
