import { useEffect, useRef, useState } from 'react'

/** What a question is made of; it is another one when any part is. */
type Question = readonly unknown[]

const isSame = (a: Question | null, b: Question | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((part, at) => Object.is(part, b[at]))

/**
 * The host's answer to a question; null until one has come. Another question is asked at once; the signal of an older
 * one is aborted, and its answer is dropped when it arrives late. The last answer stays until the next one comes:
 * `isCurrent` tells whether it answers this question. Nothing is asked while the question is null, and an answer of null changes nothing.
 */
export function useAnswer<Answer>(
  question: Question | null,
  ask: (signal: AbortSignal) => Promise<Answer | null>,
): { readonly answer: Answer | null; readonly isCurrent: boolean; readonly askAgain: () => void } {
  const [request, setRequest] = useState({ question })
  if (!isSame(request.question, question)) setRequest({ question })
  const [received, setReceived] = useState<{ readonly to: object; readonly answer: Answer } | null>(null)
  // The question says when to ask; `ask` is always that of the latest render.
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    if (request.question === null) return undefined
    const stop = new AbortController()
    const wait = async () => {
      const answer = await latest.current(stop.signal)
      if (!stop.signal.aborted && answer !== null) setReceived({ to: request, answer })
    }
    void wait()
    return () => stop.abort()
  }, [request])
  return {
    answer: received?.answer ?? null,
    isCurrent: received?.to === request,
    askAgain: () => setRequest({ question }),
  }
}
