import { useEffect, useMemo, useState } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { PlanLogState } from '../../application/history/planLog.ts'
import { sheetStanding } from '../../application/companions/sheetStanding.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { gatherSteps } from '../../application/retrospective/gather.ts'
import { partsIn, type ReportScope } from '../../application/companions/scope.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { allAtOnce, createWorkdayCalendar, type ReportKind, type Steps } from '../../domain/index.ts'
import { REPORT_STEPS, type ReportDocument, type ReportInput } from '../../report/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { CompanionTableKey, SheetRows } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the reports of one scope are made of. */
export interface ReportSource {
  readonly sheet: SheetState
  readonly settings: TrackerSettings
  readonly companions: CompanionState | null
}

/** The reports that speak of changes of the plan. Their log is read when one of them is open. [RA11] */
const READS_LOG: ReadonlySet<ReportKind> = new Set(['phase', 'retrospective'])

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

/** The report that was chosen; made anew when something that it reads has changed. */
export function useReport(
  { sheet, settings, companions }: ReportSource,
  { kind, scope, phase }: ReportChoice,
): { readonly shown: ShownReport | null; readonly making: Making } {
  const { t, actions } = useSidebar()
  const rows = companions?.rows ?? NO_ROWS
  const { tableId } = sheet
  const readsLog = READS_LOG.has(kind)
  const planLog = readsLog ? (companions?.planLog ?? null) : null
  useEffect(() => (readsLog ? actions.openPlanLog(tableId) : undefined), [readsLog, actions, tableId])
  const parts = companions?.parts ?? NO_PARTS
  const unread = useMemo(() => unreadTables(companions?.tables ?? [], rows), [companions?.tables, rows])
  // Running clocks are judged as of the last pass, like the cells of the table.
  const judgedAt = companions?.sync.kind === 'settled' ? companions.sync.at : (sheet.lastPassAt ?? 0)
  const make = useMemo(
    () => () => makeReport({ sheet, settings, rows, unread, planLog, judgedAt, parts, t }, { scope, phase, kind }),
    [sheet, settings, rows, unread, planLog, judgedAt, parts, t, scope, phase, kind],
  )
  return useMade(make, sheet.tasks.length > LONG_SHEET_TASKS, `${kind} ${JSON.stringify([scope, phase])}`)
}

interface MakeFrom extends Pick<ReportSource, 'sheet' | 'settings'> {
  readonly rows: SheetRows
  readonly unread: readonly CompanionTableKey[]
  readonly planLog: PlanLogState | null
  readonly judgedAt: number
  readonly parts: readonly SheetPart[]
  readonly t: Translate
}

function* makeReport(
  { sheet, settings, rows, unread, planLog, judgedAt, parts, t }: MakeFrom,
  { scope, phase, kind }: ReportChoice,
): Steps<ShownReport> {
  const { tasks, columns, today, asOf } = sheet
  const { timeZone, bands } = settings
  const untitled = t('report.untitled')
  const { isWorkday } = createWorkdayCalendar({ overrides: settings.calendar })
  const material = yield* gatherSteps(
    { tasks, columns, today, asOf, rows, planLog, timeZone, rules: settings, isWorkday, nowMs: judgedAt, untitled },
    { scope, phase, kind },
  )
  yield
  const standing = sheetStanding(material.tasks, partsIn(scope, parts), { today, bands })
  const input: ReportInput = { sheet: { ...sheet, tasks: material.tasks }, material, settings, standing, unread, t }
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

/** What `make` makes, at once or in slices. The last value of the same topic stays until the next one is there. */
function useMade<Value extends object>(
  make: () => Steps<Value>,
  inSlices: boolean,
  topic: string,
): { readonly shown: Value | null; readonly making: Making } {
  const { actions } = useSidebar()
  const atOnce = useMemo(() => (inSlices ? null : allAtOnce(make())), [inSlices, make])
  const [made, setMade] = useState<{ readonly topic: string; readonly make: unknown; readonly value: Value } | null>(
    null,
  )
  const [steps, setSteps] = useState(0)
  const [stopped, setStopped] = useState<string | null>(null)
  const isStopped = stopped === topic
  useEffect(() => {
    if (!inSlices || isStopped) return undefined
    const stop = new AbortController()
    const run = async () => {
      const value = await actions.inSlices(make(), { signal: stop.signal, onPause: setSteps })
      if (value !== null) setMade({ topic, make, value })
    }
    void run()
    return () => stop.abort()
  }, [actions, inSlices, isStopped, make, topic])
  const isMade = !inSlices || made?.make === make
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
