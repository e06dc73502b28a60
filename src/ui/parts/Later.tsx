import { useEffect, useState, useTransition, type ReactNode } from 'react'

/** Renders its children after the first screenful is painted, in slices that do not block input. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isDue, setDue] = useState(false)
  const [, startTransition] = useTransition()
  useEffect(() => startTransition(() => setDue(true)), [])
  return isDue ? children : null
}
