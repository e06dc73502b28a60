import { createEngine } from '../../engine/createEngine.ts'
import type { HostEvent, Snapshot } from '../../engine/types.ts'
import { createFaults } from '../../wire/faults.ts'
import { createWire } from '../../wire/createWire.ts'
import type { Wire } from '../../wire/createWire.ts'
import { createLocalHostApi } from '../../wire/localHostApi.ts'
import type { LocalHostApi, PageSwitch } from '../../wire/localHostApi.ts'
import { createWireLog } from '../../wire/wireLog.ts'
import type { WireLog } from '../../wire/wireLog.ts'
import { withParameters } from './address.ts'
import type { Address } from './address.ts'
import { announceSelection } from './commands.ts'
import { parseFixture } from '../../engine/fixtures/index.ts'
import { activeTable, activeView, createHost, memberOfCopy } from './host.ts'
import type { Host } from './host.ts'
import { CLOCK_RATES, createHostClock, parseClockTime, watchDay, watchMinute } from './hostClock.ts'
import { placeOf } from './place.ts'
import { createPageStore } from './pageStore.ts'
import type { PageState } from './pageStore.ts'
import { createSaver, forgetStored, readStored } from './persistence.ts'
import type { Connect } from '../panels/Sidebar.tsx'
import { answerUi } from './uiRequests.ts'

declare global {
  interface Window {
    /** The local Base for scripts and tests (docs/local-base.md). */
    localHost: LocalHostApi
  }
}

/** A Base that is open, with what the page needs to show it. */
export interface OpenHost {
  readonly host: Host
  readonly parts: {
    readonly address: Address
    readonly api: LocalHostApi
    readonly log: WireLog
    readonly connect: Connect
    readonly onReset: () => void
  }
}

const SEED = 20240301
const HTML_LANG = { zh: 'zh-CN', en: 'en', ja: 'ja' } as const

async function firstDocument(address: Address, now: number): Promise<Snapshot> {
  const stored = address.fresh ? null : await readStored(address.fixture)
  return stored ?? parseFixture(address.fixture, now)
}

/** The plugin id of a page, which selects its bridge data: its address without query and fragment. */
function pluginIdOf(plugin: string): string {
  const { origin, pathname } = new URL(plugin)
  return `${origin}${pathname}`
}

/** Opens the Base that the address names: the stored one, else its fixture. */
export async function openHost(address: Address): Promise<OpenHost> {
  const clock = createHostClock(() => Date.now())
  const engine = createEngine({
    snapshot: await firstDocument(address, clock.now()),
    clock,
    seed: SEED,
    language: address.lang,
  })
  const page = createPageStore({ ...address, ...placeOf(engine.document.tables, address) })
  const host = createHost(engine, page, clock)
  const faults = createFaults(SEED)
  const log = createWireLog()
  const wires = new Map<number, Wire>()
  const saver = createSaver(address.fixture, () => engine.document)

  followState(host, wires)
  host.changes.subscribe(() => saver.changed())
  engine.onUi((request) => answerUi(host, request))
  engine.onEvent((event) => followWorld(host, event))
  followPlace(host)
  clock.onSet(() => host.changes.now())
  watchDay(
    clock,
    () => engine.document.timeZone,
    () => host.changes.now(),
  )
  // Formulas read the clock by minutes.
  watchMinute(
    clock,
    () => engine.document.tables.some(({ fields }) => fields.some(({ formula }) => formula !== undefined)),
    () => host.changes.now(),
  )

  let frames = 0
  const connect: Connect = (iframe, copy) => {
    frames += 1
    const { plugin, role } = page.getState()
    const userId = memberOfCopy(engine.document.members, copy).id
    const wire = createWire({
      engine,
      window,
      iframe,
      faults,
      log,
      prefixId: `local${String(frames)}`,
      session: { userId, role, pluginId: pluginIdOf(plugin) },
    })
    wires.set(copy, wire)
    return () => {
      wire.close()
      if (wires.get(copy) === wire) wires.delete(copy)
    }
  }
  const onReset = () => {
    saver.stop()
    void forgetStored(address.fixture).then(() => window.location.reload())
  }
  const api = createLocalHostApi({
    engine,
    wires: () => [...wires.values()],
    faults,
    log,
    pageSwitches: pageSwitches(host),
  })
  return { host, parts: { address, api, log, connect, onReset } }
}

