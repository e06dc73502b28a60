import { useMemo } from 'react'
import {
  type ClockHits,
  type IssueBoard,
  issueBoard,
  type IssueClock,
  type OpenIssue,
} from '../../application/board/issueBoard.ts'
import type { Insight, RateAgainstTarget, SlaHits } from '../../domain/index.ts'
import { formatCount, formatDay, formatPercent, type Translate } from '../../i18n/index.ts'
import { PlainTable } from '../reports/PlainTable.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { besideColumnName, choiceName, columnName } from '../parts/columnName.ts'
import { clockHue, clockText } from './clockText.ts'
import type { SectionProps } from './section.ts'
import { LongList } from './LongList.tsx'
import { RowTitle } from './RowTitle.tsx'
import { useMinute } from './useMinute.ts'
import './clocks.css'

const CLOCKS = ['response', 'solution'] as const

/** 问题与风险: the clocks of what is open, who has to answer, hit rates, and what became of risks. [SL1]–[SL5] */
export function IssuesSection({ board }: SectionProps) {
  const { t, clock } = useSidebar()
  const nowMs = useMinute(clock)
  const issues = useMemo(() => issueBoard(board), [board])
  const table = board.rows.issues
  const lacking = CLOCKS.filter((clock) => !issues.clocks.includes(clock))
  const nameOf = (clock: (typeof CLOCKS)[number]) =>
    besideColumnName(board, 'issues', clock === 'response' ? 'respondedAt' : 'solutionAt')
  return (
    <section className="ct-section" aria-label={t('board.issues.title')}>
      <header>
        <h2>{t('board.issues.title')}</h2>
        {issues.open.length > 0 && (
          <span className="ct-count">{t('board.issues.count', { count: formatCount(issues.open.length) })}</span>
        )}
      </header>
      {table !== null && issues.open.length === 0 && <p className="ct-quiet">{t('board.issues.none')}</p>}
      {issues.open.length > 0 && (
        <LongList items={issues.open} keyOf={({ row }) => row.recordId} label={t('board.issues.title')}>
          {(issue) => (
            <OpenLine issue={issue} now={{ ms: nowMs, today: board.today }} board={board} clocks={issues.clocks} />
          )}
        </LongList>
      )}
      {table !== null && issues.open.length > 0 && lacking.length > 0 && (
        <p className="ct-quiet">
          {t('board.issues.noClock', {
            table: table.name,
            columns: lacking.map(nameOf).join(t('common.listSeparator')),
          })}
        </p>
      )}
      <HitRates issues={issues} board={board} />
      <Risks issues={issues} board={board} />
      {issues.unansweredDelays.length > 0 && (
        <div className="ct-clock-part">
          <h3>{t('board.delays.title', { count: issues.unansweredDelays.length })}</h3>
          <LongList
            items={issues.unansweredDelays}
            keyOf={({ task }) => task.row.recordId}
            label={t('board.delays.title', { count: issues.unansweredDelays.length })}
          >
            {({ task, lacks }) => (
              <>
                <RowTitle title={task.row.title} recordId={task.row.recordId} table="tasks" />
                <span className="ct-clock-note">
                  {t('board.delays.lacks', {
                    columns: lacks.map((field) => columnName(board, field)).join(t('common.listSeparator')),
                  })}
                </span>
              </>
            )}
          </LongList>
        </div>
      )}
    </section>
  )
}

