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
  /** Estimated size of the message as JSON. */
  readonly bytes: number
  /** For a callback: from the invoke's arrival to the reply, in ms; 0 otherwise. */
  readonly ms: number
  /** The first refusal in a callback, as 'code message'. */
  readonly error?: string
}

/** The last messages of all wires of a page, oldest first. */
export interface WireLog {
  note(message: WireMessage): void
  messages(): readonly WireMessage[]
  reset(): void
  /** Fires at every message; read with `messages()`. Returns the unsubscriber. */
  onMessage(listener: () => void): () => void
}

/** Keeps the last `limit` messages, without their contents. */
export function createWireLog(limit = 5000): WireLog {
  let notes: WireMessage[] = []
  const listeners = new Set<() => void>()

  return {
    note(message) {
      notes.push(message)
      // Drop half of the messages at once, so that it happens seldom.
      if (notes.length > limit * 2) notes = notes.slice(-limit)
      for (const listener of listeners) listener()
    },
    messages: () => notes.slice(-limit),
    reset() {
      notes = []
      for (const listener of listeners) listener()
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
