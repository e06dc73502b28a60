import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

interface ClipboardDeeds {
  /** Returns whether something was copied. */
  readonly copy: (event: ClipboardEvent) => boolean
  /** Empties the copied cells, after a cut. */
  readonly clear: () => void
  readonly paste: (event: ClipboardEvent) => void
}

/**
 * Copy, cut and paste while the grid has the focus. Listens at the document: without a text selection browsers
 * send these events to the body.
 */
export function useGridClipboard(grid: RefObject<HTMLElement>, deeds: ClipboardDeeds): void {
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    const focused = () => grid.current !== null && document.activeElement === grid.current
    const onCopy = (event: ClipboardEvent) => {
      if (focused()) latest.current.copy(event)
    }
    const onCut = (event: ClipboardEvent) => {
      if (focused() && latest.current.copy(event)) latest.current.clear()
    }
    const onPaste = (event: ClipboardEvent) => {
      if (focused()) latest.current.paste(event)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [grid])
}
