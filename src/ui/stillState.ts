import { useState } from 'react'
import type { AppState } from '../application/app/appState.ts'
import type { SheetState, SyncState } from '../application/engine/sheetState.ts'

/**
 * The last state that differs in more than progress. It stays the same object while only the number of rows read or
 * written changes, so that components without a progress bar do not render again.
 */
export function useStill(state: AppState): AppState {
  const [still, setStill] = useState(state)
  if (still === state || isOnlyProgress(still, state)) return still
  setStill(state)
  return state
}

/** Whether two states differ only in the progress of the shown sheet. */
export function isOnlyProgress(before: AppState, after: AppState): boolean {
  return differsOnlyIn('sheet', before, after) && isSheetAtWork(before.sheet, after.sheet)
}

function isSheetAtWork(before: SheetState | null, after: SheetState | null): boolean {
  if (before === after) return true
  if (before === null || after === null) return false
  return before.sync.kind === after.sync.kind && isWork(after.sync) && differsOnlyIn('sync', before, after)
}

const isWork = ({ kind }: SyncState): boolean => kind === 'reading' || kind === 'writing'

/** Whether two objects with the same keys differ only in one of them. */
function differsOnlyIn<State extends object>(key: keyof State, before: State, after: State): boolean {
  return (Object.keys(before) as (keyof State)[]).every((each) => each === key || Object.is(before[each], after[each]))
}
