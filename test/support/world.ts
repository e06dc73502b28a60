import { connectFeishu } from '../../src/adapters/feishu/index.ts'
import type { Timers } from '../../src/adapters/feishu/calls/timers.ts'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import type { Engine, Snapshot, Variants } from '../../src/local-host/engine/types.ts'
import type { EngineHost } from './engineHost.ts'
import { createTestClock, type TestClock } from './testClock.ts'

/** A Base of the local host, the time of everybody on it, and the sidebars that are open there. */
export interface World<Sidebar> {
  readonly clock: TestClock
  readonly engine: Engine
  /** The oldest first. */
  readonly sidebars: readonly Sidebar[]
}

export interface WorldOptions {
  readonly at: string
  /** The Base as it is at first; without it, the `empty` fixture. */
  readonly snapshot?: Snapshot
  readonly seed?: number
  readonly variants?: Partial<Variants>
}

export interface OpenedWorld<Sidebar> extends World<Sidebar> {
  /** Counts a sidebar as open until the returned function is called. */
  enter(sidebar: Sidebar): () => void
}

export function createWorld<Sidebar>({ at, snapshot, seed = 1, variants = {} }: WorldOptions): OpenedWorld<Sidebar> {
  const clock = createTestClock(at)
  const engine = createEngine({ ...(snapshot ? { snapshot } : {}), clock, seed })
  for (const [name, value] of Object.entries(variants)) engine.setVariant(name as keyof Variants, value)
  const sidebars: Sidebar[] = []
  return {
    clock,
    engine,
    sidebars,
    enter(sidebar) {
      sidebars.push(sidebar)
      return () => {
        const place = sidebars.indexOf(sidebar)
        if (place >= 0) sidebars.splice(place, 1)
      }
    },
  }
}

/** How the application gets to the Base through a door. Calls and bursts of events wait by these timers. */
export const connectAt =
  ({ bitable }: EngineHost, { calls, bursts }: { readonly calls: Timers; readonly bursts: Timers }) =>
  (): ReturnType<typeof connectFeishu> =>
    connectFeishu({ embedded: true, loadSdk: () => Promise.resolve(bitable), timers: bursts, callTimers: calls })
