import { ok, type Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import { withAsked, withEntries, type ChangeHistory, type SheetHistory } from './sheetHistory.ts'
import { isUnstorable } from './storedHistory.ts'
import { changeIndex, isExplained, type ChangeEntry } from './changeEntry.ts'
import type { LogKeeper } from './logKeeper.ts'

/** Changes come in bursts. After this pause the stored history is saved once for all of them. */
const GATHER_MS = 3000
/** Each sidebar waits a random part of this before it logs a change, so that one of them is first. */
const JITTER_MS = 1500

export interface ChangeQueueDeps {
  readonly clock: { now(): number; random(): number }
  /** Null when the sheet has no table 变更记录. */
  readonly table: LogKeeper | null
  readonly areOthersAbout: () => boolean
  readonly changeHistory: ChangeHistory
}

/** Queues changes for the log: the table 变更记录, or the stored history when the sheet has no such table. */
export interface ChangeQueue {
  add(entries: readonly ChangeEntry[]): void
  /** Logs the changes whose waiting time is over. */
  flush(): Promise<Result<null, HostError>>
  /** The changes that are not in the log yet. */
  waiting(): readonly ChangeEntry[]
  nextAt(): number | null
}

export function createChangeQueue({ clock, table, areOthersAbout, changeHistory }: ChangeQueueDeps): ChangeQueue {
  let waiting: readonly { readonly entry: ChangeEntry; readonly dueAt: number }[] = []
  /** Rows of the table that were added and whose reason is asked; not stored yet. */
  let toAsk: readonly string[] = []

  function add(entries: readonly ChangeEntry[]): void {
    // The sidebars save one after another: the later ones find the entry and add none.
    const delay =
      table === null
        ? GATHER_MS * (0.5 + clock.random())
        : areOthersAbout()
          ? 1 + Math.floor(clock.random() * JITTER_MS)
          : 0
    // A change that a person has explained, and the same one as a sidebar sees it, are one.
    const isTold = explainedAmong(entries)
    const wasTold = explainedAmong(waiting.map(({ entry }) => entry))
    waiting = [
      ...waiting.filter(({ entry }) => !isTold(entry)),
      ...entries.filter((entry) => !wasTold(entry)).map((entry) => ({ entry, dueAt: clock.now() + delay })),
    ]
  }
  async function save(change: (before: SheetHistory) => SheetHistory): Promise<Result<null, HostError>> {
    const saved = await changeHistory(change)
    // A log that cannot be stored must not stop the pass.
    return saved.ok || isUnstorable(saved.error) ? ok(null) : saved
  }

  /** Stores which rows are asked about, so that every sidebar asks, also after a reload. [LG2] */
  async function saveAsked(): Promise<Result<null, HostError>> {
    if (toAsk.length === 0) return ok(null)
    const ids = toAsk
    const saved = await save((before) => withAsked(before, ids))
    if (saved.ok) toAsk = []
    return saved
  }

  return {
    add,
    async flush() {
      const now = clock.now()
      const isTable = table !== null && table.isOpen()
      const dueChanges = waiting.filter(({ dueAt }) => dueAt <= now)
      if (dueChanges.length === 0) return saveAsked()
      // The stored history is saved as a whole: save all waiting changes with the first that is due.
      const entries = (isTable ? dueChanges : waiting).map(({ entry }) => entry)
      const logged = isTable ? await table.add(entries) : await save((before) => withEntries(before, entries))
      if (!logged.ok) return logged
      toAsk = [...toAsk, ...(logged.value ?? [])]
      const loggedEntries = new Set(entries)
      waiting = waiting.filter(({ entry }) => !loggedEntries.has(entry))
      return saveAsked()
    },
    waiting: () => waiting.map(({ entry }) => entry),
    nextAt: () => (waiting.length === 0 ? null : Math.min(...waiting.map(({ dueAt }) => dueAt))),
  }
}

/** Tells whether a change without a reason is also among these entries with one. */
function explainedAmong(entries: readonly ChangeEntry[]): (one: ChangeEntry) => boolean {
  const reasons = entries.filter(isExplained)
  const index = changeIndex(reasons)
  return (one) => reasons.length > 0 && !isExplained(one) && index.same(one).length > 0
}
