import { err, ok, type Result } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { HostError, HostPort, HostResult } from '../ports.ts'
import { DOCUMENT_VERSION, parseStored, type StoredDocument } from './document.ts'
import { newId } from './newId.ts'
import type { Change, Part } from './part.ts'
import { partsOf, SHEET_LIST } from './parts.ts'
import { isBag, isSameValue } from './sameValue.ts'

/**
 * The part is read again this long after a change was saved, because another sidebar may have loaded it before that and
 * saved it after.
 */
const CHECK_MS = 3000
/** A change that is overwritten later than this after it was saved is not made again: by then people mean it. */
const GUARD_MS = 60_000
/** A change that the host did not answer is saved again after this. */
const RETRY_MS = 30_000
/** A change is made again at most so often when others are faster; then the next check makes it. */
const MOST_TRIES = 6
/** At most so many shorter values are tried when the host refuses a part as too long. */
const MOST_CUTS = 20
/** So many sidebars have the number of their last change stored with a part; the one silent longest goes first. */
const MAX_SIDEBARS = 12

export interface StoredDeps {
  readonly host: Pick<HostPort, 'loadStored' | 'saveStored' | 'watchStored'>
  readonly clock: Pick<ClockPort, 'now' | 'after'>
  /** False for a reader, whose changes are kept in memory. [PM1] */
  readonly maySave: () => boolean
  /** Somebody else has changed what is stored. */
  readonly onNews?: () => void
  /** What the host has no room for has changed. */
  readonly onUnkept?: () => void
}

export interface ChangeOptions<Value> {
  /**
   * What becomes of a change that cannot be saved: `return` leaves it to the caller, because a person asked for it;
   * `keep` lets it count in this sidebar, and so does `keepWhenFull` when the host has no room for it. What is kept is
   * saved with the next change of the part.
   */
  readonly onRefusal?: 'return' | 'keep' | 'keepWhenFull'
  /** Say that the host has no room when the value was shortened or refused as too long. */
  readonly tells?: boolean
  /** Of the changes that are kept in memory the last one with the same topic counts. */
  readonly topic?: string
  /** What to store instead of a value that the host refuses as too long; null: nothing shorter is of use. */
  readonly shorter?: (refused: Value) => Value | null
}

/**
 * The one door to what is stored for a Base. Every change is a pure function of one part: the part is loaded, changed,
 * saved when it differs, and read back. The host compares nothing, so a sidebar that loaded before and saves after us
 * undoes our change without a word: each part therefore carries the number of the last change of each sidebar, and a
 * change that is missing is made again. [KV1]
 */
export interface StoredRoom {
  /** The part as it is stored now, with what this sidebar keeps in memory laid over it. */
  load<Value>(part: Part<Value>): HostResult<Value>
  /** Changes a part; the value is what is stored now, with the change in it. */
  change<Value>(part: Part<Value>, change: Change<Value>, options?: ChangeOptions<Value>): HostResult<Value>
  /** The part as it was seen last; what counts when nothing is stored, before the first look. */
  known<Value>(part: Part<Value>): Value
  /** Looks at the part whenever somebody changes it. */
  follow<Value>(part: Part<Value>): void
  /** Keys of parts that the host has no room for. */
  unkept(): readonly string[]
  /** Resolves when no call is under way. */
  settled(): Promise<void>
  close(): void
}

/** Sidebar → number of its last change that the stored value contains. */
type Contained = ReadonlyMap<string, number>

interface Loaded<Value> {
  readonly value: Value
  readonly contained: Contained
  /** It still stands in the document of version 1 or 2 alone. */
  readonly isFromDocument: boolean
}

/** What this sidebar knows of one part and has done to it. */
interface Entry<Value> {
  readonly part: Part<Value>
  known: Value
  isKnown: boolean
  /** Saved changes that may still be overwritten, oldest first. */
  saved: readonly { readonly n: number; readonly change: Change<Value>; readonly at: number }[]
  /** Changes that could not be saved and count here alone. */
  overlay: ReadonlyMap<string, Change<Value>>
  /** They were not refused for good. */
  isOverlayTriedAgain: boolean
  /** Number of the last change. */
  n: number
  queue: Promise<unknown>
  isRefused: boolean
  isLookQueued: boolean
  cancelCheck: () => void
  stopWatching: (() => void) | null
}

