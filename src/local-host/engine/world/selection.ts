import { baseEvent } from './events.ts'
import type { Selection, Session } from '../types.ts'
import type { World } from './world.ts'

/** A user's selection; initially the first view of the first table (host-protocol §4.1). */
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

/** The selection of whoever selected no cell. */
export const NO_CELL = { fieldId: null, recordId: null } as const

/**
 * Moves selections away from something that was deleted. `next` returns the new selection of a user who had selected
 * it; only those users get an event. Members who never selected anything count as being in the first table.
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

/** The selection of every member. */
export function selectionsOfAll(world: World): ReadonlyMap<string, Selection> {
  const users = new Set([...world.document.members.map(({ id }) => id), ...world.selections.keys()])
  return new Map([...users].map((userId) => [userId, selectionOf(world, { userId })]))
}
