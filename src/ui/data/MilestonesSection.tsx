import { useMemo } from 'react'
import { type Milestone, type MilestoneBuffer, milestoneBoard } from '../../application/board/milestoneBoard.ts'
import type { MilestoneStanding } from '../../domain/index.ts'
import { written } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import type { Hue } from '../../schema/index.ts'
import { columnName } from '../parts/columnName.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SectionProps } from './section.ts'
import { LongList } from './LongList.tsx'
import { RowTitle } from './RowTitle.tsx'
import './clocks.css'

const HUES: Readonly<Record<MilestoneStanding['value'], Hue>> = {
  passed: 'green',
  reached: 'yellow',
  failed: 'red',
  late: 'red',
  ahead: 'blue',
  paused: 'amber',
  cancelled: 'lightGrey',
}

/** 里程碑: day, state, what was achieved and its review; one without a review does not count as done. [MS1] [S2-11] */
export function MilestonesSection({ board }: SectionProps) {
  const { t } = useSidebar()
  const { milestones, passed, all } = useMemo(() => milestoneBoard(board), [board])
  return (
    <section className="ct-section" aria-label={t('board.milestones.title')}>
      <header>
        <h2>{t('board.milestones.title')}</h2>
        <span className="ct-count">
          {t('board.milestones.count', { passed: formatCount(passed), all: formatCount(all) })}
        </span>
      </header>
      <LongList items={milestones} keyOf={({ task }) => task.row.recordId} label={t('board.milestones.title')}>
        {(milestone) => (
          <>
            <div className="ct-clock-line">
              <RowTitle title={milestone.task.row.title} recordId={milestone.task.row.recordId} table="tasks" />
              <span className="ct-tag" data-hue={HUES[milestone.standing.value]}>
                {t(`board.milestone.${milestone.standing.value}`)}
              </span>
            </div>
            {notesOf(t, milestone, board).map((note) => (
              <p key={note} className="ct-clock-note">
                {note}
              </p>
            ))}
          </>
        )}
      </LongList>
    </section>
  )
}

/** The lines below a milestone: its days, its place in the campaign, its distances, and what it lacks. */
function notesOf(
  t: Translate,
  { task, standing, ...place }: Milestone,
  board: SectionProps['board'],
): readonly string[] {
  const { today } = board
  const { plannedEnd } = task.facts
  const { actualEnd } = task.row
  const achieved = written(task.row.achieved)
  const { daysBeforeStart, stageDay, buffers } = place
  const days = [
    plannedEnd === null
      ? t('board.milestone.noPlan')
      : t('board.milestone.planned', { day: formatDay(plannedEnd, today) }),
    ...(actualEnd === null ? [] : [t('board.milestone.actual', { day: formatDay(actualEnd, today) })]),
    ...dueText(t, standing),
    ...(achieved === null ? [] : [t('board.milestone.achieved', { text: achieved })]),
  ]
  const places = [
    ...(daysBeforeStart === null ? [] : [t('board.milestone.beforeStart', { count: daysBeforeStart })]),
    ...(stageDay === null ? [] : [stageText(t, stageDay)]),
  ]
  const lacks =
    standing.lacks.length === 0
      ? []
      : [
          t('board.milestone.lacks', {
            fields: standing.lacks.map((field) => columnName(board, field)).join(t('common.listSeparator')),
          }),
        ]
  // A review that did not pass stands beside the days as long as the milestone is not reached, too.
  const isRejected = task.row.review === 'failed' && standing.value !== 'failed' && standing.value !== 'passed'
  const rejected = isRejected ? [t('board.milestone.failed')] : []
  const waits = standing.value === 'reached' || standing.value === 'failed' ? [t('board.milestone.notDone')] : []
  return [
    [...days, ...places],
    buffers.map((buffer) => bufferText(t, buffer, today)),
    [...rejected, ...lacks, ...waits],
  ]
    .filter((line) => line.length > 0)
    .map((line) => line.join(' · '))
}

function dueText(t: Translate, { value, daysLeft }: MilestoneStanding): readonly string[] {
  if (daysLeft === null || (value !== 'ahead' && value !== 'late')) return []
  if (daysLeft === 0) return [t('board.milestone.today')]
  return [
    daysLeft < 0 ? t('board.milestone.lateBy', { count: -daysLeft }) : t('board.milestone.dueIn', { count: daysLeft }),
  ]
}

function stageText(t: Translate, { stage, day }: NonNullable<Milestone['stageDay']>): string {
  if (day === 1) return t('board.milestone.stageFirst', { stage })
  return day > 1
    ? t('board.milestone.stageDay', { stage, day })
    : t('board.milestone.stageBefore', { stage, count: 1 - day })
}

/** '与「活动执行」只隔 2 天，要求 3 天：最晚 5/29 到达…'. [DP1] [S0-17] */
function bufferText(t: Translate, { successor, gapDays, requiredDays, fix }: MilestoneBuffer, today: string): string {
  const values = { task: successor.row.title ?? t('board.untitled'), gap: gapDays, required: requiredDays }
  return fix === null
    ? t('board.milestone.bufferKept', values)
    : t('board.milestone.bufferBroken', {
        ...values,
        end: formatDay(fix.latestEnd, today),
        start: formatDay(fix.earliestStart, today),
      })
}
