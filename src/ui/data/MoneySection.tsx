import { type ReactNode, useMemo, useState } from 'react'
import type { Board } from '../../application/board/board.ts'
import { type MoneyBoard, type MoneyLine, moneyOf } from '../../application/board/money.ts'
import { RESERVE_SHARE } from '../../domain/index.ts'
import { formatIndex, formatMoney, formatPercent } from '../../i18n/index.ts'
import { linkTo, rowNames } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { approverText } from './approverText.ts'
import { besideColumnName } from '../parts/columnName.ts'
import type { SectionProps } from './section.ts'
import { CategoryChart, SpendMarks } from './MoneyCharts.tsx'
import { MoneyRow } from './MoneyRow.tsx'
import { budgetSumText, spentSumText } from './moneySums.ts'
import { Sentence } from './Sentence.tsx'
import './data.css'

/** So many lines are shown at once; the others at a press. Overspent ones stand in front. */
const FIRST_LINES = 8

/** 预算: total, reserve, spend beside progress and time, what is not reported, what is over and who decides. [BU1]–[BU5] */
export function MoneySection({ board }: SectionProps) {
  const { t } = useSidebar()
  const [isWhole, setIsWhole] = useState(false)
  const shown = useMemo(() => moneyOf(board), [board])
  const table = board.rows.budget
  if (shown === null || table === null) return null
  const { lines } = shown
  const title = t('board.money.title')
  if (lines.length === 0)
    return (
      <section className="ct-section" aria-label={title}>
        <h2>{title}</h2>
        <p className="ct-quiet">{t('board.money.none', { table: table.name })}</p>
      </section>
    )
  const listed = isWhole ? lines : lines.slice(0, FIRST_LINES)
  return (
    <section className="ct-section" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="ct-count">{t('board.money.lines', { count: lines.length })}</span>
        <strong>{t('board.money.total', { total: budgetSumText(t, shown.plan.totals) })}</strong>
      </header>
      <Totals shown={shown} board={board} />
      {shown.pace !== null && <SpendMarks pace={shown.pace} />}
      <Warnings shown={shown} board={board} />
      <ul className="ct-board-list">
        {listed.map((line) => (
          <li key={line.id}>
            <MoneyRow line={line} shown={shown} board={board} />
          </li>
        ))}
      </ul>
      {listed.length < lines.length && (
        <button type="button" className="ct-plain ct-link" onClick={() => setIsWhole(true)}>
          {t('board.money.more', { count: lines.length - listed.length })}
        </button>
      )}
      {shown.byCategory !== null && shown.byCategory.some(({ ids }) => ids.length > 1) && (
        <CategoryChart byCategory={shown.byCategory} />
      )}
    </section>
  )
}

/** Spend, 预算总额 and reserve. [BU1] [BU2] [BU4] */
function Totals({ shown, board }: { readonly shown: MoneyBoard; readonly board: Board }) {
  const { t } = useSidebar()
  const { totals } = shown.plan
  const { reported, useRate, reserveShare, reserveVerdict, reserveUsed } = totals
  const spent = spentSumText(t, totals)
  return (
    <div className="ct-board-facts">
      {reported > 0 && (
        <p>
          {useRate === null
            ? t('board.money.spentNoRate', { spent })
            : t('board.money.spent', { spent, rate: formatPercent(useRate) })}
        </p>
      )}
      <Approved shown={shown} board={board} />
      {reserveVerdict !== null && (
        <p>
          {t(`board.money.reserve.${reserveVerdict}`, { share: `${formatIndex(reserveShare)}%`, ...RESERVE_SHARE })}
          {reserveUsed !== null && t('board.money.reserveUsed', { rate: formatPercent(reserveUsed) })}
        </p>
      )}
    </div>
  )
}

