import type { ClockPort } from '../clock.ts'
import type { HostPort } from '../ports.ts'
import { isNothing } from './changeSet.ts'
import { createRecorder, entryOf, loadStoredRuns, type RunDeps } from './recordedHost.ts'
import { newId } from '../stored/newId.ts'
import type { RunEntry, RunRecord } from './storedRuns.ts'

/** Answers that follow each other are saved together. */
const SAVED_AFTER_MS = 2000

export interface RecordedAnswers {
  readonly host: HostPort
  /** Saves what waits. */
  flush(): Promise<void>
}

/**
 * The host of live tracking: every write of people's cells is a run of its own, because each answers one question, drag
 * or proposal. What the cells held comes from the reading of the same pass and costs no call [LV1]; the runs are saved
 * together a moment later.
 */
export function recordAnswers(
  deps: Omit<RunDeps, 'clock' | 'sheetOf' | 'by'> & {
    readonly clock: Pick<ClockPort, 'now' | 'after'>
    readonly by: () => string | null
  },
  sheetId: string,
): RecordedAnswers {
  const { host, clock, stored } = deps
  let waiting: (readonly [RunEntry, RunRecord])[] = []
  let saving: Promise<unknown> = Promise.resolve()
  let isArmed = false

  function flush(): Promise<void> {
    isArmed = false
    const runs = waiting
    waiting = []
    if (runs.length > 0) saving = saving.then(async () => (await loadStoredRuns()).keepRuns(stored, runs, clock.now()))
    return saving.then(() => undefined)
  }

  return {
    host: {
      ...host,
      async rewriteRows(context, rows) {
        const at = clock.now()
        const recorder = createRecorder(host, () => undefined, { mayRecall: true })
        const written = await recorder.host.rewriteRows(context, rows)
        const changes = recorder.changes()
        if (changes === null || isNothing(changes)) return written
        const entry = entryOf({ kind: 'answer', sheetId }, { id: newId(), at, by: deps.by() }, recorder)
        waiting = [...waiting, [entry, { changes, sheet: null, baseline: null }]]
        if (!isArmed) clock.after(SAVED_AFTER_MS, () => void flush())
        isArmed = true
        return written
      },
    },
    flush,
  }
}
