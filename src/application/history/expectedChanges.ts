import type { ChangeEntry } from './changeEntry.ts'

/** Changes that live tracking does not see within this time were none: a cell held already what was to be written. */
const EXPECTED_MS = 600_000

/** A change that a press is about to make. Of a row that is not known by its id, the title stands for it. */
export interface ExpectedChange {
  readonly of: string
  readonly field: ChangeEntry['field']
}

/** The changes that a press makes and whose reason it knows: nobody is asked why. [LG2] */
interface ExpectedChanges {
  expect(changes: readonly ExpectedChange[], reason: string): void
  /** Gives the expected ones among these their reason, each once. */
  explained(entries: readonly ChangeEntry[]): readonly ChangeEntry[]
}

const keyOf = ({ of, field }: ExpectedChange): string => `${field} ${of}`

export function createExpectedChanges(clock: { now(): number }): ExpectedChanges {
  const open = new Map<string, { readonly reason: string; readonly until: number }>()
  function take(entry: ChangeEntry): string | null {
    const key = [entry.taskId, entry.title ?? '']
      .map((of) => keyOf({ of, field: entry.field }))
      .find((one) => (open.get(one)?.until ?? 0) > clock.now())
    if (key === undefined) return null
    const { reason } = open.get(key) ?? {}
    open.delete(key)
    return reason ?? null
  }
  return {
    expect(changes, reason) {
      for (const change of changes) open.set(keyOf(change), { reason, until: clock.now() + EXPECTED_MS })
    },
    explained: (entries) =>
      open.size === 0
        ? entries
        : entries.map((entry) => {
            const reason = entry.asks === true ? take(entry) : null
            if (reason === null) return entry
            const { asks: _asks, ...rest } = entry
            return { ...rest, reason }
          }),
  }
}
