import type { DependencyGraph } from '../../domain/index.ts'
import type { GanttAxis } from './ganttAxis.ts'
import type { DaySpan, GanttRow, GanttTask } from './ganttRows.ts'

/** Heights in pixels. A row holds the plan, below it what was done, and below that the baseline. */
const STAGE_HEIGHT = 26
export const TASK_HEIGHT = 34
export const PLAN = { top: 6, height: 11 } as const
export const ACTUAL = { top: 19, height: 5 } as const
export const BASELINE = { top: 27, height: 3 } as const
/** Half the width of a milestone's diamond. */
export const DIAMOND = 7
/** A bar is at least so wide, or a day of a long plan would not be seen. */
const LEAST_WIDTH = 3

/** The top of each row, and below the last one the height of all. */
export function rowTops(rows: readonly GanttRow[]): readonly number[] {
  const tops = [0]
  for (const { kind } of rows) tops.push((tops.at(-1) ?? 0) + (kind === 'stage' ? STAGE_HEIGHT : TASK_HEIGHT))
  return tops
}

/** A bar on the axis, pixels. */
export interface BarPlace {
  readonly left: number
  readonly width: number
}

/** The place of days on the axis; null when none of them is drawn. */
export function barPlace({ from, to }: DaySpan, axis: GanttAxis): BarPlace | null {
  if (to < axis.from || from > axis.to || to < from) return null
  const left = axis.x(from)
  return { left, width: Math.max(LEAST_WIDTH, axis.x(to + 1) - left) }
}

/** Whether a task is drawn as a diamond alone: a milestone of one day. */
export const isDiamond = ({ isMilestone, plan }: GanttTask): boolean => isMilestone && plan.from === plan.to

/** Where the plan of a task begins and ends, for arrows and for words beside it. */
export function planEdges(task: GanttTask, axis: GanttAxis): { readonly left: number; readonly right: number } {
  const left = axis.x(task.plan.from)
  const right = Math.max(left + LEAST_WIDTH, axis.x(task.plan.to + 1))
  if (!task.isMilestone) return { left, right }
  const middle = diamondMiddle(task, axis)
  return { left: isDiamond(task) ? middle - DIAMOND : left, right: middle + DIAMOND }
}

/** A diamond stands on the middle of the planned end. */
export const diamondMiddle = ({ plan }: GanttTask, axis: GanttAxis): number =>
  (axis.x(plan.to) + axis.x(plan.to + 1)) / 2

/** A link between two drawn tasks. */
export interface Arrow {
  readonly id: string
  /** Ids of the predecessor and of the task that waits for it. */
  readonly from: string
  readonly to: string
  /** Their positions among the rows. */
  readonly rows: readonly [number, number]
  /** Whether the plans leave the lag, leave too little, or wait for one another. [DP1] [DP2] */
  readonly kind: 'kept' | 'short' | 'cycle'
  readonly isCritical: boolean
  readonly points: readonly (readonly [number, number])[]
}

/** Which links are too short, by predecessor and successor. */
export const linkKey = (from: string, to: string): string => `${from} ${to}`

/** How far an arrow leaves a bar before it turns, pixels. */
const STUB = 6

/** The links of the plan as right-angled lines from the end of a plan to the start of the next. */
export function ganttArrows(
  rows: readonly GanttRow[],
  tops: readonly number[],
  axis: GanttAxis,
  { graph, shortKeys }: { readonly graph: DependencyGraph; readonly shortKeys: ReadonlySet<string> },
): readonly Arrow[] {
  const places = new Map(rows.flatMap((row, at) => (row.kind === 'task' ? [[row.id, { row, at }] as const] : [])))
  const ordered = new Set(graph.into.flat())
  return graph.links.flatMap((link): readonly Arrow[] => {
    const [from, to] = [places.get(graph.tasks[link.from]?.id ?? ''), places.get(graph.tasks[link.to]?.id ?? '')]
    if (from === undefined || to === undefined) return []
    const key = linkKey(from.row.id, to.row.id)
    return [
      {
        id: key,
        from: from.row.id,
        to: to.row.id,
        rows: [from.at, to.at],
        kind: ordered.has(link) ? (shortKeys.has(key) ? 'short' : 'kept') : 'cycle',
        isCritical: from.row.isCritical && to.row.isCritical,
        points: elbow(
          [planEdges(from.row, axis).right, middleOf(tops[from.at] ?? 0)],
          [planEdges(to.row, axis).left, middleOf(tops[to.at] ?? 0)],
        ),
      },
    ]
  })
}

const middleOf = (top: number): number => top + PLAN.top + PLAN.height / 2

type Point = readonly [number, number]

/** A right-angled line: straight down before the next bar where there is room, else around it between two rows. */
function elbow([x1, y1]: Point, [x2, y2]: Point): readonly Point[] {
  if (x2 - x1 >= 2 * STUB) {
    const turn = x2 - STUB
    return [
      [x1, y1],
      [turn, y1],
      [turn, y2],
      [x2, y2],
    ]
  }
  const between = y2 + (y2 >= y1 ? -1 : 1) * (PLAN.top + PLAN.height / 2)
  return [
    [x1, y1],
    [x1 + STUB, y1],
    [x1 + STUB, between],
    [x2 - STUB, between],
    [x2 - STUB, y2],
    [x2, y2],
  ]
}
