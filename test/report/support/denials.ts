import { addDays, dayOf, instantOf } from '../../../src/domain/index.ts'
import type { Block, Line, ReportDocument } from '../../../src/report/index.ts'
import type { CompanionTableKey, RowOf, TableKey } from '../../../src/schema/index.ts'
import type { MessageKey, Translate } from '../../../src/i18n/index.ts'
import { type CampaignHistory, PRESENT } from '../../support/campaignHistory.ts'

/**
 * Which sentences of a report deny something, and by which cells a denial is borne out. Everything here is worked out
 * from the cells, with no function of the reports or the domain but those that count days.
 */

const ZONE = 'Asia/Shanghai'
type Task = RowOf<'tasks'>
type Rows<Table extends TableKey> = readonly RowOf<Table>[]

/** The cells of one campaign on a day, and the rows that a sentence points at. */
export interface Cells {
  readonly today: string
  readonly tasks: Rows<'tasks'>
  readonly campaign: RowOf<'campaigns'> | null
  readonly of: <Table extends CompanionTableKey>(table: Table) => Rows<Table>
  readonly about: <Table extends TableKey>(table: Table) => Rows<Table>
  readonly changes: Rows<'changes'>
}

/** Puts the key of every message in front of it, so that a sentence is known by more than its words. */
export const tagged = (t: Translate): Translate =>
  ((key: MessageKey, values?: Parameters<Translate>[1]) => `⟦${key}⟧${t(key, values)}`) as Translate

interface Sentence {
  readonly key: string
  readonly text: string
  readonly recordIds: ReadonlySet<string>
  /** Only the records that the message itself names first. */
  readonly next: ReadonlySet<string>
}

const TAG = /⟦(?<key>[^⟧]*)⟧/gu

function sentencesOfLine(line: Line, besides: readonly string[] = []): readonly Sentence[] {
  const text = line.map((run) => run.text).join('')
  const recordIds = new Set([...besides, ...line.flatMap((run) => run.recordIds ?? [])])
  return line.flatMap((run, at) =>
    [...run.text.matchAll(TAG)].map(({ groups }) => ({
      key: groups?.['key'] ?? '',
      text: text.replaceAll(TAG, ''),
      recordIds,
      next: new Set(line.slice(at).find((one) => one.recordIds !== undefined)?.recordIds ?? besides),
    })),
  )
}

const ofText = (text: string, recordIds: readonly string[] = []) => sentencesOfLine([{ text }], recordIds)

function sentencesOfBlock(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case 'paragraph':
    case 'insufficient':
      return sentencesOfLine(block.line)
    case 'chart':
      return sentencesOfLine(block.reading)
    case 'list':
      return block.items.flatMap((line) => sentencesOfLine(line))
    case 'table':
      return block.rows.flatMap((cells) => sentencesOfLine(cells.flat()))
    case 'figures':
      return block.items.flatMap(({ label, value, note = '', recordIds }) =>
        ofText(`${label} ${value} ${note}`, recordIds),
      )
    case 'toFill':
      return ofText(block.prompt, block.recordIds)
  }
}

const sentencesOf = ({ summary, sections, subtitle }: ReportDocument): readonly Sentence[] => [
  ...ofText(subtitle),
  ...(summary === null
    ? []
    : [summary.conclusion, ...summary.findings.lines, ...summary.asks.lines].flatMap((line) => sentencesOfLine(line))),
  ...sections.flatMap(({ blocks }) => blocks.flatMap(sentencesOfBlock)),
]

const says = (cell: string | null): boolean => cell !== null && !['', '-', '无'].includes(cell.trim())
const saysWhy = (row: Task): boolean => says(row.delayReason) || says(row.risk) || (row.causes ?? []).length > 0
const isOwned = (row: { readonly owner: readonly unknown[] | null }): boolean => (row.owner ?? []).length > 0
const isPlanUsable = (row: Task): boolean =>
  row.plannedEnd !== null && (row.plannedStart === null || row.plannedStart <= row.plannedEnd)
const progressOf = ({ progress, doneAmount, totalAmount }: Task): number | null =>
  doneAmount !== null && totalAmount !== null && totalAmount > 0 ? (100 * doneAmount) / totalAmount : progress

