import type { Board } from '../../application/board/board.ts'
import type { BoardGoal } from '../../application/board/goals.ts'
import { formatDay, formatPercent, type Translate } from '../../i18n/index.ts'
import { amountText } from './amountText.ts'
import { columnIn } from './columnIn.ts'

/** A line of the arithmetic, with the rule that it follows. */
export interface ArithmeticLine {
  readonly text: string
  readonly rule: 'KP1' | 'KP2'
}

type GoalFacts = Pick<BoardGoal, 'attainment' | 'unit' | 'pace' | 'behind' | 'campaign' | 'verdict' | 'fromBase'>
type BoardFacts = Pick<Board, 'asOf' | 'today' | 'preset' | 'language'>

/** '到今天应达 130,000，差 10,000，之后每天需要 2,000。', or why there is none. [KP2] */
export function paceSentence(t: Translate, board: BoardFacts, goal: GoalFacts): string | null {
  const { pace, campaign, attainment } = goal
  if (pace.because === 'noNumbers') return null
  if (pace.because === 'noDates') {
    if (campaign === null) return t('board.pace.noCampaign')
    const column = columnIn(board, 'campaigns', campaign.startDay === null ? 'startDay' : 'endDay')
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

/** How the figures of a goal came about, a line each, in the words that explain their cells. [KP1] [KP2] [EX1] */
export function arithmeticOf(t: Translate, board: BoardFacts, goal: GoalFacts): readonly ArithmeticLine[] {
  const { attainment, pace, unit, campaign } = goal
  const { because, value, target, base } = attainment
  const amount = (number: number | null) => amountText(number, unit)
  const numbers = { actual: amount(attainment.actual), target: amount(target), base: amount(base) }
  const attained =
    because === 'actualOverTarget' || because === 'lowerIsBetter' || because === 'againstBase'
      ? t(`explain.attainment.${because}`, { ...numbers, result: formatPercent(value) })
      : null
  const result = amount(pace.expected)
  const day = (of: string | null) => formatDay(of, board.today)
  const how =
    pace.because === 'lowerIsBetter'
      ? t('explain.pace.lowerIsBetter', { result })
      : pace.because === 'even' || pace.because === 'phases'
        ? t(`explain.pace.${pace.because}${goal.fromBase ? 'FromBase' : ''}`, {
            ...numbers,
            result,
            share: formatPercent(pace.expectedShare),
            from: day(campaign?.startDay ?? null),
            to: day(campaign?.endDay ?? null),
            asOf: day(board.asOf),
          })
        : null
  const needed =
    pace.neededPerDay === null || pace.neededPerDay === 0 || pace.daysLeft === null || pace.shortfall === null
      ? null
      : t('board.pace.how.needed', {
          amount: amount(Math.abs(pace.shortfall)),
          days: pace.daysLeft,
          rate: amount(pace.neededPerDay),
        })
  return [
    ...(attained === null ? [] : [{ text: attained, rule: 'KP1' as const }]),
    ...(how === null ? [] : [{ text: how, rule: 'KP2' as const }]),
    ...(needed === null ? [] : [{ text: needed, rule: 'KP2' as const }]),
  ]
}
