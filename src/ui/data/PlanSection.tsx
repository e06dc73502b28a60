import Button from '@douyinfe/semi-ui/lib/es/button'
import { type PlanBoard, planBoardSteps, type ShortLink } from '../../application/planning/planBoard.ts'
import { daysBetween } from '../../domain/index.ts'
import { formatCount, formatDay } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { LongList } from './LongList.tsx'
import { RowTitle } from './RowTitle.tsx'
import type { SectionProps } from './section.ts'
import { ShiftForm } from './ShiftForm.tsx'
import { useShiftDraft } from './useShiftDraft.ts'
import './clocks.css'

/** So many tasks of the critical path are named; the table shows the rest. */
const MOST_NAMED = 8

/** 计划与前置任务: links that are too short with the day that fixes them, cycles, what decides the end, and a shift. [DP1] */
export function PlanSection({ board, settings }: SectionProps) {
  const { t, actions } = useSidebar()
  const { tasks, today } = board
  const { lagDefaults } = settings
  const { answer: plan } = useAnswer([tasks, lagDefaults], (signal) =>
    actions.inSlices(planBoardSteps(tasks, lagDefaults), { signal }),
  )
  const draft = useShiftDraft()
  if (plan === null) return null
  return (
    <section className="ct-section" aria-label={t('board.plan.title')}>
      <header>
        <h2>{t('board.plan.title')}</h2>
        <span className="ct-count">
          {plan.short.length === 0
            ? t('board.plan.kept')
            : t('board.plan.short', { count: formatCount(plan.short.length) })}
        </span>
      </header>
      <LongList items={plan.short} keyOf={keyOfLink} label={t('board.plan.title')}>
        {(link) => (
          <>
            <div className="ct-clock-line">
              <RowTitle title={link.task.row.title} recordId={link.taskId} table="tasks" />
              <Button
                size="small"
                aria-label={t('board.plan.adjust.of', { title: link.task.row.title ?? t('board.untitled') })}
                onClick={() => draft.change({ target: link.taskId, days: daysToFix(link) })}
              >
                {t('board.plan.adjust')}
              </Button>
            </div>
            <p className="ct-clock-note">
              {t(link.gapDays < 0 ? 'board.plan.link.before' : 'board.plan.link', {
                predecessor: link.predecessor.row.title ?? t('board.untitled'),
                end: formatDay(link.predecessor.facts.plannedEnd, today),
                required: link.requiredDays,
                gap: link.gapDays,
                fix: formatDay(link.fixStart, today),
              })}
            </p>
          </>
        )}
      </LongList>
      {plan.cycles.map((path) => (
        <p key={path.map(({ row }) => row.recordId).join()} className="ct-clock-note">
          {t('board.plan.cycle', { path: pathText(path, t('board.untitled')) })}
        </p>
      ))}
      {plan.critical.length > 0 && (
        <p className="ct-clock-note">
          {t('board.plan.critical', { path: pathText(plan.critical.slice(0, MOST_NAMED), t('board.untitled')) })}
          {plan.critical.length > MOST_NAMED && ' …'}
        </p>
      )}
      <ShiftForm plan={plan} board={board} settings={settings} draft={draft} />
    </section>
  )
}

/** Whether any task of the board waits for another. */
export const hasLinks = ({ tasks, columns }: SectionProps['board']): boolean =>
  columns.includes('predecessors') && tasks.some(({ row }) => (row.predecessors ?? []).length > 0)

const keyOfLink = ({ predecessorId, taskId }: PlanBoard['short'][number]): string => `${predecessorId} ${taskId}`

const daysToFix = ({ task, fixStart }: ShortLink): number =>
  daysBetween(task.facts.plannedStart ?? task.facts.plannedEnd ?? '', fixStart ?? '') ?? 0

const pathText = (path: readonly AssessedTask[], untitled: string): string =>
  path.map(({ row }) => row.title ?? untitled).join(' → ')
