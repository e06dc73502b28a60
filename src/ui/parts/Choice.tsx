import { Icon } from './Icon.tsx'
import './parts.css'

/** A choice of a few, as the browser's own select: keyboards and assistive technology work without our help. */
export function Choice<Value extends string>({
  label,
  showsLabel = false,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  /** Shows the label before the value, for a filter without room above it. */
  readonly showsLabel?: boolean
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <span className="ct-select">
      {showsLabel && <span aria-hidden="true">{label}</span>}
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={14} />
    </span>
  )
}
