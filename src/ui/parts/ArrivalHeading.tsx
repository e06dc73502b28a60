import { useEffect, useRef } from 'react'
import './parts.css'

/**
 * Heading of a screen that a person opened. It takes the focus, because the button that had it is gone. Screens that
 * appear by themselves have a plain heading: the extension never takes the focus from the table.
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
