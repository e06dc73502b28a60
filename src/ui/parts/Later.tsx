import { useEffect, useState, useTransition, type ReactNode } from 'react'

/**
 * What stands below the first screenful comes after what people look at first: drawn in slices, when that is on the
 * screen.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isDue, setDue] = useState(false)
  const [, startTransition] = useTransition()
  useEffect(() => startTransition(() => setDue(true)), [])
  return isDue ? children : null
}