/** One open entry: its clocks, and who has to answer next. */
function OpenLine({
  issue: { row, clocks, next, owner },
  now,
  board,
  clocks: columns,
}: {
  readonly issue: OpenIssue
  readonly now: Parameters<typeof clockText>[2]
  readonly board: SectionProps['board']
  readonly clocks: IssueBoard['clocks']
}) {
  const { t } = useSidebar()
  const isJudged = ({ answer }: IssueClock): boolean => answer === 'measure' || columns.includes(answer)
  return (
    <>
      <div className="ct-clock-line">
        <RowTitle title={row.title} recordId={row.recordId} table="issues" />
        <Severity severity={row.severity} board={board} />
      </div>
      <p className="ct-clock-clocks">
        {clocks.filter(isJudged).map((one) => (
          <span key={one.answer} className="ct-tag" data-hue={clockHue(one)}>
            {clockText(t, one, now, board)}
          </span>
        ))}
        {row.foundAt === null && clocks.length === 0 && (
          <span>
            {t(hasFoundAt(board) ? 'board.issues.noFound' : 'board.issues.noFoundColumn', {
              column: besideColumnName(board, 'issues', 'foundAt'),
            })}
          </span>
        )}
      </p>
      {next !== null && (
        <p className="ct-clock-note">
          {owner === null
            ? t('board.issues.noOwner')
            : t(`board.issues.owner.${next.answer}`, {
                owner,
                measure: besideColumnName(board, 'issues', 'solution'),
                dueDay: besideColumnName(board, 'issues', 'dueDay'),
              })}
        </p>
      )}
    </>
  )
}

const GRADE_HUES = { high: 'red', medium: 'orange', low: 'grey' } as const
const gradeOf = (severity: string | null) =>
  (['high', 'medium', 'low'] as const).find((one) => one === severity) ?? null

type Grade = keyof typeof GRADE_HUES

/** A severity by the name that its choice has now. */
const gradeText = (t: Translate, board: SectionProps['board'], grade: Grade): string =>
  choiceName(board, 'issues', 'severity', grade) ?? t(`board.severity.${grade}`)

function Severity({ severity, board }: { readonly severity: string | null; readonly board: SectionProps['board'] }) {
  const { t } = useSidebar()
  const grade = gradeOf(severity)
  if (grade === null) return null
  return (
    <span className="ct-tag" data-hue={GRADE_HUES[grade]}>
      {gradeText(t, board, grade)}
    </span>
  )
}

const hitText = (t: Translate, insight: Insight<SlaHits>): string =>
  insight.sufficient
    ? t('board.hits.rate', {
        rate: formatPercent(insight.value.rate),
        met: formatCount(insight.value.met),
        decided: formatCount(insight.value.decided),
      })
    : t('board.insufficient')

/** The hit rates of both clocks: of all entries, by owner and by severity. [SL2] [RA6] */
function HitRates({
  issues: { hits, clocks },
  board,
}: {
  readonly issues: IssueBoard
  readonly board: SectionProps['board']
}) {
  const { t } = useSidebar()
  if (hits === null) return null
  const line = (name: string, own: ClockHits) => [name, ...clocks.map((clock) => hitText(t, own[clock]))]
  const rows = [
    line(t('board.hits.all'), hits.all),
    ...hits.byOwner.map(({ key, hits: own }) => line(key ?? t('board.hits.noOwner'), own)),
    ...hits.bySeverity.map(({ key, hits: own }) =>
      line(key === null ? t('board.severity.none') : gradeText(t, board, key), own),
    ),
  ]
  return (
    <div className="ct-clock-part">
      <p>
        {t('board.hits.title')}{' '}
        {clocks.map((clock) => (
          <span key={clock} className="ct-clock-figure">
            {t(`board.clock.${clock}`)} <b>{hitText(t, hits.all[clock])}</b>
          </span>
        ))}
      </p>
      {clocks.some((clock) => hits.all[clock].sufficient) && (
        <details>
          <summary>
            <Icon name="chevronRight" size={14} />
            {t('board.hits.detail')}
          </summary>
          <PlainTable
            columns={[t('board.hits.group'), ...clocks.map((clock) => t(`board.clock.${clock}`))]}
            rows={rows}
            textOf={(cells) => cells.join(' ')}
            renderCell={(text) => text}
          />
        </details>
      )}
    </div>
  )
}

