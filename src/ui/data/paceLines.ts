import type { Board } from '../../application/board/board.ts'
import type { BoardGoal } from '../../application/board/goals.ts'
import { attainmentLine, paceLine } from '../../application/companions/explain/goals.ts'
import type { ExplainedLine } from '../../application/companions/explain/line.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import { sentenceText } from '../explain/sentenceText.ts'
import { amountText } from '../parts/amountText.ts'
import { besideColumnName } from '../parts/columnName.ts'

/** A line of the arithmetic, with the rule that it follows. */
export interface ArithmeticLine {
  readonly text: string
  readonly rule: 'KP1' | 'KP2'
}

type GoalFacts = Pick<BoardGoal, 'attainment' | 'unit' | 'pace' | 'behind' | 'campaign' | 'verdict' | 'fromBase'>
type BoardFacts = Pick<Board, 'asOf' | 'today' | 'preset' | 'language' | 'rows' | 'timeZone'>

/** '到今天应达 130,000，差 10,000，之后每天需要 2,000。', or why there is none. [KP2] */
export function paceSentence(t: Translate, board: BoardFacts, goal: GoalFacts): string | null {
  const { pace, campaign, attainment } = goal
  if (pace.because === 'noNumbers') return null
  if (pace.because === 'noDates') {
    if (campaign === null) return t('board.pace.noCampaign')
    const column = besideColumnName(board, 'campaigns', campaign.startDay === null ? 'startDay' : 'endDay')
    return t('board.pace.noDay', { column })
  }
  const expected = amountText(pace.expected, goal.unit)
  const gap = gapText(t, goal)
  return t('board.pace.sentence', {
    parts: [
      board.asOf === board.today
        ? t('board.pace.expectedToday', { expected, gap })
        : t('board.pace.expected', { day: formatDay(board.asOf, board.today), expected, gap }),
      ...(attainment.actual === null ? [] : restText(t, goal)),
    ].join(t('report.separator.comma')),
  })
}

/** How far the goal is from what is expected by now. */
function gapText(t: Translate, { behind, unit }: GoalFacts): string {
  if (behind === null) return t('board.pace.actualMissing')
  if (behind === 0) return t('board.pace.level')
  return t(behind > 0 ? 'board.pace.short' : 'board.pace.more', { amount: amountText(Math.abs(behind), unit) })
}

/** What is needed from now on; nothing for a level, which no day adds to. */
function restText(t: Translate, { pace, unit, verdict }: GoalFacts): readonly string[] {
  if (pace.because === 'lowerIsBetter') return []
  if (verdict === 'met' || verdict === 'exceeded') return [t('board.pace.reached')]
  if (pace.neededPerDay !== null) return [t('board.pace.needed', { rate: amountText(pace.neededPerDay, unit) })]
  if (pace.daysLeft === 0 && pace.shortfall !== null)
    return [t('board.pace.ended', { amount: amountText(Math.abs(pace.shortfall), unit) })]
  return []
}

/** How the figures of a goal came about, a line each: the lines that explain their cells. [KP1] [KP2] [EX1] */
export function arithmeticOf(t: Translate, board: BoardFacts, goal: GoalFacts, now: number): readonly ArithmeticLine[] {
  const { attainment, pace, unit } = goal
  const { timeZone, today, asOf } = board
  const textOf = (line: ExplainedLine | null, field: 'attainment' | 'expected'): readonly string[] =>
    line === null || 'reason' in line
      ? []
      : [sentenceText(t, line, { today, timeZone, now, column: besideColumnName(board, 'kpis', field) })]
  const attained = textOf(attainmentLine(attainment, unit), 'attainment')
  const { target, base } = attainment
  const how = textOf(paceLine(pace, { ...goal, target, base }, asOf), 'expected')
  const needed =
    pace.neededPerDay === null || pace.neededPerDay === 0 || pace.daysLeft === null || pace.shortfall === null
      ? []
      : [
          t('board.pace.how.needed', {
            amount: amountText(Math.abs(pace.shortfall), unit),
            days: pace.daysLeft,
            rate: amountText(pace.neededPerDay, unit),
          }),
        ]
  return [
    ...attained.map((text) => ({ text, rule: 'KP1' as const })),
    ...[...how, ...needed].map((text) => ({ text, rule: 'KP2' as const })),
  ]
}
