import { err, ok } from '../../domain/index.ts'
import { fieldName, type TaskFieldKey } from '../../schema/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { leftOutColumn, sheetTarget } from '../sheet/sheetTarget.ts'
import { sheetId, withTable, type StoredSheet } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'
import type { BuildRun } from './buildSteps.ts'
import { buildTables } from './buildTables.ts'
import { mergeBuilt } from './runSetup.ts'

/**
 * Adds columns of declared fields to the task table of a sheet whose template has none. Nothing else changes; a column
 * that an earlier run has made is found by its mark.
 */
export async function addTaskColumns(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  { fields, ...run }: BuildRun & { readonly fields: readonly TaskFieldKey[] },
): HostResult<StoredSheet> {
  const loaded = await room.load(sheetPart(tableId))
  if (!loaded.ok) return loaded
  const before = loaded.value
  if (before === null) return err({ kind: 'notFound', what: tableId })
  const wanted = withFields(before, fields)
  const described = await host.describeTable(sheetId(before))
  if (!described.ok) return described
  const built = await buildTables(
    host,
    [{ target: sheetTarget(wanted, 'tasks'), description: described.value, stored: wanted.tables.tasks }],
    (step) => step.kind === 'column' && fields.some((field) => field === step.column.field),
    run,
  )
  if (!built.ok) return built
  const [failure] = built.value.failures
  if (failure !== undefined) return err(failure.error)
  const saved = await trackSheet(room, before, mergeBuilt(wanted, built.value))
  return saved.ok ? ok(saved.value) : saved
}

/** The sheet with the columns among those that it should have, under their declared names. */
function withFields(sheet: StoredSheet, fields: readonly TaskFieldKey[]): StoredSheet {
  const { tasks } = sheet.tables
  const { leftOut = [], ...rest } = tasks
  const unwanted = new Set<string>(fields.map(leftOutColumn))
  const open = { ...rest, leftOut: leftOut.filter((one) => !unwanted.has(one)) }
  const target = sheetTarget(withTable(sheet, 'tasks', open), 'tasks')
  const present = new Set<string>(target.columns.map(({ field }) => field))
  const added = fields
    .filter((field) => !present.has(field))
    .map((field) => ({ field, name: fieldName('tasks', field, target.language) }))
  return withTable(sheet, 'tasks', {
    ...open,
    columns: [...target.columns, ...added].map(({ field, name }) => ({ field, name })),
  })
}
