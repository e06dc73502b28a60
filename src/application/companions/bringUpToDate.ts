import { createWorkdayCalendar, err, ok, type Result } from '../../domain/index.ts'
import { type AssessedTask, computedKeys, fieldKeys, type SheetLanguage } from '../../schema/index.ts'
import { fieldBinding, type HostError } from '../ports.ts'
import type { Baseline } from '../history/baselineList.ts'
import type { RuleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import { budgetCells } from './budgetCells.ts'
import { campaignCells, campaignFigures, type CampaignFigures } from './campaignCells.ts'
import type { CompanionTableState } from './companionState.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import { COMPANION_KEYS, type AnyCompanion, type CompanionKey, type CompanionTables } from './companionTables.ts'
import { dailyLogCells } from './dailyLogCells.ts'
import { campaignsAmong, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'
import { issueCells, nextClockTurn } from './issueCells.ts'
import { kpiCells, withActuals } from './kpiCells.ts'
import { metricCells } from './metricCells.ts'
import { sheetParts, type SheetPart } from './sheetParts.ts'

export const openTables = (tables: CompanionTables): readonly AnyCompanion[] =>
  COMPANION_KEYS.flatMap((key) => (tables[key] === null ? [] : [tables[key] as unknown as AnyCompanion]))

const rowsOf = (tables: CompanionTables) => ({
  campaigns: tables.campaigns?.rows() ?? [],
  kpis: tables.kpis?.rows() ?? [],
  budget: tables.budget?.rows() ?? [],
  issues: tables.issues?.rows() ?? [],
  issueColumns: new Set(fieldKeys('issues').filter((key) => tables.issues?.bound()?.binding.fields[key] !== undefined)),
  metrics: tables.metrics?.rows() ?? [],
})

/** Everything that the tables are judged by, besides their rows. */
export type Judgement = Omit<CompanionFacts, keyof ReturnType<typeof rowsOf>>

export function judgement(
  tasks: readonly AssessedTask[],
  { assess }: Pick<RuleContext, 'assess'>,
  settings: TrackerSettings,
  nowMs: number,
  language: SheetLanguage,
): Judgement {
  const { work, off } = settings.calendar
  return {
    tasks,
    assess,
    nowMs,
    sla: settings.sla,
    phaseWeights: settings.phaseWeights,
    timeZone: settings.timeZone,
    language,
    isWorkday: createWorkdayCalendar({ overrides: { work, off } }).isWorkday,
  }
}

/** Everything from which the cells are computed, as the tables are now. */
export function companionFacts(tables: CompanionTables, judged: Judgement): CompanionFacts {
  const rows = rowsOf(tables)
  const { kpis, budget, issues, metrics } = rows
  const campaigns = campaignsAmong(rows.campaigns, [
    judged.tasks.map(({ row }) => row),
    kpis,
    budget,
    issues,
    metrics,
    tables.dailyLog?.rows() ?? [],
  ])
  return { ...judged, ...rows, campaigns, kpis: withActuals(rows.kpis, rows.metrics, judged.assess.asOf) }
}

export interface BringOptions {
  readonly judgement: Judgement
  /** False while the tasks have not been read: cells that are computed from tasks are then not written. */
  readonly hasTasks: boolean
  /** Only tasks have changed: cells that are not computed from tasks are not compared. Stages of goals are. [KP2] */
  readonly onlyCampaigns: boolean
  /** Other sidebars write the same cells: rows that differ are read again before they are written. [CV1] */
  readonly rereads: boolean
  /** False when another sidebar has computed for a later day: its results must not be overwritten. [CV3] */
  readonly mayWrite: boolean
  /** The baselines of the sheet, as far as they are known. */
  readonly baselines: readonly Baseline[]
}

export interface BroughtUp {
  readonly written: number
  readonly campaigns: readonly CampaignFigures[]
  readonly parts: readonly SheetPart[]
  /** When the next running SLA clock runs out, milliseconds; null when no clock runs. */
  readonly clockTurnAt: number | null
}

/** Writes the cells that differ, table by table. [RC1] */
export async function bringUpToDate(
  tables: CompanionTables,
  options: BringOptions,
): Promise<Result<BroughtUp, HostError>> {
  const facts = (): CompanionFacts => companionFacts(tables, options.judgement)
  let written = 0
  let figures: readonly CampaignFigures[] | null = null
  const figuresNow = (): readonly CampaignFigures[] =>
    (figures ??= tables.campaigns === null || !options.hasTasks ? [] : campaignFigures(facts(), sheetParts(facts())))

  const bring = async <Key extends CompanionKey>(
    table: CompanionTable<Key> | null,
    wanted: () => WantedCells<Key>,
  ): Promise<HostError | null> => {
    if (!options.mayWrite || table === null || table.context() === null || table.writable().size === 0) return null
    let plan = table.plan(wanted())
    if (plan.length > 0 && options.rereads) {
      const recordIds = plan.map(({ recordId }) => recordId)
      const reread = await table.readAgain(recordIds)
      if (!reread.ok) return reread.error
      // People's cells may have changed too: compute the figures again.
      figures = null
      const rereadIds = new Set(recordIds)
      plan = table.plan(new Map([...wanted()].filter(([recordId]) => rereadIds.has(recordId))))
    }
    if (plan.length === 0) return null
    const outcome = await table.write(plan)
    if (!outcome.ok) return outcome.error
    written += outcome.value.written
    return null
  }
  const areGoalsByStage = Object.keys(options.judgement.phaseWeights).length > 0
  const bringsGoals = areGoalsByStage ? options.hasTasks : !options.onlyCampaigns
  const error =
    (bringsGoals ? await bring(tables.kpis, () => kpiCells(facts())) : null) ??
    (options.onlyCampaigns
      ? null
      : ((await bring(tables.budget, () => budgetCells(facts()))) ??
        (await bring(tables.issues, () => issueCells(facts()))) ??
        (await bring(tables.metrics, () => metricCells(facts()))) ??
        (await bring(tables.dailyLog, () => dailyLogCells(tables.dailyLog?.rows() ?? [], facts().campaigns))))) ??
    (options.hasTasks
      ? await bring(tables.campaigns, () =>
          campaignCells(tables.campaigns?.rows() ?? [], figuresNow(), options.baselines),
        )
      : null)
  return error === null
    ? ok({ written, campaigns: figuresNow(), parts: sheetParts(facts()), clockTurnAt: nextClockTurn(facts()) })
    : err(error)
}

export function tableStates(tables: CompanionTables): readonly CompanionTableState[] {
  return openTables(tables).map((table) => {
    const bound = table.bound()
    const writable = table.writable()
    const denied =
      bound === null || table.rights() === null
        ? []
        : computedKeys(table.table).filter(
            (key) => fieldBinding(bound.binding, key) !== undefined && !writable.has(key),
          )
    return {
      table: table.table,
      tableId: table.tableId,
      name: table.name(),
      missing: bound?.missing.map(({ field, name, reason }) => ({ field, name, reason })) ?? [],
      denied,
      refused: [...table.refused].map(([recordId, error]) => ({ recordId, error })),
      unusable: table.unusable(),
    }
  })
}
