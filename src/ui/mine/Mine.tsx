import { useDeferredValue, useMemo, useState } from 'react'
import { peopleOf } from '../../application/board/personBoard.ts'
import { clocksJudgedAt, type CompanionState } from '../../application/companions/companionState.ts'
import { type ReportScope, restrictTo } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { createWorkdayCalendar } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { mine as mineWords } from '../../i18n/zh-CN/mine.ts'
import { reportChart } from '../../i18n/zh-CN/reportChart.ts'
import { reports as reportsWords } from '../../i18n/zh-CN/reports.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { rememberedPerson, rememberPerson } from './chosenPerson.ts'
import { Duties } from './Duties.tsx'
import { LoadStrip, TeamPeaks } from './LoadStrip.tsx'
import { Replans } from './Replans.tsx'
import './mine.css'

bringWords({ ...mineWords, ...reportChart, ...reportsWords })

const NO_TASKS: readonly AssessedTask[] = []

/** Stands for nobody among the keys of people. It cannot clash: no key is empty. */
const NOBODY = ''

export interface MineProps {
  /** The sheet as of its own day. */
  readonly sheet: SheetState
  /** What the sheet speaks of: its tasks are those of this scope already. */
  readonly scope: ReportScope
  readonly settings: TrackerSettings
  readonly companions: CompanionState | null
  /** The host's id of this user; null where it does not say. */
  readonly userId: string | null
  /** Shows the reports of a campaign; null: of the sheet. */
  readonly onReport: (campaignId: string | null) => void
}

/** What this user has to do, or anybody chosen, and the load of the coming weeks. [MY1] [MY2] */
export default function Mine({ sheet: present, scope, settings, companions: now, userId, onReport }: MineProps) {
  const { t, actions } = useSidebar()
  // An edit shows in the figures above first: going through 20 000 tasks takes longer than a frame.
  const sheet = useDeferredValue(present)
  const companions = useDeferredValue(now)
  const { tasks, today, asOf, intents, stamps, undated, tableId } = sheet
  const { timeZone } = settings
  const all = companions?.rows ?? NO_ROWS
  const rows = useMemo(() => restrictTo(scope, NO_TASKS, all).rows, [scope, all])
  const isSettled = companions !== null && companions.sync.kind !== 'reading'
  const nowMs = clocksJudgedAt(companions, sheet)
  const people = useMemo(() => {
    const { isWorkday } = createWorkdayCalendar({ overrides: settings.calendar })
    return peopleOf({
      sheet: { tasks, today, asOf, intents, stamps, undated },
      rows,
      marks: companions === null ? null : actions.progressMarks(tableId),
      timeZone,
      nowMs,
      rules: settings,
      isWorkday,
    })
  }, [tasks, today, asOf, intents, stamps, undated, rows, companions, actions, tableId, timeZone, nowMs, settings])
  const [chosen, setChosen] = useState<string | null>(null)
  const known = people.people
  const me = known.find(({ key }) => key === userId)?.key ?? null
  const wanted = chosen ?? me ?? rememberedPerson(tableId)
  const person = known.find(({ key }) => key === wanted) ?? null
  const board = useMemo(() => (person === null ? null : people.boardOf(person.key)), [people, person])
  const own = useMemo(() => {
    const ids = person === null ? [] : people.tasksOf(person.key)
    return new Set(ids)
  }, [people, person])
  const choose = (key: string): void => {
    setChosen(key)
    if (me === null && key !== NOBODY) rememberPerson(tableId, key)
  }
  if (known.length === 0)
    return (
      <section className="ct-section ct-mine">
        <h2>{t('mine.title')}</h2>
        <p className="ct-quiet">{t('mine.nobody')}</p>
      </section>
    )
  // Where the host does not say who this is, the one that was chosen is.
  const isMine = person === null || me === null || person.key === me
  const isUnread = !isSettled || companions.tables.some(({ table }) => isAsked(table) && all[table] === null)
  return (
    <section className="ct-section ct-mine" aria-label={t('mine.title')}>
      <header>
        <h2>{isMine ? t('mine.title') : t('mine.titleOf', { name: person.name })}</h2>
        <Choice
          label={t('mine.person')}
          value={person?.key ?? NOBODY}
          choices={[
            ...(person === null ? [{ value: NOBODY, label: t('mine.choose') }] : []),
            ...known.map(({ key, name }) => ({ value: key, label: key === me ? t('mine.me', { name }) : name })),
          ]}
          onChange={choose}
        />
      </header>
      {person === null || board === null ? (
        <p className="ct-quiet">{t('mine.ask')}</p>
      ) : (
        <>
          <Duties
            board={board}
            sheet={sheet}
            rows={rows}
            timeZone={timeZone}
            nowMs={nowMs}
            isRead={!isUnread}
            hasMarks={people.hasMarks}
            onReport={onReport}
          />
          {companions !== null && (
            <Replans
              key={tableId}
              tableId={tableId}
              taskIds={own}
              companions={companions}
              today={today}
              columnNames={sheet.columnNames}
            />
          )}
        </>
      )}
      <h3>{t('mine.load')}</h3>
      {person !== null && board !== null && (
        <LoadStrip
          name={person.name}
          load={board.load}
          overdue={board.duties.overdue.filter(({ kind }) => kind === 'end').length}
          tasks={tasks}
          today={today}
          peakTasks={settings.loadPeak}
        />
      )}
      <TeamPeaks
        people={people}
        tasks={tasks}
        today={today}
        peakTasks={settings.loadPeak}
        onShow={({ key }) => choose(key)}
      />
    </section>
  )
}

/** The tables that a person's duties are read from. */
const isAsked = (table: string): table is 'issues' | 'campaigns' | 'reports' =>
  table === 'issues' || table === 'campaigns' || table === 'reports'
