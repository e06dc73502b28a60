import Button from '@douyinfe/semi-ui/lib/es/button'
import { type PlanBoard, planBoardSteps, type ShortLink } from '../../application/planning/planBoard.ts'
import { daysBetween } from '../../domain/index.ts'
import { formatCount, formatDay } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { SandboxPart } from '../sandbox/SandboxPart.tsx'
import { type Sandboxing, useSandbox } from '../sandbox/sandboxes.ts'
import { useSidebar } from '../sidebarContext.ts'
import { CampaignRange } from '../forecast/CampaignRange.tsx'
import { LongList } from './LongList.tsx'
import { RowTitle } from './RowTitle.tsx'
import type { SectionProps } from './section.ts'
import './clocks.css'

/** So many tasks of the critical path are named; the table shows the rest. */
const MOST_NAMED = 8

/** 计划与前置任务: what is too short, what decides the end, who waits, and trying other dates. [DP1] [SH3] */
export function PlanSection({ board, settings, topic }: SectionProps) {
  const { t, actions } = useSidebar()
  const { tasks, today } = board
  const { lagDefaults } = settings
  const { answer: plan } = useAnswer([tasks, lagDefaults, today], (signal) =>
    actions.inSlices(planBoardSteps(tasks, lagDefaults, today), { signal }),
  )
  const sandboxing = useSandbox(topic)
  if (plan === null) return null
  const isLinked = hasLinks(board)
  const title = t(isLinked ? 'board.plan.title' : 'board.plan.title.alone')
  return (
    <section className="ct-section" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {isLinked && (
          <span className="ct-count">
            {plan.short.length === 0
              ? t('board.plan.kept')
              : t('board.plan.short', { count: formatCount(plan.short.length) })}
          </span>
        )}
      </header>
      {isLinked && <Links plan={plan} today={today} onAdjust={sandboxing.open} />}
      <CampaignRange tasks={tasks} today={today} />
      <SandboxPart plan={plan} board={board} settings={settings} {...sandboxing} />
    </section>
  )
}

/** What the links of the plan say: the short ones with the day that fixes them, the critical path, who waits. */
function Links({
  plan,
  today,
  onAdjust,
}: {
  readonly plan: PlanBoard
  readonly today: string
  readonly onAdjust: Sandboxing['open']
}) {
  const { t } = useSidebar()
  return (
    <>
      <LongList items={plan.short} keyOf={keyOfLink} label={t('board.plan.title')}>
        {(link) => (
          <>
            <div className="ct-clock-line">
              <RowTitle title={link.task.row.title} recordId={link.taskId} table="tasks" />
              <Button
                size="small"
                aria-label={t('board.plan.adjust.of', { title: link.task.row.title ?? t('board.untitled') })}
                onClick={() => onAdjust({ taskId: link.taskId, days: daysToFix(link) })}
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
        <div className="ct-clock-part">
          <h3>{t('board.plan.critical.title')}</h3>
          <p className="ct-clock-note">
            {t('board.plan.critical', { path: pathText(plan.critical.slice(0, MOST_NAMED), t('board.untitled')) })}
            {plan.critical.length > MOST_NAMED && ' …'}
          </p>
        </div>
      )}
      {plan.waiting.length > 0 && (
        <div className="ct-clock-part">
          <h3>{t('board.plan.waits.title')}</h3>
          <LongList items={plan.waiting} keyOf={({ task }) => task.row.recordId} label={t('board.plan.waits.title')}>
            {({ task, start, predecessors }) => (
              <p className="ct-clock-note">
                {t('board.plan.waits', {
                  title: task.row.title ?? t('board.untitled'),
                  start: formatDay(start, today),
                  predecessors: predecessors
                    .map(({ row }) => row.title ?? t('board.untitled'))
                    .join(t('common.listSeparator')),
                })}
              </p>
            )}
          </LongList>
        </div>
      )}
    </>
  )
}

/** Whether any task of the board has planned dates. */
export const hasPlan = ({ tasks }: SectionProps['board']): boolean =>
  tasks.some(({ facts }) => facts.plannedEnd !== null)

/** Whether any task of the board waits for another. */
const hasLinks = ({ tasks, columns }: SectionProps['board']): boolean =>
  columns.includes('predecessors') && tasks.some(({ row }) => (row.predecessors ?? []).length > 0)

const keyOfLink = ({ predecessorId, taskId }: PlanBoard['short'][number]): string => `${predecessorId} ${taskId}`

const daysToFix = ({ task, fixStart }: ShortLink): number =>
  daysBetween(task.facts.plannedStart ?? task.facts.plannedEnd ?? '', fixStart ?? '') ?? 0

const pathText = (path: readonly AssessedTask[], untitled: string): string =>
  path.map(({ row }) => row.title ?? untitled).join(' → ')
