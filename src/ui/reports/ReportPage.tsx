import { type ReactNode, useMemo, useState } from 'react'
import { phasesOf, dueOf, statesIn } from '../../application/companions/due.ts'
import { scopeAbout } from '../../application/savedReports/reportKey.ts'
import type { SavedReport } from '../../application/savedReports/savedReports.ts'
import { reportsToWrite } from '../../application/savedReports/toWrite.ts'
import { type ReportScope, restrictTo } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import { isSameList } from '../../application/stored/sameValue.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { createWorkdayCalendar, isPutAway } from '../../domain/index.ts'
import type { DueReport, ReportKind } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { reportWords } from '../../i18n/zh-CN/reportWords.ts'
import { loggedDays, type ReportDocument, toClipboardHtml, toHtml, toMarkdown } from '../../report/index.ts'
import type { ShownView } from '../asOf/useAsOfView.ts'
import { Choice } from '../parts/Choice.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Icon } from '../parts/Icon.tsx'
import { saveAs } from '../parts/saveAs.ts'
import { isSameRecord, useUnchanged } from '../parts/useUnchanged.ts'
import { useSidebar } from '../sidebarContext.ts'
import { DocumentView } from './DocumentView.tsx'
import { DueLine, NotDueLine } from './DueLine.tsx'
import { MeasureActions } from './MeasureActions.tsx'
import { OtherDay, usePastWords } from './OtherDay.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { kindLabel } from './kindLabel.ts'
import { DueOfEach } from './DueOfEach.tsx'
import { MakingLine } from './MakingLine.tsx'
import { SavedBar, type SavedBarProps } from './saved/SavedBar.tsx'
import { SavedList, SavedListToggle } from './saved/SavedList.tsx'
import { SavedView } from './saved/SavedView.tsx'
import { useSavedReports } from './saved/useSavedReports.ts'
import type { TypedWords } from './saved/WordsEditor.tsx'
import { type ReportChoice, type ReportSource, type ShownReport, isReading, useReport } from './useReport.ts'

bringWords(reportWords)

const NO_PHASE = ':all'
const NOTHING_TYPED: TypedWords = {}

export interface ReportPageProps extends Omit<ReportSource, 'isWorkday'>, Pick<ShownView, 'day' | 'viewAsOf'> {
  /** The kinds that people can choose from; with one there is no choice. */
  readonly kinds: readonly ReportKind[]
  /** The sheet as of its own day, which decides what is due. `sheet` is as of the day that people look at. */
  readonly live: SheetState
  /** The campaign that people have chosen above the tabs. */
  readonly scope: ReportScope
  /** Chooses another campaign above the tabs. */
  readonly onChoose: (scope: ReportScope) => void
  /** Opens the step that adds tables to the sheet; null for people who may not manage the Base. */
  readonly onUpgrade: (() => void) | null
}

