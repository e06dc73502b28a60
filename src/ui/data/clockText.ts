import type { IssueClock } from '../../application/board/issueBoard.ts'
import { type CalendarDate, daysBetween, type SpokenSpan, spokenSpan } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import type { Hue } from '../../schema/index.ts'
import { besideColumnName } from '../parts/columnName.ts'

/** The time by which the words of a countdown are made. */
interface Now {
  readonly ms: number
  readonly today: CalendarDate
}

const spanText = (t: Translate, { unit, count }: SpokenSpan): string => t(`board.span.${unit}`, { count })

/**
 * '响应 还剩 3 小时': one clock in words. Whether it runs or is overdue is the verdict of the last pass; how much is left is
 * counted by the page's clock and never below nothing. [SL1]
 */
export function clockText(
  t: Translate,
  { answer, clock, limit }: IssueClock,
  now: Now,
  names: Parameters<typeof besideColumnName>[0],
): string {
  const name = t(`board.clock.${answer}`)
  const { value } = clock
  if (value === 'undated')
    return answer === 'measure'
      ? t('board.clock.undated.measure')
      : t('board.clock.undated', {
          column: besideColumnName(names, 'issues', answer === 'response' ? 'respondedAt' : 'solutionAt'),
        })
  if (value === 'met' || value === 'missed' || value === 'unknown' || limit === null)
    return t(
      value === 'met' || value === 'missed'
        ? `board.clock.${value}${clock.coarse ? 'ByDay' : ''}`
        : 'board.clock.unknown',
      { clock: name },
    )
  if (limit.lastDay !== null) {
    return value === 'running'
      ? t('board.clock.runningDay', { clock: name, day: formatDay(limit.lastDay, now.today) })
      : t('board.clock.overdueDay', { clock: name, count: Math.max(1, daysBetween(limit.lastDay, now.today) ?? 1) })
  }
  const span = spokenSpan(value === 'running' ? limit.atMs - now.ms : now.ms - limit.atMs)
  if (span.count === 0)
    return t(value === 'running' ? 'board.clock.runningOut' : 'board.clock.justOver', { clock: name })
  return t(`board.clock.${value}`, { clock: name, span: spanText(t, span) })
}

const HUES: Readonly<Record<IssueClock['clock']['value'], Hue>> = {
  met: 'green',
  missed: 'red',
  running: 'blue',
  overdue: 'red',
  undated: 'grey',
  unknown: 'grey',
}

/** The hue of a clock's verdict, as in the cells of the table. */
export const clockHue = ({ clock }: IssueClock): Hue => HUES[clock.value]
