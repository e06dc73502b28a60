import '@douyinfe/semi-ui/lib/es/_base/base.css'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { AppState, AppStore } from '../application/app/appState.ts'
import type { ClockPort } from '../application/clock.ts'
import { localeOf } from '../i18n/index.ts'
import { GoneScreen } from './frame/GoneNotice.tsx'
import { Announcer, useStatusAnnouncements } from './frame/Announcer.tsx'
import { ErrorBoundary } from './frame/ErrorBoundary.tsx'
import { keepFocus } from './frame/keptFocus.ts'
import { PhaseScreen } from './frame/Phases.tsx'
import { SheetChooser } from './frame/SheetChooser.tsx'
import { createSandboxes, SandboxesProvider } from './sandbox/sandboxes.ts'
import { SidebarProvider } from './sidebarContext.ts'
import { useTranslate } from './useTranslate.ts'
import './theme.css'

const workspace = async () => ({ default: (await import('./Workspace.tsx')).Workspace })
const Workspace = lazy(workspace)
// Asked for at once, beside the SDK: most people come to a sheet that is tracked. A failure is told where it is shown.
workspace().catch(() => undefined)
// Screens that few people come to, and those that they come to from another one, are loaded when they are opened.
const FirstScreen = lazy(async () => ({ default: (await import('./setup/FirstScreen.tsx')).FirstScreen }))
const SetupProgress = lazy(async () => ({ default: (await import('./setup/SetupProgress.tsx')).SetupProgress }))
const BesideFlow = lazy(async () => ({ default: (await import('./adoption/beside/BesideFlow.tsx')).BesideFlow }))
const AdoptionFlow = lazy(async () => ({ default: (await import('./adoption/AdoptionFlow.tsx')).AdoptionFlow }))
const AdoptionProgress = lazy(async () => ({
  default: (await import('./adoption/AdoptionProgress.tsx')).AdoptionProgress,
}))
const ImportFlow = lazy(async () => ({ default: (await import('./imports/ImportFlow.tsx')).ImportFlow }))
const RepairPanel = lazy(async () => ({ default: (await import('./repair/RepairPanel.tsx')).RepairPanel }))
const UpgradeScreen = lazy(async () => ({ default: (await import('./setup/UpgradeScreen.tsx')).UpgradeScreen }))

export interface AppProps {
  readonly store: AppStore
  /** Used only for words such as "just now"; the figures come from the store. */
  readonly clock?: Pick<ClockPort, 'now'>
}

const SYSTEM_CLOCK: Pick<ClockPort, 'now'> = { now: () => Date.now() }

/** The whole sidebar: renders the store's state in the language and theme that the state names. */
export function App({ store, clock = SYSTEM_CLOCK }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.getState)
  const { language } = state.settings
  const { t, locale } = useTranslate(language === 'auto' ? localeOf(state.hostLanguage) : language)
  const { message, announce } = useStatusAnnouncements(state, t)
  const [sandboxes] = useState(createSandboxes)
  const sidebar = useMemo(
    () => ({ t, locale, announce, actions: store.actions, clock: () => clock.now() }),
    [t, locale, announce, store, clock],
  )

  useEffect(() => {
    document.documentElement.lang = locale
    document.title = t('app.name')
  }, [locale, t])
  // The host tells its theme once it is connected; until then use that of the browser.
  const theme = state.phase.kind === 'ready' ? state.theme : surroundingTheme()
  useEffect(() => {
    document.body.setAttribute('theme-mode', theme)
  }, [theme])
  const page = useRef<HTMLElement>(null)
  useEffect(() => (page.current === null ? undefined : keepFocus(page.current)), [])

  return (
    <SidebarProvider value={sidebar}>
      <main className="ct-app" ref={page}>
        <ErrorBoundary Fallback={BrokenScreen}>
          <Suspense fallback={<div className="ct-scroll" aria-busy="true" />}>
            <SandboxesProvider value={sandboxes}>
              <Screen state={state} />
            </SandboxesProvider>
          </Suspense>
        </ErrorBoundary>
        <Announcer message={message} />
      </main>
    </SidebarProvider>
  )
}

