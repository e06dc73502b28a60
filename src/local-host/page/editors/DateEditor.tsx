import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addDays, dayKey, monthWeeks, parseTypedDate, toInstant, toWallTime } from '../words/dates.ts'
import type { WallTime } from '../words/dates.ts'
import { usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { Leave } from './leave.ts'

interface DateEditorProps {
  /** ms since the epoch, null when empty. */
  readonly value: number | null
  readonly timeZone: string
  readonly now: number
  /** Whether the field shows the time of day. */
  readonly withTime: boolean
  readonly onDone: (value: number | null | undefined, leave: Leave) => void
  readonly onProblem: (text: string) => void
}

const LOCALES = { zh: 'zh-CN', en: 'en-US', ja: 'ja-JP' } as const
const two = (value: number) => String(value).padStart(2, '0')
const dayText = (time: WallTime) => dayKey(time).replaceAll('-', '/')
const timeText = (time: WallTime) => `${two(time.hour)}:${two(time.minute)}`

/** A date typed or picked from a month, in the Base's time zone. `onDone(undefined)` keeps the old value. */
export function DateEditor({ value, timeZone, now, withTime, onDone, onProblem }: DateEditorProps) {
  const say = useSay()
  const lang = usePage((state) => state.lang)
  const today = toWallTime(now, timeZone)
  const current = value === null ? null : toWallTime(value, timeZone)
  const [text, setText] = useState(current === null ? '' : dayText(current))
  const [time, setTime] = useState(current === null ? '' : timeText(current))
  const typed = parseTypedDate(text, today.year)
  const [shown, setShown] = useState(() => ({ year: (current ?? today).year, month: (current ?? today).month }))
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])

  const show = (next: WallTime) => setShown({ year: next.year, month: next.month })
  const write = (day: WallTime, leave: Leave) => {
    const clock = withTime ? parseTypedDate(`2000/1/1 ${time === '' ? '00:00' : time}`, today.year) : null
    const kept = withTime ? clock : current
    onDone(toInstant({ ...day, hour: kept?.hour ?? 0, minute: kept?.minute ?? 0 }, timeZone), leave)
  }
  const keep = (leave: Leave) => {
    if (text.trim() === '') onDone(value === null ? undefined : null, leave)
    else if (typed === null) {
      onProblem(text)
      onDone(undefined, leave)
    } else write(typed, leave)
  }
  const shift = (days: number) => {
    const next = addDays(typed ?? today, days)
    setText(dayText(next))
    show(next)
  }
  const turn = (months: number) => {
    const index = shown.year * 12 + shown.month - 1 + months
    setShown({ year: Math.floor(index / 12), month: (index % 12) + 1 })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep('down')
    else if (event.key === 'Escape') onDone(undefined, 'stay')
    else if (event.key === 'Tab' && !withTime) keep(event.shiftKey ? 'left' : 'right')
    else if (event.key === 'ArrowUp') shift(-1)
    else if (event.key === 'ArrowDown') shift(1)
    else return
    event.preventDefault()
  }

  const weekdays = Array.from({ length: 7 }, (_day, at) =>
    new Intl.DateTimeFormat(LOCALES[lang], { weekday: 'narrow', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + at)),
  )
  const heading = new Intl.DateTimeFormat(LOCALES[lang], { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(shown.year, shown.month - 1, 1),
  )
  const chosen = typed === null ? null : dayKey(typed)
  return (
    <div className="lh-date">
      <div className="lh-date-inputs">
        <input
          ref={input}
          className="lh-input"
          aria-label={say('edit.date')}
          placeholder={say('edit.date')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const next = parseTypedDate(event.target.value, today.year)
            if (next !== null) show(next)
          }}
          onKeyDown={onKeyDown}
        />
        {withTime ? (
          <input
            className="lh-input lh-date-time"
            aria-label={say('edit.time')}
            placeholder="00:00"
            value={time}
            onChange={(event) => setTime(event.target.value)}
            onKeyDown={onKeyDown}
          />
        ) : null}
      </div>
      <div className="lh-date-head">
        <button
          type="button"
          className="lh-icon-button"
          aria-label={say('edit.previousMonth')}
          onClick={() => turn(-1)}
        >
          <Icon name="chevronLeft" size={14} />
        </button>
        <span>{heading}</span>
        <button type="button" className="lh-icon-button" aria-label={say('edit.nextMonth')} onClick={() => turn(1)}>
          <Icon name="chevronRight" size={14} />
        </button>
      </div>
      <div className="lh-date-grid">
        {weekdays.map((name, at) => (
          <span key={`weekday-${String(at)}`} className="lh-date-weekday">
            {name}
          </span>
        ))}
        {monthWeeks(shown.year, shown.month)
          .flat()
          .map((day) => {
            const key = dayKey(day)
            const classes = ['lh-date-day']
            if (day.month !== shown.month) classes.push('lh-date-other')
            if (key === dayKey(today)) classes.push('lh-date-today')
            if (key === chosen) classes.push('lh-date-chosen')
            return (
              <button
                key={key}
                type="button"
                tabIndex={-1}
                className={classes.join(' ')}
                aria-label={key}
                onClick={() => write(day, 'stay')}
              >
                {day.day}
              </button>
            )
          })}
      </div>
      <div className="lh-date-foot">
        <button type="button" className="lh-text-button" onClick={() => write(today, 'stay')}>
          {say('edit.today')}
        </button>
        <button type="button" className="lh-text-button" onClick={() => onDone(null, 'stay')}>
          {say('common.clear')}
        </button>
      </div>
    </div>
  )
}
