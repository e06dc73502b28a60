import { createIdMint } from '../../../src/local-host/engine/world/ids.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import { MEMBERS } from '../../../src/local-host/engine/fixtures/members.ts'
import { sheet, TIME_ZONE, type Column, type TypedCell } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { CellValue, Snapshot } from '../../../src/local-host/engine/types.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { tableCalled } from './adoptWorld.ts'

export const OWN = '我们的进度表'

/** A Base with one table of people's: its columns, the primary one first, and rows as they typed them. */
export function ownSheet(columns: readonly Column[], rows: readonly (readonly TypedCell[])[]): Snapshot {
  const ids = createIdMint(createRandom(7), new Set())
  const now = Date.parse('2024-03-18T19:00:00+08:00')
  return {
    version: 1,
    baseId: ids.fresh('bas'),
    name: '我们的',
    timeZone: TIME_ZONE,
    members: [...MEMBERS],
    tables: [sheet(ids, OWN, columns, rows, now)],
    pluginData: {},
  }
}

/** What the cells of one row show, by column name; '?' where there is no such row or column. */
export function shownCells({ door }: AppWorld, title: string, ...columns: readonly string[]): readonly string[] {
  const table = tableCalled(door.engine.document, OWN)
  const [primary] = table.fields
  const record = table.records.find((one) => door.engine.cellText(table.id, primary?.id ?? '', one) === title)
  return columns.map((column) => {
    const field = table.fields.find((one) => one.name === column)
    return record === undefined || field === undefined ? '?' : door.engine.cellText(table.id, field.id, record)
  })
}

/** Another person sets one cell of a row, given as the host keeps it. */
export async function setCell(world: AppWorld, title: string, column: string, value: CellValue): Promise<void> {
  const table = tableCalled(world.door.engine.document, OWN)
  const [primary] = table.fields
  const record = table.records.find((one) => world.door.engine.cellText(table.id, primary?.id ?? '', one) === title)
  const field = table.fields.find((one) => one.name === column)
  world.door.asOther(
    'WidgetTable_setRecord',
    [table.id, undefined],
    [record?.id, { fields: { [field?.id ?? '']: value } }],
  )
  await world.quiet()
}
