import type { AssessedTask } from '../../schema/index.ts'
import { memo, useId } from 'react'
import { formatDays, formatPoints, type Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { BandTag, StateTag, bandHue, stateHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { deviationText } from './deviationText.ts'
import { WhyPanel } from './WhyPanel.tsx'
import './task.css'

interface TaskItemProps {
  readonly task: AssessedTask
  readonly today: string
  /** What a press on the row does: open the record, or explain the figures in place. */
  readonly press: 'open' | 'explain'
  /** The line under the title: owner and dates, or the data problems. */
  readonly meta?: 'dates' | 'flags' | undefined
  readonly isExplained: boolean
  readonly onToggle: (recordId: string) => void
}

/** One task in a list: its title, its state or band, and 「为什么」, which unfolds in place. */
export const TaskItem = memo(function TaskItem({
  task,
  today,
  press,
  meta = 'dates',
  isExplained,
  onToggle,
}: TaskItemProps) {
  const { t, actions } = useSidebar()
  const why = useId()
  const { recordId } = task.row
  const { band, deviation, state } = task.assessment
  const title = task.row.title ?? t('task.untitled')
  const toggle = () => onToggle(recordId)
  const open = () => actions.openRecord(recordId)
  const explains = press === 'explain'
  return (
    <div className="ct-task" data-open={isExplained}>
      <div className="ct-task-row">
        <button
          type="button"
          className="ct-plain ct-task-main"
          onClick={explains ? toggle : open}
          {...(explains ? { 'aria-expanded': isExplained, 'aria-controls': why } : {})}
        >
          <span className="ct-task-mark" data-hue={stateHue(state)}>
            <Icon name={state} />
          </span>
          <span className="ct-task-words">
            <span className="ct-task-title">{title}</span>
            <span className="ct-task-meta">
              {meta === 'dates'
                ? metaText(t, task, today)
                : task.assessment.flags.map((flag) => t(`flag.${flag}`)).join(t('common.listSeparator'))}
            </span>
          </span>
          <span className="ct-task-figure" data-hue={saysState(task) ? 'grey' : bandHue(band)}>
            {deviation !== null && <b aria-label={deviationText(t, deviation)}>{formatPoints(deviation)}</b>}
            {saysState(task) ? <StateTag state={state} /> : <BandTag band={band} />}
          </span>
        </button>
        {explains ? (
          <span className="ct-task-chevron">
            <Icon name="chevronDown" />
          </span>
        ) : (
          <button
            type="button"
            className="ct-plain ct-why-button"
            aria-expanded={isExplained}
            aria-controls={why}
            aria-label={t('why.askAbout', { title })}
            onClick={toggle}
          >
            {t('why.ask')}
          </button>
        )}
      </div>
      <div id={why} hidden={!isExplained}>
        {isExplained && <WhyPanel task={task} today={today} />}
      </div>
    </div>
  )
})

/** Whether to show the state instead of the band: closed tasks have no band, and a small deviation hides a delay. */
const saysState = ({ assessment: { band, state } }: AssessedTask): boolean =>
  band === 'none' || (state === 'delayed' && band !== 'warning' && band !== 'severe')

/** 'KOL 经理 · 3/15–3/25 · 延期 8 天': owner, dates and delay. */
function metaText(t: Translate, task: AssessedTask, today: string): string {
  const { owner, plannedStart, plannedEnd } = task.row
  const { state, delayDays } = task.assessment
  const dates =
    plannedStart === null && plannedEnd === null ? t('task.noDates') : formatDays(plannedStart, plannedEnd, today)
  return [
    ...(state === 'delayed' && delayDays !== null ? [t('task.delayedBy', { days: delayDays })] : []),
    ...(owner ?? []).map((person) => person.name),
    dates,
  ].join(' · ')
}
