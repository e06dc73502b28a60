import { cellEnvironment, readCell, textOfCell } from './cells/environment.ts'
import { copyBase } from './world/copyBase.ts'
import { CODE, refusal } from './world/errors.ts'
import { baseEvent, bridgeEvent, tableEvent } from './world/events.ts'
import { followOptions } from './fields/fields.ts'
import { emptyBase } from './fixtures/empty.ts'
import { createFormulas } from './formula/book.ts'
import { FORMULA_FUNCTIONS } from './formula/functions/index.ts'
import { adoptFormulas, checkFormula } from './formula/saving.ts'
import { createIdMint, idsOf } from './world/ids.ts'
import { demand, may } from './world/permissions.ts'
import { createRandom } from './world/random.ts'
import { forgetTouched } from './records/records.ts'
import { handlerOf } from './calls/registry.ts'
import { select, selectionOf } from './world/selection.ts'
import type { Clock, Engine, HostEvent, HostLanguage, Session, Snapshot, UiRequest } from './types.ts'
import { defaultVariants } from './variants.ts'
import { viewRows } from './views/viewRows.ts'
import { allSettings, personalSettings, settingsOf } from './views/viewSettings.ts'
import { fieldById, indexTable, recordById, tableById, touchTable, viewById, type World } from './world/world.ts'

/** The parts of an engine; without a snapshot it holds the `empty` fixture. The seed decides every id. */
export interface EngineOptions {
  readonly snapshot?: Snapshot
  readonly clock: Clock
  readonly seed: number
  readonly language?: HostLanguage
  /** Time zone of the user, for the switch formulaZone; the machine's when left out. */
  readonly viewerZone?: string
}

