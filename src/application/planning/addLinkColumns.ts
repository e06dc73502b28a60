import { err, ok } from '../../domain/index.ts'
import { fieldName } from '../../schema/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { BuildRun } from '../setup/buildSteps.ts'
import { buildTables } from '../setup/buildTables.ts'
import { mergeBuilt } from '../setup/runSetup.ts'
import { leftOutColumn, sheetTarget } from '../sheet/sheetTarget.ts'
import { sheetId, withTable, type StoredSheet } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'

/** The two columns in which people say what a task waits for, and how long. */
const LINK_FIELDS = ['predecessors', 'lagDays'] as const

/**
 * Adds the columns 前置任务 and 间隔天数 to the task table of a sheet whose template has none. Nothing else changes; a
 * column that an earlier run has made is found by its mark. [DP5]
 */
export async function addLinkColumns(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  run: BuildRun,
): HostResult<StoredSheet> {
  const loaded = await room.load(sheetPart(tableId))
  if (!loaded.ok) return loaded
  const before = loaded.value
  if (before === null) return err({ kind: 'notFound', what: tableId })
  const wanted = withLinkFields(before)
  const described = await host.describeTable(sheetId(before))
  if (!described.ok) return described
  const built = await buildTables(
    host,
    [{ target: sheetTarget(wanted, 'tasks'), description: described.value, stored: wanted.tables.tasks }],
    (step) => step.kind === 'column' && LINK_FIELDS.some((field) => field === step.column.field),
    run,
  )
  if (!built.ok) return built
  const [failure] = built.value.failures
  if (failure !== undefined) return err(failure.error)
  const saved = await trackSheet(room, before, mergeBuilt(wanted, built.value))
  return saved.ok ? ok(saved.value) : saved
}

/** The sheet with both columns among those that it should have, under their declared names. */
function withLinkFields(sheet: StoredSheet): StoredSheet {
  const { tasks } = sheet.tables
  const { leftOut = [], ...rest } = tasks
  const unwanted = new Set<string>(LINK_FIELDS.map(leftOutColumn))
  const open = { ...rest, leftOut: leftOut.filter((one) => !unwanted.has(one)) }
  const target = sheetTarget(withTable(sheet, 'tasks', open), 'tasks')
  const present = new Set<string>(target.columns.map(({ field }) => field))
  const added = LINK_FIELDS.filter((field) => !present.has(field)).map((field) => ({
    field,
    name: fieldName('tasks', field, target.language),
  }))
  return withTable(sheet, 'tasks', {
    ...open,
    columns: [...target.columns, ...added].map(({ field, name }) => ({ field, name })),
  })
}
