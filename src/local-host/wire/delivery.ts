import type { Engine, HostEvent, Session, Variants } from '../engine/types.ts'
import { isBag, strings, textOf } from '../engine/world/values.ts'
import type { Faults } from './faults.ts'

/** Delay of events under the `late` variant. */
export const LATE_MS = 500

/** Delivers events to one listener (host-protocol §3.4 and the `events` and `ownEcho` variants). */
export interface Delivery {
  /**
   * Carries out one invoke and replies. Events caused by it come after the reply, or before it under the
   * `beforeCallback` variant; they never come in the middle.
   */
  around(run: () => () => void): void
  close(): void
}

export interface DeliveryOptions {
  readonly engine: Engine
  readonly session: () => Session
  readonly faults: Faults
  /** Whether the listener asked for this event (host-protocol §3.3). */
  readonly wants: (eventName: string) => boolean
  readonly send: (event: HostEvent) => void
  /** Runs a task later; 0 means after the present work. */
  readonly schedule: (delayMs: number, task: () => void) => void
}

/** Listens to the engine and passes on the events for this session. */
export function createDelivery({ engine, session, faults, wants, send, schedule }: DeliveryOptions): Delivery {
  let held: HostEvent[] = []
  let holding = false
  let planned = false

  function flush(): void {
    planned = false
    const events = arrange(held, engine.variants.events)
    held = []
    for (const event of events) if (!faults.losesEvent()) send(event)
  }

  function flushLater(delayMs: number): void {
    if (planned) return
    planned = true
    schedule(delayMs, flush)
  }

  const unsubscribe = engine.onEvent((event) => {
    if (!wants(event.name) || !concerns(event, session(), engine.variants)) return
    held.push(event)
    if (!holding) flushLater(engine.variants.events === 'late' ? LATE_MS : 0)
  })

  return {
    around(run) {
      holding = true
      let reply: () => void
      try {
        reply = run()
      } finally {
        holding = false
      }
      if (engine.variants.events === 'beforeCallback') flush()
      reply()
      if (held.length === 0) return
      if (engine.variants.events === 'late') flushLater(LATE_MS)
      else flush()
    },
    close: unsubscribe,
  }
}

/** A selection is for its user, bridge data for the other listeners of the same plugin, the rest for everybody. */
function concerns({ name, cause, userId }: HostEvent, session: Session, variants: Variants): boolean {
  if (userId !== undefined) return userId === session.userId
  if (name === 'BridgeEvent_DataChange') return cause !== session && cause?.pluginId === session.pluginId
  return cause !== session || variants.ownEcho === 'yes'
}

/** Reorders and repeats a burst of events as the variant says. */
function arrange(events: readonly HostEvent[], variant: Variants['events']): readonly HostEvent[] {
  switch (variant) {
    case 'coalesced':
      return coalesce(events)
    case 'duplicated':
      return events.flatMap((event) => [event, event])
    case 'reordered':
      return events.toReversed()
    default:
      return events
  }
}

/** One RecordModify per record and one RecordAdd or RecordDelete per table, at the place of the first. */
function coalesce(events: readonly HostEvent[]): HostEvent[] {
  const merged = new Map<string, HostEvent>()
  for (const [position, event] of events.entries()) {
    const key =
      isBag(event.params) && 'fieldIds' in event.params
        ? `${event.name} ${textOf(event.params, 'recordId')}`
        : Array.isArray(event.params)
          ? event.name
          : `${position}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, params: mergeParams(before.params, event.params) } : event)
  }
  return [...merged.values()]
}

function mergeParams(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return [...new Set<unknown>([...a, ...b])]
  if (!isBag(a) || !isBag(b)) return b
  return { ...a, fieldIds: [...new Set([...strings(a['fieldIds']), ...strings(b['fieldIds'])])] }
}