/** The page of one or several kinds of report: what it is about is chosen above, the report follows the cells. */
export function ReportPage({
  kinds,
  live,
  sheet: shown,
  day,
  viewAsOf,
  scope,
  onChoose,
  settings,
  companions,
  onUpgrade,
}: ReportPageProps) {
  const { t } = useSidebar()
  const isComing = day !== null && day > live.asOf
  // A report speaks of what has happened. Of a coming day nothing has, so it stays with the sheet's own day.
  const sheet = isComing ? live : shown
  const rows = useUnchanged(companions?.rows ?? NO_ROWS, isSameRecord)
  const tasks = useUnchanged(live.tasks, isSameList)
  const [chosenKind, setKind] = useState<ReportKind | null>(null)
  const [chosenPhase, setPhase] = useState<string | null>(null)
  const part = useMemo(() => restrictTo(scope, tasks, rows), [scope, tasks, rows])
  const phases = useMemo(() => phasesOf(part.tasks), [part.tasks])
  const { isWorkday } = useMemo(() => createWorkdayCalendar({ overrides: settings.calendar }), [settings.calendar])
  const { asOf } = live
  const due = useMemo(() => dueOf(part, { asOf, phases, isWorkday }), [part, asOf, phases, isWorkday])
  const states = useMemo(() => statesIn(part, asOf), [part, asOf])
  const [only] = kinds
  // What people have put away is looked back on; of what has not begun the first report speaks.
  const first = due?.kind ?? (states.every(isPutAway) ? 'retrospective' : only)
  const kind = kinds.find((one) => one === chosenKind) ?? kinds.find((one) => one === first) ?? only ?? 'daily'
  const duePhase =
    kind === 'phase' ? (due?.phase ?? phases.find(({ isClosed }) => isClosed)?.phase ?? phases[0]?.phase) : null
  const phase =
    phases.some((one) => one.phase === chosenPhase) && kind !== 'retrospective' ? chosenPhase : (duePhase ?? null)
  const source = useMemo(() => ({ sheet, settings, companions, isWorkday }), [sheet, settings, companions, isWorkday])
  const isLive = day === null || isComing
  const { saved, onWritten } = useSavedReports(scope, rows)
  const open = useMemo(() => reportsToWrite(saved, { due, phases, asOf }), [saved, due, phases, asOf])
  const [isListed, setListed] = useState(false)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, TypedWords>>>({})
  const shownSaved = saved.find(({ recordId }) => recordId === openedId)
  const showDue = (wanted: DueReport) => () => {
    setKind(wanted.kind)
    setPhase(wanted.phase)
    viewAsOf(null)
  }
  const choose = (wanted: Pick<ReportChoice, 'kind' | 'phase'>) => {
    setOpenedId(null)
    setKind(wanted.kind)
    setPhase(wanted.phase)
  }
  const ownKinds = {
    open: open.filter((one) => kinds.includes(one.kind)),
    saved: saved.filter(({ snapshot }) => snapshot === null || kinds.includes(snapshot.key.kind)),
  }
  const list = rows.reports !== null && isListed && (
    <SavedList
      {...ownKinds}
      today={live.today}
      timeZone={settings.timeZone}
      onWrite={(one) => {
        choose(one)
        viewAsOf(null)
      }}
      onOpen={({ recordId }) => setOpenedId(recordId)}
    />
  )
  if (shownSaved !== undefined) {
    const { recordId, snapshot } = shownSaved
    return (
      <div className="ct-panel ct-report-page">
        <SavedView
          key={recordId}
          report={shownSaved}
          live={live}
          rows={rows}
          timeZone={settings.timeZone}
          typed={typed[recordId] ?? NOTHING_TYPED}
          onType={(words) => setTyped({ ...typed, [recordId]: words })}
          onBack={() => setOpenedId(null)}
          onWritten={onWritten}
          onShow={
            snapshot === null || !kinds.includes(snapshot.key.kind)
              ? null
              : () => {
                  choose(snapshot.key)
                  viewAsOf(snapshot.key.to < asOf ? snapshot.key.to : null)
                  // Of one campaign there is nothing to choose.
                  if ((rows.campaigns?.rows.length ?? 0) > 1) onChoose(scopeAbout(snapshot.key.about))
                }
          }
        />
      </div>
    )
  }
  return (
    <div className="ct-panel ct-report-page">
      <header className="ct-report-choices">
        {kinds.length > 1 && (
          <Choice
            label={t('reports.kind')}
            value={kind}
            choices={kinds.map((one) => ({ value: one, label: kindLabel(t, one, due, live) }))}
            onChange={setKind}
          />
        )}
        {kind !== 'retrospective' && phases.length > 0 && (
          <Choice
            label={t('reports.phase')}
            value={phase ?? NO_PHASE}
            choices={[
              ...(kind === 'phase' ? [] : [{ value: NO_PHASE, label: t('reports.phase.all') }]),
              ...phases.map((one) => ({ value: one.phase, label: one.phase })),
            ]}
            onChange={setPhase}
          />
        )}
      </header>
      {scope.kind === 'sheet' && kinds.length > 1 && (
        <DueOfEach live={live} rows={rows} isWorkday={isWorkday} onChoose={onChoose} />
      )}
      <ReportOf
        kind={kind}
        source={source}
        scope={scope}
        phase={phase}
        period={
          <PeriodChoice
            kind={kind}
            shown={isComing ? live.asOf : (day ?? live.asOf)}
            own={live.asOf}
            onChoose={viewAsOf}
          />
        }
        due={
          due === null ? (
            <NotDueLine states={states} asOf={live.asOf} />
          ) : (
            kinds.includes(due.kind) && (
              <DueLine
                due={due}
                asOf={live.asOf}
                {...(isLive && kind === due.kind && (due.phase === null || due.phase === phase)
                  ? {}
                  : { onShow: showDue(due) })}
              />
            )
          )
        }
        day={day}
        live={live}
        onUpgrade={onUpgrade}
        saved={saved}
        list={list}
        toggle={
          rows.reports === null ? null : (
            <SavedListToggle {...ownKinds} isOpen={isListed} onToggle={() => setListed(!isListed)} />
          )
        }
        onOpen={(report, isWritten) => {
          if (isWritten) onWritten(report)
          setOpenedId(report.recordId)
        }}
      />
    </div>
  )
}

