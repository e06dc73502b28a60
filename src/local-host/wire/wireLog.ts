/** One message that crossed a wire. */
export interface WireMessage {
  /** ms since the epoch. */
  readonly at: number
  /** 'in' came from the plugin. */
  readonly direction: 'in' | 'out'
  /** Which wire (its prefixId). */
  readonly wire: string
  readonly type: 'handshake' | 'invoke' | 'callback' | 'event' | 'unknown'
  /** Key of the invoke or its callback, name of the event; '' otherwise. */
  readonly key: string
  /** Requests or results in the message. */
  readonly count: number
  /** Roughly how large the message is as JSON. */
  readonly bytes: number
  /** For a callback: from the invoke's arrival to the reply, in ms; 0 otherwise. */
  readonly ms: number
  /** The first refusal in a callback, as 'code message'. */
  readonly error?: string
}

/** A message without its size, which is only worked out when somebody reads the log. */
export interface Noted extends Omit<WireMessage, 'bytes'> {
  readonly payload: unknown
}

/** The last messages of all wires of a page, oldest first. */
export interface WireLog {
  note(message: Noted): void
  messages(): readonly WireMessage[]
  reset(): void
  /** Fires at every message; read with `messages()`. Returns the unsubscriber. */
  onMessage(listener: () => void): () => void
}

/** Keeps the last `limit` messages. */
export function createWireLog(limit = 5000): WireLog {
  let notes: Noted[] = []
  const listeners = new Set<() => void>()
  const sizes = new WeakMap<Noted, number>()

  function sized(note: Noted): WireMessage {
    const bytes = sizes.get(note) ?? approximateBytes(note.payload)
    sizes.set(note, bytes)
    const { payload: _payload, ...message } = note
    return { ...message, bytes }
  }

  return {
    note(message) {
      notes.push(message)
      // Cut in halves, so that the cost of cutting is spread over many messages.
      if (notes.length > limit * 2) notes = notes.slice(-limit)
      for (const listener of listeners) listener()
    },
    messages: () => notes.slice(-limit).map(sized),
    reset() {
      notes = []
      for (const listener of listeners) listener()
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}

/** Length of the JSON text; 0 for what JSON cannot say. */
function approximateBytes(payload: unknown): number {
  try {
    return JSON.stringify(payload)?.length ?? 0
  } catch {
    return 0
  }
}
