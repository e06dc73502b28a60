import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { Turn } from '../../domain/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { Move } from './TurnDrawing.tsx'

/** More rows than these are listed on request, and then only those in view are drawn. */
const MOST_LISTED = 50
/** Height in px of a row: its title, and its moves in one line under it. */
const ROW_HEIGHT = 52

interface TurnedTask extends Turn {
  readonly title: string | null
}

/** The tasks that turned, each with its own moves; a press opens the record. [SN2] */
export function TurnedTasks({ turns }: { readonly turns: readonly TurnedTask[] }) {
  const { t } = useSidebar()
  const [isWhole, setWhole] = useState(false)
  if (isWhole) return <WholeList turns={turns} />
  return (
    <>
      <ul className="ct-news-tasks" aria-label={t('news.tasks')}>
        {turns.slice(0, MOST_LISTED).map((turn) => (
          <li key={turn.recordId}>
            <TurnedTaskRow turn={turn} />
          </li>
        ))}
      </ul>
      {turns.length > MOST_LISTED && (
        <button type="button" className="ct-plain ct-link" onClick={() => setWhole(true)}>
          {t('news.more', { count: turns.length })}
        </button>
      )}
    </>
  )
}

function WholeList({ turns }: { readonly turns: readonly TurnedTask[] }) {
  const { t } = useSidebar()
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- is about the React compiler, which we do not use
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  return (
    <div ref={box} className="ct-news-whole" tabIndex={-1}>
      <ul className="ct-news-tasks" aria-label={t('news.tasks')} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const turn = turns[index]
          if (turn === undefined) return null
          return (
            <li
              key={turn.recordId}
              aria-setsize={turns.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              <TurnedTaskRow turn={turn} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function TurnedTaskRow({ turn: { recordId, title, state, band } }: { readonly turn: TurnedTask }) {
  const { t, actions } = useSidebar()
  return (
    <button type="button" className="ct-plain ct-news-task" onClick={() => actions.openRecord(recordId)}>
      <span className="ct-news-title">{title ?? t('task.untitled')}</span>
      <span className="ct-news-parts">
        {state !== null && <Move group={{ kind: 'state', ...state }} />}
        {band !== null && band.from !== 'none' && band.to !== 'none' && <Move group={{ kind: 'band', ...band }} />}
      </span>
    </button>
  )
}
