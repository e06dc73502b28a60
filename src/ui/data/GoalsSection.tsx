import { useMemo } from 'react'
import type { Board } from '../../application/board/board.ts'
import { type BoardGoal, type GoalAlignment, type GoalsBoard, goalsOf } from '../../application/board/goals.ts'
import { formatWholePercent, type Translate } from '../../i18n/index.ts'
import { drawBar, linkTo, rowNames } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { Drawing } from '../reports/Drawing.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { besideColumnName, choiceName } from '../parts/columnName.ts'
import { Sentence } from './Sentence.tsx'
import { Unfolding } from './Unfolding.tsx'
import type { SectionProps } from './section.ts'
import { GoalDetails } from './GoalDetails.tsx'
import { amountText } from '../parts/amountText.ts'
import './data.css'

const TONES = { exceeded: 'good', met: 'good', missed: 'bad', unknown: 'neutral' } as const
/** The hues of the options of 达成结论. */
const HUES = { exceeded: 'turquoise', met: 'green', missed: 'red', unknown: 'grey' } as const

/** 目标: core and auxiliary goals, overall attainment, and each goal as a bar that opens into its pace. [KP1]–[KP5] */
export function GoalsSection({ board }: SectionProps) {
  const { t } = useSidebar()
  const untitled = t('report.goal.unnamed')
  const shown = useMemo(() => goalsOf(board, untitled), [board, untitled])
  const { goals, mostPercent } = shown
  const table = board.rows.kpis
  if (table === null) return null
  return (
    <section className="ct-section" aria-label={t('board.goals.title')}>
      <header>
        <h2>{t('board.goals.title')}</h2>
        {goals.length > 0 && <span className="ct-count">{countText(t, shown)}</span>}
        {shown.overall.overall !== null && (
          <strong>{t('board.goals.overall', { percent: formatWholePercent(shown.overall.overall) })}</strong>
        )}
      </header>
      {goals.length === 0 && <p className="ct-quiet">{t('board.goals.none', { table: table.name })}</p>}
      <OverallNotes shown={shown} board={board} />
      <Alignment shown={shown} board={board} />
      <ul className="ct-board-list">
        {goals.map((goal) => (
          <li key={goal.id}>
            <Unfolding summary={<GoalBar goal={goal} most={mostPercent} board={board} />}>
              {() => <GoalDetails goal={goal} board={board} />}
            </Unfolding>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Core and auxiliary where people told them apart, else how many there are. */
const countText = (t: Translate, { goals, coreCount, auxiliaryCount }: GoalsBoard): string =>
  goals.some(({ hasPriority }) => hasPriority)
    ? t('board.goals.counts', { core: coreCount, auxiliary: auxiliaryCount })
    : t('board.goals.count', { count: goals.length })

/** How the overall attainment is made, and which goals are not in it. [KP3] */
function OverallNotes({ shown, board }: { readonly shown: GoalsBoard; readonly board: Board }) {
  const { t } = useSidebar()
  const column = besideColumnName(board, 'kpis', 'priority')
  const { goals, overall, unweighedIds, unknownIds } = shown
  const counted = (ids: readonly string[]) => linkTo('kpis', t('board.goals.count', { count: ids.length }), ids)
  const isWeighed = goals.some(({ hasPriority }) => hasPriority)
  const { core, auxiliary, weights } = overall
  return (
    <>
      {isWeighed && overall.overall !== null && (
        <p className="ct-quiet">
          {core === null
            ? t('report.goals.onlyAuxiliary')
            : auxiliary === null
              ? t('report.goals.onlyCore')
              : [
                  t('board.goals.core', { percent: formatWholePercent(core) }),
                  t('board.goals.auxiliary', { percent: formatWholePercent(auxiliary) }),
                  t('report.goals.overallNote', { core: weights.core, auxiliary: weights.auxiliary }),
                ].join(' · ')}
        </p>
      )}
      {isWeighed && unweighedIds.length > 0 && (
        <p className="ct-quiet">
          <Sentence board={board} message="board.goals.unweighed" parts={{ column, count: counted(unweighedIds) }} />
        </p>
      )}
      {unknownIds.length > 0 && overall.overall !== null && (
        <p className="ct-quiet">
          <Sentence board={board} message="board.goals.uncounted" parts={{ count: counted(unknownIds) }} />
        </p>
      )}
    </>
  )
}

/** Which campaigns have no written confirmation of their goals, and who has confirmed them. (S0-19) */
function Alignment({ shown, board }: { readonly shown: GoalsBoard; readonly board: Board }) {
  const { t } = useSidebar()
  const { alignment } = shown
  if (alignment === null || alignment.length === 0) return null
  const nameOf = ({ campaignId, title }: GoalAlignment) => [
    linkTo('campaigns', t('report.name', { title: title ?? t('campaigns.untitled') }), [campaignId]),
  ]
  const open = alignment.filter(({ isConfirmed }) => !isConfirmed)
  const unnamed = alignment.filter(({ isConfirmed, by }) => isConfirmed && by.length === 0)
  const [only] = alignment.length === 1 ? alignment : []
  return (
    <>
      {open.length > 0 && (
        <p className="ct-board-warning" data-hue="grey">
          <Icon name="info" size={14} />
          <span>
            <Sentence
              board={board}
              message="board.goals.unaligned"
              parts={{
                names: rowNames(t, open.map(nameOf)),
                column: besideColumnName(board, 'campaigns', 'goalsAligned'),
              }}
            />
          </span>
        </p>
      )}
      {unnamed.length > 0 && (
        <p className="ct-quiet">
          <Sentence
            board={board}
            message="board.goals.alignedByNobody"
            parts={{
              names: rowNames(t, unnamed.map(nameOf)),
              column: besideColumnName(board, 'campaigns', 'alignedBy'),
            }}
          />
        </p>
      )}
      {only !== undefined && only.isConfirmed && only.by.length > 0 && (
        <p className="ct-quiet">{t('board.goals.aligned', { names: only.by.join(t('report.separator.list')) })}</p>
      )}
    </>
  )
}

/** A goal in two lines: name and attainment, actual and target with the verdict; between them the bar. [KP1] [KP4] */
function GoalBar({ goal, most, board }: { readonly goal: BoardGoal; readonly most: number; readonly board: Board }) {
  const { t } = useSidebar()
  const { name, attainment, verdict, unit, priority, hasPriority, unread } = goal
  const { actual, target, value } = attainment
  const percent = formatWholePercent(value)
  // Nothing is a share of a target of 0 either.
  const hasTarget = target !== null && target !== 0
  return (
    <>
      <span className="ct-board-head">
        <span className="ct-board-name">{name}</span>
        <b>{percent}</b>
        <Icon name="chevronDown" size={14} />
      </span>
      <Drawing
        drawn={drawBar(
          { value, most, mark: hasTarget ? 100 : null, tone: TONES[verdict] },
          t(hasTarget ? 'board.goals.barTitle' : 'board.goals.barTitle.noTarget', { name, percent }),
        )}
      />
      <span className="ct-board-meta">
        <span>
          {unread.includes('actualUnread') ? t('board.goals.actualUnread') : amountText(actual, unit)} /{' '}
          {target !== null
            ? amountText(target, unit)
            : t(unread.includes('targetUnread') ? 'board.goals.targetUnread' : 'board.goals.noTarget')}
        </span>
        {hasPriority && (
          <span>{choiceName(board, 'kpis', 'priority', priority) ?? t(`report.goals.priority.${priority}`)}</span>
        )}
        <span className="ct-tag" data-hue={HUES[verdict]}>
          {choiceName(board, 'kpis', 'verdict', verdict) ?? t(`report.goals.verdict.${verdict}`)}
        </span>
      </span>
    </>
  )
}
