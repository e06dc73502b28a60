import type { OtherTable } from '../../../src/application/adoption/tables/otherTable.ts'
import { proposedTableChoices } from '../../../src/application/adoption/tables/planOtherTable.ts'
import type { TableDraft } from '../../../src/application/adoption/tables/tableDraft.ts'
import type { AdoptionChoices } from '../../../src/application/stored/document.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { TASKS } from '../../support/ownTables.ts'
import { adopt, adopted, tableCalled } from './adoptWorld.ts'

/** Takes the task table over; the others are still people's alone. */
export async function withTasks(world: AppWorld): Promise<string> {
  await adopt(world, TASKS)
  world.app.actions.adoption.dismiss()
  return tableCalled(world.door.engine.document, TASKS).id
}

export async function besideDraft(world: AppWorld, table: OtherTable, name: string): Promise<TableDraft> {
  const sheetId = tableCalled(world.door.engine.document, TASKS).id
  const beside = await world.app.actions.adoption.beside()
  const draft = await beside.open({ sheetId, table }, tableCalled(world.door.engine.document, name).id)
  if (!draft.ok) throw new Error('the table can be read')
  return draft.value
}

/** Takes a table over beside the tasks with what is proposed, changed by `change`, and waits for quiet. */
export async function takeBeside(
  world: AppWorld,
  table: OtherTable,
  name: string,
  change: Partial<AdoptionChoices> = {},
): Promise<void> {
  const draft = await besideDraft(world, table, name)
  ;(await world.app.actions.adoption.beside()).start(draft, { ...proposedTableChoices(draft), ...change })
  await adopted(world)
}

/** What the cells of the columns show, row by row; '?' where there is no such column. */
export function shownTable(
  { door }: AppWorld,
  name: string,
  ...columns: readonly string[]
): readonly (readonly string[])[] {
  const table = tableCalled(door.engine.document, name)
  const ids = columns.map((column) => table.fields.find((field) => field.name === column)?.id)
  return table.records.map((record) =>
    ids.map((id) => (id === undefined ? '?' : door.engine.cellText(table.id, id, record))),
  )
}

/** Another person types a text into a cell. */
export async function typeText(
  world: AppWorld,
  name: string,
  row: number,
  column: string,
  words: string,
): Promise<void> {
  const table = tableCalled(world.door.engine.document, name)
  const field = table.fields.find((one) => one.name === column)
  world.door.asOther(
    'WidgetTable_setRecord',
    [table.id, undefined],
    [table.records[row]?.id, { fields: { [field?.id ?? '']: [{ type: 'text', text: words }] } }],
  )
  await world.quiet()
}
