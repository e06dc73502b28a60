import type { LoadChange, ShiftEffects, ShiftRow } from '../../application/planning/shiftEffects.ts'
import type { ShortLink } from '../../application/planning/planBoard.ts'
import { type CalendarDate, daysBetween } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { spanText } from './spanText.ts'

/** A sentence about what a shift does; `isWarning` for what somebody should look at before it is written. */
interface EffectLine {
  readonly text: string
  readonly isWarning: boolean
}

/** So many sentences of one sort are shown; the rest is counted. */
const MOST_LINES = 5
const MOST_TITLES = 3

export interface EffectWords {
  readonly today: CalendarDate
  /** The last day of the campaign on show, as its row says; null for several, or none. */
  readonly campaignEnd: CalendarDate | null
  readonly titleOf: (id: string) => string
}

/** '物料：7/1–7/5 → 7/4–7/8 · 跟着「设计」' */
export function rowText(t: Translate, row: ShiftRow, { today, titleOf }: EffectWords): string {
  return [
    t('board.plan.moves', {
      title: titleOf(row.id),
      before: spanText(row.before, today),
      after: spanText(row.after, today),
    }),
    ...(row.by === null ? [] : [t('board.plan.pushed', { by: titleOf(row.by) })]),
    ...(row.isMilestone ? [t('board.plan.milestone')] : []),
    ...(row.isPast ? [t('board.plan.past')] : []),
  ].join(' · ')
}

/** What a shift does besides moving rows: the end, milestones, lags, people, and what stays. [SH1] */
export function effectLines(t: Translate, effects: ShiftEffects, words: EffectWords): readonly EffectLine[] {
  const { preview, rows, broken, mended, load } = effects
  return [
    ...(rows.length === 0 && preview.cut.length === 0 ? [said(t('board.plan.nobody'))] : []),
    ...endLines(t, preview.end, words),
    ...rows.flatMap((row) => milestoneLine(t, row, words)).slice(0, MOST_LINES),
    ...some(
      broken.map((link) => warned(brokenText(t, link, words))),
      (count) => warned(t('board.plan.broken.more', { count })),
    ),
    ...some(
      mended.map(({ predecessorId, taskId }) =>
        said(t('board.plan.mended', { predecessor: words.titleOf(predecessorId), title: words.titleOf(taskId) })),
      ),
      (count) => said(t('board.plan.mended.more', { count })),
    ),
    ...some(
      load.map((one) => loadLine(t, one, words)),
      (count) => said(t('board.plan.load.more', { count })),
    ),
    ...cutLines(t, preview.cut, words),
    ...excludedLines(t, preview.excluded, words),
  ]
}

const said = (text: string): EffectLine => ({ text, isWarning: false })
const warned = (text: string): EffectLine => ({ text, isWarning: true })

const some = (lines: readonly EffectLine[], rest: (count: string) => EffectLine): readonly EffectLine[] =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), rest(formatCount(lines.length - MOST_LINES))]

function endLines(
  t: Translate,
  { before, after }: ShiftEffects['preview']['end'],
  { today, campaignEnd }: EffectWords,
): readonly EffectLine[] {
  if (before === null || after === null) return []
  const late = campaignEnd === null ? null : daysBetween(campaignEnd, after)
  return [
    said(
      before === after
        ? t('board.plan.end.same', { day: formatDay(after, today) })
        : t('board.plan.end', { before: formatDay(before, today), after: formatDay(after, today) }),
    ),
    ...(late === null || late <= 0
      ? []
      : [warned(t('board.plan.end.late', { day: formatDay(campaignEnd, today), days: formatCount(late) }))]),
  ]
}

function milestoneLine(t: Translate, row: ShiftRow, { today, titleOf }: EffectWords): readonly EffectLine[] {
  if (!row.isMilestone || row.isKept || row.days === 0) return []
  const values = {
    title: titleOf(row.id),
    before: formatDay(row.before.end, today),
    after: formatDay(row.after.end, today),
    days: formatCount(Math.abs(row.days)),
  }
  return [said(t(row.days > 0 ? 'board.plan.milestone.later' : 'board.plan.milestone.earlier', values))]
}

const brokenText = (
  t: Translate,
  { taskId, predecessorId, requiredDays, gapDays }: ShortLink,
  { titleOf }: EffectWords,
): string =>
  t(gapDays < 0 ? 'board.plan.broken.before' : 'board.plan.broken', {
    predecessor: titleOf(predecessorId),
    title: titleOf(taskId),
    required: requiredDays,
    gap: gapDays,
  })

function loadLine(t: Translate, { owner, before, after }: LoadChange, { today }: EffectWords): EffectLine {
  const text = t('board.plan.load', { owner, before: before.length, after: after.length })
  const first = after.find(({ from, to }) => !before.some((old) => old.from === from && old.to === to))
  if (first === undefined) return said(text)
  const days = spanText({ start: first.from, end: first.to }, today)
  return { text: `${text}${t('board.plan.load.days', { days, most: first.most })}`, isWarning: true }
}

function cutLines(t: Translate, cut: readonly string[], { titleOf }: EffectWords): readonly EffectLine[] {
  if (cut.length === 0) return []
  const titles = cut.slice(0, MOST_TITLES).map(titleOf).join(t('common.listSeparator'))
  return [
    warned(
      cut.length <= MOST_TITLES
        ? t('board.plan.cut', { titles })
        : t('board.plan.cut.more', { titles, count: formatCount(cut.length) }),
    ),
  ]
}

/** Moving a stage meets many finished tasks: one sentence tells all that stay for the same reason. */
function excludedLines(
  t: Translate,
  excluded: ShiftEffects['preview']['excluded'],
  { titleOf }: EffectWords,
): readonly EffectLine[] {
  return (['done', 'cancelled', 'noPlan', 'nothingLeft'] as const).flatMap((reason) => {
    const ids = excluded.filter(({ because }) => because === reason).map(({ id }) => id)
    const [first] = ids
    if (first === undefined) return []
    return [
      said(
        ids.length === 1
          ? t(`board.plan.excluded.${reason}`, { title: titleOf(first) })
          : t(`board.plan.excluded.more.${reason}`, { title: titleOf(first), count: formatCount(ids.length) }),
      ),
    ]
  })
}
