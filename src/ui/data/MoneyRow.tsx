import Button from '@douyinfe/semi-ui/lib/es/button'
import type { Board } from '../../application/board/board.ts'
import type { MoneyBoard, MoneyLine } from '../../application/board/money.ts'
import { written } from '../../domain/index.ts'
import { formatMoney, formatPercent, type Translate } from '../../i18n/index.ts'
import { drawBar } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { Drawing } from '../reports/Drawing.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { approverText } from './approverText.ts'
import { besideColumnName } from '../parts/columnName.ts'
import { Unfolding } from './Unfolding.tsx'
import '../task/task.css'
import { RuledText } from '../parts/RuledText.tsx'

const HUES = { over: 'red', unreported: 'grey', within: 'green', noBudget: 'orange', unread: 'orange' } as const

/** A line of the budget with its bar; a press shows its category, owner and the check of its factors. [BU1] [BU3] */
export function MoneyRow({
  line,
  shown,
  board,
}: {
  readonly line: MoneyLine
  readonly shown: MoneyBoard
  readonly board: Board
}) {
  const { t, actions } = useSidebar()
  const { id, budget, actual, result } = line
  const name = line.name ?? t('report.unfilled')
  const planned = line.unread?.includes('budget') === true ? t('board.money.line.unread') : formatMoney(budget)
  const spent =
    actual !== null
      ? formatMoney(actual)
      : t(result.status === 'unread' ? 'board.money.line.unread' : 'board.money.line.unreported')
  // The tag says that nothing is reported: the head need not say it a second time.
  const of =
    actual === null
      ? t('board.money.line.planned', { budget: planned })
      : t('board.money.line.of', { spent, budget: planned })
  const check = shown.matching.find((one) => one.id === id)?.check
  const facts = [
    ...(written(line.category) === null || line.category === line.name ? [] : [line.category ?? '']),
    ...(line.share === null ? [] : [t('board.money.line.share', { percent: formatPercent(line.share) })]),
    ...(result.useRate === null ? [] : [t('board.money.line.used', { percent: formatPercent(result.useRate) })]),
    line.owners.length === 0
      ? t('board.money.line.noOwner')
      : t('board.money.line.owner', { names: line.owners.join(t('report.separator.list')) }),
  ]
  return (
    <Unfolding
      summary={
        <>
          <span className="ct-board-head">
            <span className="ct-board-name">{name}</span>
            <b>{of}</b>
            <Icon name="chevronDown" size={14} />
          </span>
          <Drawing
            drawn={drawBar(
              {
                value: actual,
                outline: budget,
                most: shown.mostAmount,
                tone: result.status === 'over' ? 'bad' : 'good',
              },
              t('board.money.barTitle', { name, spent, budget: planned }),
            )}
          />
          <span className="ct-board-meta">
            <span>{facts[0]}</span>
            <span className="ct-tag" data-hue={HUES[result.status]}>
              {statusText(t, line)}
            </span>
          </span>
        </>
      }
    >
      {() => (
        <div className="ct-why">
          <p>{facts.join(' · ')}</p>
          {line.approver.kind !== 'noColumn' && (
            <p className="ct-quiet">{approverText(t, board, line.approver, line.approval)}</p>
          )}
          {check !== undefined && (
            <p>
              <RuledText rule="BU3">
                {t('board.money.matches', {
                  factors: check.factors.map(formatMoney).join(' × '),
                  product: formatMoney(check.product),
                  column: besideColumnName(board, 'budget', 'amount'),
                })}
              </RuledText>
            </p>
          )}
          <div className="ct-why-actions">
            <Button size="small" icon={<Icon name="open" size={14} />} onClick={() => actions.openRecord(id, 'budget')}>
              {t('task.open')}
            </Button>
          </div>
        </div>
      )}
    </Unfolding>
  )
}

/** '超支 500', '余 200', '未报账': what the cells 差异额 and 超支 say. [BU1] */
function statusText(t: Translate, { result: { status, variance } }: MoneyLine): string {
  if (status === 'over') return t('board.money.line.over', { amount: formatMoney(variance) })
  if (status === 'unreported' || status === 'noBudget' || status === 'unread') return t(`board.money.line.${status}`)
  return variance === 0
    ? t('board.money.line.even')
    : t('board.money.line.within', { amount: formatMoney(Math.abs(variance ?? 0)) })
}
