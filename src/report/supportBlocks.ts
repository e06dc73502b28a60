import { hasStatedCause, type PastIssue, type Support, written } from '../domain/index.ts'
import { formatCount } from '../i18n/index.ts'
import type { AssessedTask, RowOf } from '../schema/index.ts'
import { insufficient, linesBlock, paragraph } from './blocks.ts'
import { asksForCauses, hasColumn } from './columns.ts'
import { compose } from './compose.ts'
import { linkTo, namesOf, rowIn, tasksOf } from './otherTables.ts'
import { mostBehindFirst } from './order.ts'
import { clauses, dayPhrase, daysPhrase, quoted, quotedTitlesOf } from './phrases.ts'
import type { Block, Line } from './reportDocument.ts'
import { delayedTasks } from './taskSets.ts'
import type { ReportInput } from './reportInput.ts'

/** 'A（林设计）' for an issue, linked to its row. */
function issuePhrase(input: ReportInput, row: RowOf<'issues'>): Line {
  const { t } = input
  const title: Line = [linkTo('issues', written(row.title) ?? t('report.issue.untitled'), [row.recordId])]
  const owner = namesOf(input, row.owner)
  return owner === null ? title : compose(t('report.task'), { title, owner })
}

const isGrade = (value: string | null): value is 'high' | 'medium' | 'low' =>
  value === 'high' || value === 'medium' || value === 'low'

/** Which limits an issue is past. [SL1] */
function pastClauses({ t }: ReportInput, { responseHours, solutionHours, daysPastDue }: PastIssue): readonly Line[] {
  return [
    responseHours === null ? [] : compose(t('report.issue.noResponse'), { hours: formatCount(responseHours) }),
    solutionHours === null ? [] : compose(t('report.issue.noSolution'), { hours: formatCount(solutionHours) }),
    daysPastDue === null ? [] : compose(t('report.issue.pastDue'), { days: daysPhrase(t, daysPastDue) }),
  ]
}

/** That a problem is solved, closed or being handled, in the word of its cell; nothing of one that is open. [DA2] */
const statusClause = ({ t }: ReportInput, { status }: RowOf<'issues'>): Line =>
  status === 'resolved' || status === 'didNotOccur' || status === 'handling'
    ? compose(t(`report.issueStatus.${status}`))
    : []

/** 'A（林设计）：严重程度高；发现 30 小时仍未响应；方案「…」'. [DB2] */
export function issueLine(input: ReportInput, row: RowOf<'issues'>, past: PastIssue | null): Line {
  const { t } = input
  const solution = written(row.solution)
  const parts: readonly Line[] = [
    statusClause(input, row),
    isGrade(row.severity) ? compose(t('report.issue.severity'), { grade: t(`report.grade.${row.severity}`) }) : [],
    ...(past === null ? [] : pastClauses(input, past)),
    solution === null ? [] : compose(t('report.issue.solution'), { quote: quoted(t, solution) }),
  ].filter((part) => part.length > 0)
  return parts.length === 0
    ? issuePhrase(input, row)
    : compose(t('report.statement'), { subject: issuePhrase(input, row), statement: clauses(t, parts) })
}

/** '6/10：「增加1名地推人员」'. [S0-3] */
const statedNeed = (input: ReportInput, { id, day, text }: Support['stated'][number]): Line =>
  compose(input.t('report.need'), {
    day: linkTo('dailyLog', dayPhrase(input, day), [id]),
    quote: quoted(input.t, text),
  })

/** What people wrote in 需协调资源, or that they wrote nothing; nothing without the table. [DB2] */
export function statedNeeds(input: ReportInput, support: Support, span: 'day' | 'week'): readonly Block[] {
  const { t, material } = input
  const table = material.rows.dailyLog
  if (table === null || !table.columns.includes('needs')) return []
  if (support.loggedIds.length === 0) {
    return [insufficient(compose(t(`report.need.unlogged.${span}`), { table: table.name }))]
  }
  if (support.stated.length > 0)
    return linesBlock(
      input,
      support.stated.map((need) => statedNeed(input, need)),
    )
  const day = span === 'day' ? support.loggedIds.flatMap((id) => rowIn(input, 'dailyLog', id)?.day ?? []).at(-1) : null
  return [
    paragraph(
      day === null || day === undefined
        ? compose(t('report.need.none.week'), { table: table.name })
        : compose(t('report.need.none.day'), {
            day: linkTo('dailyLog', dayPhrase(input, day), support.loggedIds),
            table: table.name,
          }),
    ),
  ]
}

