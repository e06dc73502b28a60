import { useEffect, useRef, useState } from 'react'

/** A name that becomes an input while it is edited. Enter and leaving save, Escape and blank text discard. */
export function InlineName({
  value,
  editing,
  onDone,
  label,
}: {
  readonly value: string
  readonly editing: boolean
  readonly onDone: (name: string | null) => void
  readonly label: string
}) {
  return editing ? (
    <NameBox value={value} onDone={onDone} label={label} />
  ) : (
    <span className="lh-name" title={value}>
      {value}
    </span>
  )
}

function NameBox({
  value,
  onDone,
  label,
}: {
  readonly value: string
  readonly onDone: (name: string | null) => void
  readonly label: string
}) {
  const [name, setName] = useState(value)
  const box = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [])
  const finish = (next: string | null) => {
    if (done.current) return
    done.current = true
    const trimmed = next?.trim() ?? ''
    onDone(trimmed === '' || trimmed === value ? null : trimmed)
  }
  return (
    <input
      ref={box}
      className="lh-name-box"
      aria-label={label}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => finish(name)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish(name)
        if (event.key === 'Escape') finish(null)
      }}
    />
  )
}
