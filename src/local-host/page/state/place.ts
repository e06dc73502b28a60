import type { TableState } from '../../engine/types.ts'
import type { PageState } from './pageStore.ts'

const named = <T extends { readonly id: string; readonly name: string }>(
  items: readonly T[],
  wanted: string | null,
): T | undefined => items.find(({ id }) => id === wanted) ?? items.find(({ name }) => name === wanted)

/**
 * Finds the table and view that the address names, by id or name; a view without a table is searched in the first one.
 * Leaves out what the Base does not have, so that the page shows its first table or view.
 */
export function placeOf(
  tables: readonly TableState[],
  wanted: { readonly table: string | null; readonly view: string | null },
): Pick<PageState, 'tableId' | 'viewIds'> {
  const table = named(tables, wanted.table)
  const holder = table ?? tables[0]
  const view = named(holder?.views ?? [], wanted.view)
  return {
    tableId: table?.id ?? null,
    viewIds: holder === undefined || view === undefined ? {} : { [holder.id]: view.id },
  }
}
