/**
 * Something that another user does, as plain data so that it can cross a process. Cells are in the host's own form
 * (host-protocol §6.1).
 */
export type Act =
  | {
      readonly kind: 'set'
      readonly tableId: string
      readonly recordId: string
      readonly fields: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'add'; readonly tableId: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'delete'; readonly tableId: string; readonly recordIds: readonly string[] }

/**
 * The hands of another user in the same Base: does all of it in quick succession; the ids of the rows that were added.
 */
export type OtherUser = (...acts: readonly Act[]) => Promise<readonly string[]>
