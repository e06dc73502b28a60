import { useEffect, useReducer, useState } from 'react'
import type { FormEvent } from 'react'
import { dayKey, parseTypedDate, toInstant, toWallTime } from '../words/dates.ts'
import { Floating } from '../parts/Floating.tsx'
import type { ClockRate } from '../state/hostClock.ts'
import { CLOCK_RATES } from '../state/hostClock.ts'
import { useDocument, useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'

const HOUR = 3_600_000
const two = (value: number) => String(value).padStart(2, '0')

/** 'YYYY-MM-DDTHH:mm' in the Base's zone, as the browser's own date-time field has it. */
function fieldText(now: number, timeZone: string): string {
  const time = toWallTime(now, timeZone)
  return `${dayKey(time)}T${two(time.hour)}:${two(time.minute)}`
}

/** Renders again every second while a set clock runs, and whenever it is changed. */
function useClock() {
  const { clock, engine } = useHost()
  useDocument() // its zone may change
  const [, tick] = useReducer((count: number) => count + 1, 0)
  useEffect(() => clock.onSet(tick), [clock])
  const runs = clock.isSet && clock.rate > 0
  useEffect(() => {
    if (!runs) return undefined
    const timer = window.setInterval(tick, 1_000)
    return () => window.clearInterval(timer)
  }, [runs])
  return { clock, timeZone: engine.document.timeZone }
}

/** The Base's clock in the top bar: an icon while it follows the machine, the time once it was set. */
export function ClockButton() {
  const say = useSay()
  const { clock, timeZone } = useClock()
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  const text = fieldText(clock.now(), timeZone).replaceAll('-', '/').replace('T', ' ')
  return (
    <>
      <button
        ref={setButton}
        type="button"
        className={clock.isSet ? 'lh-top-button lh-on' : 'lh-top-button'}
        aria-label={clock.isSet ? `${say('clock.title')} ${text}` : say('clock.title')}
        title={say('clock.title')}
        aria-expanded={open}
        data-testid="clock"
        onClick={() => setOpen(!open)}
      >
        <Icon name="clock" />
        {clock.isSet ? <span>{clock.rate === 0 ? `${text} · ${say('clock.stopped')}` : text}</span> : null}
      </button>
      {open && button !== null ? (
        <Floating anchor={button} minWidth={300} takesFocus label={say('clock.title')} onClose={() => setOpen(false)}>
          <ClockPanel />
        </Floating>
      ) : null}
    </>
  )
}

function ClockPanel() {
  const host = useHost()
  const say = useSay()
  const { clock, timeZone } = useClock()
  const shown = fieldText(clock.now(), timeZone)
  const [typed, setTyped] = useState<string | null>(null)
  const set = (event: FormEvent) => {
    event.preventDefault()
    const time = parseTypedDate(typed ?? shown, 0)
    if (time === null) {
      host.toast('error', say('clock.bad'))
      return
    }
    setTyped(null)
    clock.set(toInstant(time, timeZone))
  }
  const advance = (ms: number) => {
    setTyped(null)
    clock.advance(ms)
  }
  return (
    <form className="lh-panel lh-clock" onSubmit={set} data-testid="clock-panel">
      <label className="lh-clock-now">
        <span className="lh-panel-title">{say('clock.now', { zone: timeZone })}</span>
        <input
          type="datetime-local"
          className="lh-input"
          value={typed ?? shown}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div className="lh-clock-row">
        <button type="submit" className="lh-text-button">
          {say('clock.set')}
        </button>
        <button type="button" className="lh-text-button" onClick={() => advance(HOUR)}>
          {say('clock.hour')}
        </button>
        <button type="button" className="lh-text-button" onClick={() => advance(24 * HOUR)}>
          {say('clock.day')}
        </button>
        <button
          type="button"
          className="lh-text-button"
          disabled={!clock.isSet}
          onClick={() => {
            setTyped(null)
            clock.set(null)
          }}
        >
          {say('clock.back')}
        </button>
      </div>
      <fieldset className="lh-clock-rates">
        <legend>{say('clock.rate')}</legend>
        {CLOCK_RATES.map((rate: ClockRate) => (
          <label key={rate}>
            <input type="radio" name="clock-rate" checked={clock.rate === rate} onChange={() => clock.setRate(rate)} />
            {say(`clock.rate.${rate}`)}
          </label>
        ))}
      </fieldset>
      <p className="lh-muted lh-clock-hint">{say('clock.hint')}</p>
    </form>
  )
}
