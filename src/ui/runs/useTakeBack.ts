import { useRef, useState } from 'react'
import type { RunTakenBack } from '../../application/runs/takeRunBack.ts'
import { useSidebar } from '../sidebarContext.ts'
import { takeBackRefusalText } from './runTexts.ts'

/** Where the taking back of a run is. */
export type TakingBack =
  | { readonly kind: 'reading'; readonly id: string }
  | { readonly kind: 'shown'; readonly id: string; readonly shown: RunTakenBack }
  | { readonly kind: 'running'; readonly id: string; readonly done: number; readonly total: number }
  | { readonly kind: 'told'; readonly tone: 'success' | 'warning' | 'danger'; readonly text: string }

/** Shows what taking a run back does, does it when people confirm, and says how it ended. */
export function useTakeBack(onDone: () => void) {
  const { t, actions, announce } = useSidebar()
  const [taking, setTaking] = useState<TakingBack | null>(null)
  const running = useRef<AbortController | null>(null)

  const tell = (tone: 'success' | 'warning' | 'danger', text: string) => {
    setTaking({ kind: 'told', tone, text })
    announce(text)
  }
  return {
    taking,
    async preview(id: string) {
      setTaking({ kind: 'reading', id })
      const shown = await actions.runs.preview(id)
      if (shown.ok) setTaking({ kind: 'shown', id, shown: shown.value })
      else tell('danger', takeBackRefusalText(t, shown.error))
    },
    async confirm() {
      if (taking?.kind !== 'shown') return
      const { id } = taking
      const stop = new AbortController()
      running.current = stop
      setTaking({ kind: 'running', id, done: 0, total: 1 })
      const done = await actions.runs.takeBack(id, {
        signal: stop.signal,
        onStep: (at, total) => setTaking({ kind: 'running', id, done: at, total }),
      })
      running.current = null
      if (!done.ok) tell(done.error.kind === 'cancelled' ? 'warning' : 'danger', takeBackRefusalText(t, done.error))
      else if (done.value.left.length > 0) tell('warning', t('runs.doneLeft', { count: done.value.left.length }))
      else tell('success', t('runs.done'))
      onDone()
    },
    stop: () => running.current?.abort(),
    leave: () => setTaking(null),
  }
}
