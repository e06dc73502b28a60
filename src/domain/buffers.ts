import { formatDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { plannedSpan } from './plannedSpan.ts'
import { allAtOnce, mapInSteps, type Steps, visitInSteps } from './steps.ts'

/** A successor planned too close to its predecessor. [DP1] */
export interface BufferViolation {
  readonly rule: 'DP1'
  readonly taskId: string
  readonly predecessorId: string
  /** successor.S − predecessor.E, calendar days; negative = they overlap. */
  readonly gapDays: number
  readonly requiredDays: number
  /** The earliest planned start that would keep the buffer. */
  readonly fixStart: CalendarDate | null
}

/**
 * Every link whose planned dates leave less than 间隔天数 between predecessor and successor. [DP1]
 * A finished successor cannot violate it any more; pairs without two valid plans and links on a cycle are not judged.
 */
export const bufferViolations = (graph: DependencyGraph): readonly BufferViolation[] =>
  allAtOnce(bufferViolationsSteps(graph))

/** The same in steps, for twenty thousand tasks. */
export function* bufferViolationsSteps(graph: DependencyGraph): Steps<readonly BufferViolation[]> {
  const spans = yield* mapInSteps(graph.tasks, ({ task }) => plannedSpan(task))
  const violations: BufferViolation[] = []
  yield* visitInSteps(graph.into, (links) => {
    for (const { from, to, lagDays } of links) {
      const [predecessor, successor] = [graph.tasks[from], graph.tasks[to]]
      if (predecessor === undefined || successor === undefined || successor.assessment.state === 'done') continue
      const [before, after] = [spans[from] ?? null, spans[to] ?? null]
      if (before === null || after === null || after.start - before.end >= lagDays) continue
      violations.push({
        rule: 'DP1',
        taskId: successor.id,
        predecessorId: predecessor.id,
        gapDays: after.start - before.end,
        requiredDays: lagDays,
        fixStart: formatDay(before.end + lagDays),
      })
    }
  })
  return violations
}
