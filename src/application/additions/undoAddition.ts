import { err, ok } from '../../domain/index.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { sheetId, withSheet, type AdditionStep, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import { logAddition } from './logAddition.ts'

/**
 * Takes a growth step back while nothing has been entered: only what that step has made, and only if no row holds it.
 * [GR2] 'inUse': somebody has used it since, and it stays.
 */
export async function undoAddition(
  host: HostPort,
  tableId: string,
  version: number,
  run: { readonly at: number; readonly timeZone: string },
): HostResult<StoredDocument | 'inUse'> {
  const loaded = await loadDocument(host)
  if (!loaded.ok) return loaded
  const sheet = loaded.value.sheets.find((one) => sheetId(one) === tableId)
  const step = sheet?.growth.find((one) => one.version === version && one.undone === null)
  const stored = step === undefined ? undefined : sheet?.tables[step.table]
  if (sheet === undefined || step === undefined || stored === undefined)
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
  const latest = await loadDocument(host)
  if (!latest.ok) return latest
  const now = latest.value.sheets.find((one) => sheetId(one) === tableId) ?? sheet
  const undone: StoredSheet = {
    ...now,
    growth: now.growth.map((one): AdditionStep => (one.version === version ? { ...one, undone: run.at } : one)),
  }
  const next = withSheet(latest.value, undone)
  const saved = await host.saveStored(next)
  if (!saved.ok) return saved
  const left = (column?.options ?? []).filter(({ id }) => !step.optionIds.includes(id)).map(({ name }) => name)
  const logged = await logAddition(
    host,
    undone,
    {
      step,
      tableName: described.value.name,
      before: [...(step.kind === 'column' ? [] : left), ...step.options].join('、'),
      after: step.kind === 'column' ? '' : left.join('、'),
      isUndo: true,
    },
    run,
  )
  return logged.ok ? ok(next) : logged
}