/** Risks before and after they occurred, and how well both went. [SL3] [SL4] [S0-14] [S3-6] */
function Risks({ issues, board }: { readonly issues: IssueBoard; readonly board: SectionProps['board'] }) {
  const { t } = useSidebar()
  const { foresight, success, openRisks, occurred } = issues
  const hasRisks = openRisks.length > 0 || (occurred ?? []).length > 0 || (success?.n ?? 0) > 0
  if (!hasRisks) return null
  return (
    <div className="ct-clock-part">
      <h3>{t('board.risks.title')}</h3>
      {foresight !== null && <p>{rateText(t, 'foresight', foresight)}</p>}
      {success !== null && <p>{rateText(t, 'success', success)}</p>}
      {openRisks.length > 0 && (
        <details>
          <summary>
            <Icon name="chevronRight" size={14} />
            {t('board.risks.open', { count: openRisks.length })}
          </summary>
          <LongList
            items={openRisks}
            keyOf={({ row }) => row.recordId}
            label={t('board.risks.open', { count: openRisks.length })}
          >
            {({ row, hasContingency }) => (
              <>
                <RowTitle title={row.title} recordId={row.recordId} table="issues" />
                {hasContingency !== null && (
                  <span className="ct-clock-note">
                    {hasContingency
                      ? t('board.risks.contingency', { text: row.contingency?.trim() ?? '' })
                      : t('board.risks.noContingency')}
                  </span>
                )}
              </>
            )}
          </LongList>
        </details>
      )}
      {occurred !== null && occurred.length > 0 && (
        <details>
          <summary>
            <Icon name="chevronRight" size={14} />
            {t('board.risks.occurred', { count: occurred.length })}
          </summary>
          <LongList
            items={occurred}
            keyOf={({ row }) => row.recordId}
            label={t('board.risks.occurred', { count: occurred.length })}
          >
            {(one) => (
              <>
                <RowTitle title={one.row.title} recordId={one.row.recordId} table="issues" />
                <span className="ct-clock-note">{lineageText(t, one, board)}</span>
              </>
            )}
          </LongList>
        </details>
      )}
    </div>
  )
}

function rateText(t: Translate, name: 'foresight' | 'success', insight: Insight<RateAgainstTarget>): string {
  if (!insight.sufficient) {
    const [lack] = insight.missing
    return t(`board.risks.${name}Lacks`, { have: formatCount(lack?.have ?? 0), need: formatCount(lack?.need ?? 0) })
  }
  const { rate, target, reached, part, whole } = insight.value
  return t(reached ? 'board.risks.reached' : 'board.risks.notReached', {
    name: t(`board.risks.${name}`),
    rate: formatPercent(rate),
    part: formatCount(part),
    whole: formatCount(whole),
    target: formatPercent(target),
  })
}

/** Whether the table has a column of when an issue was found: without one, no cell of it is empty. */
const hasFoundAt = (board: SectionProps['board']): boolean => board.rows.issues?.columns.includes('foundAt') === true

type Occurrence = NonNullable<IssueBoard['occurred']>[number]

/** '提前 4 天登记为风险，6/5 发生；措施「更换KOL」；结果成功': where an issue comes from and what became of it. [SL3] */
function lineageText(
  t: Translate,
  { foreseen, leadDays, measure, outcome, occurredOn }: Occurrence,
  board: SectionProps['board'],
): string {
  const origin =
    foreseen === null
      ? t(hasFoundAt(board) ? 'board.risks.unknownForesight' : 'board.risks.noFoundColumn', {
          column: besideColumnName(board, 'issues', 'foundAt'),
        })
      : !foreseen
        ? t('board.risks.unforeseen')
        : leadDays === null || leadDays === 0
          ? t('board.risks.foreseenSameDay')
          : t('board.risks.foreseen', { count: leadDays })
  return [
    t('board.risks.occurredOn', { day: formatDay(occurredOn, board.today) }),
    origin,
    measure === null ? t('board.risks.noMeasure') : t('board.risks.measure', { text: measure }),
    ...(measure === null && outcome === null ? [] : [t(`board.risks.outcome.${outcome ?? 'none'}`)]),
  ].join(' · ')
}