/** [ST1], from the cells. */
function stateOf(row: Task, today: string) {
  const progress = progressOf(row)
  const hasEnded = row.actualEnd !== null && row.actualEnd <= today
  if (row.hold === 'cancelled') return 'cancelled'
  if (progress === null ? hasEnded : progress >= 100) return 'done'
  if (row.hold === 'paused') return 'paused'
  if (isPlanUsable(row) && today > (row.plannedEnd ?? '')) return 'delayed'
  if ((progress ?? 0) > 0 || (row.actualStart !== null && row.actualStart <= today)) return 'inProgress'
  return 'notStarted'
}
const isOpen = (row: Task, today: string) => ['delayed', 'inProgress', 'notStarted'].includes(stateOf(row, today))
const endOf = (row: Task, today: string): string | null =>
  stateOf(row, today) === 'done' && row.actualEnd !== null && row.actualEnd <= today ? row.actualEnd : null
/** Whether a milestone has not passed its review: it is no task that was done. [MS1] */
const awaitsReview = (row: Task): boolean => row.milestone === true && row.review !== 'passed'
const wasDoneLately = (row: Task, today: string): boolean =>
  !awaitsReview(row) && (endOf(row, today) ?? '') >= addDays(today, -1)
/** Days after the planned end; null where cells do not tell. */
function lateBy(row: Task, today: string): 'late' | 'onTime' | 'early' | null {
  const end = endOf(row, today)
  if (stateOf(row, today) === 'delayed') return 'late'
  if (end === null || !isPlanUsable(row) || row.plannedEnd === null) return null
  return end > row.plannedEnd ? 'late' : end < row.plannedEnd ? 'early' : 'onTime'
}
const isLate = (row: Task, today: string) => lateBy(row, today) === 'late'

const isOpenIssue = ({ status }: RowOf<'issues'>) => status !== 'resolved' && status !== 'didNotOccur'
const monday = (today: string): string => addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
const isThisWeek = (day: string | null, today: string) =>
  day !== null && monday(today) <= day && day <= addDays(monday(today), 6)
const isNextWeek = (day: string | null, today: string) =>
  day !== null && addDays(monday(today), 7) <= day && day <= addDays(monday(today), 13)
const hasNumber = (value: number | null): boolean => value !== null
const kpiActual = ({ of, today }: Cells, row: RowOf<'kpis'>): number | null => {
  if (row.actual !== null || row.direction === 'lower' || /[%％‰]/u.test(row.unit ?? '')) return row.actual
  const own = of('metrics').filter(
    ({ kpi, actual, day }) => kpi?.[0] === row.recordId && actual !== null && (day === null || day <= today),
  )
  return own.length === 0 ? null : own.reduce((sum, { actual }) => sum + (actual ?? 0), 0)
}

const isComputable = (row: RowOf<'kpis'>, cells: Cells): boolean =>
  kpiActual(cells, row) !== null &&
  row.target !== null &&
  row.target >= 0 &&
  (row.measure === 'increase' ? row.base !== null && row.base !== row.target : row.target > 0)

type Holds = (cells: Cells) => boolean
const every =
  (holds: (row: Task, today: string) => boolean): Holds =>
  ({ tasks, today }) =>
    tasks.every((row) => holds(row, today))
/** Of the tasks that the sentence points at. */
const each =
  (holds: (row: Task, today: string) => boolean): Holds =>
  ({ about, today }) =>
    about('tasks').every((row) => holds(row, today))
const none =
  <Table extends CompanionTableKey>(table: Table, is: (row: RowOf<Table>, cells: Cells) => boolean): Holds =>
  (cells) =>
    !cells.of(table).some((row) => is(row, cells))
const eachOf =
  <Table extends CompanionTableKey>(table: Table, holds: (row: RowOf<Table>, cells: Cells) => boolean): Holds =>
  (cells) =>
    cells.about(table).every((row) => holds(row, cells))

const dayIn = (row: { readonly day: string | null }, from: string, to: string) =>
  row.day !== null && from <= row.day && row.day <= to
const foundOn = ({ foundAt }: RowOf<'issues'>, day: string) => foundAt !== null && dayOf(foundAt, ZONE) === day
const isFeedback = ({ type }: RowOf<'issues'>) => type === 'feedback'
const hasClocks = ({ type }: RowOf<'issues'>) => type !== 'feedback' && type !== 'risk'
/** A moment after the day of the report is not known to have come. [SL1] */
const isAnswered = (found: number | null, answered: number | null, today: string): boolean =>
  found !== null && answered !== null && found <= answered && dayOf(answered, ZONE) <= today
