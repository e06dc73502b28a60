import { useState } from 'react'

/** A shift as somebody is putting it together. */
export interface ShiftDraft {
  /** The task that moves; null while none is chosen. */
  readonly target: string | null
  readonly days: number
  readonly unit: 'calendar' | 'workday'
  readonly pulls: boolean
  /** Rows that somebody has unticked. */
  readonly keeps: ReadonlySet<string>
  readonly reason: string
}

const BLANK: ShiftDraft = { target: null, days: 0, unit: 'calendar', pulls: false, keeps: new Set(), reason: '' }

export interface ShiftDrafting {
  readonly draft: ShiftDraft
  /** Another task, or other days, ticks every row again. */
  change(change: Partial<ShiftDraft>): void
  tick(recordId: string, isTicked: boolean): void
  clear(): void
}

/** Holds the draft of a shift. Nothing is written by it. [SH1] */
export function useShiftDraft(): ShiftDrafting {
  const [draft, setDraft] = useState(BLANK)
  return {
    draft,
    change: (change) =>
      setDraft((before) => ({ ...before, ...('reason' in change ? {} : { keeps: new Set<string>() }), ...change })),
    tick: (recordId, isTicked) =>
      setDraft((before) => {
        const keeps = new Set(before.keeps)
        if (isTicked) keeps.delete(recordId)
        else keeps.add(recordId)
        return { ...before, keeps }
      }),
    clear: () => setDraft(BLANK),
  }
}
