import { useEffect, useRef } from 'react'
import type { CellValue } from '../../engine/types.ts'
import type { AttachmentValue } from '../cells/cellReading.ts'
import { useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { Leave } from './leave.ts'

interface FileEditorProps {
  readonly files: readonly AttachmentValue[]
  readonly value: CellValue
  readonly onWrite: (value: CellValue) => void
  readonly onLeave: (leave: Leave) => void
}

/** Adds files from this computer to an attachment cell and removes them. */
export function FileEditor({ files, value, onWrite, onLeave }: FileEditorProps) {
  const host = useHost()
  const say = useSay()
  const add = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const stored: readonly unknown[] = Array.isArray(value) ? value : []

  const upload = async (list: readonly File[]) => {
    const outcome = await host.call('WidgetBase_batchUploadFile', [], list)
    if (!outcome.ok || !Array.isArray(outcome.value)) return
    const tokens: readonly unknown[] = outcome.value
    const added = list.map((file, at) => ({
      name: file.name,
      size: file.size,
      type: file.type,
      token: tokens[at],
      timeStamp: host.engine.clock.now(),
    }))
    onWrite([...stored, ...added])
  }
  return (
    <div className="lh-files">
      {files.map((file, at) => (
        <div key={file.token} className="lh-file-row">
          <Icon name="file" size={14} />
          <span className="lh-file-name">{file.name}</span>
          <button
            type="button"
            className="lh-icon-button"
            aria-label={`${say('common.delete')} ${file.name}`}
            onClick={() => {
              const rest = stored.filter((_item, index) => index !== at)
              onWrite(rest.length === 0 ? null : rest)
            }}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      <input
        ref={add}
        type="file"
        multiple
        hidden
        aria-label={say('edit.addFile')}
        onChange={(event) => void upload([...(event.target.files ?? [])])}
      />
      <div className="lh-files-foot">
        <button
          ref={button}
          type="button"
          className="lh-text-button"
          onClick={() => add.current?.click()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeave('stay')
          }}
        >
          <Icon name="plus" size={14} />
          {say('edit.addFile')}
        </button>
        <button type="button" className="lh-text-button" onClick={() => onLeave('stay')}>
          {say('edit.done')}
        </button>
      </div>
    </div>
  )
}
