import { type ReactNode, useMemo, useState } from 'react'
import { baselineLabel, baselinesOf, type Baseline } from '../../application/history/baselineList.ts'
import { type PlanBoard, planBoardSteps } from '../../application/planning/planBoard.ts'
import { createWorkdayCalendar, parseDay, type Steps } from '../../domain/index.ts'
import { bringWords, formatCount } from '../../i18n/index.ts'
import { baseline as baselineWords } from '../../i18n/zh-CN/baseline.ts'
import { gantt as ganttWords } from '../../i18n/zh-CN/gantt.ts'
import { reportChart as chartWords } from '../../i18n/zh-CN/reportChart.ts'
import { campaignInScope } from '../../application/companions/campaignInScope.ts'
import type { SectionProps } from '../data/section.ts'
import { Choice } from '../parts/Choice.tsx'
import { columnName } from '../parts/columnName.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import type { ShiftRequest } from '../shiftDoor.ts'
import { useSidebar } from '../sidebarContext.ts'
import { ganttRange, type GanttZoom } from './ganttAxis.ts'
import { GanttChart } from './GanttChart.tsx'
import { GanttLegend } from './GanttLegend.tsx'
import {
  type DaySpan,
  frozenSpan,
  type GanttFilter,
  type GanttMaterial,
  type GanttRows,
  ganttRowsSteps,
  isSlipping,
  shownRows,
} from './ganttRows.ts'
import { GanttTable, type ShownBaseline } from './GanttTable.tsx'
import './gantt.css'

bringWords(ganttWords)
bringWords(baselineWords)
bringWords(chartWords)

const ZOOMS = ['fit', 'week', 'day'] as const satisfies readonly GanttZoom[]
/** The choice of no baseline; ids of baselines are never empty. */
const NO_BASELINE = ''

/** 甘特图: plan, actual, delay, baseline and links of the tasks on show. Moving a bar only asks for a preview. [SH1] */
export default function GanttSection({
  board,
  settings,
  companions,
  onShift,
}: Pick<SectionProps, 'board' | 'settings' | 'companions'> & { readonly onShift: (shift: ShiftRequest) => void }) {
  const { t, actions } = useSidebar()
  const { tasks, today, asOf } = board
  const { lagDefaults, calendar } = settings
  const { answer } = useAnswer([tasks, lagDefaults, today, asOf], (signal) =>
    actions.inSlices(ganttSteps({ tasks, today, asOf }, lagDefaults), { signal }),
  )
  const [zoom, setZoom] = useState<GanttZoom>('fit')
  const [filter, setFilter] = useState<GanttFilter>('all')
  const choice = useBaseline({ board, companions })
  const { isWorkday } = useMemo(() => createWorkdayCalendar({ overrides: calendar }), [calendar])
  const drawn = answer?.rows.tasks
  const frozen = choice.shown?.tasks ?? null
  const range = useMemo(
    () => (drawn === undefined ? null : ganttRange(drawn, parseDay(today), frozenSpans(frozen))),
    [drawn, today, frozen],
  )
  const near = useMemo(() => drawn?.filter(({ id }) => range?.farIds.has(id) !== true) ?? [], [drawn, range])
  const rows = useMemo(() => shownRows(near, filter), [near, filter])
  const late = useMemo(() => near.filter(isSlipping), [near])
  const listed = useMemo(() => rows.filter((row) => row.kind === 'task'), [rows])
  if (answer === null) return null
  const { plan } = answer
  const criticalCount = near.filter(({ isCritical }) => isCritical).length
  const most = Math.max(0, ...late.map(({ task }) => task.assessment.delayDays ?? 0))
  return (
    <section className="ct-section ct-gantt" aria-label={t('gantt.title')}>
      <header>
        <h2>{t('gantt.title')}</h2>
        {near.length > 0 && (
          <span className="ct-count" data-hue={late.length > 0 ? 'red' : undefined}>
            {late.length === 0
              ? t('gantt.count.none')
              : t('gantt.count.late', { count: formatCount(late.length), days: most })}
          </span>
        )}
        {near.length > 0 && <About hasBaseline={choice.own.length > 0} />}
      </header>
      {range === null ? (
        <NothingDrawn board={board} rows={answer.rows} />
      ) : (
        <>
          <div className="ct-gantt-choices">
            <Choice
              label={t('gantt.filter')}
              value={filter}
              choices={[
                { value: 'all', label: t('gantt.filter.all', { count: formatCount(near.length) }) },
                { value: 'late', label: t('gantt.filter.late', { count: formatCount(late.length) }) },
                ...(plan.graph.links.length > 0
                  ? [
                      {
                        value: 'critical' as const,
                        label: t('gantt.filter.critical', { count: formatCount(criticalCount) }),
                      },
                    ]
                  : []),
              ]}
              onChange={setFilter}
            />
            <Choice
              label={t('gantt.zoom')}
              value={zoom}
              choices={ZOOMS.map((value) => ({ value, label: t(`gantt.zoom.${value}`) }))}
              onChange={setZoom}
            />
            {choice.own.length > 0 && (
              <Choice
                label={t('gantt.baseline')}
                value={choice.chosenId}
                choices={[
                  { value: NO_BASELINE, label: t('gantt.baseline.off') },
                  ...choice.own.map((one) => ({
                    value: one.id,
                    label: t('gantt.baseline.one', { name: baselineLabel(one) }),
                  })),
                ]}
                onChange={choice.choose}
              />
            )}
          </div>
          {choice.isOfSeveral && <p className="ct-quiet">{t('gantt.baseline.several')}</p>}
          {choice.trouble}
          {listed.length === 0 ? (
            <p className="ct-quiet">{t('gantt.filter.nobody')}</p>
          ) : (
            <>
              <GanttLegend rows={listed} plan={plan} hasBaseline={choice.shown !== null} />
              <GanttChart
                rows={rows}
                range={range}
                plan={plan}
                zoom={zoom}
                frozen={frozen}
                today={today}
                isWorkday={isWorkday}
                onShift={onShift}
              />
              <GanttTable tasks={listed} plan={plan} shown={choice.shown} today={today} />
            </>
          )}
          <LeftOut board={board} rows={answer.rows} farIds={range.farIds} />
        </>
      )}
    </section>
  )
}