/** Applies the page's switches to the plugins, the document's root and the page's address. */
function followState(host: Host, wires: ReadonlyMap<number, Wire>): void {
  const { engine, page } = host
  const apply = ({ theme, lang }: PageState) => {
    document.documentElement.lang = HTML_LANG[lang]
    document.body.setAttribute('theme-mode', theme)
    engine.page.setTheme(theme === 'dark' ? 'DARK' : 'LIGHT')
    if (engine.page.language() !== lang) engine.page.setLanguage(lang)
  }
  apply(page.getState())
  page.subscribe((state, before) => {
    if (state.theme !== before.theme || state.lang !== before.lang) apply(state)
    if (state.role !== before.role) for (const wire of wires.values()) wire.setRole(state.role)
    if (
      state.theme !== before.theme ||
      state.lang !== before.lang ||
      state.role !== before.role ||
      state.plugin !== before.plugin
    ) {
      const { theme, lang, role, plugin } = state
      window.history.replaceState(
        null,
        '',
        withParameters(window.location.href, { theme, lang, role, ...(plugin === before.plugin ? {} : { plugin }) }),
      )
    }
  })
}

/** Writes the shown table and view into the address, for a reload, and tells plugins by SelectionChange. */
function followPlace(host: Host): void {
  const { engine, page, changes } = host
  let shown = ''
  const follow = () => {
    const state = page.getState()
    const table = activeTable(engine, state)
    const view = activeView(table, state)
    const place = `${table?.id ?? ''} ${view?.id ?? ''}`
    if (table === null || view === null || place === shown) return
    shown = place
    window.history.replaceState(null, '', withParameters(window.location.href, { table: table.id, view: view.id }))
    announceSelection(host)
  }
  follow()
  page.subscribe(follow)
  changes.subscribe(follow) // the shown table or view may have been deleted
}

/** Follows a theme that was set by window.localHost. */
function followWorld({ engine, page }: Host, event: HostEvent): void {
  if (event.name !== 'BridgeEvent_ThemeChange') return
  const theme = engine.page.theme() === 'DARK' ? 'dark' : 'light'
  if (page.getState().theme !== theme) page.setState({ theme })
}

/** Switches that the page owns, for window.localHost.set. */
function pageSwitches({ page, clock, engine }: Host): Readonly<Record<string, PageSwitch>> {
  const choice = <K extends 'role' | 'lang' | 'theme'>(name: K, allowed: readonly PageState[K][]): PageSwitch => ({
    read: () => page.getState()[name],
    write(value) {
      const found = allowed.find((each) => each === value)
      if (found === undefined) throw new RangeError(`${name} is one of ${allowed.join(', ')}, not ${String(value)}`)
      page.setState({ [name]: found } as Pick<PageState, K>)
    },
  })
  return {
    role: choice('role', ['owner', 'editor', 'reader']),
    theme: choice('theme', ['light', 'dark']),
    language: choice('lang', ['zh', 'en', 'ja']),
    // A one-time fault: reloads the extension as a person would, whatever it is doing.
    reloadSidebar: {
      read: () => undefined,
      write: () => page.setState(({ sidebarLoads }) => ({ sidebarLoads: sidebarLoads + 1 })),
    },
    now: {
      read: () => (clock.isSet ? new Date(clock.now()).toISOString() : null),
      write(value) {
        const now = typeof value === 'string' ? parseClockTime(value, engine.document.timeZone) : null
        if (value !== null && now === null)
          throw new RangeError(`now is null or a time such as 2024-03-01T19:00:00+08:00, not ${String(value)}`)
        clock.set(now)
      },
    },
    clockRate: {
      read: () => clock.rate,
      write(value) {
        const rate = CLOCK_RATES.find((each) => each === value)
        if (rate === undefined)
          throw new RangeError(`clockRate is one of ${CLOCK_RATES.join(', ')}, not ${String(value)}`)
        clock.setRate(rate)
      },
    },
  }
}
