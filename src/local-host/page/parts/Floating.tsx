import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { createPortal } from 'react-dom'

interface FloatingProps {
  /** The element under which the panel opens (above it, when there is no room). */
  readonly anchor: HTMLElement
  readonly onClose: () => void
  readonly children: ReactNode
  readonly minWidth?: number
  /** The panel takes the focus when its content does not, and Escape closes it. */
  readonly takesFocus?: boolean
  readonly label: string
}

const MARGIN = 8

/** Whether a press is on a panel that was opened from this one. */
function isInLaterPanel(target: Node, panel: HTMLElement | null): boolean {
  const other = target instanceof Element ? target.closest('.lh-floating') : null
  return (
    other !== null && panel !== null && (panel.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  )
}

/** A panel beside its anchor, above everything; a press outside closes it. Its content handles keys. */
export function Floating({ anchor, onClose, children, minWidth = 0, takesFocus = false, label }: FloatingProps) {
  const panel = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>({ opacity: 0, top: 0, left: 0 }) // not `hidden`: the content must be focusable at once

  useLayoutEffect(() => {
    const place = () => {
      const box = anchor.getBoundingClientRect()
      const size = panel.current?.getBoundingClientRect()
      const height = size?.height ?? 0
      const width = Math.max(size?.width ?? 0, minWidth)
      const below = box.bottom + 4 + height <= window.innerHeight - MARGIN
      const top = below ? box.bottom + 4 : Math.max(MARGIN, box.top - 4 - height)
      const left = Math.max(MARGIN, Math.min(box.left, window.innerWidth - width - MARGIN))
      setStyle({ top, left, minWidth })
    }
    place()
    const watcher = new ResizeObserver(place)
    if (panel.current !== null) watcher.observe(panel.current)
    return () => watcher.disconnect()
  }, [anchor, minWidth])

  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return
      if (panel.current?.contains(event.target) === true || anchor.contains(event.target)) return
      if (!isInLaterPanel(event.target, panel.current)) close.current()
    }
    // Capture phase: the grid stops the propagation of its presses.
    document.addEventListener('pointerdown', onPress, true)
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [anchor])
  useEffect(() => {
    if (!takesFocus) return undefined
    panel.current?.focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [takesFocus])

  return createPortal(
    <div ref={panel} className="lh-floating" style={style} role="dialog" aria-label={label} tabIndex={-1}>
      {children}
    </div>,
    document.body,
  )
}
