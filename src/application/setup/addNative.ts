import { err, ok } from '../../domain/index.ts'
import { runNative, type NativeRefusal } from '../native/runNative.ts'
import { runNativeViews } from '../native/runNativeViews.ts'
import { isSilence, type HostPort, type HostResult } from '../ports.ts'
import { sheetId, type StoredSheet } from '../stored/document.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import type { BuildRun } from './buildSteps.ts'

interface NativeDone {
  /** The sheet as it is stored afterwards. */
  readonly sheet: StoredSheet
  readonly steps: number
  /** Why not all columns were made; empty: they were. */
  readonly refused: { readonly nativeRefusal?: NativeRefusal }
}

/**
 * Makes the native columns as the last part of a set-up. A Base that takes no formula has a complete sheet without
 * them. When the run is stopped, or the host falls silent, the journal stays and the next run makes those that are
 * missing. [NV7]
 */
export async function addNative(
  host: HostPort,
  room: StoredRoom,
  sheet: StoredSheet,
  { signal, onStep, now }: BuildRun & { readonly now: number },
  before: number,
): HostResult<NativeDone> {
  const stored = await loadDocument(room)
  if (!stored.ok) return stored
  const made = await runNative(
    host,
    room,
    { stored: stored.value, sheet, now },
    {
      run: {
        signal,
        onColumn: (name, tableName, { done, total }) =>
          onStep({ kind: 'column', name, tableName }, before + done, before + total),
      },
    },
  )
  if (!made.ok && made.error.kind !== 'lack' && made.error.kind !== 'textDropped' && isSilence(made.error))
    return err(made.error)
  const withColumns = await room.load(sheetPart(sheetId(sheet)))
  if (!withColumns.ok) return withColumns
  if (made.ok && withColumns.value !== null) {
    // What the host refuses of the views is offered again in the settings.
    const native = made.value.plan
    const views = await runNativeViews(host, room, { sheet: withColumns.value, native }, { known: [] })
    if (!views.ok && isSilence(views.error)) return views
  }
  const latest = await room.load(sheetPart(sheetId(sheet)))
  if (!latest.ok) return latest
  return ok({
    sheet: latest.value ?? sheet,
    steps: made.ok ? made.value.added : 0,
    refused: made.ok ? {} : { nativeRefusal: made.error },
  })
}
