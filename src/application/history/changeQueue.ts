import { ok, type Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import { withEntries, type ChangeHistory } from './sheetHistory.ts'
import { isNeverKept } from './storedHistory.ts'
import type { ChangeEntry } from './changeEntry.ts'
import type { LogKeeper } from './logKeeper.ts'

/** Changes come in bursts: the stored document is saved once for all of them. Milliseconds. */
const GATHER_MS = 3000
/** How long to let another sidebar log a change first. Milliseconds. */
const JITTER_MS = 1500

export interface ChangeQueueDeps {
  readonly clock: { now(): number; random(): number }
  /** Null where the sheet has no table 变更记录. */
  readonly table: LogKeeper | null
  readonly areOthersAbout: () => boolean
  readonly changeHistory: ChangeHistory
}

/** Changes on their way into the log: the table 变更记录, or the last ones of them into the stored document. */
export interface ChangeQueue {
  add(entries: readonly ChangeEntry[]): void
  /** Writes what is due. */
  flush(): Promise<Result<null, HostError>>
  /** Changes that were seen and are not in the log yet. */
  waiting(): readonly ChangeEntry[]
  nextAt(): number | null
}

export function createChangeQueue({ clock, table, areOthersAbout, changeHistory }: ChangeQueueDeps): ChangeQueue {
  let waiting: readonly { readonly entry: ChangeEntry; readonly dueAt: number }[] = []

  function add(entries: readonly ChangeEntry[]): void {
    // Sidebars that save one after another find what is there already.
    const delay =
      table === null
        ? GATHER_MS * (0.5 + clock.random())
        : areOthersAbout()
          ? 1 + Math.floor(clock.random() * JITTER_MS)
          : 0
    waiting = [...waiting, ...entries.map((entry) => ({ entry, dueAt: clock.now() + delay }))]
  }
  async function save(entries: readonly ChangeEntry[]): Promise<Result<null, HostError>> {
    const done = await changeHistory((before) => withEntries(before, entries))
    // A log that cannot be saved holds nothing else up.
    return done.ok || isNeverKept(done.error) ? ok(null) : done
  }

  return {
    add,
    async flush() {
      const now = clock.now()
      const isTable = table !== null && table.isOpen()
      const isDue = waiting.filter(({ dueAt }) => dueAt <= now)
      if (isDue.length === 0) return ok(null)
      // The stored document is saved whole: one that is due takes along those that would follow.
      const due = (isTable ? isDue : waiting).map(({ entry }) => entry)
      const done = isTable ? await table.add(due) : await save(due)
      if (!done.ok) return done
      const logged = new Set(due)
      waiting = waiting.filter(({ entry }) => !logged.has(entry))
      return ok(null)
    },
    waiting: () => waiting.map(({ entry }) => entry),
    nextAt: () => (waiting.length === 0 ? null : Math.min(...waiting.map(({ dueAt }) => dueAt))),
  }
}
