/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an svg of bars that a pointer moves is an image, too */
import { memo, type PointerEvent, useId } from 'react'
import type { FrozenDays } from '../../domain/index.ts'
import type { GanttAxis } from './ganttAxis.ts'
import {
  ACTUAL,
  type Arrow,
  barPlace,
  BASELINE,
  DIAMOND,
  diamondMiddle,
  isDiamond,
  PLAN,
  planEdges,
  TASK_HEIGHT,
} from './ganttPlaces.ts'
import { type DaySpan, frozenSpan, type GanttRow, type GanttTask } from './ganttRows.ts'
import { draftSpan, type GanttDraft } from './ganttTexts.ts'

/** A row with its place. */
export interface PlacedRow {
  readonly row: GanttRow
  readonly top: number
}

/** What a pointer does on the bar of a task. */
export interface BarPointer {
  down(event: PointerEvent<SVGRectElement>, task: GanttTask): void
  move(event: PointerEvent<SVGRectElement>): void
  up(event: PointerEvent<SVGRectElement>): void
  cancel(): void
}

/** A bar has at least this much room for a finger, pixels. */
const LEAST_GRIP = 24

interface GanttPlotProps {
  readonly axis: GanttAxis
  readonly rows: readonly PlacedRow[]
  readonly arrows: readonly Arrow[]
  readonly ticks: readonly { readonly day: number; readonly x: number }[]
  readonly daysOff: readonly DaySpan[]
  readonly today: number | null
  readonly frozen: ReadonlyMap<string, FrozenDays> | null
  readonly activeId: string | null
  readonly draft: GanttDraft | null
  /** The part of the drawing that is shown, pixels from its top. */
  readonly part: { readonly top: number; readonly height: number }
  readonly label: string
  readonly pointer: BarPointer
}

/** The bars, arrows and days of a gantt. The rows beside it, and the table below it, say the same in words. */
export const GanttPlot = memo(function GanttPlot(props: GanttPlotProps) {
  const { axis, rows, arrows, ticks, daysOff, today, frozen, activeId, draft, part, label, pointer } = props
  const hatch = useId()
  const { top, height } = part
  const tall = { y: top, height }
  const isAlive = ({ from, to }: Arrow): boolean => from === activeId || to === activeId
  return (
    <svg
      className="ct-gantt-plot"
      role="img"
      aria-label={label}
      width={axis.width}
      height={height}
      viewBox={`0 ${String(top)} ${String(axis.width)} ${String(height)}`}
      style={{ top }}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="5" className="hatch" />
        </pattern>
      </defs>
      {daysOff.map((span) => {
        const place = barPlace(span, axis)
        return place && <rect key={span.from} className="off" x={place.left} width={place.width} {...tall} />
      })}
      {ticks.map(({ day, x }) => (
        <line key={day} className="tick" x1={x} x2={x} y1={top} y2={top + height} />
      ))}
      {rows.map(({ row, top: y }) =>
        row.kind === 'stage' ? (
          <line key={row.id} className="stage" x1={0} x2={axis.width} y1={y} y2={y} />
        ) : (
          row.id === activeId && (
            <rect key={row.id} className="active" x={0} width={axis.width} y={y} height={TASK_HEIGHT} />
          )
        ),
      )}
      {today !== null && today >= axis.from && today <= axis.to && (
        <line
          className="today"
          x1={axis.x(today) + axis.dayWidth / 2}
          x2={axis.x(today) + axis.dayWidth / 2}
          y1={top}
          y2={top + height}
        />
      )}
      {arrows.map((arrow) => (
        <ArrowPath key={arrow.id} arrow={arrow} isAlive={isAlive(arrow)} />
      ))}
      {rows.map(({ row, top: y }) =>
        row.kind === 'stage' ? null : (
          <g key={row.id} data-task={row.id} transform={`translate(0 ${String(y)})`}>
            <TaskBars row={row} axis={axis} frozen={frozen?.get(row.id) ?? null} hatch={hatch} />
            {draft?.id === row.id && draft.days !== 0 && <DraftBar row={row} days={draft.days} axis={axis} />}
            <Grip row={row} axis={axis} pointer={pointer} />
          </g>
        ),
      )}
    </svg>
  )
})

