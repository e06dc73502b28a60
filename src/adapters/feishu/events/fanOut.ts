type Listener<Event> = (event: Event) => void
type Detach = () => void

/** Runs `task` later, never before the caller returns. */
export type Defer = (task: () => void) => void

const defaultDefer: Defer = (task) => void setTimeout(task, 0)

/**
 * Shares one SDK listener among any number of ours. It avoids three defects of the SDK (host-protocol §3.3): `off()`
 * twice silences other listeners, `off()` inside a callback skips the next one, and a listener that throws stops the
 * later ones. It attaches with the first listener and detaches some time after the last one left, unless another one
 * came meanwhile (React StrictMode subscribes, unsubscribes and subscribes again).
 */
export function createFanOut<Event>(
  attach: (emit: Listener<Event>) => Detach,
  defer: Defer = defaultDefer,
): (listener: Listener<Event>) => () => void {
  const subscriptions = new Set<{ readonly listener: Listener<Event> }>()
  let detach: Detach | null = null

  const emit: Listener<Event> = (event) => {
    // Iterate over a copy: a listener that unsubscribes and subscribes within its callback must not loop for ever.
    for (const subscription of new Set(subscriptions)) {
      if (!subscriptions.has(subscription)) continue
      try {
        subscription.listener(event)
      } catch (cause) {
        // A listener's error is a programming error: rethrow it, but after the other listeners and outside the SDK.
        defer(() => {
          throw cause
        })
      }
    }
  }
  const detachWhenUnused = () => {
    if (subscriptions.size > 0 || detach === null) return
    detach()
    detach = null
  }

  return (listener) => {
    const subscription = { listener }
    subscriptions.add(subscription)
    detach ??= attach(emit)
    return () => {
      if (subscriptions.delete(subscription)) defer(detachWhenUnused)
    }
  }
}
