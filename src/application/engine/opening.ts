import type { TaskAssessment } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'

/** What the cells of a sheet said when this sidebar opened it, and which rows it wrote because of that. [SN2] */
export interface Opening {
  /** The rows whose state or band was not what the rules say, as they were first read. */
  readonly rows: ReadonlyMap<string, TaskRow>
  /** The newest 计算时间 of all rows as they were first read, milliseconds; null where none has one. */
  computedAt(): number | null
  readonly written: ReadonlySet<string>
  /** Whether every row has been read, assessed and written as far as it may be. */
  isOver(): boolean
  note(row: TaskRow, assessment: TaskAssessment | null): void
  noteWritten(recordIds: readonly string[]): void
  end(): void
}

export function createOpening(): Opening {
  const rows = new Map<string, TaskRow>()
  const written = new Set<string>()
  let computedAt: number | null = null
  let isOver = false
  return {
    rows,
    written,
    computedAt: () => computedAt,
    isOver: () => isOver,
    note(row, assessment) {
      if (isOver) return
      if (row.computedAt !== null) computedAt = Math.max(computedAt ?? row.computedAt, row.computedAt)
      if (assessment === null) return
      const band = assessment.band === 'none' ? null : assessment.band
      if (row.state !== assessment.state || row.band !== band) rows.set(row.recordId, row)
    },
    noteWritten(recordIds) {
      if (!isOver) for (const recordId of recordIds) written.add(recordId)
    },
    end: () => {
      isOver = true
    },
  }
}
