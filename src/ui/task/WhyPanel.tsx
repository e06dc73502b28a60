import Button from '@douyinfe/semi-ui/lib/es/button'
import { lazy, Suspense } from 'react'
import { statedCause, written } from '../../domain/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { AssessedTask, TaskFieldKey } from '../../schema/index.ts'
import { adviceText } from '../alerts/adviceText.ts'
import { Icon } from '../parts/Icon.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { explainShown, isHeldByStatement } from './explainShown.ts'
import { explanationLines, type ExplanationLine } from './explanationLines.ts'
import { PlanBar } from './PlanBar.tsx'
import './task.css'
import { RuledText } from '../parts/RuledText.tsx'

const TaskOutlook = lazy(() => import('./TaskOutlook.tsx'))
const TaskSayings = lazy(() => import('../taught/TaskSayings.tsx'))
const TaskPlaceLines = lazy(() => import('./TaskPlaceLines.tsx'))

/** Explains the figures of one task in words, lists its data problems and links to its record. */
export function WhyPanel({
  task,
  today,
  field = null,
}: {
  readonly task: AssessedTask
  readonly today: string
  /** The column whose line is highlighted. */
  readonly field?: TaskFieldKey | null
}) {
  const { t, actions } = useSidebar()
  const sheetParts = useShownSheet()
  const { columns, day, mayWrite } = sheetParts
  const why = explainShown(actions, task, day)
  if (why === null) return <p className="ct-why ct-quiet">{t('why.gone')}</p>
  const lines = explanationLines(t, why, {
    today,
    columns,
    forecastEnd: task.assessment.forecastEnd,
    isHeldByStatement: isHeldByStatement(task),
    row: task.row,
  })
  // Data problems are about the data of now, so another day shows none.
  const flags = day === null ? task.assessment.flags : []
  const problems = flags.map((flag) => t(`flag.${flag}`))
  const notes = notesOf(task.row)
  return (
    <div className="ct-why">
      <PlanBar planned={why.planned.value} actual={why.actual.value} band={why.band.value} />
      <ol className="ct-why-lines">
        {lines.map((line) => (
          <li key={line.text} data-focus={field !== null && line.columns.includes(field)}>
            <RuledText rule={line.rule}>{line.text}</RuledText>
          </li>
        ))}
      </ol>
      {day === null && (
        <Suspense fallback={null}>
          <TaskOutlook task={task} today={today} />
          <TaskPlaceLines task={task} />
          <TaskSayings row={task.row} />
        </Suspense>
      )}
      {flags.length > 0 && (
        <div className="ct-why-problems" data-hue="orange">
          <Icon name="warning" size={14} />
          <div>
            <p>{t('why.problems', { problems: problems.join(t('common.listSeparator')) })}</p>
            <ul>
              {flags.map((flag) => (
                <li key={flag}>{adviceText(t, flag, sheetParts)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {notes.length > 0 && (
        <dl className="ct-why-notes">
          {notes.map(([key, text]) => (
            <div key={key}>
              <dt>{t(`why.${key}`)}</dt>
              <dd>{text.join(t('common.listSeparator'))}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="ct-why-actions">
        <Button
          size="small"
          icon={<Icon name="open" size={14} />}
          onClick={() => actions.openRecord(task.row.recordId)}
        >
          {t('task.open')}
        </Button>
        {isHeldByStatement(task) && day === null && mayWrite && (
          <Button size="small" onClick={() => actions.resumeTask(task.row.recordId)}>
            {t('why.resume')}
          </Button>
        )}
        <CopyButton label={t('why.copy')} text={() => whyText(t, task, lines, problems)} />
      </div>
    </div>
  )
}

/** What people wrote about the task, word for word: cause, risk, category and measure. [RA1] */
function notesOf(
  row: AssessedTask['row'],
): readonly (readonly ['cause' | 'risk' | 'category' | 'solution', readonly string[]])[] {
  const { text, axis } = statedCause(row)
  const risk = written(row.risk)
  const solution = written(row.solution)
  return [
    ...(text === null || text === risk ? [] : [['cause', [text]] as const]),
    ...(risk === null ? [] : [['risk', [risk]] as const]),
    ...(axis.length === 0 ? [] : [['category', axis] as const]),
    ...(solution === null ? [] : [['solution', [solution]] as const]),
  ]
}

/** The explanation as plain text, for a chat. */
function whyText(
  t: Translate,
  task: AssessedTask,
  lines: readonly ExplanationLine[],
  problems: readonly string[],
): string {
  return [
    task.row.title ?? t('task.untitled'),
    ...lines.map((line) => `· ${line.text}`),
    ...(problems.length === 0
      ? []
      : [`· ${t('why.problems', { problems: problems.join(t('common.listSeparator')) })}`]),
  ].join('\n')
}
