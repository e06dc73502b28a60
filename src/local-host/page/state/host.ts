import type { StoreApi } from 'zustand/vanilla'
import type { Engine, Member, RoleName, Session, TableState, ViewState } from '../../engine/types.ts'
import { HostError } from '../../engine/types.ts'
import type { HostClock } from './hostClock.ts'
import { createChanges } from './changes.ts'
import type { Changes } from './changes.ts'
import type { PageState, Toast } from './pageStore.ts'
import { refusalText } from './refusals.ts'
import { createUndo, type Undo } from './undo.ts'
import { sayIn } from '../words/words.ts'

/** The result of a person's edit; a refusal has been shown already. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: number | null }

/** A colour of option tags (host-protocol §4.6). */
export interface OptionColour {
  readonly id: number
  readonly bgColor: string
  readonly textColor: string
}

/** What the components need: the document, its changes, and the function through which people edit. */
export interface Host {
  readonly engine: Engine
  readonly page: StoreApi<PageState>
  readonly changes: Changes
  /** The engine's clock, which can be set. */
  readonly clock: HostClock
  readonly colours: readonly OptionColour[]
  /** The person at the page. */
  session(): Session
  member(): Member
  /** One call as that person (host-protocol §4 key without 'bitable.'); a refusal becomes a toast in plain words. */
  call(key: string, context: readonly unknown[], ...params: readonly unknown[]): Promise<Outcome>
  /** The undo history of that person's edits of rows (Ctrl+Z). */
  readonly undo: Undo
  /** Shows a line of text for a moment. */
  toast(kind: Toast['kind'], message: string): void
}

const NOBODY: Member = { id: 'ou_nobody', name: '—', enName: '—', avatarColor: '#8F959E' }

/** The user of copy `copy` of the extension (0 = the person at the page). */
export function memberOfCopy(members: readonly Member[], copy: number): Member {
  return members[copy] ?? members[0] ?? NOBODY
}

/** The shown table: the chosen one, or the first when it was deleted. */
export function activeTable(engine: Engine, state: PageState): TableState | null {
  const { tables } = engine.document
  return tables.find((table) => table.id === state.tableId) ?? tables[0] ?? null
}

/** The shown view of a table: the last one, or the first when it was deleted. */
export function activeView(table: TableState | null, state: PageState): ViewState | null {
  if (table === null) return null
  const chosen = state.viewIds[table.id]
  return table.views.find((view) => view.id === chosen) ?? table.views[0] ?? null
}

const isColour = (value: unknown): value is OptionColour =>
  typeof value === 'object' && value !== null && 'bgColor' in value

function readColours(engine: Engine, session: Session): readonly OptionColour[] {
  const list = engine.call(session, 'bitable.UI_getSelectOptionColorInfoList', [], [])
  return Array.isArray(list) ? list.filter(isColour) : []
}

/** Most toasts on screen at once. */
const MAX_TOASTS = 4

/** Makes the host from the engine and the page's state. */
export function createHost(engine: Engine, page: StoreApi<PageState>, clock: HostClock): Host {
  let toastCount = 0
  const toast: Host['toast'] = (kind, message) => {
    toastCount += 1
    const { toasts } = page.getState()
    page.setState({ toasts: [...toasts, { id: toastCount, kind, message }].slice(-MAX_TOASTS) })
  }
  const changes = createChanges(engine)
  const member = () => memberOfCopy(engine.document.members, 0)
  // One object for each user and role: the engine compares sessions by identity.
  let current: Session | null = null
  const session = () => {
    const userId = member().id
    const role: RoleName = page.getState().role
    if (current === null || current.userId !== userId || current.role !== role)
      current = { userId, role, pluginId: null }
    return current
  }
  const undo = createUndo(engine, session)
  return {
    engine,
    page,
    changes,
    clock,
    colours: readColours(engine, session()),
    session,
    member,
    undo,
    toast,
    async call(key, context, ...params) {
      try {
        const result = undo.watch(key, context, params, () => engine.call(session(), `bitable.${key}`, context, params))
        if (!(result instanceof Promise)) changes.now()
        const value: unknown = await result
        return { ok: true, value }
      } catch (cause) {
        if (!(cause instanceof HostError)) throw cause
        toast('error', refusalText(sayIn(page.getState().lang), cause))
        return { ok: false, code: cause.code }
      }
    },
  }
}
