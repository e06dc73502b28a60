interface ChooseProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
  readonly className?: string
}

/** A choice of several, as the browser's own select: keyboards and screen readers work without our help. */
export function Choose<T extends string>({ label, value, choices, onChoose, className = '' }: ChooseProps<T>) {
  return (
    <select
      className={`lh-select ${className}`}
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value)
        if (chosen !== undefined) onChoose(chosen.value)
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