const isPastDue = (row: RowOf<'issues'>, { today }: Cells) =>
  isOpenIssue(row) && row.dueDay !== null && row.dueDay < today
/** Answered by a date, or still within time, is not decided here: only what no reading could call on time. */
const isUnansweredForDays = (row: RowOf<'issues'>, { today }: Cells) =>
  isOpenIssue(row) &&
  hasClocks(row) &&
  row.foundAt !== null &&
  row.respondedAt === null &&
  row.solutionAt === null &&
  row.resolvedAt === null &&
  !says(row.solution) &&
  (row.status ?? 'open') === 'open' &&
  row.foundAt < instantOf(addDays(today, -1), ZONE)
/** The reports are written at 20:00 of the day. */
const hasCome = (instant: number | null, today: string): boolean =>
  instant !== null && instant <= instantOf(today, ZONE) + 20 * 3_600_000
const hasFittingTimes = ({ foundAt, respondedAt, solutionAt }: RowOf<'issues'>, { today }: Cells): boolean =>
  foundAt !== null &&
  hasCome(foundAt, today) &&
  hasCome(respondedAt, today) &&
  hasCome(solutionAt, today) &&
  foundAt <= (respondedAt ?? 0) &&
  foundAt <= (solutionAt ?? 0)
const isMeasured = (row: RowOf<'metrics'>) => (row.denominator ?? 0) > 0 && row.numerator !== null

const PLAN_KINDS: ReadonlySet<string | null> = new Set(['planDates', 'scope', 'hold'])
/** Whether an entry tells of a change of the plan; one without its day or column tells of none. [RA11] */
const isPlanChange = ({ at, kind, field }: RowOf<'changes'>): boolean =>
  at !== null && field !== null && PLAN_KINDS.has(kind)

