import { CODE } from '../engine/world/errors.ts'
import { createRandom } from '../engine/world/random.ts'

/** How badly the host behaves; everything off by default. */
export interface FaultSettings {
  /** Fixed delay before every invoke is carried out, in ms. */
  latencyMs: number
  /** Up to this many ms more, from the seeded generator. */
  jitterMs: number
  /** More invokes than this within a second are refused with `rateLimitCode`; null for no limit. */
  callsPerSecond: number | null
  rateLimitCode: number
  /** Share of events that never arrive, 0..1. */
  lostEvents: number
}

/** What a reply can be spoilt into (host-protocol §0.3): one result too few, one too many, or no array at all. */
export type Malformation = 'short' | 'long' | 'null'

/** What becomes of one invoke. */
export type Fate =
  | { readonly kind: 'answer'; readonly delayMs: number }
  | { readonly kind: 'fail'; readonly delayMs: number; readonly code: number; readonly message: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'malform'; readonly delayMs: number; readonly shape: Malformation }

type Planned =
  | { readonly kind: 'fail'; readonly code: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'malform'; readonly shape: Malformation }

/** The switches of the host's bad behaviour, shared by all doors of a host and changeable while it runs. */
export interface Faults {
  readonly settings: Readonly<FaultSettings>
  set<K extends keyof FaultSettings>(name: K, value: FaultSettings[K]): void
  /** The next `count` invokes of `key` are refused with `code`. Keys go with or without 'bitable.'; '*' is any key. */
  failNext(key: string, count: number, code: number): void
  /** The next `count` invokes of `key` are never answered. */
  hangNext(key: string, count: number): void
  /** The next `count` invokes of `key` are carried out, but their reply is spoilt. */
  malformNext(key: string, count: number, shape: Malformation): void
  /** Decides about one invoke that arrives at `now` (ms). */
  meet(key: string, now: number): Fate
  /** Whether the next event gets lost. */
  losesEvent(): boolean
  /** Everything off, nothing planned. */
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

/** A host that behaves until told otherwise. The seed decides jitter and losses. */
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
