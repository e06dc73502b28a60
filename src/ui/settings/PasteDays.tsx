import Button from '@douyinfe/semi-ui/lib/es/button'
import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { CALENDAR_YEARS, readDaysOff } from '../../domain/index.ts'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { daysOfLines, problemText, spansText, withPasted } from './pastedDays.ts'

type Calendar = TrackerSettings['calendar']

/** Takes days off and made-up days that people paste, and shows beforehand what was read from each line. [CA1] */
export function PasteDays({
  calendar,
  onChange,
}: {
  readonly calendar: Calendar
  readonly onChange: (calendar: Calendar) => void
}) {
  const { t, announce } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [year, setYear] = useState<number | null>(CALENDAR_YEARS.to + 1)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  // People opened it to type or paste.
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  const lines = useMemo(() => readDaysOff(text, year), [text, year])
  const days = useMemo(() => daysOfLines(lines), [lines])
  const counts = { off: days.off.length, work: days.work.length }
  const add = () => {
    onChange(withPasted(calendar, days))
    announce(t('settings.paste.added', counts))
    setText('')
    setOpen(false)
  }
  if (!isOpen)
    return (
      <button type="button" className="ct-plain ct-link" onClick={() => setOpen(true)}>
        {t('settings.paste')}
      </button>
    )
  return (
    <fieldset className="ct-paste" aria-label={t('settings.paste')}>
      <label htmlFor={id}>{t('settings.paste.about')}</label>
      <textarea
        id={id}
        ref={field}
        rows={5}
        value={text}
        placeholder={t('settings.paste.example')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="ct-paste-year">
        <span>{t('settings.paste.year')}</span>
        <InputNumber
          value={year ?? ''}
          min={CALENDAR_YEARS.from}
          max={9999}
          hideButtons
          formatter={(typed) => String(typed).replaceAll(/\D/gu, '')}
          aria-label={t('settings.paste.year')}
          onChange={(typed) => setYear(/^\d{4}$/u.test(String(typed)) ? Number(typed) : null)}
        />
      </div>
      {lines.length > 0 && (
        <ul className="ct-paste-lines" aria-label={t('settings.paste.read')}>
          {lines.map((line, at) => (
            <li
              // The same line may be pasted twice.
              key={`${String(at)} ${line.text}`}
              data-hue={line.problem === null ? (line.isHeading ? 'grey' : 'green') : 'orange'}
            >
              <Icon name={line.problem === null ? 'normal' : 'warning'} size={14} />
              <span>
                <span className="ct-quiet">{line.text}</span>
                {line.problem !== null && <b>{problemText(t, line.problem)}</b>}
                {line.isHeading && <b>{t('settings.paste.heading')}</b>}
                {line.off.length > 0 && (
                  <b>
                    {t(line.isAssumed ? 'settings.paste.offAssumed' : 'settings.paste.off', {
                      days: spansText(t, line.off),
                      count: line.off.length,
                    })}
                  </b>
                )}
                {line.work.length > 0 && (
                  <b>{t('settings.paste.work', { days: spansText(t, line.work), count: line.work.length })}</b>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="ct-actions">
        <Button onClick={() => setOpen(false)}>{t('settings.paste.cancel')}</Button>
        <GuardedButton
          theme="solid"
          type="primary"
          whyNot={counts.off + counts.work > 0 ? null : t('settings.paste.whyNot')}
          onClick={add}
        >
          {counts.off + counts.work === 0 ? t('settings.paste.nothing') : t('settings.paste.add', counts)}
        </GuardedButton>
      </div>
    </fieldset>
  )
}
