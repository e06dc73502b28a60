const waiting = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Runs `task` when the signal aborts; the returned function unregisters it. Each signal gets a single listener, because
 * dozens of calls share the signal of a connection.
 */
export function onAbort(signal: AbortSignal, task: () => void): () => void {
  let tasks = waiting.get(signal)
  if (tasks === undefined) {
    const created = new Set<() => void>()
    signal.addEventListener('abort', () => {
      for (const each of created) each()
    })
    waiting.set(signal, created)
    tasks = created
  }
  const joined = tasks
  joined.add(task)
  return () => void joined.delete(task)
}
