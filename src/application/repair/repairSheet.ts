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
 * Brings back what a tracked sheet has lost, as people have chosen. [DR2] Adds only what is missing; no column is
 * deleted, converted or written over. A repair can stop at any step: the rest is still drift, and the next plan has it.
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
  const before = loaded.value
  if (before === null) return err({ kind: 'notFound', what: tableId })
  const described = await describeTables(host, before)
  if (!described.ok) return described
  if (described.value.tasks === 'deleted') return err({ kind: 'notFound', what: tableId })
  const items = planRepair(before, described.value)
  const lostTables = tablesToMake(items, choices)
  const settled = settleChoices(before, items, choices)
  const remade =
    lostTables.length === 0
      ? ok({ sheet: settled, steps: 0, failures: [] })
      : await remakeTables(host, room, { before, settled }, lostTables, run)
  if (!remade.ok) return remade
  const { sheet, steps, failures } = remade.value
  const built = await repairTables(
    host,
    sheet,
    { items, choices },
    { ...run, onStep: (step, done, total) => run.onStep(step, steps + done, steps + total) },
  )
  if (!built.ok) return built
  const saved = await trackSheet(room, before, built.value.sheet)
  return saved.ok
    ? ok({
        sheet: saved.value,
        steps: steps + built.value.steps,
        failures: [...failures, ...built.value.failures],
      })
    : saved
}

/**
 * The differences after a repair, without those that people have chosen to leave. A host may accept a change and not
 * carry it out. When the tables cannot be described now, the next check finds what is left.
 */
export async function stillAmiss(
  host: HostPort,
  sheet: StoredSheet,
  choices: RepairChoices,
): Promise<readonly Drift[]> {
  const described = await describeTables(host, sheet)
  if (!described.ok) return []
  return findDrift(sheet, described.value).filter(
    (drift) => weightOf(drift) !== 'fine' && !['skip', 'leaveOut'].includes(choices[drift.id] ?? 'make'),
  )
}

type Repaired = { readonly sheet: StoredSheet } & Pick<
  Extract<SetupOutcome, { ok: true }>['value'],
  'steps' | 'failures'
>

/** Makes whole tables by a set-up with a journal, so that a stopped run continues instead of making them twice. */
async function remakeTables(
  host: HostPort,
  room: StoredRoom,
  repair: { readonly before: StoredSheet; readonly settled: StoredSheet },
  tables: readonly TableKey[],
  run: SetupRun,
): HostResult<Repaired> {
  const { before, settled } = repair
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
    known: before,
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
  const described = await describeTables(host, sheet)
  if (!described.ok) return described
  const repairs = (Object.keys(sheet.tables) as TableKey[]).flatMap(
    (table) => tableRepair(sheet, table, described.value, wish.items, wish.choices) ?? [],
  )
  const wanted = new Map(repairs.map((repair) => [repair.target.table, repair.wants]))
  const built = await buildTables(host, repairs, (step) => wanted.get(step.table)?.(step) === true, run)
  return built.ok
    ? ok({ sheet: mergeBuilt(sheet, built.value), steps: built.value.steps, failures: built.value.failures })
    : built
}