/** The sum of the lines against 预算总额 of the campaign. Nothing in a sheet without a table of campaigns. [BU4] */
function Approved({ shown, board }: { readonly shown: MoneyBoard; readonly board: Board }) {
  const { t } = useSidebar()
  if (board.rows.campaigns === null) return null
  const { approved, aboveApproved, aboveApprovedRate } = shown.plan
  const column = besideColumnName(board, 'campaigns', 'budgetTotal')
  if (shown.isOfSeveral) return <p className="ct-quiet">{t('board.money.ofSeveral', { column })}</p>
  const { campaign } = board
  if (campaign === null) return null
  const name = linkTo('campaigns', column, [campaign.recordId])
  // What lacks lines is compared with nothing: a warning names them. [AD4]
  if (approved !== null && aboveApproved === null) return null
  if (approved === null || aboveApproved === null)
    return (
      <p className="ct-quiet">
        <Sentence board={board} message="board.money.approved.unknown" parts={{ column: name }} />
      </p>
    )
  const verdict = aboveApproved === 0 ? 'equal' : aboveApproved > 0 ? 'above' : 'below'
  return (
    <p>
      <Sentence
        board={board}
        message={`board.money.approved.${verdict}`}
        parts={{
          column: name,
          approved: formatMoney(approved),
          difference: formatMoney(Math.abs(aboveApproved)),
          rate: formatPercent(aboveApprovedRate === null ? null : Math.abs(aboveApprovedRate)),
        }}
      />
    </p>
  )
}

/** What is over, not reported, or does not add up: each names its rows and leads to them. [BU1] [BU3] [BU5] */
function Warnings({ shown, board }: { readonly shown: MoneyBoard; readonly board: Board }) {
  const { t } = useSidebar()
  const { plan, over, unreported, unread, mismatched } = shown
  const linked = ({ id, name }: MoneyLine) => [
    linkTo('budget', t('report.name', { title: name ?? t('report.unfilled') }), [id]),
  ]
  const amountColumn = besideColumnName(board, 'budget', 'amount')
  return (
    <>
      {plan.overspent !== null && (
        <Warning hue="red">
          {t('board.money.totalOver', {
            limit: formatMoney(plan.overspent.limit),
            amount: formatMoney(plan.overspent.by),
          })}
          {approverText(t, board, shown.approver)}
        </Warning>
      )}
      {over.map((line) => (
        <Warning key={line.id} hue="red">
          <Sentence
            board={board}
            message="board.money.over"
            parts={{ name: linked(line), amount: formatMoney(line.result.variance) }}
          />
          {approverText(t, board, line.approver, line.approval)}
        </Warning>
      ))}
      {mismatched.map((line) => (
        <Warning key={line.id} hue="orange">
          <Sentence
            board={board}
            message="board.money.differs"
            parts={{
              name: linked(line),
              factors: line.check.factors.map(formatMoney).join(' × '),
              product: formatMoney(line.check.product),
              column: amountColumn,
              budget: formatMoney(line.check.budget),
            }}
          />
        </Warning>
      ))}
      {unreported.length > 0 && (
        <Warning hue="grey">
          <Sentence
            board={board}
            message={plan.totals.reported === 0 ? 'board.money.noneReported' : 'board.money.unreported'}
            parts={{
              count: linkTo(
                'budget',
                t('board.money.lines', { count: unreported.length }),
                unreported.map(({ id }) => id),
              ),
              names: rowNames(t, unreported.map(linked)),
            }}
          />
        </Warning>
      )}
      {unread.length > 0 && (
        <Warning hue="orange">
          <Sentence
            board={board}
            message="board.money.unread"
            parts={{
              count: linkTo(
                'budget',
                t('board.money.lines', { count: unread.length }),
                unread.map(({ id }) => id),
              ),
              names: rowNames(t, unread.map(linked)),
            }}
          />
        </Warning>
      )}
    </>
  )
}

function Warning({ hue, children }: { readonly hue: 'red' | 'orange' | 'grey'; readonly children: ReactNode }) {
  return (
    <p className="ct-board-warning" data-hue={hue}>
      <Icon name={hue === 'grey' ? 'info' : 'warning'} size={14} />
      <span>{children}</span>
    </p>
  )
}