/** For every message that denies something: whether the cells bear it out. */
export const DENIALS: { readonly [Key in MessageKey]?: Holds | { readonly next: Holds } } = {
  // Tasks: what is missing in the rows of the sentence.
  'report.delay.noCause': each((row) => !saysWhy(row)),
  'report.week.askCause': each((row) => !saysWhy(row)),
  'report.ask.cause': each((row) => !saysWhy(row)),
  'report.summary.askCause': each((row) => !saysWhy(row)),
  'report.brief.supportMissing': each((row) => !saysWhy(row)),
  'report.template.requireCause': each((row) => !saysWhy(row)),
  'report.lesson.improveOf': each((row) => !saysWhy(row)),
  'report.risk.noMeasure': each((row) => !says(row.solution)),
  'report.ask.measure': each((row) => !says(row.solution)),
  'report.measure.missing': each((row) => !says(row.solution)),
  'report.risk.noDeadline': each((row) => row.solutionDue === null),
  'report.risk.incomplete': each((row) => !says(row.risk) || !says(row.solution) || row.solutionDue === null),
  'report.ask.nobody': (cells) =>
    cells.about('tasks').every((row) => !isOwned(row)) && cells.about('issues').every((row) => !isOwned(row)),
  'report.summary.nobody': each((row) => !isOwned(row)),
  'report.open.noPlan': each((row) => !isPlanUsable(row)),
  'report.open.noActual': each((row) => progressOf(row) === null),
  'report.deviation.unknown': ({ tasks, about }) => {
    const parents = new Set(tasks.flatMap(({ parent }) => parent ?? []))
    const own = about('tasks').length === 0 ? tasks : about('tasks')
    return own.every((row) => !isPlanUsable(row) || row.hold !== null || parents.has(row.recordId))
  },
  'report.deviationOf.unknown': { next: each((row) => !isPlanUsable(row)) },
  'report.review.countUnknown': { next: each((row) => !isPlanUsable(row)) },
  'report.brief.withoutPlan': each((row) => row.plannedStart === null && row.plannedEnd === null),
  'report.week.unplanned': each((row) => row.plannedStart === null && row.plannedEnd === null),
  'report.brief.notYetDue': each((row, today) => stateOf(row, today) === 'notStarted'),
  'report.brief.finishedUndated': each((row, today) => stateOf(row, today) === 'done' && endOf(row, today) === null),
  'report.week.conclusionUndated': each((row, today) => stateOf(row, today) === 'done' || isLate(row, today)),
  'report.review.outcomeUnknown': { next: each((row, today) => lateBy(row, today) === null) },
  'report.finished.unknown': every((row, today) => lateBy(row, today) === null),
  'report.subtitle.unknown': every((row, today) => lateBy(row, today) === null),
  'report.slip.insufficient': each(
    (row) =>
      row.plannedStart === null ||
      row.plannedEnd === null ||
      row.actualStart === null ||
      row.actualEnd === null ||
      row.actualStart > row.actualEnd,
  ),
  'report.week.conclusionLateUndated': each((row, today) => stateOf(row, today) === 'done' || isLate(row, today)),
  'report.open.emptyActual': each((row) => progressOf(row) === null),
  'report.week.unreviewed': each((row, today) => row.review !== 'passed' && stateOf(row, today) === 'done'),
  'report.delay.open': each((row, today) => stateOf(row, today) === 'delayed'),
  'report.evaluation.openLine': each((row, today) => stateOf(row, today) === 'delayed'),
  'report.method.excluded': { next: ({ about }) => about('tasks').length >= 0 },
  // Tasks: what there is none of.
  'report.delay.rankingInsufficient': ({ tasks, today }) => tasks.filter((row) => isLate(row, today)).length < 5,
  'report.sum.unknownLate': ({ tasks, today }) => tasks.some((row) => stateOf(row, today) === 'delayed'),
  'report.review.noTasks': ({ tasks }) => tasks.length === 0,
  'report.evaluation.noTasks': ({ tasks }) => tasks.length === 0,
  'report.delay.none': every((row, today) => !isLate(row, today)),
  'report.early.none': every((row, today) => lateBy(row, today) !== 'early'),
  'report.finished.allOnTime': every((row, today) => !isLate(row, today)),
  'report.sum.noneLate': every((row, today) => stateOf(row, today) !== 'delayed'),
  'report.sum.unknown': every((row, today) => stateOf(row, today) !== 'delayed'),
  'report.risk.none': every((row) => !says(row.risk)),
  'report.brief.supportNone': every((row, today) => !isOpen(row, today) || !says(row.risk)),
  'report.brief.supportNoCause': every((row, today) => !isOpen(row, today) || !saysWhy(row)),
  'report.brief.supportPaused': every((row, today) => !isOpen(row, today) || !saysWhy(row)),
  'report.week.noneWithoutMeasure': every((row, today) => !isOpen(row, today) || !saysWhy(row) || says(row.solution)),
  'report.week.onlyAheadWithout': ({ tasks, today }) =>
    tasks.some((row) => isOpen(row, today) && saysWhy(row) && !says(row.solution)),
  'report.health.unjudged': { next: each((row, today) => isOpen(row, today) && !isPlanUsable(row)) },
  'report.open.rejected': each((row) => row.milestone === true && row.review === 'failed'),
  'report.state.nothingBegun': every((row, today) => stateOf(row, today) === 'notStarted' || row.hold === 'cancelled'),
  'report.week.noOpen': every((row, today) => !isOpen(row, today)),
  'report.brief.unfinishedNone': every((row, today) => !['delayed', 'inProgress'].includes(stateOf(row, today))),
  'report.brief.finishedNone': every((row, today) => !wasDoneLately(row, today)),
  'report.brief.finishedNoneSince': every((row, today) => !wasDoneLately(row, today)),
  'report.brief.finishedNoneDated': every((row, today) => !wasDoneLately(row, today)),
  'report.week.noneDone': every(
    (row, today) => stateOf(row, today) !== 'done' || !isThisWeek(endOf(row, today), today),
  ),
  'report.week.noneDated': every((row, today) => !isThisWeek(endOf(row, today), today)),
  'report.week.noneLate': every(
    (row, today) => stateOf(row, today) !== 'delayed' && !(isLate(row, today) && isThisWeek(endOf(row, today), today)),
  ),
  'report.week.noneOpenLate': every((row, today) => stateOf(row, today) !== 'delayed'),
  'report.week.nothingNext': every(
    (row, today) =>
      !isOpen(row, today) ||
      !(
        isNextWeek(row.plannedEnd, today) ||
        (stateOf(row, today) === 'notStarted' && isNextWeek(row.plannedStart, today))
      ),
  ),
  'report.review.noneBeyond': every((row, today) => stateOf(row, today) !== 'delayed' || (progressOf(row) ?? 0) >= 90),
  'report.deviationOf.noneBehind': every(
    (row, today) => stateOf(row, today) !== 'delayed' || (progressOf(row) ?? 0) >= 90,
  ),
  'report.deviationOf.noneBeyond': every(
    (row, today) => stateOf(row, today) !== 'delayed' || (progressOf(row) ?? 0) >= 90,
  ),
  'report.deviationOf.noneAhead': every(
    (row, today) =>
      !isOpen(row, today) ||
      (row.plannedStart ?? row.plannedEnd ?? '') <= today ||
      !isPlanUsable(row) ||
      (progressOf(row) ?? 0) <= 10,
  ),
  'report.review.conclusion': () => true,
  'report.measure.none': (cells) =>
    cells.tasks.every((row) => !says(row.solution)) &&
    cells.of('issues').every((row) => !says(row.solution)) &&
    cells.of('lessons').every((row) => !says(row.action)),
  'report.measure.unfilled': ({ about }) =>
    [...about('issues'), ...about('lessons')].some(({ status }) => status === null),
  // 每日跟踪
  'report.undated': ({ about }) => [...about('dailyLog'), ...about('metrics')].every(({ day }) => day === null),
  'report.need.unlogged.day': none('dailyLog', (row, { today }) => dayIn(row, addDays(today, -1), today)),
  'report.need.unlogged.week': none('dailyLog', (row, { today }) => isThisWeek(row.day, today)),
  'report.need.none.day': none('dailyLog', (row, { today }) => row.day === today && says(row.needs)),
  'report.need.none.week': none('dailyLog', (row, { today }) => isThisWeek(row.day, today) && says(row.needs)),
  'report.board.noGoals': none(
    'dailyLog',
    (row, { today }) => row.day !== null && row.day <= today && hasNumber(row.kpiActual),
  ),
  'report.board.goalsStale': none('dailyLog', (row, { today }) => row.day === today && hasNumber(row.kpiActual)),
  // The sentence points at the day before, too, with which the goal is compared.
  'report.board.goalWithoutTarget': ({ about }) => about('dailyLog').some((row) => row.kpiTarget === null),
  'report.board.noDayBefore': ({ about, of }) =>
    about('dailyLog').every(
      (row) =>
        !of('dailyLog').some(
          (other) =>
            row.day !== null &&
            other.day === addDays(row.day, -1) &&
            other.kpi?.[0] === row.kpi?.[0] &&
            (other.kpiActual ?? 0) > 0 &&
            (other.kpiTarget ?? 0) > 0,
        ),
    ),
  'report.week.noGoals': none(
    'dailyLog',
    (row, { today }) =>
      isThisWeek(row.day, today) && (row.day ?? '') <= today && hasNumber(row.kpiActual) && (row.kpiTarget ?? 0) > 0,
  ),
  // 指标明细
  'report.board.noChannels': none('metrics', (row, { today }) => row.day !== null && row.day <= today),
  'report.board.spendUnreported': ({ of, about }) =>
    of('metrics').some((row) => row.spend === null && about('metrics').every(({ day }) => day === row.day)),
  'report.channels.empty': none('metrics', () => true),
  'report.channels.noName': none('metrics', (row) => says(row.channel)),
  'report.channels.noRates': none('metrics', isMeasured),
  'report.channels.unnamed': eachOf('metrics', (row) => !says(row.channel)),
  'report.channels.lack.spend': { next: eachOf('metrics', (row) => row.spend === null) },
  'report.channels.lack.spendIsZero': { next: eachOf('metrics', (row) => (row.spend ?? 0) === 0) },
  'report.channels.lack.outcome': { next: eachOf('metrics', (row) => (row.numerator ?? 0) === 0) },
  // 问题与风险
  'report.issue.noneOpen': none(
    'issues',
    (row, { today }) => isOpenIssue(row) && (row.foundAt === null || dayOf(row.foundAt, ZONE) <= today),
  ),
  'report.issue.nonePast': none('issues', (row, cells) => isPastDue(row, cells) || isUnansweredForDays(row, cells)),
  'report.issue.someUndated': none('issues', (row, cells) => isPastDue(row, cells) || isUnansweredForDays(row, cells)),
  'report.issue.allUndated': none('issues', (row, cells) => isPastDue(row, cells) || isUnansweredForDays(row, cells)),
  'report.issue.undated': { next: eachOf('issues', (row, cells) => !hasFittingTimes(row, cells)) },
  'report.issue.noResponse': eachOf(
    'issues',
    (row, { today }) => !says(row.solution) && !hasCome(row.respondedAt, today),
  ),
  'report.issue.noSolution': eachOf(
    'issues',
    (row, { today }) => !says(row.solution) && !hasCome(row.solutionAt ?? row.resolvedAt, today),
  ),
  'report.onSite.none': none('issues', (row, { today }) => foundOn(row, today)),
  'report.onSite.fixUnsolved': eachOf('issues', (row) => !says(row.solution)),
  'report.response.none': none('issues', () => true),
  'report.response.foresightLacks': ({ of }) =>
    of('issues').filter((row) => row.occurredAt !== null && !isFeedback(row)).length < 6,
  'report.response.successLacks': ({ of }) =>
    of('issues').filter((row) => ['success', 'partial', 'failure'].includes(row.outcome ?? '')).length < 4,
  'report.response.responseLacks': none(
    'issues',
    (row, { today }) => hasClocks(row) && isAnswered(row.foundAt, row.respondedAt, today),
  ),
  'report.response.solutionLacks': none(
    'issues',
    (row, { today }) => hasClocks(row) && isAnswered(row.foundAt, row.solutionAt, today),
  ),
  'report.evaluation.feedbackNone': none('issues', isFeedback),
  'report.evaluation.feedbackWorst': eachOf('issues', isOpenIssue),
  'report.evaluation.severity.none': ({ of }) => of('issues').some((row) => isFeedback(row) && row.severity === null),
  // 目标与效果
  'report.goals.noTable': none('kpis', () => true),
  'report.goals.noAttainment': none(
    'kpis',
    (row, cells) => (row.target ?? 0) > 0 && kpiActual(cells, row) !== null && row.measure !== 'increase',
  ),
  'report.goals.missing.actualMissing': ({ of, ...cells }) =>
    of('kpis').some((row) => kpiActual({ of, ...cells }, row) === null),
  'report.goals.priority.unfilled': ({ of }) => of('kpis').some(({ priority }) => priority === null),
  'report.goals.missing.targetMissing': ({ of }) => of('kpis').some(({ target }) => target === null),
  'report.goals.missing.targetZero': ({ of }) => of('kpis').some(({ target }) => target === 0),
  'report.goals.missing.targetNegative': ({ of }) => of('kpis').some(({ target }) => (target ?? 0) < 0),
  'report.goals.missing.baseMissing': ({ of }) => of('kpis').some(({ base }) => base === null),
  'report.goals.missing.targetEqualsBase': ({ of }) => of('kpis').some(({ base, target }) => base === target),
  'report.goals.incomplete': { next: eachOf('kpis', (row, cells) => !isComputable(row, cells)) },
  'report.goals.verdict.unknown': { next: eachOf('kpis', (row, cells) => !isComputable(row, cells)) },
  'report.goals.askCause': eachOf('kpis', (row) => !says(row.cause)),
  'report.summary.askGoal': eachOf('kpis', (row) => !says(row.cause)),
  'report.funnel.none': ({ of }) => of('kpis').filter(({ funnelStep }) => funnelStep !== null).length < 2,
  'report.funnel.lastTooSmall': none('kpis', () => false),
  'report.funnel.notNarrowing': (cells) => {
    const steps = cells
      .of('kpis')
      .filter(({ funnelStep }) => funnelStep !== null)
      .toSorted((a, b) => (a.funnelStep ?? 0) - (b.funnelStep ?? 0))
      .map((row) => kpiActual(cells, row) ?? 0)
    return steps.some((value, at) => value <= 0 || value > (steps[at - 1] ?? Number.POSITIVE_INFINITY))
  },
  'report.funnel.lowest': ({ about }) => about('kpis').some(({ benchmark }) => benchmark === null),
  'report.evaluation.none.early': every((row, today) => lateBy(row, today) !== 'early'),
  'report.evaluation.none.late': every((row, today) => !isLate(row, today)),
  'report.evaluation.none.over': ({ of }) =>
    of('budget').every(({ spent, amount }) => spent === null || spent <= (amount ?? 0)),
  // 预算
  'report.budget.noneReported': none('budget', ({ spent }) => spent !== null),
  'report.budget.unreported': eachOf('budget', ({ spent }) => spent === null),
  'report.budget.unread': eachOf(
    'budget',
    ({ unread = null }) => unread?.some((field) => field === 'amount' || field === 'spent') === true,
  ),
  'report.budget.notReported': eachOf('budget', ({ spent }) => spent === null),
  'report.summary.askBudget': eachOf('budget', ({ spent }) => spent === null),
  'report.budget.noLine': none('budget', () => true),
  // 活动
  'report.evaluation.from.execution': ({ campaign }) => campaign?.endDay === null,
  'report.evaluation.from.lastTask': ({ campaign }) => campaign?.endDay === null,
  'report.summary.pastEnd': ({ campaign, tasks, today }) =>
    (campaign?.endDay ?? '9999-12-31') < today &&
    tasks.some((row) => isOpen(row, today) || stateOf(row, today) === 'paused'),
  'report.evaluation.running': ({ campaign, today }) => (campaign?.endDay ?? '9999-12-31') >= today,
  'report.compare.none': ({ of, campaign }) =>
    of('campaigns').every(
      ({ recordId, endDay, phase }) =>
        recordId === PRESENT || phase === 'cancelled' || (endDay ?? '9999-12-31') >= (campaign?.startDay ?? ''),
    ),
  'report.evaluation.noEnd': ({ campaign }) => campaign?.endDay === null,
  'report.ask.lead': ({ campaign }) => (campaign?.lead ?? []).length === 0,
  // 经验与行动
  'report.lesson.askType': eachOf('lessons', (row) => row.type === null),
  'report.lesson.askEvidence': eachOf('lessons', (row) => !says(row.evidence)),
  // Two rows of the campaign before this one are actions: no change of one cell takes both away.
  'report.action.noEarlier': () => false,
  // 变更记录
  'report.change.none': ({ changes }) => !changes.some(isPlanChange),
  'report.change.noneSince': ({ changes }) => !changes.some(isPlanChange),
  'report.change.noLog': () => false,
  'report.change.failed': () => false,
  'report.change.since': () => false,
  'report.change.silent': ({ about, changes }) =>
    about('tasks').every(({ recordId }) => changes.some(({ task, reason }) => task?.[0] === recordId && !says(reason))),
  'report.change.askReason': ({ about, changes }) =>
    about('tasks').every(({ recordId }) => changes.some(({ task, reason }) => task?.[0] === recordId && !says(reason))),
  'report.change.askReasonDeleted': ({ changes }) => changes.some(({ reason }) => !says(reason)),
  // Tables and columns: every one is there.
  'report.absent': () => false,
  // The reports are about one campaign of several.
  'report.channels.empty.ofSheet': () => false,
  'report.goals.noTable.ofSheet': () => false,
  'report.budget.noLine.ofSheet': () => false,
  'report.evaluation.feedbackNone.ofSheet': () => false,
  'report.response.none.ofSheet': () => false,
  'report.unread': () => false,
  'report.brief.finishedNoColumn': () => false,
  'report.measure.noColumn': () => false,
  'report.issue.noFoundColumn': () => false,
  'report.budget.noLineOfPhase': () => false,
}

