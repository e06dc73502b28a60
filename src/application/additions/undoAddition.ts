import { err, ok } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { AdditionStep } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { isSameStep } from './addToSheet.ts'
import { logAddition } from './logAddition.ts'

/** Takes an addition back. Removes only what it has made, and only when no row holds any of it; else 'inUse'. [GR2] */
export async function undoAddition(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  version: number,
  run: { readonly at: number; readonly timeZone: string },
): HostResult<'undone' | 'inUse'> {
  // `version` is the number that this sidebar shows. Another sidebar may have stored its own step under it: compare
  // steps.
  const shown = room.known(sheetPart(tableId))?.growth.find((one) => one.version === version)
  const loaded = await room.load(sheetPart(tableId))
  if (!loaded.ok) return loaded
  const sheet = loaded.value
  const step = sheet?.growth.find((one) => shown !== undefined && isSameStep(one, shown) && one.undone === null)
  const stored = step === undefined ? undefined : sheet?.tables[step.table]
  if (sheet === null || step === undefined || stored === undefined)
    return err({ kind: 'notFound', what: `v${String(version)}` })
  const described = await host.describeTable(stored.tableId)
  if (!described.ok) return described
  const column = described.value.columns.find(({ id }) => id === step.columnId)
  // People may have deleted the column or options themselves: then nothing is left to remove.
  const isThere =
    column !== undefined && (step.kind === 'column' || column.options.some(({ id }) => step.optionIds.includes(id)))
  if (isThere) {
    const isUsed = await host.holdsAnything(
      stored.tableId,
      step.columnId,
      step.kind === 'column' ? null : step.optionIds,
    )
    if (!isUsed.ok) return isUsed
    if (isUsed.value) return ok('inUse')
    const removed =
      step.kind === 'column'
        ? await host.deleteColumn(stored.tableId, step.columnId)
        : await host.removeOptions(stored.tableId, step.columnId, step.optionIds)
    if (!removed.ok) return removed
  }
  const undoneStep = (one: AdditionStep): AdditionStep =>
    one.undone === null && isSameStep(one, step) ? { ...one, undone: run.at } : one
  const saved = await room.change(
    sheetPart(tableId),
    (now) => (now === null ? null : { ...now, growth: now.growth.map(undoneStep) }),
    { onRefusal: 'keepWhenFull' },
  )
  if (!saved.ok) return saved
  const left = (column?.options ?? []).filter(({ id }) => !step.optionIds.includes(id)).map(({ name }) => name)
  const logged = await logAddition(
    host,
    saved.value ?? sheet,
    {
      step,
      tableName: described.value.name,
      before: [...(step.kind === 'column' ? [] : left), ...step.options].join('、'),
      after: step.kind === 'column' ? '' : left.join('、'),
      isUndo: true,
    },
    run,
  )
  return logged.ok ? ok('undone') : logged
}
