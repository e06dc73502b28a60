import type { AssessedTask } from '../../schema/index.ts'
import Button from '@douyinfe/semi-ui/lib/es/button'
import './alerts.css'
import { lazy, Suspense, useMemo, useState } from 'react'
import { accountableByTask } from '../../application/rows/accountable.ts'
import { vagueByTask } from '../../application/rows/descriptions.ts'
import { historyFlags } from '../../application/history/historyFlags.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { formatCount, formatDay } from '../../i18n/index.ts'
import { AsOfNote } from '../asOf/AsOfNote.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Choice } from '../parts/Choice.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { bandHue, stateHue } from '../parts/Tag.tsx'
import { quietness } from '../overview/overviewModel.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TaskList } from '../task/TaskList.tsx'
import {
  ALERT_LEVELS,
  type AlertDimension,
  type AlertFilter,
  alertsOf,
  dimensionChoices,
  filterAlerts,
  levelOf,
  nextDue,
} from './alertsModel.ts'
import { ColourSteps } from './ColourSteps.tsx'
import { FlagList } from './FlagList.tsx'
import { flaggedTasks } from './flagsModel.ts'
import { useKnownHistory } from './useKnownHistory.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const UnreadWords = lazy(async () => ({ default: (await import('../taught/UnreadWords.tsx')).UnreadWords }))

/** A word that is no figure and no state: how much is done is not known. [PR2] [AD5] */
const hasUnreadWord = ({ row }: AssessedTask): boolean =>
  row.stated === 'unclear' || row.unread?.some((field) => field === 'progress' || field === 'hold') === true

/** The choice that filters nothing. It cannot clash: no option of a Base has an empty name. */
const ANY = ''

const MODES = ['progress', 'flags'] as const

/** Lists the tasks that are behind or overdue, and the rows with data problems. */
export function AlertsPanel({
  sheet,
  live,
  topic,
  bands,
}: {
  /** The sheet as of the day that people chose. */
  readonly sheet: SheetState
  /** The sheet as of its own day: data problems are always those of now. */
  readonly live: SheetState
  /** What is shown: filters are taken back when it is another campaign. */
  readonly topic: string
  readonly bands: TrackerSettings['bands']
}) {
  const { t } = useSidebar()
  const { day, tableId, mayWrite } = useShownSheet()
  const [mode, setMode] = useState<(typeof MODES)[number]>('progress')
  const alerts = useMemo(() => alertsOf(sheet.tasks), [sheet.tasks])
  const { history, error } = useKnownHistory(live)
  const flagged = useMemo(
    () =>
      flaggedTasks(live.tasks, [
        accountableByTask(live.tasks, live.columns),
        vagueByTask(live.tasks, live.columns),
        history === null ? new Map() : historyFlags(live.tasks, history, live.asOf),
      ]),
    [live.tasks, live.columns, live.asOf, history],
  )
  const counts = { progress: alerts.length, flags: flagged.tasks.length }
  return (
    <div className="ct-panel ct-alerts">
      <fieldset className="ct-segments">
        <legend className="ct-hidden">{t('alerts.mode')}</legend>
        {MODES.map((one) => (
          <button key={one} type="button" className="ct-plain" aria-pressed={mode === one} onClick={() => setMode(one)}>
            {t(`alerts.mode.${one}`)} <b>{formatCount(counts[one])}</b>
          </button>
        ))}
      </fieldset>
      {mode === 'progress' && <AsOfNote sheet={live} day={day} />}
      {mode === 'flags' ? (
        <>
          {mayWrite && live.tasks.some(hasUnreadWord) && (
            <Suspense fallback={null}>
              <UnreadWords sheetId={tableId} version={live.tasks} />
            </Suspense>
          )}
          <FlagList key={topic} flagged={flagged} today={live.today} error={error} />
        </>
      ) : (
        <ProgressAlerts key={topic} sheet={sheet} alerts={alerts} bands={bands} />
      )}
      {mode === 'progress' && sheet.columns.includes('band') && <ColourSteps sheet={sheet} />}
    </div>
  )
}

