import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../src/local-host/engine/types.ts'
import { sweep } from '../../support/sweep.ts'
import { openWalks, printed, stepsOf, type Walks } from './walk.ts'

/** Random walks through the unmodified SDK, held against a model that knows nothing of the engine. */

const COUNT = 1000
/** How many bundles of walks `npm test` takes. */
const FEW = 1
const LENGTH = 100
/** As many walks to a test, so that the report stays short. */
const BUNDLE = 10

/** The SDK waits five milliseconds before it sends; here that is no time at all. */
async function run<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false }
  const over = work.finally(() => {
    state.isOver = true
  })
  over.catch(() => undefined)
  while (!state.isOver) await vi.advanceTimersByTimeAsync(5)
  return await over
}

/** A fault that tests turn on: what a call is answered, or carried out with, instead. */
let fault: ((key: string, params: readonly unknown[]) => readonly unknown[]) | null = null

const spoilt = (engine: Engine): Engine =>
  new Proxy(engine, {
    get(target, name) {
      if (name !== 'call') return Reflect.get(target, name) as unknown
      return (...[session, key, context, params]: Parameters<Engine['call']>) =>
        target.call(session, key, context, fault?.(key, params) ?? params)
    },
  })

let walks: Walks
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  walks = await openWalks(run, spoilt)
})
afterAll(() => {
  vi.useRealTimers()
})

describe('a walk', () => {
  it.each(
    sweep(
      Array.from({ length: COUNT / BUNDLE }, (_none, n) => n * BUNDLE + 1),
      FEW,
    ),
  )(`of ${String(LENGTH)} steps leaves host and model alike (seeds from %i)`, async (first) => {
    for (let seed = first; seed < first + BUNDLE; seed++) {
      const steps = stepsOf(seed, LENGTH)
      if ((await walks.walk(seed, steps)) === null) continue
      const { failure } = await walks.shrink(seed, steps)
      expect.fail(`seed ${String(seed)}:\n${printed(failure)}`)
    }
  })
})

describe('a fault', () => {
  const withoutNulls = (value: unknown): unknown =>
    Object.fromEntries(Object.entries(value as object).filter(([, cell]) => cell !== null))
  it.each([
    {
      says: 'null does not empty a cell',
      spoil: (key: string, params: readonly unknown[]) =>
        key.endsWith('_setRecord')
          ? [params[0], { fields: withoutNulls((params[1] as { fields: object }).fields) }]
          : params,
    },
    {
      says: 'the second of two rows is lost',
      spoil: (key: string, params: readonly unknown[]) =>
        key.endsWith('_addRecords') ? [(params[0] as unknown[]).slice(0, 1)] : params,
    },
    {
      says: 'a sort never descends',
      spoil: (key: string, params: readonly unknown[]) =>
        key.endsWith('_getRecordIdListByPage')
          ? [
              {
                ...(params[0] as object),
                ...('sort' in (params[0] as object)
                  ? {
                      sort: (params[0] as { sort: object[] | undefined }).sort?.map((rule) => ({
                        ...rule,
                        desc: false,
                      })),
                    }
                  : {}),
              },
            ]
          : params,
    },
  ])('"$says" is found, shortened to six steps or fewer and printed as code', async ({ spoil }) => {
    fault = spoil
    let found: { readonly steps: readonly unknown[]; readonly failure: Parameters<typeof printed>[0] } | null = null
    for (let seed = 1; seed <= 20 && found === null; seed++) {
      const steps = stepsOf(seed, LENGTH)
      if ((await walks.walk(seed, steps)) !== null) found = await walks.shrink(seed, steps)
    }
    fault = null
    expect(found?.steps.length).toBeLessThanOrEqual(6)
    expect(found === null ? '' : printed(found.failure)).toMatch(/^await (?:table|base|select|field)\./u)
  })
})
