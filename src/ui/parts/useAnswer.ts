import { useEffect, useRef, useState } from 'react'

/**
 * The host's answer to a question, null while it is awaited; asked anew for another question, an older answer staying
 * meanwhile.
 */
export function useAnswer<Answer>(
  question: string,
  ask: () => Promise<Answer>,
): { readonly answer: Answer | null; readonly askAgain: () => void } {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [tries, setTries] = useState(0)
  // The question says when to ask; what is asked is always the latest.
  const latest = useRef(ask)
  const awaited = useRef<string | null>(null)
  useEffect(() => {
    latest.current = ask
  })
  const wanted = `${String(tries)} ${question}`
  useEffect(() => {
    awaited.current = wanted
    const wait = async () => {
      const given = await latest.current()
      if (awaited.current === wanted) setAnswer(given)
    }
    void wait()
    return () => {
      awaited.current = null
    }
  }, [wanted])
  return { answer, askAgain: () => setTries(tries + 1) }
}
