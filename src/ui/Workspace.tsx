import TabPane from '@douyinfe/semi-ui/lib/es/tabs/TabPane'
import Tabs from '@douyinfe/semi-ui/lib/es/tabs'
import {
  Component,
  lazy,
  memo,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { AppState } from '../application/app/appState.ts'
import type { CompanionState } from '../application/companions/companionState.ts'
import { type ReportScope, tasksIn } from '../application/companions/scope.ts'
import { NO_ROWS } from '../application/companions/sheetRows.ts'
import { REPORT_KINDS } from '../domain/index.ts'
import { AlertsPanel } from './alerts/AlertsPanel.tsx'
import { type ShownView, useAsOfView } from './asOf/useAsOfView.ts'
import { scopeKey } from './campaign/scopeNames.ts'
import { type ScopeChoice, useScopeChoice } from './campaign/useScopeChoice.ts'
import { type ScopedSheet, useScopedSheet } from './campaign/useScopedSheet.ts'
import { ErrorBoundary } from './frame/ErrorBoundary.tsx'
import { Header } from './frame/Header.tsx'
import { Notices } from './frame/Notices.tsx'
import { ViewHint } from './frame/ViewHint.tsx'
import { mayEdit } from './questions/questionWords.ts'
import { Questions } from './questions/Questions.tsx'
import { OverviewPanel } from './overview/OverviewPanel.tsx'
import { needsAction } from './overview/overviewModel.ts'
import { Notice } from './parts/Notice.tsx'
import { NextSteps } from './setup/NextSteps.tsx'
import { sandboxTopic, useSandboxes } from './sandbox/sandboxes.ts'
import { ShiftDoorProvider, type ShiftRequest } from './shiftDoor.ts'
import { type ShownSheet, ShownSheetProvider } from './shownSheet.ts'
import { useSidebar } from './sidebarContext.ts'
import { useStill } from './stillState.ts'
import { SelectedCell } from './task/SelectedCell.tsx'
import { SheetPlanProvider } from './task/sheetPlan.ts'
import type { SheetState } from '../application/engine/sheetState.ts'

const DataPanel = lazy(async () => ({ default: (await import('./data/DataPanel.tsx')).DataPanel }))
const ReportPage = lazy(async () => ({ default: (await import('./reports/ReportPage.tsx')).ReportPage }))
const RetrospectivePanel = lazy(() => import('./reports/RetrospectivePanel.tsx'))
const SettingsPanel = lazy(async () => ({ default: (await import('./settings/SettingsPanel.tsx')).SettingsPanel }))

const BesideCell = lazy(() => import('./explain/BesideCell.tsx'))

const NO_BASELINES: ShownSheet['baselines'] = []
const NO_CAMPAIGNS: ShownSheet['campaigns'] = []

const TABS = ['overview', 'alerts', 'data', 'report', 'retrospective', 'settings'] as const
/** Largest number that a tab shows in full: it has room for two digits. */
const MOST_COUNTED = 99
type TabKey = (typeof TABS)[number]

interface WorkspaceProps {
  readonly state: AppState
  readonly sheet: SheetState
  readonly onAdd: () => void
  readonly onAdopt: () => void
  readonly onImport: () => void
  /** Called with the sheet that people want to upgrade to a larger template. */
  readonly onUpgrade: (tableId: string) => void
  /** Called with the sheet beside whose tasks people want to take over tables. */
  readonly onBeside: (tableId: string) => void
}

/** The screen of a tracked sheet: header, notices, questions and the six tabs. */
export function Workspace({ state, sheet, onAdd, onAdopt, onImport, onUpgrade, onBeside }: WorkspaceProps) {
  const still = useStill(state)
  const live = still.sheet ?? sheet
  const view = useAsOfView(live)
  const [explainsSelection, setExplainsSelection] = useState(true)
  const { shown, day, past } = view
  const mayWrite = mayEdit(sheet)
  const choice = useScopeChoice(live, still.companions)
  const scoped = useScopedSheet({ live, view, scope: choice.scope, companions: still.companions })
  const tables = useMemo(
    () => state.sheets.find(({ tableId }) => tableId === sheet.tableId)?.tables.map(({ table }) => table) ?? [],
    [state.sheets, sheet.tableId],
  )
  const baselines = still.companions?.baselines ?? NO_BASELINES
  const logVersion = still.companions?.logVersion ?? 0
  const campaigns = still.companions?.rows.campaigns?.rows ?? NO_CAMPAIGNS
  const whole = useMemo(
    () => ({
      tableId: shown.tableId,
      columns: shown.columns,
      tables,
      day,
      past,
      mayWrite,
      logVersion,
      baselines,
      campaigns,
    }),
    [shown.tableId, shown.columns, tables, day, past, mayWrite, logVersion, baselines, campaigns],
  )
  const part = useMemo(() => ({ ...whole, past: scoped.past }), [whole, scoped.past])
  const { selected } = state
  const [tab, setTab] = useState<TabKey>('overview')
  const { settings } = still
  const plan = useMemo(
    () => ({ tasks: live.tasks, campaigns, today: live.today, settings }),
    [live.tasks, campaigns, live.today, settings],
  )
  const openShift = useShiftOpening(live, still.companions, choice, setTab)
  return (
    <ShiftDoorProvider value={openShift}>
      <SheetPlanProvider value={plan}>
        <ShownSheetProvider value={whole}>
          <Header
            sheet={sheet}
            state={state}
            view={view}
            choice={choice}
            explainsSelection={[explainsSelection, setExplainsSelection]}
            onAdd={onAdd}
            onUpgrade={onUpgrade}
          />
          <Notices state={state} sheet={sheet} />
          <ViewHint key={`view ${sheet.tableId}`} openView={state.openView} />
          <Questions key={`questions ${sheet.tableId}`} sheet={sheet} companions={state.companions} />
          {explainsSelection && selected?.table === 'tasks' && (
            <SelectedCell
              selected={selected}
              sheet={shown}
              timeZone={state.settings.timeZone}
              me={state.userId}
              onClose={() => setExplainsSelection(false)}
            />
          )}
          {explainsSelection && selected !== null && selected.table !== 'tasks' && (
            <Suspense>
              <BesideCell
                selected={selected}
                companions={state.companions}
                today={sheet.today}
                timeZone={state.settings.timeZone}
                me={state.userId}
                tasks={sheet.tasks}
                onClose={() => setExplainsSelection(false)}
              />
            </Suspense>
          )}
          <ShownSheetProvider value={part}>
            <Panes
              state={still}
              sheet={live}
              shown={shown}
              scoped={scoped}
              choice={choice}
              tab={tab}
              onTab={setTab}
              day={day}
              viewAsOf={view.viewAsOf}
              onAdd={onAdd}
              onAdopt={onAdopt}
              onImport={onImport}
              onUpgrade={onUpgrade}
              onBeside={onBeside}
            />
          </ShownSheetProvider>
        </ShownSheetProvider>
      </SheetPlanProvider>
    </ShiftDoorProvider>
  )
}

/** The door to 「试算」, the same function at all times. A task that is not on show brings its campaign. */
function useShiftOpening(
  { tableId, tasks }: Pick<SheetState, 'tableId' | 'tasks'>,
  companions: CompanionState | null,
  { scopes, scope, choose }: ScopeChoice,
  onTab: (tab: TabKey) => void,
): (request: ShiftRequest) => void {
  const sandboxes = useSandboxes()
  const open = (request: ShiftRequest) => {
    const asked = tasks.filter(({ row }) => row.recordId === request.taskId)
    const isIn = (one: ReportScope) => tasksIn(one, companions?.rows ?? NO_ROWS)(asked).length > 0
    const wanted = [scope, ...scopes.filter(({ kind }) => kind !== 'sheet')].find(isIn) ?? { kind: 'sheet' }
    if (wanted !== scope) choose(wanted)
    sandboxes.open(sandboxTopic(tableId, wanted), request)
    onTab('data')
  }
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  return useCallback((request) => latest.current(request), [])
}

/** The six tabs. Memoised: a change of progress alone does not render them again. */
const Panes = memo(function Panes({
  state,
  sheet,
  shown,
  scoped,
  choice,
  tab,
  onTab,
  day,
  viewAsOf,
  onAdd,
  onAdopt,
  onImport,
  onUpgrade,
  onBeside,
}: WorkspaceProps & {
  /** The whole sheet as of the day that people chose. */
  readonly shown: SheetState
  /** What is shown of it for the campaign that people chose. */
  readonly scoped: ScopedSheet
  readonly choice: ScopeChoice
  readonly tab: TabKey
  readonly onTab: (tab: TabKey) => void
} & Pick<ShownView, 'day' | 'viewAsOf'>) {
  const { t, actions } = useSidebar()
  const { settings } = state
  const alerts = useMemo(() => scoped.shown.tasks.filter(needsAction).length, [scoped.shown.tasks])
  const { scope, choose } = choice
  const topic = `${sheet.tableId} ${scopeKey(scope)}`
  const pane = useRef<HTMLDivElement>(null)
  // Another campaign is read from its beginning. The panels stay: what they have read from the host counts for all.
  const readTopic = useRef(topic)
  useEffect(() => {
    if (readTopic.current === topic) return
    readTopic.current = topic
    pane.current?.scrollTo({ top: 0 })
  }, [topic])
  const open = (wanted: ReportScope, tableId: string) => {
    choose(wanted, tableId)
    if (tableId !== sheet.tableId) actions.showSheet(tableId)
  }
  const upgrade = state.mayManage === false ? null : () => onUpgrade(sheet.tableId)
  const page = {
    sheet: shown,
    live: sheet,
    day,
    viewAsOf,
    scope,
    onChoose: choose,
    settings,
    companions: state.companions,
    onUpgrade: upgrade,
  }
  const content: Readonly<Record<TabKey, ReactNode>> = {
    overview: (
      <>
        {state.setup.kind === 'done' && (
          <NextSteps
            sheet={sheet}
            tables={state.sheets.find(({ tableId }) => tableId === sheet.tableId)?.tables ?? []}
            nativeRefusal={state.setup.nativeRefusal}
          />
        )}
        <OverviewPanel
          key={sheet.tableId}
          sheet={scoped.shown}
          live={scoped.live}
          scope={scope}
          bands={settings.bands}
          companions={state.companions}
          settings={settings}
          userId={state.userId}
          onReport={(campaignId) => {
            if (campaignId !== null) choose({ kind: 'campaign', campaignId })
            onTab('report')
          }}
          sheets={state.sheets}
          onOpen={open}
        />
      </>
    ),
    alerts: (
      <AlertsPanel key={sheet.tableId} topic={topic} sheet={scoped.shown} live={scoped.live} bands={settings.bands} />
    ),
    data: (
      <DataPanel
        key={sheet.tableId}
        sheet={sheet}
        scope={scope}
        settings={settings}
        companions={state.companions}
        onUpgrade={upgrade}
      />
    ),
    report: <ReportPage key={sheet.tableId} kinds={REPORT_KINDS} {...page} />,
    retrospective: <RetrospectivePanel key={sheet.tableId} {...page} mayManage={state.mayManage} />,
    settings: (
      <SettingsPanel
        state={state}
        sheet={sheet}
        onAdd={onAdd}
        onAdopt={onAdopt}
        onImport={onImport}
        onUpgrade={onUpgrade}
        onBeside={onBeside}
      />
    ),
  }
  return (
    <Tabs
      className="ct-tabs"
      type="line"
      activeKey={tab}
      tabPaneMotion={false}
      lazyRender
      onChange={(key) => onTab(TABS.find((one) => one === key) ?? 'overview')}
    >
      {TABS.map((key) => (
        <TabPane
          key={key}
          itemKey={key}
          tab={
            <>
              {t(`tab.${key}`)}
              {key === 'alerts' && alerts > 0 && (
                <span className="ct-tab-count" data-hue="red">
                  {alerts > MOST_COUNTED ? `${String(MOST_COUNTED)}+` : alerts}
                </span>
              )}
            </>
          }
        >
          <div ref={key === tab ? pane : null} className="ct-scroll">
            <div className="ct-pane">
              <ErrorBoundary Fallback={Broken}>
                <Suspense fallback={<PaneSkeleton />}>
                  <WhileShown isShown={tab === key}>{content[key]}</WhileShown>
                </Suspense>
              </ErrorBoundary>
            </div>
          </div>
        </TabPane>
      ))}
    </Tabs>
  )
})

interface WhileShownProps {
  readonly isShown: boolean
  readonly children: ReactNode
}

/** Does not update a hidden tab: its scroll position stays, and 20 000 rows are not rendered unseen. */
class WhileShown extends Component<WhileShownProps> {
  override shouldComponentUpdate(next: WhileShownProps) {
    return next.isShown
  }

  override render() {
    return this.props.children
  }
}

function Broken() {
  const { t } = useSidebar()
  return <Notice tone="danger">{t('broken.panel')}</Notice>
}

function PaneSkeleton() {
  return (
    <div className="ct-panel ct-skeleton" aria-hidden="true">
      <i style={{ height: 28 }} />
      <i style={{ height: 120 }} />
      <i style={{ height: 120 }} />
    </div>
  )
}
