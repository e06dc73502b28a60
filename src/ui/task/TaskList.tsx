import type { AssessedTask } from '../../schema/index.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { TaskItem } from './TaskItem.tsx'
import './task.css'

/** Longer lists render only the rows in view. */
const PLAIN_ROWS = 60
/** Height in px of a closed row with a one-line title: a first estimate, corrected by measuring. */
const ROW_HEIGHT = 60

const rowHeight = (): number => ROW_HEIGHT

interface TaskListProps {
  readonly tasks: readonly AssessedTask[]
  readonly today: string
  readonly press: 'open' | 'explain'
  readonly meta?: 'dates' | 'flags'
  readonly label: string
}

/** Lists tasks in the given order and remembers which of them are unfolded. */
export function TaskList(props: TaskListProps) {
  const [explained, setExplained] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((recordId: string) => {
    setExplained((before) => {
      const after = new Set(before)
      if (!after.delete(recordId)) after.add(recordId)
      return after
    })
  }, [])
  // After an edit, show the figures first and compute the places of 20 000 rows afterwards.
  const tasks = useDeferredValue(props.tasks)
  const Rows = tasks.length <= PLAIN_ROWS ? PlainRows : VirtualRows
  return <Rows {...props} tasks={tasks} explained={explained} toggle={toggle} />
}

interface RowsProps extends TaskListProps {
  readonly explained: ReadonlySet<string>
  readonly toggle: (recordId: string) => void
}

function PlainRows({ tasks, today, press, meta, label, explained, toggle }: RowsProps) {
  return (
    <ul className="ct-tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.row.recordId}>
          <TaskItem
            task={task}
            today={today}
            press={press}
            meta={meta}
            isExplained={explained.has(task.row.recordId)}
            onToggle={toggle}
          />
        </li>
      ))}
    </ul>
  )
}

const VirtualRows = memo(function VirtualRows({ tasks, today, press, meta, label, explained, toggle }: RowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [offset, setOffset] = useState(0)
  // The content above the list changes its height with the figures.
  useLayoutEffect(() => {
    const content = list.current?.closest('.ct-scroll')?.firstElementChild
    if (content === null || content === undefined) return undefined
    const measure = new ResizeObserver(() => {
      // A hidden tab has no layout: keep the last measurement.
      if (list.current?.offsetParent) setOffset(list.current.offsetTop)
    })
    measure.observe(content)
    return () => measure.disconnect()
  }, [])
  // Keep the same function: another one makes the virtualizer measure every row again.
  const keyOf = useCallback((index: number) => tasks[index]?.row.recordId ?? index, [tasks])
  // oxlint-disable-next-line react/incompatible-library -- is about the React compiler, which we do not use
  const virtualizer = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('.ct-scroll') ?? null,
    estimateSize: rowHeight,
    getItemKey: keyOf,
    measureElement: (element, entry, { measurementsCache }) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? element.getBoundingClientRect().height
      return height > 0 ? height : (measurementsCache[Number(element.getAttribute('data-index'))]?.size ?? ROW_HEIGHT)
    },
    overscan: 8,
    scrollMargin: offset,
  })
  return (
    <ul
      ref={list}
      className="ct-tasks ct-tasks-virtual"
      aria-label={label}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const task = tasks[item.index]
        if (task === undefined) return null
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={tasks.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${String(item.start - offset)}px)` }}
          >
            <TaskItem
              task={task}
              today={today}
              press={press}
              meta={meta}
              isExplained={explained.has(task.row.recordId)}
              onToggle={toggle}
            />
          </li>
        )
      })}
    </ul>
  )
})
