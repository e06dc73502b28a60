import { flushSync } from 'react-dom'
import type { Engine } from '../../engine/types.ts'

/** A version that grows when the page should render the document again. */
export interface Changes {
  get(): number
  subscribe(listener: () => void): () => void
  /** Renders at once: a person's own edit must not wait for a frame. */
  now(): void
}

/** Largest share of time for rendering during a stream of changes, so that a bulk write is not slowed down. */
const DRAWING_SHARE = 0.25
/** Longest time without rendering during a stream of changes. */
const MAX_GAP_MS = 400
/** A hidden page has no frames, so it renders at this interval. */
const HIDDEN_MS = 250

/** Renders the engine's changes at most once a frame, less often when rendering takes long. */
export function createChanges(engine: Engine): Changes {
  const listeners = new Set<() => void>()
  let version = 0
  let scheduled = false
  let restUntil = 0

  const emit = () => {
    version += 1
    for (const listener of listeners) listener()
  }
  const draw = () => {
    const wait = restUntil - performance.now()
    if (wait > 0) {
      window.setTimeout(schedule, wait)
      return
    }
    if (!scheduled) return
    scheduled = false
    const before = performance.now()
    flushSync(emit)
    const after = performance.now()
    restUntil = after + Math.min((after - before) * (1 / DRAWING_SHARE - 1), MAX_GAP_MS)
  }
  const schedule = () => {
    if (document.visibilityState === 'hidden') window.setTimeout(draw, HIDDEN_MS)
    else requestAnimationFrame(draw)
  }
  engine.onChange(() => {
    if (scheduled) return
    scheduled = true
    schedule()
  })

  return {
    get: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    now() {
      scheduled = false
      emit()
    },
  }
}
