import type { TrackerActions } from '../appState.ts'

/** What the Base has kept of earlier days. A sheet without the tables 每日跟踪 and 变更记录 keeps nothing. [SN1] [G17] */
export function createHistoryActions(): Pick<TrackerActions, 'history' | 'whatMoved'> {
  return {
    history: () => Promise.resolve([]),
    whatMoved: (since) => Promise.resolve({ since, snapshots: [], changes: null, loggedSince: null }),
  }
}