/** Messages with words of denial that deny nothing of a cell. */
export const NO_DENIALS: { readonly [Key in MessageKey]?: string } = {
  'report.method.beyondData': 'speaks of the calendar that is built in, not of a cell',
  'report.unfilled': 'names the group of rows whose cell is empty, or the empty cell of a row in a table',
  'report.rate.insufficient': 'says how many rows there are and how many are needed',
  'report.early.insufficient': 'says how many rows there are and how many are needed',
  'report.week.likelyUnknown': 'counts open tasks without a range, which have tests of their own [FC2]',
  'report.estimate.insufficient': 'says how many rows there are and how many are needed',
  'report.delay.causeInsufficient': 'says how many rows there are and how many are needed',
  'report.knockOn.insufficient': 'says how many rows there are and how many are needed',
  'report.brief.twoDays': 'says for which day each figure is made',
  'report.knockOn.none': 'a figure: none of the days goes with a predecessor',
  'report.compare.noFigure': 'follows from figures, which have tests of their own [RA16]',
  'report.compare.noTrend': 'says how many campaigns there are and how many are needed',
  'report.quality.scoreNote': 'counts rows without a flag',
  'report.method.ownWeights': 'says how figures are made',
  'report.goals.unknown': 'counts the goals that the sentence of what they lack names',
  'report.evaluation.feedbackSummary': 'counts what is open',
  'report.evaluation.shortfalls': 'a heading',
  'report.evaluation.none': 'the list in it says of what there is none',
  'report.evaluation.none.separator': 'the list around it says of what there is none',
  'report.lesson.type.none': 'a heading: the lines under it are asked about',
  'report.insufficient.prefix': 'what stands behind it says what is missing',
  'report.evaluation.shortfallsToFill': 'asks people',
  'report.response.notReached': 'a figure below its target',
  'report.channels.lacks': 'the list in it says what each channel lacks',
  'report.channels.noneComputed': 'the list in it says what each channel lacks',
  'report.channels.noMove': 'follows from rates, which have tests of their own [AN1]',
  'report.channels.notJudged': 'follows from rates, which have tests of their own [AN1]',
  'report.anomaly.tooFew': 'follows from rates, which have tests of their own [AN1]',
  'report.week.withoutMeasure': 'a heading: the lines under it say what each task lacks',
  'report.week.behind': 'a heading: that a task leaves it with its progress has a test of its own [WK1]',
  'report.figure.ofAllUncounted': 'says how many of the tasks the figure beside it leaves out',
  'report.figure.ofKnown': 'says how many done tasks lack a day, which the section names',
  'report.evaluation.notDue.archived': 'follows from 活动阶段, which has a test of its own [CS1]',
  'report.evaluation.notStarted': 'follows from where the campaign is, which has a test of its own [CS1]',
  'report.state.startAhead': 'follows from where the campaign is, which has a test of its own [CS1]',
  'report.subtitle.notStarted': 'follows from where the campaign is, which has a test of its own [CS1]',
  'report.baseline.failed': 'says that the baselines were not read, which has a test of its own [RP5]',
  'report.baseline.damaged': 'says that a baseline is damaged, which has a test of its own [RP5]',
  'report.baseline.endSame': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.noEnd': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.noDay': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.tasksSame': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.tasksNone': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.budgetSame': 'compares with a baseline, which has a test of its own [BL2]',
  'report.baseline.noBudget': 'compares with a baseline, which has a test of its own [BL2]',
  'report.week.noPeak': 'follows from a count by owner and day [WK2]',
}