function ProgressAlerts({
  sheet,
  alerts,
  bands,
}: {
  readonly sheet: SheetState
  readonly alerts: readonly AssessedTask[]
  readonly bands: TrackerSettings['bands']
}) {
  const { t, actions } = useSidebar()
  const [filter, setFilter] = useState<AlertFilter>({ level: null })
  const { past } = useShownSheet()
  const dimensions = useMemo(() => dimensionChoices(alerts), [alerts])
  const shown = useMemo(() => filterAlerts(alerts, filter), [alerts, filter])
  if (alerts.length === 0 && past !== null && past.unknown.length > 0)
    return <p className="ct-quiet">{t(sheet.tasks.length === 0 ? 'moved.shortage' : 'asOf.past.noneKnown')}</p>
  if (alerts.length === 0) return <NothingSlips sheet={sheet} bands={bands} />
  const watching = sheet.tasks.filter(({ assessment }) => assessment.band === 'watch').length
  const { unknownIds } = quietness(sheet.tasks)
  return (
    <>
      <header className="ct-toolbar">
        <p className="ct-quiet">{t('alerts.rule', { warn: formatCount(bands.warn) })}</p>
        <Button size="small" theme="borderless" onClick={() => actions.showSlippingView()}>
          {t('alerts.openView')}
        </Button>
      </header>
      <fieldset className="ct-chips">
        <legend className="ct-hidden">{t('alerts.levels')}</legend>
        <button
          type="button"
          className="ct-plain ct-chip"
          aria-pressed={filter.level === null}
          onClick={() => setFilter({ ...filter, level: null })}
        >
          {t('alerts.level.all')} <b>{formatCount(alerts.length)}</b>
        </button>
        {ALERT_LEVELS.map((level) => {
          const count = alerts.filter((task) => levelOf(task) === level).length
          return (
            <button
              key={level}
              type="button"
              className="ct-plain ct-chip"
              disabled={count === 0 && filter.level !== level}
              data-hue={level === 'overdue' ? stateHue('delayed') : bandHue(level)}
              aria-pressed={filter.level === level}
              onClick={() => setFilter({ ...filter, level: filter.level === level ? null : level })}
            >
              <Icon name={level === 'overdue' ? 'delayed' : level} size={14} />
              {level === 'overdue' ? t('alerts.level.overdue') : t(`band.${level}`)} <b>{formatCount(count)}</b>
            </button>
          )
        })}
      </fieldset>
      {dimensions.length > 0 && (
        <div className="ct-alerts-selects">
          {dimensions.map(({ dimension, choices }) => (
            <Choice
              key={dimension}
              showsLabel
              label={t(`field.${dimension}`)}
              value={filter[dimension] ?? ANY}
              choices={[{ value: ANY, label: t('alerts.any') }, ...choices.map((value) => ({ value, label: value }))]}
              onChange={(value) => setFilter(narrowed(filter, dimension, value))}
            />
          ))}
        </div>
      )}
      {shown.length === 0 ? (
        <p className="ct-quiet">{t('alerts.noneMatch')}</p>
      ) : (
        <TaskList tasks={shown} today={sheet.today} press="explain" label={t('tab.alerts')} />
      )}
      {watching > 0 && <p className="ct-quiet">{t('alerts.watching', { count: watching })}</p>}
      <Unknown recordIds={unknownIds} sheet={sheet} />
    </>
  )
}

/** The filter with one dimension set to a value, or without it when the value is `ANY`. */
function narrowed(filter: AlertFilter, dimension: AlertDimension, value: string): AlertFilter {
  const { [dimension]: _freed, ...rest } = filter
  return value === ANY ? rest : { ...rest, [dimension]: value }
}

/** Shown when no task is behind: says so, and which task ends next. */
function NothingSlips({ sheet, bands }: { readonly sheet: SheetState; readonly bands: TrackerSettings['bands'] }) {
  const { t, actions } = useSidebar()
  const watching = sheet.tasks.filter(({ assessment }) => assessment.band === 'watch').length
  const next = nextDue(sheet.tasks, sheet.today)
  const { kind, unknownIds } = quietness(sheet.tasks)
  if (kind === 'allClosed') return <EmptyState icon="done" hue="green" title={t('alerts.empty.allClosed')} />
  if (kind === 'nothing') {
    return (
      <EmptyState icon="info" title={t('alerts.empty.nothing')}>
        <Unknown recordIds={unknownIds} sheet={sheet} />
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="done" hue="green" title={t('alerts.empty', { warn: formatCount(bands.warn) })}>
      {watching > 0 && <p>{t('alerts.watching', { count: watching })}</p>}
      <Unknown recordIds={unknownIds} sheet={sheet} />
      {next === null ? (
        <p>{t('alerts.empty.noneDue')}</p>
      ) : (
        <p>
          {t('alerts.empty.next')}{' '}
          <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(next.row.recordId)}>
            {next.row.title ?? t('task.untitled')}
          </button>{' '}
          {t('alerts.empty.due', { day: formatDay(next.row.plannedEnd, sheet.today) })}
        </p>
      )}
    </EmptyState>
  )
}

/** Counts the open tasks whose deviation cannot be computed. */
function Unknown({ recordIds, sheet }: { readonly recordIds: readonly string[]; readonly sheet: SheetState }) {
  const { t } = useSidebar()
  if (recordIds.length === 0) return null
  return (
    <p className="ct-quiet">
      <RecordsLink recordIds={recordIds} tasks={sheet.tasks}>
        {t('alerts.unknown', { count: recordIds.length })}
      </RecordsLink>
    </p>
  )
}
