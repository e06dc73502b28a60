import { err, ok } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { AdditionStep } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { isSameStep } from './addToSheet.ts'
import { logAddition } from './logAddition.ts'

/**
 * Takes a growth step back while nothing has been entered: only what that step has made, and only if no row holds it.
 * [GR2] 'inUse': somebody has used it since, and it stays.
 */
export async function undoAddition(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  version: number,
  run: { readonly at: number; readonly timeZone: string },
): HostResult<'undone' | 'inUse'> {
  // Versions are those that this sidebar shows: another one may have been faster with a step of its own.
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
  // People may have deleted it themselves: then there is nothing to take back.
  const isThere =
    column !== undefined && (step.kind === 'column' || column.options.some(({ id }) => step.optionIds.includes(id)))
  if (isThere) {
    const held = await host.holdsAnything(stored.tableId, step.columnId, step.kind === 'column' ? null : step.optionIds)
    if (!held.ok) return held
    if (held.value) return ok('inUse')
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
