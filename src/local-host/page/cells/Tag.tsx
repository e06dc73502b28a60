import type { CSSProperties } from 'react'
import { useHost } from '../state/hostContext.tsx'

const FALLBACK = { bgColor: '#EFF0F1', textColor: '#1F2329' }

/** An option as a coloured capsule; `color` is one of the 55 ids (host-protocol §4.6). */
export function Tag({ color, children }: { readonly color: number; readonly children: string }) {
  const { colours } = useHost()
  const colour = colours.find((candidate) => candidate.id === color) ?? FALLBACK
  const style = { '--tag-bg': colour.bgColor, '--tag-text': colour.textColor } as CSSProperties
  return (
    <span className="lh-tag" style={style}>
      {children}
    </span>
  )
}
