import { useEffect, useMemo, useState } from 'react'
import { clocksJudgedAt, type CompanionState } from '../../application/companions/companionState.ts'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import { isSameList } from '../../application/stored/sameValue.ts'
import type { PlanLogState } from '../../application/history/planLog.ts'
import { sheetStandingSteps } from '../../application/companions/sheetStanding.ts'
import { clocksAt } from '../../application/retrospective/clocks.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { FrozenPlans } from '../../application/retrospective/frozenPlans.ts'
import { gatherSteps } from '../../application/retrospective/gather.ts'
import { partsIn, type ReportScope } from '../../application/companions/scope.ts'
import type { ForecastBoard } from '../../application/planning/forecastBoard.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { allAtOnce, type CalendarDate, campaignRangeSteps, type ReportKind, type Steps } from '../../domain/index.ts'
import { REPORT_STEPS, type ReportDocument, type ReportInput, type ReportSheet } from '../../report/index.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'
import type { CompanionTableKey, SheetRows } from '../../schema/index.ts'
import { useForecast } from '../forecast/useForecast.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useFrozenPlans } from './useFrozenPlans.ts'
import { isSameRecord, useUnchanged } from '../parts/useUnchanged.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the reports of one scope are made of. */
export interface ReportSource {
  readonly sheet: SheetState
  readonly settings: TrackerSettings
  readonly companions: CompanionState | null
  /** Statutory workdays with the team's own days. [EV1] */
  readonly isWorkday: (day: CalendarDate) => boolean
}

/** The reports that speak of changes of the plan. Their log is read when one of them is open. [RA11] */
const READS_LOG: ReadonlySet<ReportKind> = new Set(['phase', 'retrospective'])

/** The reports that compare the plan with its baselines. They are read when one of them is open. [BL2] */
const READS_BASELINES: ReadonlySet<ReportKind> = new Set(['weekly', 'evaluation', 'retrospective'])

/** The reports that say when the open tasks will probably be done. It is computed when one of them is open. [FC2] */
const READS_FORECAST: ReadonlySet<ReportKind> = new Set(['weekly'])

/** What people have chosen to read about. */
export interface ReportChoice {
  readonly kind: ReportKind
  readonly scope: ReportScope
  readonly phase: string | null
}

const NO_PARTS: readonly SheetPart[] = []

/** A report with what it was made from. */
export interface ShownReport {
  readonly input: ReportInput
  readonly document: ReportDocument
}

/** Sheets of more tasks are gathered in slices, between which the page draws; shorter ones take no time. */
const LONG_SHEET_TASKS = 1000

/** The report that was chosen; made anew when something that it reads has changed, and not before all has been read. */
export function useReport(
  { sheet, settings, companions, isWorkday }: ReportSource,
  { kind, scope, phase }: ReportChoice,
): { readonly shown: ShownReport | null; readonly making: Making } {
  const { t, actions } = useSidebar()
  const { tableId, today } = sheet
  const { day } = useShownSheet()
  const forecast = useForecast(READS_FORECAST.has(kind) && day === null)
  const readsLog = READS_LOG.has(kind)
  const planLog = readsLog ? (companions?.planLog ?? null) : null
  useEffect(() => (readsLog ? actions.openPlanLog(tableId) : undefined), [readsLog, actions, tableId])
  // A pass of live tracking gives new objects that mostly say the same.
  const rows = useUnchanged(companions?.rows ?? NO_ROWS, isSameRecord)
  const parts = useUnchanged(companions?.parts ?? NO_PARTS, isSameParts)
  const unread = useUnchanged(unreadTables(companions?.tables ?? [], rows), isSameList)
  const frozenPlans = useFrozenPlans(READS_BASELINES.has(kind) ? companions : null, { tableId, scope })
  const ownSheet = useReportSheet(sheet)
  const clocks = useClocks(clocksJudgedAt(companions, sheet), (nowMs) =>
    clocksAt({ rows, rules: settings, timeZone: settings.timeZone, nowMs, today }, formatCount),
  )
  const make = useMemo(
    () => () =>
      makeReport(
        {
          sheet: ownSheet,
          settings,
          rows,
          unread,
          planLog,
          frozenPlans,
          judgedAt: clocks,
          parts,
          forecast,
          isWorkday,
          t,
        },
        { scope, phase, kind },
      ),
    [ownSheet, settings, rows, unread, planLog, frozenPlans, clocks, parts, forecast, isWorkday, t, scope, phase, kind],
  )
  const topic = `${kind} ${JSON.stringify([scope, phase])}`
  const isLong = ownSheet.tasks.length > LONG_SHEET_TASKS
  // A long sheet is not gathered twice for the moment that its baselines take to be read.
  const isWaiting = isLong && frozenPlans?.kind === 'reading'
  const { shown, making } = useMade(isReading({ companions }) || isWaiting ? null : make, isLong, topic)
  return { shown, making: isWaiting && making.state === 'done' ? { ...making, state: 'running' } : making }
}

/** Whether the tables beside 任务 have yet to be read: a report would call them missing. [RP5] */
export const isReading = ({ companions }: Pick<ReportSource, 'companions'>): boolean =>
  companions === null || companions.sync.kind === 'reading'

