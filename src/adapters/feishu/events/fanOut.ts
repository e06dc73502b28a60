type Listener<Event> = (event: Event) => void
type Detach = () => void

/** Runs `task` later, never within the call that asks for it. */
export type Defer = (task: () => void) => void

const defaultDefer: Defer = (task) => void setTimeout(task, 0)

/**
 * One SDK listener, shared by any number of ours. It stands between us and three habits of the SDK
 * (host-protocol §3.3): `off()` twice silences other listeners, `off()` inside a callback skips the next one, and a
 * listener that throws stops the later ones. Attaching and detaching is therefore ours alone: attached with the first
 * listener, detached some time after the last one left, unless another came meanwhile (React StrictMode subscribes,
 * leaves and subscribes again).
 */
export function createFanOut<Event>(
  attach: (emit: Listener<Event>) => Detach,
  defer: Defer = defaultDefer,
): (listener: Listener<Event>) => () => void {
  const subscriptions = new Set<{ readonly listener: Listener<Event> }>()
  let detach: Detach | null = null

  const emit: Listener<Event> = (event) => {
    // Those of now: one that leaves and comes back within its callback must not hear the event for ever.
    for (const subscription of new Set(subscriptions)) {
      if (!subscriptions.has(subscription)) continue
      try {
        subscription.listener(event)
      } catch (cause) {
        // A broken promise of ours: it must surface, but not in the host's loop nor before the others heard.
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
