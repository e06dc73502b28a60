import type { TableState } from '../../engine/types.ts'
import type { PageState } from './pageStore.ts'

const named = <T extends { readonly id: string; readonly name: string }>(
  items: readonly T[],
  wanted: string | null,
): T | undefined => items.find(({ id }) => id === wanted) ?? items.find(({ name }) => name === wanted)

/**
 * What the address asks to show, by id or by name; a view without a table is looked for in the first one. What the
 * Base does not have is left out, and the page shows its first table or view instead.
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
