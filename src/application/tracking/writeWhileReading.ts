import { err, ok, type Result } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { Findings } from './takeRows.ts'
import type { TrackedSheet } from './trackedSheet.ts'
import { apply, planned, ROWS_PER_WRITE } from './writeDifferences.ts'

/**
 * Writes rows of a long reading while the pages after them are on their way: receiving a page keeps the sidebar busy and
 * the host idle. Only rows about which nothing more can come to light; whatever goes wrong is left to the writing proper.
 */
export interface EarlyWriter {
  /** Rows of a page, taken into the model; `isLast`: what is left is written with the rest. */
  offer(rows: readonly TaskRow[], isLast: boolean): void
  /**
   * Resolves when nothing is on its way any more: how many rows were written. An error is one that says nothing about
   * rows (no answer, a pause asked for): before they are written again they must be read again.
   */
  done(): Promise<Result<number, HostError>>
}

export function createEarlyWriter(tracked: TrackedSheet, findings: Findings): EarlyWriter {
  const { columns, neighbours, clock, signal } = tracked
  const waiting: string[] = []
  let running: Promise<void> | null = null
  let written = 0
  let isOver = false
  let silence: HostError | null = null

  const mayWrite = (): boolean =>
    !isOver && !signal.aborted && columns.rights() !== null && !columns.isScaleOpen() && !neighbours.areAbout(clock.now())

  async function run(): Promise<void> {
    while (waiting.length >= ROWS_PER_WRITE && mayWrite()) {
      const plan = waiting.splice(0, ROWS_PER_WRITE).flatMap((recordId) => planned(tracked, recordId, findings, false) ?? [])
      if (plan.length === 0) continue
      const applied = await apply(tracked, plan)
      if (applied.ok) written += applied.value
      else {
        isOver = true
        if (applied.error.kind === 'timeout' || applied.error.kind === 'rateLimited') silence = applied.error
      }
    }
  }

  return {
    offer(rows, isLast) {
      for (const row of rows) if (isSettled(tracked, findings, row)) waiting.push(row.recordId)
      if (!isLast) running ??= run().finally(() => { running = null })
    },
    async done() {
      isOver = true
      await running
      return silence === null ? ok(written) : err(silence)
    },
  }
}

/** Whether what the row ought to hold depends on nothing that the rest of the reading may tell. */
function isSettled({ model, intents }: TrackedSheet, { affected, foreign }: Findings, { recordId, predecessors, state }: TaskRow): boolean {
  if (!affected.has(recordId) || foreign.has(recordId) || (predecessors ?? []).length > 0 || intents.get(recordId) !== null) return false
  const task = model.get(recordId)
  // A state that is not the computed one may have been meant by somebody. [MI1]
  return task !== null && (state === null || state === task.assessment.state)
}