const surroundingTheme = (): 'light' | 'dark' =>
  window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

/** Shown after a programming error of ours; React writes the cause to the console. */
const BrokenScreen = () => <PhaseScreen phase={{ kind: 'broken' }} />

/**
 * Why people left their sheets: to make, take over or import another one, to upgrade one to a larger template, or to
 * take over tables beside its tasks.
 */
type Errand =
  | { readonly kind: 'add' | 'adopt' | 'import' }
  | { readonly kind: 'upgrade' | 'beside'; readonly tableId: string }

/** Chooses the one screen to show. */
function Screen({ state }: { readonly state: AppState }) {
  const [errand, setErrand] = useState<Errand | null>(null)
  const { phase, setup, adoption, sheet, sheets, gone, mayManage } = state
  const isSettingUp = setup.kind === 'running' || setup.kind === 'failed' || setup.kind === 'interrupted'
  const { leave, add, adopt, bring, grow, addBeside } = useMemo(
    () => ({
      leave: () => setErrand(null),
      add: () => setErrand({ kind: 'add' }),
      adopt: () => setErrand({ kind: 'adopt' }),
      bring: () => setErrand({ kind: 'import' }),
      grow: (tableId: string) => setErrand({ kind: 'upgrade', tableId }),
      addBeside: (tableId: string) => setErrand({ kind: 'beside', tableId }),
    }),
    [],
  )
  if (phase.kind !== 'ready') return <PhaseScreen phase={phase} />
  if (isSettingUp)
    return (
      <div className="ct-scroll">
        <SetupProgress setup={setup} />
      </div>
    )
  if (adoption.kind !== 'idle')
    return (
      <div className="ct-scroll">
        <AdoptionProgress
          adoption={adoption}
          sheets={sheets}
          sheet={sheet}
          settings={state.settings}
          mayManage={mayManage}
          onDone={leave}
          onBeside={addBeside}
        />
      </div>
    )
  if (state.repair.kind !== 'idle') {
    return (
      <div className="ct-scroll">
        <RepairPanel
          repair={state.repair}
          drift={state.drift}
          mayManage={mayManage}
          timeZone={state.settings.timeZone}
        />
      </div>
    )
  }
  const upgrading = errand?.kind === 'upgrade' ? sheets.find(({ tableId }) => tableId === errand.tableId) : undefined
  if (upgrading !== undefined)
    return (
      <div className="ct-scroll">
        <UpgradeScreen sheet={upgrading} mayManage={mayManage} onLeave={leave} />
      </div>
    )
  const enlarged = errand?.kind === 'beside' ? sheets.find(({ tableId }) => tableId === errand.tableId) : undefined
  if (enlarged !== undefined)
    return (
      <div className="ct-scroll">
        <BesideFlow sheetId={enlarged.tableId} mayManage={mayManage} onLeave={leave} />
      </div>
    )
  if (errand?.kind === 'adopt')
    return (
      <div className="ct-scroll">
        <AdoptionFlow mayManage={mayManage} settings={state.baseSettings} onLeave={leave} />
      </div>
    )
  if (errand?.kind === 'import')
    return (
      <div className="ct-scroll">
        <ImportFlow state={state} into={sheet?.tableId ?? null} onLeave={leave} />
      </div>
    )
  if (errand?.kind !== 'add' && sheets.length === 0 && gone.length > 0) {
    return (
      <div className="ct-scroll">
        <GoneScreen gone={gone} mayEdit={state.mayEdit} onAdd={add} onAdopt={adopt} />
      </div>
    )
  }
  if (errand?.kind === 'add' || sheets.length === 0)
    return (
      <div className="ct-scroll">
        <FirstScreen state={state} onLeave={leave} onAdopt={adopt} onImport={bring} />
      </div>
    )
  if (sheet === null)
    return (
      <div className="ct-scroll">
        <SheetChooser sheets={sheets} onAdd={add} />
      </div>
    )
  return (
    <Workspace
      state={state}
      sheet={sheet}
      onAdd={add}
      onAdopt={adopt}
      onImport={bring}
      onUpgrade={grow}
      onBeside={addBeside}
    />
  )
}
