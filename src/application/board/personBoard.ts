import {
  byText,
  type CalendarDate,
  dailyLoad,
  dayOf,
  type DueReport,
  isWritten,
  type LoadDay,
  type LoadPeakDays,
  loadPeaks,
  loadSpan,
  type LoadTask,
  parentsIn,
  type PersonDuties,
  personDuties,
  REPORT_KINDS,
  type ReportKind,
  type RunningIssue,
  type RunningTask,
} from '../../domain/index.ts'
import type { AssessedTask, RowOf, SheetRows } from '../../schema/index.ts'
import { isOver } from '../companions/campaignCells.ts'
import { dueOf, phasesOf } from '../companions/due.ts'
import { clockedIssue, issueClocks } from '../companions/issueCells.ts'
import { withoutTotals } from '../companions/scope.ts'
import type { SheetState } from '../engine/sheetState.ts'
import { lastUpdateOf, updatePlan } from '../history/lastUpdate.ts'
import type { ProgressMarks } from '../history/snapshot.ts'
import { groupedBy, membership } from '../rows/tableRows.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { type KnownPerson, type Roster, rosterOf } from './roster.ts'

/** So many days of load are shown, today the first: long enough to move work, short enough to have been planned. [MY2] */
const LOAD_DAYS = 28

/** What live tracking has in memory of a sheet. Nothing is read for the boards of people. */
export interface PeopleMaterial {
  readonly sheet: Pick<SheetState, 'tasks' | 'today' | 'asOf' | 'intents' | 'stamps' | 'undated'>
  readonly rows: SheetRows
  /** The progress that was kept of each task; null when nothing is known of it. */
  readonly marks: ProgressMarks | null
  readonly timeZone: string
  readonly nowMs: number
  readonly rules: Pick<RuleSettings, 'sla' | 'loadPeak'>
  readonly isWorkday: (day: CalendarDate) => boolean
}

/** A question that waits for an answer: a state set by hand, a proposed date, or an unknown end. [MI1] [MI2] */
export interface OpenAnswer {
  readonly id: string
  readonly what: 'state' | 'stamp' | 'undated'
}

/** A report that is due of one campaign, or of the sheet. [DU1] */
export interface OpenReport {
  /** Null for the sheet as a whole. */
  readonly campaignId: string | null
  readonly due: DueReport
}

/** The load of a person, day by day, and its peaks. [WK2] [MY2] */
export interface PersonLoad {
  readonly days: readonly LoadDay[]
  readonly peaks: readonly LoadPeakDays[]
}

/** Everything that one person has to do. */
export interface PersonBoard {
  readonly duties: PersonDuties
  readonly answers: readonly OpenAnswer[]
  readonly reports: readonly OpenReport[]
  readonly load: PersonLoad
}

/** The boards of all people of a sheet. Each is made when somebody asks for it. */
export interface People {
  readonly people: readonly KnownPerson[]
  /** Whether any progress was kept. */
  readonly hasMarks: boolean
  /** The ids of a person's tasks. */
  tasksOf(key: string): readonly string[]
  boardOf(key: string): PersonBoard
  /** People with a peak in the coming days, the earliest first. [MY2] */
  peaks(): readonly (KnownPerson & PersonLoad)[]
}

const NOBODY: readonly AssessedTask[] = []
const NO_ISSUES: readonly RowOf<'issues'>[] = []

/** Groups rows by the people in a cell; a row with several stands with each of them. */
function byPerson<Row>(rows: readonly Row[], keysOf: (row: Row) => readonly string[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [row])
      else group.push(row)
    }
  return groups
}