/** Holds one Base: the whole document, its rules and its events. No postMessage, no DOM, no timers. */
export function createEngine({ snapshot, clock, seed, language = 'zh', viewerZone }: EngineOptions): Engine {
  const random = createRandom(seed)
  const eventListeners = new Set<(event: HostEvent) => void>()
  const changeListeners = new Set<(change: { readonly tableId: string | null }) => void>()
  let askPage: ((request: UiRequest) => unknown) | null = null
  let pending: { name: string; params: unknown; userId?: string }[] = []
  const touched = new Set<string | null>()

  const world: World = {
    document: emptyBase(clock.now()),
    tables: new Map(),
    ids: createIdMint(random, new Set()),
    clock,
    variants: defaultVariants(),
    denials: [],
    selections: new Map(),
    ticked: new Map(),
    theme: 'LIGHT',
    language,
    files: new Map(),
    schema: 0,
    formulas: createFormulas(() => world),
    viewerZone: viewerZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    askPage: (request) => askPage?.(request),
    emit: (name, params, userId) => {
      pending.push({ name, params, ...(userId === undefined ? {} : { userId }) })
    },
    touch: (tableId) => {
      touched.add(tableId)
    },
  }

  function open(document: Snapshot): void {
    world.document = document
    world.tables = new Map(document.tables.map((table) => [table.id, indexTable(table)]))
    for (const table of world.tables.values()) for (const field of table.state.fields) followOptions(table, field)
    world.ids = createIdMint(random, idsOf(document))
    world.selections.clear()
    world.ticked.clear()
    world.schema++
    adoptFormulas(world)
  }

  open(snapshot ? structuredClone(snapshot) : world.document)

  /**
   * Runs one action and then notifies the listeners, also when it throws, because a partial write changes something.
   */
  function act<T>(cause: Session | null, action: () => T): T {
    try {
      const result = action()
      for (const { tableId, recordId, fieldIds } of world.formulas.changes())
        world.emit(tableEvent(tableId, 'RecordModify'), { recordId, fieldIds })
      return result
    } finally {
      const events = pending
      pending = []
      const tables = [...touched]
      touched.clear()
      for (const event of events) for (const listener of eventListeners) listener({ ...event, cause })
      const [only = null] = tables
      if (tables.length > 0)
        for (const listener of changeListeners) listener({ tableId: tables.length === 1 ? only : null })
    }
  }

  function refreshAll(): void {
    world.schema++
    for (const table of world.tables.values()) touchTable(world, table)
    world.touch(null)
  }

  return {
    get document() {
      return world.document
    },
    get variants() {
      return world.variants
    },
    get denials() {
      return world.denials
    },
    clock,
    snapshot: () => structuredClone(world.document),
    load(next) {
      if (next.version !== 1) throw refusal(CODE.unknown, `snapshot of version ${String(next.version)}`)
      act(null, () => {
        open(structuredClone(next))
        refreshAll()
      })
    },
    setVariant(name, value) {
      act(null, () => {
        world.variants[name] = value
        if (world.variants.emptyCells !== 'nullOnceTouched')
          for (const table of world.tables.values()) forgetTouched(table)
        refreshAll()
      })
    },
    call(session, key, context, params) {
      const handler = handlerOf(key)
      if (!handler) throw refusal(CODE.notRegistered, `not registered: ${key}`)
      return act(session, () => handler(world, { session, context, params }))
    },
    onEvent(listener) {
      eventListeners.add(listener)
      return () => {
        eventListeners.delete(listener)
      }
    },
    onChange(listener) {
      changeListeners.add(listener)
      return () => {
        changeListeners.delete(listener)
      }
    },
    viewRows(tableId, viewId, userId, collapsed = new Set()) {
      const table = tableById(world, tableId)
      return viewRows(world, table, viewById(table, viewId), { userId, role: 'owner' }, collapsed)
    },
    viewSettings(tableId, viewId, userId) {
      return settingsOf(viewById(tableById(world, tableId), viewId), userId)
    },
    cellText(tableId, fieldId, record, locale) {
      return textOfCell(
        record,
        fieldById(tableById(world, tableId), fieldId),
        cellEnvironment(world, languageOf(locale) ?? world.language),
      )
    },
    cellValue(tableId, fieldId, record) {
      return readCell(record, fieldById(tableById(world, tableId), fieldId), cellEnvironment(world))
    },
    formulas: {
      check(tableId, text, fieldId) {
        const table = tableById(world, tableId)
        return checkFormula(world, table, text, fieldId === null ? null : fieldById(table, fieldId))
      },
      fault(tableId, fieldId, record) {
        const field = fieldById(tableById(world, tableId), fieldId)
        return world.formulas.computes(field) ? world.formulas.fault(field, record) : null
      },
      shownAs: (tableId, fieldId) => world.formulas.shownAs(fieldById(tableById(world, tableId), fieldId)),
      functions: FORMULA_FUNCTIONS,
    },
    deny(denials) {
      act(null, () => {
        world.denials = [...denials]
        refreshAll()
        world.emit(baseEvent('PermissionChange'), {})
      })
    },
    onUi(handler) {
      askPage = handler
      return () => {
        if (askPage === handler) askPage = null
      }
    },
    copyOfBase: () => copyBase(world.document, random),
    page: {
      setSelection(session, selection) {
        act(session, () => {
          select(world, session, selection)
        })
      },
      selection: (session) => selectionOf(world, session),
      setSelectedRecords(session, viewId, recordIds) {
        world.ticked.set(`${session.userId}/${viewId}`, [...recordIds])
      },
      setTheme(theme) {
        if (world.theme === theme) return
        act(null, () => {
          world.theme = theme
          world.touch(null)
          world.emit(bridgeEvent('ThemeChange'), { theme })
        })
      },
      theme: () => world.theme,
      setLanguage(next) {
        act(null, () => {
          world.language = next
          refreshAll()
        })
      },
      language: () => world.language,
      setViewHostOnly(session, tableId, viewId, choice) {
        act(session, () => {
          const table = tableById(world, tableId)
          const view = viewById(table, viewId)
          // As with widths: a user who may not edit the view changes only their own settings.
          const forAll = may(world, session, { entity: 'View', type: 'editable', tableId, viewId })
          for (const settings of forAll ? allSettings(view) : [personalSettings(view, session.userId)])
            settings.hostOnly = { ...choice }
          touchTable(world, table)
        })
      },
      moveRecord(session, tableId, recordId, before) {
        act(session, () => {
          const table = tableById(world, tableId)
          const record = recordById(table, recordId)
          demand(world, session, { entity: 'Record', type: 'movable', tableId, recordId })
          const rest = table.state.records.filter(({ id }) => id !== record.id)
          const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before)
          rest.splice(at < 0 ? rest.length : at, 0, record)
          table.state.records = rest
          touchTable(world, table)
        })
      },
    },
  }
}

const languageOf = (locale: string | undefined): HostLanguage | undefined =>
  (['zh', 'en', 'ja'] as const).find((language) => locale?.startsWith(language))