function ArrowPath({
  arrow: { kind, isCritical, points },
  isAlive,
}: {
  readonly arrow: Arrow
  readonly isAlive: boolean
}) {
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <g className={`link ${kind}${isCritical ? ' critical' : ''}${isAlive ? ' alive' : ''}`}>
      <path d={`M${points.map((point) => point.map(round).join(',')).join('L')}`} />
      <path className="head" d={`M${String(round(x))},${String(y)}l-5,-3v6z`} />
    </g>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10

const TaskBars = memo(function TaskBars({
  row,
  axis,
  frozen,
  hatch,
}: {
  readonly row: GanttTask
  readonly axis: GanttAxis
  readonly frozen: FrozenDays | null
  readonly hatch: string
}) {
  const plan = barPlace(row.plan, axis)
  const actual = row.actual && barPlace(row.actual, axis)
  const delay = row.delay && barPlace(row.delay, axis)
  const then = frozen === null ? null : frozenSpan(frozen)
  const baseline = then && barPlace(then, axis)
  const { state, actual: progress } = row.task.assessment
  const done = plan === null || progress === null ? 0 : (plan.width * Math.min(100, Math.max(0, progress))) / 100
  return (
    <g className={`task ${state}${row.isCritical ? ' critical' : ''}`}>
      {plan !== null && !isDiamond(row) && (
        <>
          {done > 0 && (
            <rect className="progress" x={plan.left} width={done} y={PLAN.top} height={PLAN.height} rx={2} />
          )}
          <rect className="plan" x={plan.left} width={plan.width} y={PLAN.top} height={PLAN.height} rx={2} />
        </>
      )}
      {delay !== null && (
        <rect
          className="delay"
          x={delay.left}
          width={delay.width}
          y={PLAN.top}
          height={PLAN.height}
          style={{ fill: `url(#${hatch})` }}
        />
      )}
      {row.isMilestone && plan !== null && (
        <path
          className={`diamond${state === 'done' ? ' reached' : ''}`}
          d={`M${String(round(diamondMiddle(row, axis)))},${String(PLAN.top + PLAN.height / 2 - DIAMOND)}l${String(DIAMOND)},${String(DIAMOND)}l-${String(DIAMOND)},${String(DIAMOND)}l-${String(DIAMOND)},-${String(DIAMOND)}z`}
        />
      )}
      {actual !== null && (
        <rect className="actual" x={actual.left} width={actual.width} y={ACTUAL.top} height={ACTUAL.height} rx={2} />
      )}
      {baseline !== null && (
        <rect className="baseline" x={baseline.left} width={baseline.width} y={BASELINE.top} height={BASELINE.height} />
      )}
    </g>
  )
})

function DraftBar({ row, days, axis }: { readonly row: GanttTask; readonly days: number; readonly axis: GanttAxis }) {
  const { from, to } = draftSpan(row, days)
  // A draft may leave the days that are drawn: the scale stops at the edge, so its bar is drawn with the day's width.
  const left = axis.x(axis.from) + (from - axis.from) * axis.dayWidth
  return (
    <rect
      className="draft"
      x={round(left)}
      width={round(Math.max(DIAMOND, (to - from + 1) * axis.dayWidth))}
      y={PLAN.top - 2}
      height={PLAN.height + 4}
      rx={3}
    />
  )
}

/** The part of a row that a pointer takes hold of. */
function Grip({
  row,
  axis,
  pointer,
}: {
  readonly row: GanttTask
  readonly axis: GanttAxis
  readonly pointer: BarPointer
}) {
  const { left, right } = planEdges(row, axis)
  const width = Math.max(LEAST_GRIP, right - left)
  return (
    <rect
      className={row.staysBecause === null ? 'grip movable' : 'grip'}
      x={(left + right - width) / 2}
      width={width}
      y={0}
      height={TASK_HEIGHT}
      onPointerDown={(event) => pointer.down(event, row)}
      onPointerMove={pointer.move}
      onPointerUp={pointer.up}
      onPointerCancel={pointer.cancel}
    />
  )
}
