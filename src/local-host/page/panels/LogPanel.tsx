import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { WireLog, WireMessage } from '../../wire/wireLog.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'

const ROW_HEIGHT = 26
/** Least time between two readings of the log, because reading estimates sizes. */
const READ_MS = 250

const clock = (at: number) => {
  const time = new Date(at)
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  return `${pad(time.getHours())}:${pad(time.getMinutes())}:${pad(time.getSeconds())}.${pad(time.getMilliseconds(), 3)}`
}

/** The last messages, read after new ones came, at most every READ_MS. */
function useMessages(log: WireLog): readonly WireMessage[] {
  const [messages, setMessages] = useState(() => log.messages())
  useEffect(() => {
    let timer: number | undefined
    const stop = log.onMessage(() => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        setMessages(log.messages())
      }, READ_MS)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [log])
  return messages
}

/** Every message between host and extension, newest first. */
export function LogPanel({ log }: { readonly log: WireLog }) {
  const host = useHost()
  const say = useSay()
  const [query, setQuery] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const messages = useMessages(log)
  const needle = query.trim().toLowerCase()
  const shown = useMemo(() => {
    const matches = (message: WireMessage) =>
      needle === '' ||
      `${message.key} ${message.type} ${message.direction} ${message.wire} ${message.error ?? ''}`
        .toLowerCase()
        .includes(needle)
    return messages.filter(matches).toReversed()
  }, [messages, needle])
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  return (
    <section className="lh-log" aria-label={say('log.title')} data-testid="log-panel">
      <div className="lh-log-head">
        <strong>{say('log.title')}</strong>
        <span className="lh-muted">{say('log.entries', { n: shown.length })}</span>
        <input
          className="lh-input lh-log-filter"
          aria-label={say('log.filter')}
          placeholder={say('log.filter')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <button type="button" className="lh-text-button" onClick={() => log.reset()} data-testid="log-clear">
          <Icon name="trash" size={14} />
          {say('common.clear')}
        </button>
        <button
          type="button"
          className="lh-icon-button"
          aria-label={say('common.close')}
          onClick={() => host.page.setState({ logOpen: false })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="lh-log-table" role="table" aria-label={say('log.title')} aria-rowcount={shown.length + 1}>
        <div className="lh-log-row lh-log-titles" role="row">
          <span role="columnheader">{say('log.time')}</span>
          <span role="columnheader">{say('log.direction')}</span>
          <span role="columnheader">{say('log.key')}</span>
          <span role="columnheader" className="lh-log-number">
            {say('log.count')}
          </span>
          <span role="columnheader" className="lh-log-number">
            {say('log.bytes')}
          </span>
          <span role="columnheader" className="lh-log-number">
            {say('log.ms')}
          </span>
          <span role="columnheader">{say('log.errors')}</span>
        </div>
        <div className="lh-log-scroll" ref={scroller}>
          <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
            {virtualizer.getVirtualItems().map((item) => {
              const message = shown[item.index]
              if (message === undefined) return null
              return (
                <div
                  key={item.key}
                  role="row"
                  className={
                    message.error === undefined ? 'lh-log-row lh-log-entry' : 'lh-log-row lh-log-entry lh-log-failed'
                  }
                  style={{ transform: `translateY(${String(item.start)}px)`, height: item.size }}
                >
                  <span role="cell">{clock(message.at)}</span>
                  <span role="cell" className={message.direction === 'in' ? 'lh-log-in' : 'lh-log-out'}>
                    {say(message.direction === 'in' ? 'log.toHost' : 'log.toPlugin')}
                  </span>
                  <span role="cell" className="lh-log-key" title={message.key}>
                    <em>{message.type}</em>
                    {message.key.replace(/^bitable\./, '')}
                  </span>
                  <span role="cell" className="lh-log-number">
                    {message.count}
                  </span>
                  <span role="cell" className="lh-log-number">
                    {message.bytes.toLocaleString()}
                  </span>
                  <span role="cell" className="lh-log-number">
                    {message.type === 'callback' ? message.ms.toFixed(1) : ''}
                  </span>
                  <span role="cell" className="lh-log-error" title={message.error}>
                    {message.error}
                  </span>
                </div>
              )
            })}
          </div>
        </div>
      </div>
      {shown.length === 0 ? <div className="lh-log-empty">{say('log.empty')}</div> : null}
    </section>
  )
}
