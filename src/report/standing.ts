import type { HealthReason, Steps } from '../domain/index.ts'
import { formatCount, formatMoney, formatPercent, formatPoints } from '../i18n/index.ts'
import { compose, joinLines } from './compose.ts'
import { mostDelayedFirst } from './order.ts'
import { tasksOf } from './otherTables.ts'
import { daysPhrase, idsOf, quotedTitlesOf, tasksPhrase } from './phrases.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** Reasons whose rows are tasks: a report cannot link to rows of other tables. */
const OF_TASKS: ReadonlySet<HealthReason['code']> = new Set([
  'deviation',
  'milestoneLate',
  'taskDelayed',
  'bufferViolated',
  'forecastPastEnd',
  'finishedLate',
  'finishedPastEnd',
])

function reasonLine(input: ReportInput, { code, ids, figure, limit }: HealthReason): Line {
  const { t } = input
  const number = code === 'deviation' ? formatPoints : code === 'spendAboveBudget' ? formatMoney : formatCount
  const text = t(`health.reason.${code}`, {
    count: ids.length,
    figure: figure === null ? '' : number(figure),
    limit: limit === null ? '' : number(limit),
  })
  const recordIds = OF_TASKS.has(code) ? idsOf(tasksOf(input, ids)) : []
  return [recordIds.length === 0 ? { text } : { text, recordIds }]
}

/** '健康度：关注（1 个任务延期）': the sheet's health with its reasons, and the tasks that it could not look at. [RU2] */
export function* healthLine(input: ReportInput): Steps<Line> {
  const { t, standing } = input
  const unjudged = tasksOf(
    input,
    standing.parts.flatMap(({ unjudgedIds }) => unjudgedIds),
  )
  return joinLines(t('report.separator.sentence'), [
    yield* healthWithReasons(input),
    unjudged.length === 0
      ? []
      : compose(t('report.health.unjudged'), {
          tasks: { text: tasksPhrase(t, unjudged.length), recordIds: idsOf(unjudged) },
          titles: quotedTitlesOf(t, unjudged),
        }),
  ])
}

function* healthWithReasons(input: ReportInput): Steps<Line> {
  const { t, standing } = input
  const health = t(`health.${standing.value}`)
  const reasons: Line[] = []
  for (const { health: own, part } of standing.parts) {
    const lines: Line[] = []
    for (const reason of own.reasons) {
      yield
      lines.push(reasonLine(input, reason))
    }
    const joined = joinLines(t('report.separator.clause'), lines)
    if (joined.length === 0) continue
    reasons.push(
      standing.parts.length === 1
        ? joined
        : compose(t('report.health.of'), { campaign: campaignName(input, part), reasons: joined }),
    )
  }
  if (reasons.length === 0) return compose(t('report.health'), { health })
  return compose(t('report.health.because'), { health, reasons: joinLines(t('report.separator.clause'), reasons) })
}

const campaignName = ({ t }: ReportInput, part: ReportInput['standing']['parts'][number]['part']): string =>
  part === null || part.campaignId === null ? t('moved.noCampaign') : (part.title ?? t('campaigns.untitled'))

/** '按期率 33.3%（1/3），合计晚 7 天，最晚「海报」5 天。': how a finished campaign ended; nothing while it runs. [RU2] [ST3] */
export function finishedLines(input: ReportInput): readonly Line[] {
  const { t } = input
  const { finished } = input.standing
  if (finished === null) return []
  const { onTime, known, lateIds, lateDays, worstDays } = finished
  if (known === 0) return [compose(t('report.finished.unknown'))]
  // A milestone that waits for its review counts as late, too, though it is not done. [MS1]
  const [worst] = mostDelayedFirst(tasksOf(input, lateIds))
  const parts = { rate: formatPercent((100 * onTime) / known), onTime: formatCount(onTime), known: formatCount(known) }
  if (worst === undefined) return [compose(t('report.finished.allOnTime'), parts)]
  return [
    compose(t('report.finished.late'), {
      ...parts,
      days: daysPhrase(t, lateDays),
      worst: quotedTitlesOf(t, [worst]),
      worstDays: daysPhrase(t, worstDays),
    }),
  ]
}
