import { baseEvent } from './events.ts'
import type { Selection, Session } from '../types.ts'
import type { World } from './world.ts'

/** What a user has selected; a fresh user stands in the first view of the first table (host-protocol §4.1). */
export function selectionOf(world: World, session: Pick<Session, 'userId'>): Selection {
  const chosen = world.selections.get(session.userId)
  if (chosen) return chosen
  const [table] = world.document.tables
  return {
    baseId: world.document.baseId,
    tableId: table?.id ?? null,
    viewId: table?.views[0]?.id ?? null,
    fieldId: null,
    recordId: null,
  }
}

/** Changes a user's selection and tells the user's plugins, unless nothing changed. */
export function select(world: World, session: Session, change: Partial<Selection>): void {
  const before = selectionOf(world, session)
  const after = { ...before, ...change }
  if (Object.entries(after).every(([key, value]) => before[key as keyof Selection] === value)) return
  world.selections.set(session.userId, after)
  world.emit(baseEvent('SelectionChange'), after, session.userId)
}

/**
 * After something was deleted, nobody's selection names it: whoever stood there is moved by `next` and told; nobody
 * else hears of it. Members who never chose anything stand in the first table, so they are asked too.
 */
export function leaveDeleted(
  world: World,
  before: ReadonlyMap<string, Selection>,
  next: (selection: Selection) => Partial<Selection> | null,
): void {
  for (const [userId, selection] of before) {
    const change = next(selection)
    if (change === null) continue
    const after = { ...selection, ...change }
    world.selections.set(userId, after)
    world.emit(baseEvent('SelectionChange'), after, userId)
  }
}

/** Where everybody stands. */
export function selectionsOfAll(world: World): ReadonlyMap<string, Selection> {
  const users = new Set([...world.document.members.map(({ id }) => id), ...world.selections.keys()])
  return new Map([...users].map((userId) => [userId, selectionOf(world, { userId })]))
}