/** The sentences that deny what stands in the cells of the campaign, or of one phase of it. */
export function lies(
  document: ReportDocument,
  { tasks, tables, changes }: CampaignHistory,
  today: string,
  phase: string | null = null,
): readonly string[] {
  const isOwn = ({ campaign }: { readonly campaign: readonly string[] | null }) => campaign?.includes(PRESENT) === true
  const own = tasks.filter((row) => isOwn(row) && (phase === null || row.stage?.trim() === phase))
  const ids = new Set(own.map(({ recordId }) => recordId))
  /** A phase has the lines and problems that are linked with its tasks; goals and days are the whole campaign's. [RA17] */
  type Linked = { readonly task?: readonly string[] | null }
  const isOfPhase = (table: TableKey, row: Linked): boolean =>
    phase === null || !['budget', 'issues'].includes(table) || (row.task ?? []).some((id) => ids.has(id))
  const of = <Table extends CompanionTableKey>(table: Table) =>
    (
      (tables[table]?.rows ?? []) as readonly unknown[] as readonly { readonly campaign: readonly string[] | null }[]
    ).filter(
      (row) => table === 'campaigns' || (isOwn(row) && isOfPhase(table, row as Linked)),
    ) as unknown as Rows<Table>
  const cells = {
    today,
    tasks: own,
    campaign: tables.campaigns?.rows.find(({ recordId }) => recordId === PRESENT) ?? null,
    of,
    changes: changes.filter(({ task }) => ids.has(task?.[0] ?? '')),
  }
  return sentencesOf(document).flatMap(({ key, text, recordIds, next }) => {
    const denial = DENIALS[key as MessageKey]
    if (denial === undefined) return []
    const [holds, named] = typeof denial === 'function' ? [denial, recordIds] : [denial.next, next]
    const about = <Table extends TableKey>(table: Table) =>
      (table === 'tasks' ? own : of(table as CompanionTableKey)).filter(({ recordId }) =>
        named.has(recordId),
      ) as unknown as Rows<Table>
    return holds({ ...cells, about }) ? [] : [`${key}: ${text}`]
  })
}
