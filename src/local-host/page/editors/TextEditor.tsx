import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Leave } from './leave.ts'

interface TextEditorProps {
  readonly initial: string
  readonly multiline: boolean
  readonly label: string
  readonly inputMode?: 'text' | 'decimal' | 'email' | 'tel' | 'url'
  /** Called once: with the changed text, or `null` when it was not changed. */
  readonly onDone: (text: string | null, leave: Leave) => void
}

const MAX_HEIGHT = 240

/** Sets the height to that of the text, up to MAX_HEIGHT px. */
function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  area.style.height = `${String(Math.min(area.scrollHeight + 2, MAX_HEIGHT))}px`
}

/** A text box over the cell; Alt+Enter adds a line. Enter and leaving save, Escape discards. */
export function TextEditor({ initial, multiline, label, inputMode = 'text', onDone }: TextEditorProps) {
  const [text, setText] = useState(initial)
  const box = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)

  useLayoutEffect(() => {
    const area = box.current
    if (area === null) return
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
  }, [])
  useLayoutEffect(() => {
    if (box.current !== null && multiline && text !== '') fitHeight(box.current)
  }, [text, multiline])

  const finish = (value: string | null, leave: Leave) => {
    if (done.current) return
    done.current = true
    onDone(value, leave)
  }
  const keep = (leave: Leave) => finish(text === initial ? null : text, leave)
  // Save the text when the editor is scrolled away or the record card closes.
  const keepOnUnmount = useRef(keep)
  useLayoutEffect(() => {
    keepOnUnmount.current = keep
  })
  useLayoutEffect(() => () => keepOnUnmount.current('none'), [])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    // Leave Enter and arrows to an input method while it composes.
    if (event.nativeEvent.isComposing || event.key === 'Process') return
    if (event.key === 'Enter' && multiline && (event.altKey || event.shiftKey)) {
      if (event.altKey) setText(`${text}\n`)
      return
    }
    if (event.key === 'Enter') keep('down')
    else if (event.key === 'Escape') finish(null, 'stay')
    else if (event.key === 'Tab') keep(event.shiftKey ? 'left' : 'right')
    else return
    event.preventDefault()
  }

  return (
    <textarea
      ref={box}
      className="lh-text-editor"
      rows={1}
      aria-label={label}
      inputMode={inputMode}
      spellCheck={false}
      value={text}
      onChange={(event) => setText(multiline ? event.target.value : event.target.value.replaceAll('\n', ''))}
      onKeyDown={onKeyDown}
      onBlur={() => keep('none')}
    />
  )
}
