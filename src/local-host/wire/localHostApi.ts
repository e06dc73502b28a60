import { createRandom } from '../engine/world/random.ts'
import type { Denial, Engine, HostLanguage, RoleName, Session, Snapshot, Variants } from '../engine/types.ts'
import { isBag, isFiniteNumber, textOf } from '../engine/world/values.ts'
import { VARIANT_VALUES } from '../engine/variants.ts'
import type { Wire } from './createWire.ts'
import type { Faults, FaultSettings, Malformation } from './faults.ts'
import { createStranger } from './stranger.ts'
import type { WireLog, WireMessage } from './wireLog.ts'

/** `window.localHost`: the local Base for scripts and tests. Documented in docs/local-base.md. */
export interface LocalHostApi {
  /** The Base as plain JSON. */
  snapshot(): Snapshot
  load(snapshot: Snapshot): void
  /** A copy of the Base with new ids and without plugin data. */
  copy(): Snapshot
  /** Changes a row as another user. */
  edit(tableId: string, recordId: string, fields: Readonly<Record<string, unknown>>): void
  /** Adds any number of rows as another user, in calls of 200; returns their ids. */
  addRows(tableId: string, rows: readonly Readonly<Record<string, unknown>>[]): string[]
  /** Deletes rows as another user. */
  deleteRows(tableId: string, recordIds: readonly string[]): void
  /** Sets a switch; throws for an unknown switch or value. */
  set(name: string, value: unknown): void
  /** The present value of every switch that has one. */
  switches(): Readonly<Record<string, unknown>>
  log(): readonly WireMessage[]
  resetLog(): void
}

/** A switch of the page's own, such as its clock. */
export interface PageSwitch {
  readonly read: () => unknown
  readonly write: (value: unknown) => void
}

export interface LocalHostApiOptions {
  readonly engine: Engine
  readonly wires: () => readonly Wire[]
  readonly faults: Faults
  readonly log: WireLog
  /** Further switches by name; they override the built-in ones. */
  readonly pageSwitches?: Readonly<Record<string, PageSwitch>>
}

const ROWS_PER_CALL = 200

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += ROWS_PER_CALL) yield items.slice(at, at + ROWS_PER_CALL)
}

/** Makes `window.localHost`, which the page assigns; also works without wires, in tests. */
export function createLocalHostApi({
  engine,
  wires,
  faults,
  log,
  pageSwitches = {},
}: LocalHostApiOptions): LocalHostApi {
  const other: Session = { userId: engine.document.members[1]?.id ?? 'ou_other', role: 'owner', pluginId: null }
  const stranger = createStranger({ engine, session: other, random: createRandom(7) })
  const ask = (key: string, tableId: string, ...params: readonly unknown[]): unknown =>
    engine.call(other, `bitable.WidgetTable_${key}`, [tableId, undefined], params)
  const switches = { ...builtInSwitches({ engine, wires, faults }), strangerEditsPerMinute: stranger, ...pageSwitches }

  return {
    snapshot: () => engine.snapshot(),
    load: (snapshot) => engine.load(snapshot),
    copy: () => engine.copyOfBase(),
    edit(tableId, recordId, fields) {
      ask('setRecord', tableId, recordId, { fields })
    },
    addRows: (tableId, rows) =>
      [...chunks(rows)].flatMap(
        (part) =>
          ask(
            'addRecords',
            tableId,
            part.map((fields) => ({ fields })),
          ) as string[],
      ),
    deleteRows(tableId, recordIds) {
      for (const part of chunks(recordIds)) ask('deleteRecords', tableId, part)
    },
    set(name, value) {
      const found = Object.hasOwn(switches, name) ? switches[name as keyof typeof switches] : undefined
      if (!found) throw new RangeError(`no switch '${name}'; there are ${Object.keys(switches).join(', ')}`)
      found.write(value)
    },
    switches: () =>
      Object.fromEntries(
        Object.entries(switches)
          .map(([name, each]) => [name, each.read()] as const)
          .filter(([, value]) => value !== undefined),
      ),
    log: () => log.messages(),
    resetLog: () => log.reset(),
  }
}

/** A switch without a state of its own, such as "the next call fails". */
const ONE_SHOT = (): undefined => undefined

function builtInSwitches({
  engine,
  wires,
  faults,
}: Pick<LocalHostApiOptions, 'engine' | 'wires' | 'faults'>): Record<string, PageSwitch> {
  const variants = Object.fromEntries(
    Object.entries(VARIANT_VALUES).map(([name, values]) => [
      name,
      {
        read: () => engine.variants[name as keyof Variants],
        write: (value: unknown) =>
          engine.setVariant(name as keyof Variants, oneOf<unknown>(name, value, values) as never),
      },
    ]),
  )
  const fault = (name: keyof FaultSettings, nullable: boolean): PageSwitch => ({
    read: () => faults.settings[name],
    write(value) {
      if (value !== null && (!isFiniteNumber(value) || value < 0))
        throw new RangeError(`${name} wants a number, got ${String(value)}`)
      if (value === null && !nullable) throw new RangeError(`${name} wants a number`)
      faults.set(name, value as never)
    },
  })
  return {
    ...variants,
    latencyMs: fault('latencyMs', false),
    jitterMs: fault('jitterMs', false),
    callsPerSecond: fault('callsPerSecond', true),
    rateLimitCode: fault('rateLimitCode', false),
    lostEvents: fault('lostEvents', false),
    failNext: { read: ONE_SHOT, write: (value) => faults.failNext(keyOf(value), countOf(value), codeOf(value)) },
    hangNext: { read: ONE_SHOT, write: (value) => faults.hangNext(keyOf(value), countOf(value)) },
    malformNext: {
      read: ONE_SHOT,
      write: (value) =>
        faults.malformNext(keyOf(value), countOf(value), oneOf('shape', isBag(value) ? value['shape'] : '', SHAPES)),
    },
    resetFaults: { read: ONE_SHOT, write: () => faults.reset() },
    deny: {
      read: () => engine.denials,
      write(value) {
        if (!Array.isArray(value)) throw new RangeError('deny wants a list of {entity, type, …}')
        engine.deny(value as Denial[])
      },
    },
    theme: {
      read: () => engine.page.theme().toLowerCase(),
      write: (value) => engine.page.setTheme(oneOf('theme', value, ['light', 'dark']) === 'dark' ? 'DARK' : 'LIGHT'),
    },
    language: {
      read: () => engine.page.language(),
      write: (value) => engine.page.setLanguage(oneOf<HostLanguage>('language', value, ['zh', 'en', 'ja'])),
    },
    role: {
      read: () => wires()[0]?.session.role,
      write(value) {
        const role = oneOf<RoleName>('role', value, ['owner', 'editor', 'reader'])
        for (const wire of wires()) wire.setRole(role)
      },
    },
  }
}

const SHAPES: readonly [Malformation, ...Malformation[]] = ['short', 'long', 'null']

function oneOf<T>(name: string, value: unknown, allowed: readonly [T, ...T[]]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new RangeError(`${name} is one of ${allowed.join(', ')}, not ${String(value)}`)
  return found
}

/** `{key, count?, code?}` of the one-shot switches: any key, once, 10299999 when left out. */
const keyOf = (value: unknown): string => textOf(value, 'key') || '*'
const countOf = (value: unknown): number => (isBag(value) && isFiniteNumber(value['count']) ? value['count'] : 1)
const codeOf = (value: unknown): number => (isBag(value) && isFiniteNumber(value['code']) ? value['code'] : 10299999)