/** The links of the plan, and from them the bars. */
function* ganttSteps(
  material: Omit<GanttMaterial, 'criticalIds'>,
  lagDefaults: SectionProps['settings']['lagDefaults'],
): Steps<{ readonly plan: PlanBoard; readonly rows: GanttRows }> {
  const plan = yield* planBoardSteps(material.tasks, lagDefaults, material.today)
  // Without links the last task alone would be called the critical path.
  const critical = plan.graph.links.length === 0 ? [] : plan.critical
  const criticalIds = new Set(critical.map(({ row }) => row.recordId))
  return { plan, rows: yield* ganttRowsSteps({ ...material, criticalIds }) }
}

const frozenSpans = (frozen: ShownBaseline['tasks'] | null): readonly DaySpan[] =>
  frozen === null ? [] : [...frozen.values()].map(frozenSpan).filter((span) => span !== null)

/** The baseline that the bars are compared with: the latest of the campaign on show, unless people choose another. [BL2] */
function useBaseline({ board, companions }: Pick<SectionProps, 'board' | 'companions'>): {
  readonly own: readonly Baseline[]
  /** Baselines are kept, and several campaigns are on show: a baseline is one campaign's. */
  readonly isOfSeveral: boolean
  readonly chosenId: string
  readonly choose: (id: string) => void
  readonly shown: ShownBaseline | null
  readonly trouble: ReactNode
} {
  const { t, actions } = useSidebar()
  const { scope } = board
  const { baselines, rows } = companions
  const campaignId = campaignInScope(scope, rows)
  const isOnly = rows.campaigns?.rows.length === 1
  const own = useMemo(
    () => (campaignId === undefined ? [] : baselinesOf(baselines, campaignId, { isOnly })),
    [baselines, campaignId, isOnly],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const baseline = chosen === NO_BASELINE ? undefined : (own.find(({ id }) => id === chosen) ?? own[0])
  const { answer, isCurrent, askAgain } = useAnswer(baseline === undefined ? null : [baseline.id], async () =>
    baseline === undefined ? null : await actions.baselines.plan(baseline),
  )
  const frozen = isCurrent && answer?.ok === true ? answer.value : null
  const shown = useMemo(
    () => (baseline === undefined || frozen === null ? null : { baseline, tasks: frozen.tasks }),
    [baseline, frozen],
  )
  const trouble =
    !isCurrent || answer === null ? null : !answer.ok ? (
      <RefusedNotice error={answer.error} onRetry={askAgain} />
    ) : answer.value === null ? (
      <p className="ct-quiet">{t('baseline.damaged')}</p>
    ) : null
  const isOfSeveral = campaignId === undefined && baselines.length > 0
  return { own, isOfSeveral, chosenId: baseline?.id ?? NO_BASELINE, choose: setChosen, shown, trouble }
}

function About({ hasBaseline }: { readonly hasBaseline: boolean }) {
  const { t } = useSidebar()
  return (
    <InfoTip label={t('gantt.about')}>
      <p>{t('gantt.about.bars', { rule: 'DP3' })}</p>
      {hasBaseline && <p>{t('gantt.about.baseline', { rule: 'BL2' })}</p>}
      <p>{t('gantt.about.drag', { rule: 'SH1' })}</p>
      <p>{t('gantt.about.keys')}</p>
    </InfoTip>
  )
}

/** Why there is no drawing, and what would make one. */
function NothingDrawn({ board, rows }: Pick<SectionProps, 'board'> & { readonly rows: GanttRows }) {
  const { t } = useSidebar()
  const columns = { start: columnName(board, 'plannedStart'), end: columnName(board, 'plannedEnd') }
  const { unplannedIds } = rows
  return (
    <EmptyState icon="table" title={t('gantt.empty')}>
      <p>
        {board.tasks.length === 0 ? (
          t('gantt.empty.noTasks', columns)
        ) : unplannedIds.length === 0 ? (
          t('gantt.empty.cancelled')
        ) : (
          <RecordsLink recordIds={unplannedIds} tasks={board.tasks}>
            {t('gantt.empty.unplanned', { ...columns, count: formatCount(unplannedIds.length) })}
          </RecordsLink>
        )}
      </p>
    </EmptyState>
  )
}

/** The tasks that are not drawn, by reason; a press names them. */
function LeftOut({
  board,
  rows: { unplannedIds, cancelledIds },
  farIds,
}: Pick<SectionProps, 'board'> & { readonly rows: GanttRows; readonly farIds: ReadonlySet<string> }) {
  const { t } = useSidebar()
  const left = [
    { message: 'gantt.unplanned', ids: unplannedIds },
    { message: 'gantt.far', ids: [...farIds] },
    { message: 'gantt.cancelled', ids: cancelledIds },
  ] as const
  return (
    <>
      {left
        .filter(({ ids }) => ids.length > 0)
        .map(({ message, ids }) => (
          <p key={message} className="ct-quiet">
            <RecordsLink recordIds={ids} tasks={board.tasks}>
              {t(message, { count: formatCount(ids.length) })}
            </RecordsLink>
          </p>
        ))}
    </>
  )
}
