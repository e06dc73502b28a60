import type { bitable as Bitable } from '@lark-base-open/js-sdk'
import { createEngine } from '../../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import type { Engine, Session } from '../../../src/local-host/engine/types.ts'
import { openSdkHost, type SdkHost } from '../../support/sdkHost.ts'
import type { Model } from './model.ts'
import { compareAll, STEP_NAMES, take, type Step } from './steps.ts'

/** What went wrong on a walk. */
export interface Failure {
  /** What to type into an extension to see it. */
  readonly code: readonly string[]
  readonly message: string
}

/** Walks through the real SDK, each in a Base of its own. */
export interface Walks {
  /** The first difference between host and model; null when the walk ends without one. */
  walk(seed: number, steps: readonly Step[]): Promise<Failure | null>
  /** The shortest walk found that still fails, and what it says. */
  shrink(seed: number, steps: readonly Step[]): Promise<{ readonly steps: readonly Step[]; readonly failure: Failure }>
}

const NOON = Date.UTC(2024, 2, 1, 4)
const MAX_PICK = 1 << 16

/** The steps of a walk; the same seed gives the same steps. */
export function stepsOf(seed: number, count: number): readonly Step[] {
  const random = createRandom(seed)
  const below = (most: number): number => Math.floor(random() * most)
  return Array.from(
    { length: count },
    (): Step => ({
      what: STEP_NAMES[below(STEP_NAMES.length)] ?? 'addRows',
      picks: [below(MAX_PICK), below(MAX_PICK), below(MAX_PICK), below(MAX_PICK)],
    }),
  )
}

/** The model of a new Base, as its own first look shows it. */
async function firstModel(sdk: typeof Bitable): Promise<Model> {
  const metas = await sdk.base.getTableMetaList()
  return {
    tables: await Promise.all(
      metas.map(async ({ id, name }) => {
        const table = await sdk.base.getTableById(id)
        const fields = (await table.getFieldMetaList()).map((field) => ({
          id: field.id,
          name: field.name,
          kind: 'text' as const,
          options: [],
        }))
        const rows = (await table.getRecordIdListByPage({ pageSize: 200 })).recordIds.map((rowId) => ({
          id: rowId ?? '',
          cells: new Map<string, unknown>(),
        }))
        return { id, name, fields, rows }
      }),
    ),
  }
}

/**
 * Opens the door for walks. `run` carries a promise to its end where timers do not run by themselves; `spoil` puts a
 * fault into every engine.
 */
export async function openWalks(
  run: <T>(work: Promise<T>) => Promise<T>,
  spoil: (engine: Engine) => Engine = (engine) => engine,
): Promise<Walks> {
  const engineOf = (seed: number): Engine =>
    spoil(createEngine({ snapshot: parseFixture('empty', NOON), clock: { now: () => NOON }, seed }))
  const session: Session = { userId: 'ou_local0001', role: 'owner', pluginId: 'plugin' }
  const host: SdkHost = await openSdkHost(engineOf(1), session)
  let bases = 0

  async function attempt(seed: number, steps: readonly Step[]): Promise<Failure | null> {
    bases += 1
    // The SDK remembers tables by id: every Base has ids of its own.
    host.connect(engineOf(seed * 1000 + bases), session)
    const sdk = host.bitable
    const code: string[] = []
    try {
      const model = await firstModel(sdk)
      for (const step of steps)
        await take(sdk, model, step, (line) => {
          code.push(line)
        })
      await compareAll(sdk, model)
      return null
    } catch (error) {
      return { code, message: error instanceof Error ? error.message : String(error) }
    }
  }

  const walk = (seed: number, steps: readonly Step[]): Promise<Failure | null> => run(attempt(seed, steps))
  return {
    walk,
    async shrink(seed, steps) {
      let least = steps
      let failure = await walk(seed, least)
      if (failure === null) throw new Error('a walk without a failure cannot be shortened')
      for (let part = Math.ceil(least.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
        for (let at = 0; at < least.length; ) {
          const without = [...least.slice(0, at), ...least.slice(at + part)]
          const still = without.length === least.length ? null : await walk(seed, without)
          if (still === null) at += part
          else {
            least = without
            failure = still
          }
        }
      }
      return { steps: least, failure }
    },
  }
}

/** A failure as a person wants to read it. */
export const printed = ({ code, message }: Failure): string => [...code, `// ${message}`].join('\n')
