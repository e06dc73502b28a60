import Button from '@douyinfe/semi-ui/lib/es/button'
import { useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { copyText } from './copyText.ts'
import './parts.css'

/** How long the button says "copied". */
const COPIED_MS = 2000

type CopyState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'copied' }
  | { readonly kind: 'refused'; readonly text: string }

/** Copies the text; where the clipboard is refused, shows the text selected, for people to copy it themselves. */
export function CopyButton({
  label,
  text,
  html,
  solid = false,
}: {
  readonly label: string
  readonly text: () => string
  /** The same for documents, with headings and tables. */
  readonly html?: () => string
  readonly solid?: boolean
}) {
  const { t, announce } = useSidebar()
  const [state, setState] = useState<CopyState>({ kind: 'idle' })
  const area = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (state.kind === 'refused') area.current?.select()
    if (state.kind !== 'copied') return undefined
    const timer = setTimeout(() => setState({ kind: 'idle' }), COPIED_MS)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    const content = text()
    if (await copyText(html === undefined ? { text: content } : { text: content, html: html() })) {
      setState({ kind: 'copied' })
      announce(t('copy.done'))
    } else {
      setState({ kind: 'refused', text: content })
    }
  }

  const isCopied = state.kind === 'copied'
  return (
    <>
      <Button
        size="small"
        theme={solid ? 'solid' : 'light'}
        type={solid ? 'primary' : 'tertiary'}
        icon={<Icon name={isCopied ? 'normal' : 'copy'} size={14} />}
        onClick={() => void copy()}
      >
        {isCopied ? t('copy.done') : label}
      </Button>
      {state.kind === 'refused' && (
        <div className="ct-copy-by-hand">
          <p>{t('copy.refused')}</p>
          <textarea ref={area} readOnly value={state.text} rows={8} aria-label={label} />
          <Button size="small" onClick={() => setState({ kind: 'idle' })}>
            {t('common.close')}
          </Button>
        </div>
      )}
    </>
  )
}
