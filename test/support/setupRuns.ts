import { keyOf } from '../../src/adapters/feishu/stored.ts'
import { SETUP } from '../../src/application/stored/parts.ts'
import type { SetupRequest } from '../../src/application/stored/settings.ts'
import { appearance, isWrite } from './baseAppearance.ts'
import type { HostCall } from './engineHost.ts'
import { sweep } from './sweep.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from './appWorld.ts'

type Snapshot = ReturnType<AppWorld['door']['engine']['snapshot']>

type Looks = readonly ReturnType<typeof appearance>[]

/** Every table of the Base as people see it. */
const looksOf = ({ door }: AppWorld): Looks =>
  door.engine.document.tables.map((table) => appearance(table, door.engine.document.tables))

const byName = <Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** A column that was refused comes after its neighbours when it is made at last: the host has no call that moves it. */
const inAnyOrder = (looks: Looks) =>
  byName(looks).map((table) => ({ ...table, fields: byName(table.fields), views: byName(table.views) }))

const isSameInAnyOrder = (a: Looks, b: Looks): boolean => isSame(inAnyOrder(a), inAnyOrder(b))

/** Whether a Base holds what a set-up makes, columns in any order. */
export const builtLike = (world: AppWorld, looks: Looks): boolean => isSameInAnyOrder(looksOf(world), looks)

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A set-up that nothing disturbs. */
interface Undisturbed {
  readonly looks: Looks
  /** The calls of set-up, without those of opening the sidebar before it and of tracking the new sheet after it. */
  readonly calls: readonly HostCall[]
  /** Everything that a sidebar which dies during set-up can leave behind: the Base between any two writes. */
  readonly states: readonly Snapshot[]
}

const undisturbedRuns = new Map<string, Promise<Undisturbed>>()

/** The undisturbed run of a request, made once: each trouble is held against the same one. */
function undisturbedOnce(request: Partial<SetupRequest>): Promise<Undisturbed> {
  const key = JSON.stringify(request)
  const run = undisturbedRuns.get(key) ?? undisturbed(request)
  undisturbedRuns.set(key, run)
  return run
}

export async function undisturbed(request: Partial<SetupRequest>, options: AppWorldOptions = {}): Promise<Undisturbed> {
  const world = await openAppWorld(options)
  const opened = world.door.calls.length
  const states: Snapshot[] = [world.door.engine.snapshot()]
  let isChanged = false
  world.door.beforeCall = (_n, key) => {
    if (isChanged) states.push(world.door.engine.snapshot())
    isChanged = isWrite({ key })
  }
  await world.setUp(request)
  const { kind } = world.app.getState().setup
  if (kind !== 'done') throw new Error(`set-up ended as ${kind}`)
  // A set-up ends when its journal is deleted; later saves are the engine's.
  const made = world.door.calls.findLastIndex(
    ({ key, params }) => key === 'Bridge_setData' && params[0] === keyOf(SETUP.key),
  )
  const run = {
    looks: looksOf(world),
    calls: world.door.calls.slice(opened, made + 1),
    states: [...states, world.door.engine.snapshot()],
  }
  world.close()
  return run
}

/** A new sidebar on what was left asks for the same again; what the Base then looks like. */
async function runAgain(left: Snapshot, request: Partial<SetupRequest>, options: AppWorldOptions = {}): Promise<Looks> {
  const world = await openAppWorld({ snapshot: left, seed: 2, ...options })
  await world.setUp(request)
  const looks = looksOf(world)
  world.close()
  return looks
}

/** Works on every item, so many at a time: most of a set-up's time in a test is waiting for turns. */
async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<void>, width = 8): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    }),
  )
}

/**
 * Where the sidebar may die so that another one, asked for the same, does not bring the Base to the same looks;
 * hopefully none.
 * A sample of the places is `few`.
 */
export async function statesNotCompleted(request: Partial<SetupRequest>, few: number): Promise<readonly number[]> {
  const whole = await undisturbedOnce(request)
  const failed: number[] = []
  await sideBySide(sweep([...whole.states.entries()], few), async ([at, left]) => {
    if (!isSame(await runAgain(left, request), whole.looks)) failed.push(at)
  })
  return failed
}

/** What goes wrong at one call of a set-up: `withdrawn` are the rights, from that call on. */
export const TROUBLES = ['refused', 'silent', 'withdrawn', 'answerLost', 'doneButRefused'] as const
type Trouble = (typeof TROUBLES)[number]

/** The first call of every key, and of the others each `nth`: enough where there are many of one kind. */
function callsToTrouble(calls: readonly HostCall[], nth: number): readonly number[] {
  const seen = new Set<string>()
  return calls.flatMap(({ n, key }, at) => {
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst || at % nth === 0 ? [n] : []
  })
}

/**
 * The calls at which trouble of this kind keeps the Base from the looks of an undisturbed run; hopefully none. A sample
 * of the calls is `few`.
 */
export async function callsNotSurvived(
  request: Partial<SetupRequest>,
  trouble: Trouble,
  { nth, few }: { readonly nth: number; readonly few: number },
): Promise<readonly string[]> {
  const whole = await undisturbedOnce(request)
  const keys = new Map(whole.calls.map(({ n, key }) => [n, key]))
  const failed: string[] = []
  await sideBySide(
    sweep(callsToTrouble(whole.calls, nth), few),
    async (at) => {
      const looks = await troubledRun(request, trouble, at)
      const isWhole = trouble === 'refused' ? isSameInAnyOrder(looks, whole.looks) : isSame(looks, whole.looks)
      if (!isWhole) failed.push(`${String(at)} ${keys.get(at) ?? ''}`)
    },
    16,
  )
  return failed
}

const CODE_UNKNOWN = 10_299_999
const never = (): Promise<never> => new Promise(() => {})
const refuse = (): never => {
  throw Object.assign(new Error('refused by the test'), { code: CODE_UNKNOWN })
}

/** Sets up with trouble at the n-th call, then asks for the same again in good times; what the Base then looks like. */
async function troubledRun(
  request: Partial<SetupRequest>,
  trouble: Trouble,
  at: number,
  options: AppWorldOptions = {},
): Promise<Looks> {
  const world = await openAppWorld(options)
  const { door } = world
  const onlyThen =
    (what: () => void | Promise<void>) =>
    (n: number): void | Promise<void> =>
      n === at ? what() : undefined
  switch (trouble) {
    case 'refused':
      door.beforeCall = onlyThen(refuse)
      break
    case 'silent':
      door.beforeCall = onlyThen(never)
      break
    case 'withdrawn':
      door.beforeCall = onlyThen(() => door.engine.deny([{ entity: 'Base', type: 'editable' }]))
      break
    case 'answerLost':
      door.afterCall = onlyThen(never)
      break
    case 'doneButRefused':
      door.afterCall = onlyThen(refuse)
      break
  }
  await world.setUp(request)
  door.beforeCall = null
  door.afterCall = null
  door.engine.deny([])
  // The same sidebar tries again where a person would press the button; a new one where the old has hung.
  if (trouble === 'silent' || trouble === 'answerLost') {
    world.close()
    return runAgain(door.engine.snapshot(), request, options)
  }
  await world.quiet()
  await world.setUp(request)
  const looks = looksOf(world)
  world.close()
  return looks
}
