import Button from '@douyinfe/semi-ui/lib/es/button'
import type { Board } from '../../application/board/board.ts'
import type { BoardGoal } from '../../application/board/goals.ts'
import { formatDay } from '../../i18n/index.ts'
import { linkTo } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { amountText } from '../parts/amountText.ts'
import { besideColumnName } from '../parts/columnName.ts'
import { GoalTrendView } from './GoalTrendView.tsx'
import { arithmeticOf, paceSentence } from './paceLines.ts'
import { Sentence } from './Sentence.tsx'
import '../task/task.css'
import { RuledText } from '../parts/RuledText.tsx'

/** What a goal lacks, its pace with the arithmetic, where its actual value comes from, and its trend. [KP1] [KP2] [KP5] */
export function GoalDetails({ goal, board }: { readonly goal: BoardGoal; readonly board: Board }) {
  const { t, actions, clock } = useSidebar()
  const columns = {
    actual: besideColumnName(board, 'kpis', 'actual'),
    target: besideColumnName(board, 'kpis', 'target'),
    base: besideColumnName(board, 'kpis', 'base'),
  }
  const pace = paceSentence(t, board, goal)
  const lines = arithmeticOf(t, board, goal, clock())
  return (
    <div className="ct-why">
      {goal.missing.map((missing) => (
        <p key={missing} className="ct-board-warning" data-hue="orange">
          <Icon name="warning" size={14} />
          <span>{t(`board.goals.missing.${missing}`, columns)}</span>
        </p>
      ))}
      {pace !== null && <p>{pace}</p>}
      {lines.length > 0 && (
        <ol className="ct-why-lines">
          {lines.map(({ text, rule }) => (
            <li key={text}>
              <RuledText rule={rule}>{text}</RuledText>
            </li>
          ))}
        </ol>
      )}
      <Origin goal={goal} board={board} actual={columns.actual} />
      <GoalTrendView goal={goal} board={board} />
      <div className="ct-why-actions">
        <Button size="small" icon={<Icon name="open" size={14} />} onClick={() => actions.openRecord(goal.id, 'kpis')}>
          {t('task.open')}
        </Button>
      </div>
    </div>
  )
}

/** Where the actual value comes from: typed, or the sum of rows of 指标明细. [KP1] */
function Origin({ goal, board, actual }: { readonly goal: BoardGoal; readonly board: Board; readonly actual: string }) {
  const { t } = useSidebar()
  const { origin, unit } = goal
  const { entries, from, sum, addsUp } = origin
  const table = board.rows.metrics?.name ?? ''
  const count = linkTo(
    'metrics',
    t('board.goals.entries', { count: entries.length }),
    entries.map(({ recordId }) => recordId),
  )
  const day = formatDay(board.asOf, board.today)
  return (
    <>
      {from === 'typed' && <p className="ct-quiet">{t('board.goals.origin.typed', { actual })}</p>}
      {from === 'entries' && (
        <p className="ct-quiet">
          <Sentence board={board} message="board.goals.origin.entries" parts={{ table, day, count, actual }} />
        </p>
      )}
      {from === 'typed' && sum !== null && sum !== origin.actual && (
        <p className="ct-quiet">
          <Sentence
            board={board}
            message="board.goals.origin.differs"
            parts={{ table, count, sum: amountText(sum, unit), actual: amountText(origin.actual, unit) }}
          />
        </p>
      )}
      {from === null && !addsUp && entries.length > 0 && (
        <p className="ct-quiet">
          <Sentence board={board} message="board.goals.notSummed" parts={{ table, count, actual }} />
        </p>
      )}
    </>
  )
}
