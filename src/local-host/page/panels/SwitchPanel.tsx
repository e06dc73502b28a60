import { useState } from 'react'
import type { LocalHostApi } from '../../wire/localHostApi.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { FAULT_SWITCHES, VARIANT_SWITCHES } from '../state/switches.ts'
import type { FaultSwitch } from '../state/switches.ts'

/** Lists variants and faults of the host; they are set through window.localHost.set. */
export function SwitchPanel({ api }: { readonly api: LocalHostApi }) {
  const host = useHost()
  const say = useSay()
  const [values, setValues] = useState(() => api.switches())
  const set = (name: string, value: unknown) => {
    try {
      api.set(name, value)
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause
      host.toast('error', cause.message)
    }
    setValues(api.switches())
  }
  return (
    <section className="lh-switches" aria-label={say('app.switches')} data-testid="switch-panel">
      <div className="lh-switches-head">
        <strong>{say('app.switches')}</strong>
        <button
          type="button"
          className="lh-icon-button"
          aria-label={say('common.close')}
          onClick={() => host.page.setState({ switchesOpen: false })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="lh-switches-body">
        <p className="lh-muted">{say('switch.hint')}</p>
        <h2>{say('switch.variants')}</h2>
        {VARIANT_SWITCHES.map(({ name, word, values: choices }) => (
          <label key={name} className="lh-switch">
            <span>{say(word)}</span>
            <select
              data-switch={name}
              value={String(values[name])}
              onChange={(event) => set(name, choices.find(({ value }) => String(value) === event.target.value)?.value)}
            >
              {choices.map((choice) => (
                <option key={String(choice.value)} value={String(choice.value)}>
                  {choice.word === null ? String(choice.value) : say(choice.word)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <h2>{say('switch.faults')}</h2>
        {FAULT_SWITCHES.map((fault) => (
          <Fault key={fault.name} fault={fault} value={values[fault.name]} onSet={(value) => set(fault.name, value)} />
        ))}
      </div>
    </section>
  )
}

function Fault({
  fault,
  value,
  onSet,
}: {
  readonly fault: FaultSwitch
  readonly value: unknown
  readonly onSet: (value: unknown) => void
}) {
  const say = useSay()
  const [text, setText] = useState(value === null || value === undefined ? '' : String(value))
  if (fault.kind === 'action') {
    return (
      <button type="button" className="lh-text-button" data-switch={fault.name} onClick={() => onSet(fault.value)}>
        {say(fault.word)}
      </button>
    )
  }
  const write = () => {
    if (fault.kind === 'key') onSet({ key: text.trim() === '' ? '*' : text.trim(), ...fault.extra })
    else if (text.trim() === '') onSet(fault.nullable ? null : 0)
    else onSet(Number(text))
  }
  return (
    <div className="lh-switch">
      <label>
        <span>{say(fault.word)}</span>
        <input
          className="lh-input"
          data-switch={fault.name}
          inputMode={fault.kind === 'number' ? 'decimal' : 'text'}
          placeholder={fault.kind === 'key' ? '*' : ''}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (fault.kind === 'number') write()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') write()
          }}
        />
      </label>
      {fault.kind === 'key' ? (
        <button type="button" className="lh-text-button" onClick={write}>
          {say('switch.arm')}
        </button>
      ) : null}
    </div>
  )
}