/** The people of a sheet with what each has to do. [MY1] [MY2] */
export function peopleOf(given: PeopleMaterial): People {
  const material = { ...given, rows: withoutTotals(given.rows) }
  const { sheet, rows, rules } = material
  const { tasks, today } = sheet
  const roster = rosterOf(tasks, rows)
  const ownTasks = byPerson(tasks, ({ row }) => roster.keysIn(row.owner))
  const ownIssues = byPerson(rows.issues?.rows ?? [], ({ owner }) => roster.keysIn(owner))
  const parents = parentsIn(tasks)
  const dueReports = once(() => openReports(material))
  const questions = once(() => openAnswers(sheet))
  const loadOf = (own: readonly AssessedTask[]): PersonLoad => {
    const spans = own.flatMap(({ row, facts, assessment }): readonly LoadTask[] => {
      const span = parents.has(row.recordId) ? null : loadSpan({ task: facts, assessment }, today)
      return span === null ? [] : [{ id: row.recordId, span }]
    })
    const days = dailyLoad(spans, today, LOAD_DAYS)
    return { days, peaks: loadPeaks(spans, days, rules.loadPeak) }
  }
  return {
    people: roster.people,
    hasMarks: material.marks !== null,
    tasksOf: (key) => (ownTasks.get(key) ?? NOBODY).map(({ row }) => row.recordId),
    boardOf(key) {
      const own = ownTasks.get(key) ?? NOBODY
      const ids = new Set(own.map(({ row }) => row.recordId))
      return {
        duties: personDuties(
          own.map((task) => runningTask(task, material)),
          (ownIssues.get(key) ?? NO_ISSUES).map((row) => runningIssue(row, material)),
          { today, asOf: sheet.asOf, timeZone: material.timeZone },
        ),
        answers: questions().filter(({ id }) => ids.has(id)),
        reports: dueReports().filter(({ campaignId }) => isReporter(key, campaignId, rows, roster)),
        load: loadOf(own),
      }
    },
    peaks: once(() =>
      roster.people
        .flatMap((person) => {
          const own = ownTasks.get(person.key) ?? NOBODY
          const load = own.length < rules.loadPeak ? null : loadOf(own)
          return load === null || load.peaks.length === 0 ? [] : [{ ...person, ...load }]
        })
        .toSorted((a, b) => byText(a.peaks[0]?.from ?? '', b.peaks[0]?.from ?? '')),
    ),
  }
}

/** Computes a value when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

const runningTask = (
  { row, facts, assessment }: AssessedTask,
  { marks, sheet }: Pick<PeopleMaterial, 'marks' | 'sheet'>,
): RunningTask => {
  const { frequency, isKeyTask } = updatePlan(row)
  return {
    id: row.recordId,
    task: facts,
    assessment,
    isKeyTask,
    frequency,
    lastUpdate: marks === null ? undefined : lastUpdateOf({ facts, assessment }, marks[row.recordId] ?? [], sheet.asOf),
  }
}

function runningIssue(
  row: RowOf<'issues'>,
  { rows, timeZone, nowMs, rules: { sla } }: Pick<PeopleMaterial, 'rows' | 'timeZone' | 'nowMs' | 'rules'>,
): RunningIssue {
  const facts = { nowMs, timeZone, sla, issueColumns: new Set(rows.issues?.columns ?? []) }
  const { closed, found } = clockedIssue(row, facts)
  return { id: row.recordId, closed, found, due: row.dueDay, ...issueClocks(row, facts) }
}

const openAnswers = ({ intents, stamps, undated }: PeopleMaterial['sheet']): readonly OpenAnswer[] => [
  ...intents.map(({ recordId }): OpenAnswer => ({ id: recordId, what: 'state' })),
  ...stamps.map(({ recordId }): OpenAnswer => ({ id: recordId, what: 'stamp' })),
  ...undated.map((id): OpenAnswer => ({ id, what: 'undated' })),
]

/** The report of a campaign is its lead's; where nobody leads it, everybody may write it. */
function isReporter(
  key: string,
  campaignId: string | null,
  { campaigns }: Pick<SheetRows, 'campaigns'>,
  roster: Roster,
): boolean {
  const lead = campaigns?.rows.find(({ recordId }) => recordId === campaignId)?.lead ?? null
  const leads = roster.keysIn(lead)
  return leads.length === 0 || leads.includes(key)
}

const isKind = (type: string | null): type is ReportKind => REPORT_KINDS.some((kind) => kind === type)

/** The reports that are due and not written yet, of the campaigns that run, or of a sheet without campaigns. [DU1] */
function openReports({ sheet, rows: all, timeZone, isWorkday }: PeopleMaterial): readonly OpenReport[] {
  const { tasks, asOf } = sheet
  const rows = withoutTotals(all)
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const groups = groupedBy(tasks, ({ row }) => campaignOf(row))
  const reports = groupedBy(rows.reports?.rows ?? [], (row) => campaignOf(row))
  return [...groups].flatMap(([campaignId, own]) => {
    const campaign = campaigns.find(({ recordId }) => recordId === campaignId) ?? null
    const isAside = campaign === null ? campaigns.length > 0 : isOver(campaign.phase)
    if (isAside) return []
    const due = dueOf({ tasks: own, campaign }, { asOf, phases: phasesOf(own), isWorkday })
    const written = (reports.get(campaignId) ?? []).flatMap(({ type, to, dataAsOf }) =>
      isKind(type) ? [{ kind: type, day: to ?? (dataAsOf === null ? null : dayOf(dataAsOf, timeZone)) }] : [],
    )
    return due === null || isWritten(due, written, asOf) ? [] : [{ campaignId, due }]
  })
}