/** The open issues past a limit, and how many others are open; nothing without the table. [DB2] [SL1] */
export function openIssues(input: ReportInput, support: Support): readonly Block[] {
  const { t, material } = input
  const table = material.rows.issues
  if (table === null) return []
  const { openIssueIds, pastIssues, undatedIssueIds } = support
  if (openIssueIds.length === 0) return [paragraph(compose(t('report.issue.noneOpen'), { table: table.name }))]
  const parts = {
    open: linkTo('issues', formatCount(openIssueIds.length), openIssueIds),
    past: linkTo(
      'issues',
      formatCount(pastIssues.length),
      pastIssues.map(({ id }) => id),
    ),
    undated: linkTo('issues', formatCount(undatedIssueIds.length), undatedIssueIds),
    table: table.name,
  }
  const isUnknown = pastIssues.length === 0 && undatedIssueIds.length > 0
  const summary =
    pastIssues.length > 0
      ? 'report.issue.past'
      : undatedIssueIds.length === 0
        ? 'report.issue.nonePast'
        : undatedIssueIds.length < openIssueIds.length
          ? 'report.issue.someUndated'
          : table.columns.includes('foundAt')
            ? 'report.issue.allUndated'
            : 'report.issue.noFoundColumn'
  return [
    paragraph(compose(t(summary), parts)),
    ...linesBlock(
      input,
      pastIssues.flatMap((past) => {
        const row = rowIn(input, 'issues', past.id)
        return row === null ? [] : [issueLine(input, row, past)]
      }),
    ),
    ...(undatedIssueIds.length === 0 || isUnknown ? [] : [paragraph(compose(t('report.issue.undated'), parts))]),
  ]
}

const ask = ({ t }: ReportInput, who: string | null, what: Line): Line =>
  compose(t('report.ask'), { who: who ?? t('report.ask.nobody'), what })

/** What is asked of whom, the most pressing first: limits that are past, needs that people wrote, causes, measures. */
export function* supportAsks(input: ReportInput, support: Support): Iterable<Line> {
  const { t, material } = input
  const lead = namesOf(input, material.campaign?.lead ?? null) ?? t('report.ask.lead')
  for (const past of support.pastIssues) {
    const row = rowIn(input, 'issues', past.id)
    if (row === null) continue
    const issue: Line = [linkTo('issues', written(row.title) ?? t('report.issue.untitled'), [row.recordId])]
    const limit = clauses(
      t,
      pastClauses(input, past).filter((part) => part.length > 0),
    )
    yield ask(input, namesOf(input, row.owner), compose(t('report.ask.issue'), { issue, limit }))
  }
  for (const { id, text } of support.stated.toReversed())
    yield ask(input, lead, compose(t('report.ask.need'), { quote: linkTo('dailyLog', quoted(t, text), [id]) }))
  const asksOf = (key: 'report.ask.cause' | 'report.ask.measure', task: AssessedTask): Line =>
    ask(input, namesOf(input, task.row.owner), compose(t(key), { task: quotedTitlesOf(t, [task]) }))
  if (asksForCauses(input)) {
    for (const task of delayedTasks(input.sheet.tasks))
      if (task.assessment.state === 'delayed' && !hasStatedCause(task.row)) yield asksOf('report.ask.cause', task)
  }
  if (!hasColumn(input, 'solution')) return
  for (const task of mostBehindFirst(tasksOf(input, support.withoutMeasureIds)))
    yield asksOf('report.ask.measure', task)
}
