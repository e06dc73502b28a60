import { CODE } from '../engine/world/errors.ts'
import { createRandom } from '../engine/world/random.ts'

/** The faults of a host; all off by default. */
export interface FaultSettings {
  /** Fixed delay of every invoke, in ms. */
  latencyMs: number
  /** Random additional delay, up to this many ms. */
  jitterMs: number
  /** More invokes than this within a second are refused with `rateLimitCode`; null for no limit. */
  callsPerSecond: number | null
  rateLimitCode: number
  /** Share of events that never arrive, 0..1. */
  lostEvents: number
}

/** How a reply can be malformed (host-protocol §0.3): one result too few, one too many, or no array. */
export type Malformation = 'short' | 'long' | 'null'

/** What happens to one invoke. */
export type Fate =
  | { readonly kind: 'answer'; readonly delayMs: number }
  | { readonly kind: 'fail'; readonly delayMs: number; readonly code: number; readonly message: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'malform'; readonly delayMs: number; readonly shape: Malformation }

type Planned =
  | { readonly kind: 'fail'; readonly code: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'malform'; readonly shape: Malformation }

/** The fault switches, shared by all wires of a host; they can be changed while it runs. */
export interface Faults {
  readonly settings: Readonly<FaultSettings>
  set<K extends keyof FaultSettings>(name: K, value: FaultSettings[K]): void
  /** Refuses the next `count` invokes of `key` with `code`. 'bitable.' may be left out; '*' is any key. */
  failNext(key: string, count: number, code: number): void
  /** Never answers the next `count` invokes of `key`. */
  hangNext(key: string, count: number): void
  /** Runs the next `count` invokes of `key` and sends malformed replies. */
  malformNext(key: string, count: number, shape: Malformation): void
  /** Decides what happens to an invoke that arrives at `now` (ms). */
  meet(key: string, now: number): Fate
  /** Whether the next event gets lost. */
  losesEvent(): boolean
  /** Switches all faults off. */
  reset(): void
}

const OFF: Readonly<FaultSettings> = {
  latencyMs: 0,
  jitterMs: 0,
  callsPerSecond: null,
  rateLimitCode: CODE.unknown,
  lostEvents: 0,
}

const bare = (key: string): string => key.replace(/^bitable\./, '')

/** Makes fault switches, all off. The seed decides jitter and losses. */
export function createFaults(seed: number): Faults {
  const random = createRandom(seed)
  const settings: FaultSettings = { ...OFF }
  let planned: { key: string; left: number; plan: Planned }[] = []
  let arrivals: number[] = []

  const plan = (key: string, left: number, what: Planned): void => {
    planned.push({ key: bare(key), left, plan: what })
  }

  function takePlan(key: string): Planned | null {
    const entry = planned.find((each) => each.left > 0 && (each.key === '*' || each.key === bare(key)))
    if (!entry) return null
    entry.left--
    planned = planned.filter((each) => each.left > 0)
    return entry.plan
  }

  function overRate(now: number): boolean {
    if (settings.callsPerSecond === null) return false
    arrivals = arrivals.filter((at) => at > now - 1000)
    arrivals.push(now)
    return arrivals.length > settings.callsPerSecond
  }

  return {
    settings,
    set(name, value) {
      settings[name] = value
    },
    failNext: (key, count, code) => plan(key, count, { kind: 'fail', code }),
    hangNext: (key, count) => plan(key, count, { kind: 'hang' }),
    malformNext: (key, count, shape) => plan(key, count, { kind: 'malform', shape }),
    meet(key, now) {
      const delayMs = settings.latencyMs + (settings.jitterMs > 0 ? random() * settings.jitterMs : 0)
      const what = takePlan(key)
      if (overRate(now)) return { kind: 'fail', delayMs, code: settings.rateLimitCode, message: 'too many requests' }
      if (what === null) return { kind: 'answer', delayMs }
      switch (what.kind) {
        case 'hang':
          return { kind: 'hang' }
        case 'malform':
          return { kind: 'malform', delayMs, shape: what.shape }
        default:
          return { kind: 'fail', delayMs, code: what.code, message: 'refused by a fault switch' }
      }
    },
    losesEvent: () => settings.lostEvents > 0 && random() < settings.lostEvents,
    reset() {
      Object.assign(settings, OFF)
      planned = []
      arrivals = []
    },
  }
}