function ReportOf({
  source,
  period,
  due,
  day,
  live,
  onUpgrade,
  saved,
  list,
  toggle,
  onOpen,
  ...choice
}: ReportChoice &
  Pick<ReportPageProps, 'day' | 'live' | 'onUpgrade'> & {
    readonly saved: readonly SavedReport[]
    readonly list: ReactNode
    readonly toggle: ReactNode
    readonly onOpen: SavedBarProps['onOpen']
    readonly source: ReportSource
    readonly period: ReactNode
    readonly due: ReactNode
  }) {
  const { t, locale } = useSidebar()
  const { kind } = choice
  const { shown: made, making } = useReport(source, choice)
  const isUnread = isReading(source)
  const shown = isUnread ? null : made
  const past = usePastWords(live, day)
  const logged = past.isKept || shown === null ? null : loggedDays(shown.input, kind)
  /** What leaves the sidebar says by itself what its figures rest on. */
  const whole = ({ document }: ShownReport): ReportDocument => ({
    ...document,
    subtitle: [document.subtitle, ...past.lines].join(' · '),
  })
  return (
    <>
      <div className="ct-toolbar">
        {period}
        {past.isKept && shown !== null && (
          <>
            <button
              type="button"
              className="ct-plain ct-icon-button"
              aria-label={t('document.save')}
              title={t('document.save')}
              onClick={() => saveAs(`${shown.document.title}.html`, toHtml(whole(shown), locale))}
            >
              <Icon name="download" size={16} />
            </button>
            <CopyButton
              solid
              label={t('report.copy')}
              text={() => toMarkdown(whole(shown))}
              html={() => toClipboardHtml(whole(shown))}
            />
          </>
        )}
      </div>
      <div className="ct-report-row">
        {due}
        {past.isKept && shown !== null && (
          <SavedBar
            key={JSON.stringify(choice)}
            choice={choice}
            source={source}
            document={whole(shown)}
            day={day}
            saved={saved}
            toggle={toggle}
            mayManage={onUpgrade !== null}
            onOpen={onOpen}
          />
        )}
      </div>
      {list}
      <OtherDay live={live} day={day} isLogged={logged !== null} />
      {isUnread ? <output className="ct-quiet">{t('reports.readingTables')}</output> : <MakingLine making={making} />}
      {logged !== null && shown !== null && (
        <DocumentView document={logged} tasks={source.sheet.tasks} rows={shown.input.material.rows} />
      )}
      {past.isKept && shown !== null && (
        <>
          <DocumentView
            document={shown.document}
            tasks={source.sheet.tasks}
            rows={shown.input.material.rows}
            {...(kind === 'deviation'
              ? { below: { adjustments: <MeasureActions input={shown.input} onUpgrade={onUpgrade} /> } }
              : {})}
          />
          <p className="ct-quiet">{t('retrospective.about')}</p>
        </>
      )}
    </>
  )
}
