import Button from '@douyinfe/semi-ui/lib/es/button'
import { useId, useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import type { BroughtFile, ReadFailure } from '../../application/imports/block.ts'
import { formatWholePercent } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { failureText } from './importTexts.ts'

const FILES = '.xlsx,.xlsm,.ods,.csv,.tsv,.txt'

/** Takes a paste, a dropped file or a chosen one, and reads it. */
export function BringFile({ onRead }: { readonly onRead: (file: BroughtFile) => void }) {
  const { t, actions } = useSidebar()
  const id = useId()
  const [text, setText] = useState('')
  const [isOver, setOver] = useState(false)
  const [reading, setReading] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const [failure, setFailure] = useState<ReadFailure | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)

  const readPasted = async (html: string | null, plain: string) => {
    setFailure(null)
    const block = await (await actions.imports()).readPasted(html, plain)
    if (block.ok) onRead({ name: t('import.pasted'), blocks: [block.value], refused: [] })
    else setFailure(block.error)
  }
  const readFile = async (file: File) => {
    const control = new AbortController()
    stop.current?.abort()
    stop.current = control
    setFailure(null)
    setReading({ name: file.name, share: 0 })
    // A folder, or a file that another program has locked, has no bytes for us.
    const bytes = await file.arrayBuffer().catch(() => null)
    if (bytes === null) {
      setReading(null)
      setFailure({ kind: 'damaged' })
      return
    }
    const imports = await actions.imports()
    const read = await imports.readFile(
      { name: file.name, bytes },
      { signal: control.signal, onProgress: (share) => setReading({ name: file.name, share }) },
    )
    if (stop.current !== control) return
    setReading(null)
    if (read.ok) onRead(read.value)
    else setFailure(read.error)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const [file] = event.clipboardData.files
    const html = event.clipboardData.getData('text/html')
    if (file !== undefined && html === '') {
      event.preventDefault()
      void readFile(file)
      return
    }
    const plain = event.clipboardData.getData('text/plain')
    if (html === '' && !plain.includes('\t') && !plain.includes('\n')) return
    event.preventDefault()
    setText(plain)
    void readPasted(html === '' ? null : html, plain)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) void readFile(file)
    else {
      const html = event.dataTransfer.getData('text/html')
      void readPasted(html === '' ? null : html, event.dataTransfer.getData('text/plain'))
    }
  }
  return (
    <div
      className="ct-bring"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={drop}
    >
      <div className="ct-bring-drop">
        <Icon name="table" size={24} />
        <p>{t('import.drop')}</p>
        <Button disabled={reading !== null} onClick={() => chooser.current?.click()}>
          {t('import.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={FILES}
          hidden
          aria-label={t('import.choose')}
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file !== undefined) void readFile(file)
          }}
        />
      </div>
      {reading !== null && (
        <div className="ct-bring-progress">
          <output>{t('import.reading', { name: reading.name, share: formatWholePercent(reading.share * 100) })}</output>
          <progress value={reading.share} max={1} aria-label={reading.name} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t('import.stop')}
          </Button>
        </div>
      )}
      {failure !== null && <Notice tone="danger">{failureText(t, failure)}</Notice>}
      <label className="ct-form-field" htmlFor={id}>
        {t('import.paste')}
        <textarea
          id={id}
          rows={4}
          value={text}
          placeholder={t('import.paste.hint')}
          onChange={({ target }) => setText(target.value)}
          onPaste={paste}
        />
      </label>
      {text.trim() !== '' && (
        <div className="ct-actions">
          <Button onClick={() => void readPasted(null, text)}>{t('import.paste.read')}</Button>
        </div>
      )}
    </div>
  )
}