export function openStored({ host, clock, maySave, onNews, onUnkept }: StoredDeps): StoredRoom {
  /** Tells this sidebar from the others that are open on the Base. */
  const sidebar = newId()
  const entries = new Map<string, Entry<unknown>>()
  /** Nothing stands in a document of version 1 or 2 any more. */
  let isDivided = false
  let documentRead: HostResult<StoredDocument | null> | null = null
  let dividing: HostResult<void> | null = null
  let isClosed = false
  let unnamed = 0

  function entryOf<Value>(part: Part<Value>): Entry<Value> {
    const entry = entries.get(part.key)
    if (entry !== undefined) return entry as Entry<Value>
    const fresh: Entry<Value> = {
      part,
      known: part.nothing,
      isKnown: false,
      saved: [],
      overlay: new Map(),
      isOverlayTriedAgain: false,
      n: 0,
      queue: Promise.resolve(),
      isRefused: false,
      isLookQueued: false,
      cancelCheck: () => undefined,
      stopWatching: null,
    }
    entries.set(part.key, fresh as unknown as Entry<unknown>)
    return fresh
  }

  /** One piece of work on a part at a time: a change must see the one before it. */
  function inTurn<Value, Done>(entry: Entry<Value>, work: () => Promise<Done>): Promise<Done> {
    const done = entry.queue.then(work)
    entry.queue = done.catch(() => undefined)
    return done
  }

  async function read<Value>(part: Part<Value>): HostResult<Loaded<Value>> {
    const raw = await host.loadStored(part.key)
    if (!raw.ok) return raw
    if (isBag(raw.value)) {
      if (part.key === SHEET_LIST.key) isDivided = true
      const { version, changes } = raw.value
      if (typeof version === 'number' && version > part.version) return err({ kind: 'laterVersion' })
      return ok({ value: part.read(raw.value), contained: containedIn(changes), isFromDocument: false })
    }
    const nothing = { value: part.nothing, contained: new Map<string, number>(), isFromDocument: false }
    if (part.fromDocument === undefined) return ok(nothing)
    const document = await readDocument(part.key === SHEET_LIST.key)
    if (!document.ok) return document
    if (document.value === null) return ok(nothing)
    return ok({ ...nothing, value: part.fromDocument(document.value), isFromDocument: true })
  }

  /** The document of version 1 or 2 while it has not been divided; null when it has, or when there is none. */
  function readDocument(isListMissing: boolean): HostResult<StoredDocument | null> {
    if (isDivided) return Promise.resolve(ok(null))
    documentRead ??= readRoot(isListMissing).finally(() => {
      documentRead = null
    })
    return documentRead
  }
  async function readRoot(isListMissing: boolean): HostResult<StoredDocument | null> {
    const list = isListMissing ? ok(null) : await host.loadStored(SHEET_LIST.key)
    if (!list.ok) return list
    isDivided ||= isBag(list.value)
    if (isDivided) return ok(null)
    const root = await host.loadStored()
    if (!root.ok) return root
    if (!isBag(root.value)) return ok(null)
    if (root.value['version'] === DOCUMENT_VERSION) {
      isDivided = true
      return ok(null)
    }
    const parsed = parseStored(root.value)
    return parsed.ok ? parsed : err({ kind: parsed.error })
  }

  /**
   * Gives each part of the document a key of its own. Sidebars that do so at the same time write the same; a part that
   * has its key already may have been changed since and is left alone.
   */
  function divideDocument(): HostResult<void> {
    dividing ??= divide().finally(() => {
      dividing = null
    })
    return dividing
  }
  async function divide(): HostResult<void> {
    const document = await readDocument(false)
    if (!document.ok) return document
    if (document.value === null) return ok(undefined)
    for (const part of partsOf(document.value)) {
      const raw = await host.loadStored(part.key)
      if (!raw.ok) return raw
      const value = part.fromDocument?.(document.value)
      if (isBag(raw.value) || isSame(part, value, part.nothing)) continue
      const saved = await save(part, value, new Map())
      if (!saved.ok) return saved
    }
    // Sidebars of an earlier version refuse to overwrite it from now on.
    const marked = await host.saveStored({ version: DOCUMENT_VERSION })
    if (marked.ok) isDivided = true
    return marked
  }

  const save = <Value>(part: Part<Value>, value: Value, contained: Contained): HostResult<void> =>
    host.saveStored({ version: part.version, ...part.write(value), changes: [...contained] }, part.key)

  /** Saves the value, or what the host has room for; the value is what was saved. */
  async function saveFitting<Value>(
    part: Part<Value>,
    value: Value,
    before: Loaded<Value>,
    n: number,
    shorter: ChangeOptions<Value>['shorter'],
  ): HostResult<Value> {
    let next = value
    for (let cuts = 0; ; cuts += 1) {
      const saved = await save(part, next, withChange(before.contained, sidebar, n))
      if (saved.ok) return ok(next)
      const less = saved.error.kind === 'limitExceeded' && cuts < MOST_CUTS ? (shorter?.(next) ?? null) : null
      if (less === null) return saved
      // All that is new is what there is no room for.
      if (isSame(part, less, before.value)) return ok(less)
      next = less
    }
  }

  /** What this sidebar has done to a part that does not stand in what was loaded. */
  const missingFrom = <Value>({ saved }: Entry<Value>, contained: Contained): readonly Change<Value>[] =>
    saved.filter(({ n }) => (contained.get(sidebar) ?? 0) < n).map(({ change }) => change)

  function takeOver<Value>(part: Part<Value>, value: Value, expected: Value): Value {
    const entry = entryOf(part)
    const isNews = entry.isKnown && !isSame(part, value, expected)
    if (!entry.isKnown || !isSame(part, entry.known, value)) entry.known = value
    entry.isKnown = true
    if (isNews && !isClosed) onNews?.()
    return entry.known
  }

  function setRefused<Value>(entry: Entry<Value>, isRefused: boolean): void {
    if (entry.isRefused === isRefused) return
    entry.isRefused = isRefused
    if (!isClosed) onUnkept?.()
  }

  /** Loads the part, changes it, saves what differs and reads it back, until what was saved stands there. */
  async function run<Value>(
    part: Part<Value>,
    wanted: Change<Value> | null,
    options: ChangeOptions<Value>,
  ): HostResult<Value> {
    const entry = entryOf(part)
    let change = wanted
    const isLeftToCaller = (options.onRefusal ?? 'return') === 'return'
    if (wanted !== null && isLeftToCaller && !maySave()) return err({ kind: 'permissionDenied', what: part.key })
    const before = entry.known
    const expected = (): Value => (wanted === null ? before : wanted(before))
    for (let tries = 0; ; tries += 1) {
      const loaded = await read(part)
      if (!loaded.ok) return change === null ? loaded : refused(part, change, loaded.error, options)
      const { value, contained, isFromDocument } = loaded.value
      const now = clock.now()
      entry.saved = entry.saved.filter(({ at }) => now - at <= GUARD_MS)
      entry.n = Math.max(entry.n, contained.get(sidebar) ?? 0)
      const missing = missingFrom(entry, contained)
      const base = laidOver(laidOver(value, missing), entry.overlay.values())
      const next = change === null ? base : change(base)
      if (isSame(part, next, value)) {
        if (entry.overlay.size > 0) setRefused(entry, false)
        forgetOverlay(entry)
        return ok(takeOver(part, value, expected()))
      }
      // What could not be saved before is tried again with the next change, and not with every look.
      const isWanted = change !== null || missing.length > 0 || entry.isOverlayTriedAgain
      if (!isWanted || !maySave()) {
        if (change === null || next === base) return ok(takeOver(part, next, expected()))
        return refused(part, change, { kind: 'permissionDenied', what: part.key }, options)
      }
      if (tries >= MOST_TRIES) return ok(takeOver(part, next, expected()))
      if (isFromDocument) {
        const divided = await divideDocument()
        if (!divided.ok) return change === null ? divided : refused(part, change, divided.error, options)
        continue
      }
      entry.n += 1
      const { n } = entry
      const saved = await saveFitting(part, next, loaded.value, n, options.shorter)
      if (!saved.ok && !isPassing(saved.error)) entry.isOverlayTriedAgain = false
      if (!saved.ok && (change === null || !isUnanswered(saved.error)))
        return change === null ? saved : refused(part, change, saved.error, options)
      const back = await read(part)
      const stands = back.ok && (back.value.contained.get(sidebar) ?? 0) >= n
      // It was not answered, and it was not carried out either.
      if (!saved.ok && !stands) return change === null ? saved : refused(part, change, saved.error, options)
      const done = change
      const kept = [...entry.overlay.values()]
      if (done !== null || kept.length > 0) {
        const all: Change<Value> = (one) => (done ?? same)(laidOver(one, kept))
        entry.saved = [...entry.saved, { n, change: all, at: clock.now() }]
      }
      forgetOverlay(entry)
      setRefused(entry, options.tells === true && saved.ok && saved.value !== next)
      armCheck(part, entry, CHECK_MS)
      tryAgainElsewhere()
      if (!back.ok) return ok(takeOver(part, saved.ok ? saved.value : next, expected()))
      if (stands) return ok(takeOver(part, back.value.value, expected()))
      // Somebody was faster: the change is made again on top of theirs.
      change = null
    }
  }

  /** A change that could not be saved: the caller says so, or it counts in this sidebar. */
  function refused<Value>(
    part: Part<Value>,
    change: Change<Value>,
    error: HostError,
    { onRefusal, topic, tells }: ChangeOptions<Value>,
  ): Result<Value, HostError> {
    const entry = entryOf(part)
    const isFull = error.kind === 'limitExceeded'
    const isKept = onRefusal === 'keep' || (onRefusal === 'keepWhenFull' && isFull)
    if (isFull && (isKept || tells === true)) setRefused(entry, true)
    if (!isKept) return err(error)
    unnamed += 1
    const name = topic ?? `change ${String(unnamed)}`
    entry.overlay = new Map([...[...entry.overlay].filter(([one]) => one !== name), [name, change] as const])
    entry.known = change(entry.known)
    entry.isKnown = true
    if (isPassing(error)) {
      entry.isOverlayTriedAgain = true
      armCheck(part, entry, RETRY_MS)
    }
    return ok(entry.known)
  }
  /** Where there was room for one part there may be room for others. */
  function tryAgainElsewhere(): void {
    for (const entry of entries.values()) {
      if (!entry.isRefused || entry.overlay.size === 0) continue
      entry.isOverlayTriedAgain = true
      armCheck(entry.part, entry, CHECK_MS)
    }
  }
  function forgetOverlay<Value>(entry: Entry<Value>): void {
    entry.overlay = new Map()
    entry.isOverlayTriedAgain = false
  }

  function armCheck<Value>(part: Part<Value>, entry: Entry<Value>, afterMs: number): void {
    entry.cancelCheck()
    entry.cancelCheck = clock.after(afterMs, () => look(part, entry))
  }

  function look<Value>(part: Part<Value>, entry: Entry<Value>): void {
    if (isClosed || entry.isLookQueued) return
    entry.isLookQueued = true
    void inTurn(entry, async () => {
      entry.isLookQueued = false
      const looked = await run(part, null, {})
      if (!looked.ok && isPassing(looked.error) && (entry.saved.length > 0 || entry.isOverlayTriedAgain))
        armCheck(part, entry, RETRY_MS)
    })
  }

  return {
    load: (part) => inTurn(entryOf(part), () => run(part, null, {})),
    change: (part, change, options = {}) => inTurn(entryOf(part), () => run(part, change, options)),
    known: (part) => entryOf(part).known,
    follow(part) {
      const entry = entryOf(part)
      entry.stopWatching ??= host.watchStored(() => look(part, entry), part.key)
    },
    unkept: () => [...entries].flatMap(([key, { isRefused }]) => (isRefused ? [key] : [])),
    async settled() {
      const waiting = (): readonly Promise<unknown>[] => [...entries.values()].map(({ queue }) => queue)
      for (let waited: readonly Promise<unknown>[] = []; waiting().some((queue) => !waited.includes(queue)); ) {
        waited = waiting()
        await Promise.all(waited)
      }
    },
    close() {
      isClosed = true
      for (const { cancelCheck, stopWatching } of entries.values()) {
        cancelCheck()
        stopWatching?.()
      }
    },
  }
}