/** What a report reads of a sheet; the same object while that says the same. */
function useReportSheet({
  name,
  preset,
  today,
  asOf,
  tasks,
  columns,
  calendarWithoutDataFrom,
}: ReportSheet): ReportSheet {
  const sameTasks = useUnchanged(tasks, isSameList)
  const sameColumns = useUnchanged(columns, isSameList)
  const sheet = { name, preset, today, asOf, tasks: sameTasks, columns: sameColumns, calendarWithoutDataFrom }
  return useUnchanged(sheet, isSameRecord)
}

/** The instant that running clocks are judged at; an earlier one while they say the same. [SL1] */
function useClocks(nowMs: number, clocksOf: (nowMs: number) => string): number {
  const clocks = clocksOf(nowMs)
  return useUnchanged({ nowMs, clocks }, (one, other) => one.clocks === other.clocks).nowMs
}

const isSameParts = (one: readonly SheetPart[], other: readonly SheetPart[]): boolean => textOf(one) === textOf(other)
const textOf = (parts: readonly SheetPart[]): string =>
  JSON.stringify(parts.map(({ titles, ...part }) => ({ ...part, titles: [...titles] })))

interface MakeFrom extends Pick<ReportSource, 'settings' | 'isWorkday'> {
  readonly sheet: ReportSheet
  readonly rows: SheetRows
  readonly unread: readonly CompanionTableKey[]
  readonly planLog: PlanLogState | null
  readonly frozenPlans: FrozenPlans | null
  readonly judgedAt: number
  readonly parts: readonly SheetPart[]
  /** What finished tasks tell of the open ones; null where the report does not say it, or too few tell it. [FC2] */
  readonly forecast: ForecastBoard | null
  readonly t: Translate
}

function* makeReport(
  { sheet, settings, rows, unread, planLog, frozenPlans, judgedAt, parts, forecast, isWorkday, t }: MakeFrom,
  { scope, phase, kind }: ReportChoice,
): Steps<ShownReport> {
  const { tasks, columns, today, asOf } = sheet
  const { timeZone, bands } = settings
  const untitled = t('report.untitled')
  const material = yield* gatherSteps(
    {
      tasks,
      columns,
      today,
      asOf,
      rows,
      planLog,
      frozenPlans,
      timeZone,
      rules: settings,
      isWorkday,
      nowMs: judgedAt,
      untitled,
    },
    { scope, phase, kind },
  )
  yield
  const standing = yield* sheetStandingSteps(material.tasks, partsIn(scope, parts), { today, bands })
  const range =
    forecast === null
      ? null
      : yield* campaignRangeSteps(
          material.tasks.map(({ row }) => row.recordId),
          forecast.ranges,
        )
  yield
  const input: ReportInput = {
    sheet: { ...sheet, tasks: material.tasks },
    material,
    settings,
    standing,
    unread,
    ...(forecast === null || range === null ? {} : { forecast: { range, have: forecast.have } }),
    t,
  }
  yield
  return { input, document: yield* REPORT_STEPS[kind](input) }
}

/** Whether a report is being made, and how it can be stopped and begun again. */
export interface Making {
  readonly state: 'done' | 'running' | 'stopped'
  /** How much has been done, in steps. */
  readonly steps: number
  readonly stop: () => void
  readonly start: () => void
}

/** What `make` makes, at once or in slices; nothing while it is null. The last value of the same topic stays until the next one is there. */
function useMade<Value extends object>(
  make: (() => Steps<Value>) | null,
  inSlices: boolean,
  topic: string,
): { readonly shown: Value | null; readonly making: Making } {
  const { actions } = useSidebar()
  const atOnce = useMemo(() => (inSlices || make === null ? null : allAtOnce(make())), [inSlices, make])
  const [made, setMade] = useState<{ readonly topic: string; readonly make: unknown; readonly value: Value } | null>(
    null,
  )
  const [steps, setSteps] = useState(0)
  const [stopped, setStopped] = useState<string | null>(null)
  const isStopped = stopped === topic
  const isMade = !inSlices || make === null || made?.make === make
  useEffect(() => {
    if (isMade || isStopped) return undefined
    const stop = new AbortController()
    const run = async () => {
      const value = await actions.inSlices(make(), { signal: stop.signal, onPause: setSteps })
      if (value !== null) setMade({ topic, make, value })
    }
    void run()
    return () => stop.abort()
  }, [actions, isMade, isStopped, make, topic])
  return {
    shown: atOnce ?? (made?.topic === topic ? made.value : null),
    making: {
      state: isMade ? 'done' : isStopped ? 'stopped' : 'running',
      steps,
      stop: () => setStopped(topic),
      start: () => setStopped(null),
    },
  }
}

/** The tables that the sheet has and whose rows are not there. */
const unreadTables = (tables: CompanionState['tables'], rows: SheetRows): readonly CompanionTableKey[] =>
  (Object.keys(rows) as readonly CompanionTableKey[]).filter(
    (key) => rows[key] === null && tables.some(({ table }) => table === key),
  )
