import { ok } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { HostResult } from '../ports.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  isEmptyMemory,
  statementOf,
  NO_MEMORY,
  statementsPart,
  thinned,
  type MemoryDocument,
  type RowMemory,
} from '../rows/rowMemory.ts'

/** Changes within this time are saved together. */
const GATHER_MS = 2000
/** The time before saving is tried again after a failure. */
const RETRY_MS = 30_000

/** A change of one row's memory. It is applied again to what is stored when it is saved. */
type Change = (before: RowMemory) => RowMemory

export interface SheetMemoryDeps {
  readonly room: Pick<StoredRoom, 'load' | 'change'>
  readonly clock: ClockPort
  readonly sheetId: string
  /** Whether this user may save; a reader's changes stay in memory. [PM1] */
  readonly maySave: () => boolean
  readonly isThere: (recordId: string) => boolean
}

/**
 * People's statements about tasks, and our questions to them, for which the sheet has no column. All sidebars of a Base
 * share them: changes are applied to what is stored, saved together after a moment, and loaded by the others.
 */
export interface SheetMemory {
  get(recordId: string): RowMemory
  entries(): Iterable<readonly [string, RowMemory]>
  undatedSeen(): number
  change(recordId: string, change: Change): void
  seeUndated(count: number): void
  /** Saves the changes at once, because cells that depend on them are written next. */
  flush(): Promise<void>
  /** Loads what is stored now. The value names the rows whose statement has changed and that must be assessed again. */
  load(): HostResult<readonly string[]>
  isLoaded(): boolean
  /** The key of the stored part that holds this sheet's statements. */
  readonly part: string
  close(): void
}

function isSameStatement(one: RowMemory = NO_MEMORY, other: RowMemory = NO_MEMORY): boolean {
  const [statement, otherStatement] = [statementOf(one), statementOf(other)]
  return statement.hold === otherStatement.hold && statement.actualStart === otherStatement.actualStart
}

export function createSheetMemory({ room, clock, sheetId, maySave, isThere }: SheetMemoryDeps): SheetMemory {
  const part = statementsPart(sheetId)
  let stored: MemoryDocument = { rows: new Map(), undatedSeen: 0 }
  /** What is stored, with the unsaved changes applied. */
  let current = new Map<string, RowMemory>()
  /** The changes that are not saved yet. */
  let changes = new Map<string, readonly Change[]>()
  let undated: number | null = null
  let isLoaded = false
  /** True: this user lacks the right to save, or a later version of the extension wrote what is stored. */
  let isUnsaveable = false
  let isSaving = false
  let cancel: (() => void) | null = null

  const put = (rows: Map<string, RowMemory>, recordId: string, change: Change): void => {
    const next = change(rows.get(recordId) ?? NO_MEMORY)
    if (isEmptyMemory(next)) rows.delete(recordId)
    else rows.set(recordId, next)
  }
  function withChanges(base: MemoryDocument, added: ReadonlyMap<string, readonly Change[]>): Map<string, RowMemory> {
    const rows = new Map(base.rows)
    for (const [recordId, ofRow] of added) for (const change of ofRow) put(rows, recordId, change)
    return rows
  }
  function take(next: MemoryDocument): readonly string[] {
    const before = current
    stored = next
    current = withChanges(stored, changes)
    return [...new Set([...before.keys(), ...current.keys()])].filter(
      (recordId) => !isSameStatement(before.get(recordId), current.get(recordId)),
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
    const [savedChanges, savedUndated] = [changes, undated]
    isSaving = true
    const isSaved = await saveChanges(savedChanges, savedUndated)
    isSaving = false
    if (isSaved) {
      // Keep the changes that were made while we saved.
      changes = new Map(
        [...changes].flatMap(([recordId, ofRow]) => {
          const rest = ofRow.slice(savedChanges.get(recordId)?.length ?? 0)
          return rest.length === 0 ? [] : [[recordId, rest] as const]
        }),
      )
      if (undated === savedUndated) undated = null
      take(stored)
    }
    if (changes.size > 0 || undated !== null) arm(isSaved ? GATHER_MS : RETRY_MS)
  }
  async function saveChanges(
    added: ReadonlyMap<string, readonly Change[]>,
    newUndated: number | null,
  ): Promise<boolean> {
    const saved = await room.change(
      part,
      (before) => ({
        rows: thinned(withChanges(before, added), isThere),
        undatedSeen: newUndated ?? before.undatedSeen,
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
    get: (recordId) => current.get(recordId) ?? NO_MEMORY,
    entries: () => current.entries(),
    undatedSeen: () => undated ?? stored.undatedSeen,
    change(recordId, change) {
      const before = current.get(recordId) ?? NO_MEMORY
      const after = change(before)
      if (after === before || (isEmptyMemory(after) && isEmptyMemory(before))) return
      put(current, recordId, () => after)
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