/** Whether two values of a part would be stored alike. */
const isSame = <Value>(part: Part<Value>, one: Value, other: Value): boolean =>
  one === other || isSameValue(part.write(one), part.write(other))

const same = <Value>(value: Value): Value => value

const laidOver = <Value>(value: Value, changes: Iterable<Change<Value>>): Value =>
  [...changes].reduce((changed, change) => change(changed), value)

/** Trying again may help. */
const isPassing = ({ kind }: HostError): boolean =>
  kind === 'timeout' || kind === 'unexpected' || kind === 'rateLimited'

/** Nobody knows whether it was carried out. */
const isUnanswered = ({ kind }: HostError): boolean => kind === 'timeout' || kind === 'unexpected'

function containedIn(raw: unknown): Contained {
  if (!Array.isArray(raw)) return new Map()
  return new Map(
    raw.flatMap((one: unknown): readonly (readonly [string, number])[] => {
      const [name, n] = Array.isArray(one) ? (one as readonly unknown[]) : []
      return typeof name === 'string' && typeof n === 'number' ? [[name, n]] : []
    }),
  )
}

/** The sidebar that has saved last stands last. */
function withChange(contained: Contained, sidebar: string, n: number): Contained {
  const others = [...contained].filter(([name]) => name !== sidebar)
  return new Map([...others.slice(1 - MAX_SIDEBARS), [sidebar, n] as const])
}
