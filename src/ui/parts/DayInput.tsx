import { useState } from 'react'
import { isCalendarDate, type CalendarDate } from '../../domain/index.ts'
import './parts.css'

/** Years before this are ignored: the control reports 0020 while somebody types 2024. */
const FIRST_YEAR = '2000'

/** A day, as the browser's own date control: keyboards, languages and assistive technology work without our help. */
export function DayInput({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string
  readonly value: CalendarDate | null
  readonly max?: CalendarDate
  readonly onChange: (day: CalendarDate) => void
}) {
  const [typed, setTyped] = useState<{ readonly over: CalendarDate | null; readonly text: string } | null>(null)
  const text = typed !== null && typed.over === value ? typed.text : (value ?? '')
  return (
    <input
      className="ct-day-input"
      type="date"
      aria-label={label}
      value={text}
      max={max}
      onChange={({ target }) => {
        setTyped({ over: value, text: target.value })
        if (isCalendarDate(target.value) && target.value >= FIRST_YEAR && (max === undefined || target.value <= max))
          onChange(target.value)
      }}
    />
  )
}
