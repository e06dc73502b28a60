import { ok } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { HostResult } from '../ports.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  isEmptyMemory,
  markOf,
  NO_MEMORY,
  statementsPart,
  thinned,
  type MemoryDocument,
  type RowMemory,
} from '../rows/rowMemory.ts'

/** Changes of a burst are saved once. Milliseconds. */
const GATHER_MS = 2000
/** Between tries when saving fails. Milliseconds. */
const RETRY_MS = 30_000

type Change = (before: RowMemory) => RowMemory

export interface SheetMemoryDeps {
  readonly room: Pick<StoredRoom, 'load' | 'change'>
  readonly clock: ClockPort
  readonly sheetId: string
  /** A reader keeps what is said in memory. [PM1] */
  readonly maySave: () => boolean
  readonly isThere: (recordId: string) => boolean
}

/**
 * What people have said about tasks, or are asked about them, that no column holds. Every sidebar of the Base has the
 * same:
 * changes are laid over what is stored, saved together after a moment, and heard by the others.
 */
export interface SheetMemory {
  get(recordId: string): RowMemory
  entries(): Iterable<readonly [string, RowMemory]>
  undatedSeen(): number
  change(recordId: string, change: Change): void
  seeUndated(count: number): void
  /** Saves at once what waits to be saved: cells that follow from it are written next. */
  flush(): Promise<void>
  /** Takes over what is stored now; the value names the rows that the rules judge otherwise with it. */
  load(): HostResult<readonly string[]>
  isLoaded(): boolean
  /** The part of what is stored for the Base that is this sheet's memory. */
  readonly part: string
  close(): void
}

function isSameMark(one: RowMemory = NO_MEMORY, other: RowMemory = NO_MEMORY): boolean {
  const [mark, otherMark] = [markOf(one), markOf(other)]
  return mark.hold === otherMark.hold && mark.actualStart === otherMark.actualStart
}

export function createSheetMemory({ room, clock, sheetId, maySave, isThere }: SheetMemoryDeps): SheetMemory {
  const part = statementsPart(sheetId)
  let stored: MemoryDocument = { rows: new Map(), undatedSeen: 0 }
  let effective = new Map<string, RowMemory>()
  /** Not saved yet. */
  let changes = new Map<string, readonly Change[]>()
  let undated: number | null = null
  let isLoaded = false
  /** It cannot be saved: by a right that is missing, or because a later version wrote it. */
  let isUnsaveable = false
  let isSaving = false
  let cancel: (() => void) | null = null

  const put = (rows: Map<string, RowMemory>, recordId: string, change: Change): void => {
    const next = change(rows.get(recordId) ?? NO_MEMORY)
    if (isEmptyMemory(next)) rows.delete(recordId)
    else rows.set(recordId, next)
  }
  function laidOver(base: MemoryDocument, over: ReadonlyMap<string, readonly Change[]>): Map<string, RowMemory> {
    const rows = new Map(base.rows)
    for (const [recordId, own] of over) for (const change of own) put(rows, recordId, change)
    return rows
  }
  function take(next: MemoryDocument): readonly string[] {
    const before = effective
    stored = next
    effective = laidOver(stored, changes)
    return [...new Set([...before.keys(), ...effective.keys()])].filter(
      (recordId) => !isSameMark(before.get(recordId), effective.get(recordId)),
    )
  }
  async function read(): HostResult<MemoryDocument> {
    const loaded = await room.load(part)
    if (loaded.ok || loaded.error.kind !== 'laterVersion') return loaded
    isUnsaveable = true
    return ok(part.nothing)
  }
  function arm(afterMs: number): void {
    if (cancel !== null || isSaving || isUnsaveable || !maySave()) return
    cancel = clock.after(afterMs, () => {
      cancel = null
      void save()
    })
  }
  async function save(): Promise<void> {
    if (changes.size === 0 && undated === null) return
    const [saved, seen] = [changes, undated]
    isSaving = true
    const isDone = await saveOver(saved, seen)
    isSaving = false
    if (isDone) {
      // What has come meanwhile is laid over anew.
      changes = new Map(
        [...changes].flatMap(([recordId, own]) => {
          const rest = own.slice(saved.get(recordId)?.length ?? 0)
          return rest.length === 0 ? [] : [[recordId, rest] as const]
        }),
      )
      if (undated === seen) undated = null
      take(stored)
    }
    if (changes.size > 0 || undated !== null) arm(isDone ? GATHER_MS : RETRY_MS)
  }
  async function saveOver(over: ReadonlyMap<string, readonly Change[]>, seen: number | null): Promise<boolean> {
    const saved = await room.change(
      part,
      (before) => ({
        rows: thinned(laidOver(before, over), isThere),
        undatedSeen: seen ?? before.undatedSeen,
      }),
      {
        tells: true,
        shorter: ({ rows, undatedSeen }) =>
          rows.size === 0 ? null : { rows: thinned(rows, isThere, Math.floor(rows.size / 2)), undatedSeen },
      },
    )
    if (saved.ok) stored = saved.value
    isUnsaveable = !saved.ok && (saved.error.kind === 'permissionDenied' || saved.error.kind === 'laterVersion')
    return saved.ok
  }

  return {
    part: part.key,
    get: (recordId) => effective.get(recordId) ?? NO_MEMORY,
    entries: () => effective.entries(),
    undatedSeen: () => undated ?? stored.undatedSeen,
    change(recordId, change) {
      const before = effective.get(recordId) ?? NO_MEMORY
      const after = change(before)
      if (after === before || (isEmptyMemory(after) && isEmptyMemory(before))) return
      put(effective, recordId, () => after)
      changes = new Map(changes).set(recordId, [...(changes.get(recordId) ?? []), change])
      arm(GATHER_MS * (0.5 + clock.random()))
    },
    seeUndated(count) {
      undated = count
      arm(GATHER_MS * (0.5 + clock.random()))
    },
    async flush() {
      if (changes.size === 0 || isSaving || isUnsaveable || !maySave()) return
      cancel?.()
      cancel = null
      await save()
    },
    async load() {
      const loaded = await read()
      if (!loaded.ok) return loaded
      isLoaded = true
      return ok(take(loaded.value))
    },
    isLoaded: () => isLoaded,
    close: () => cancel?.(),
  }
}
