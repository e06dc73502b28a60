import { flushSync } from 'react-dom'
import type { Engine } from '../../engine/types.ts'

/** A number that grows when the page should draw the document again. */
export interface Changes {
  get(): number
  subscribe(listener: () => void): () => void
  /** Draw now, with the render under way: a person's own edit must not wait for a frame. */
  now(): void
}

/** Share of time that drawing a stream of changes may take, so that a bulk write is not slowed down. */
const DRAWING_SHARE = 0.25
/** Longest time without drawing while changes stream in, ms. */
const MAX_GAP_MS = 400
/** A hidden page has no frames; it is drawn at this pace, ms. */
const HIDDEN_MS = 250

/** Joins the engine's changes into at most one drawing per frame, fewer when a drawing takes long. */
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
