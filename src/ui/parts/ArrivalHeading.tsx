import { useEffect, useRef } from 'react'
import './parts.css'

/**
 * The heading of a screen that people have asked for: it takes the keyboard along, because the button that led here is
 * gone. A screen that comes up by itself has a plain heading: the extension never takes the focus from the table.
 */
export function ArrivalHeading({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1} className="ct-arrival">
      {children}
    </h1>
  )
}
