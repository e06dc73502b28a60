/**
 * A report as a value. The sidebar renders it, and Markdown is made from it. Its text is data: nothing in it is markup.
 * A run may name the records that its figure comes from.
 */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  /** Records behind this figure or name; the sidebar links to them. */
  readonly recordIds?: readonly string[]
}

export type Line = readonly Run[]

export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | {
      readonly kind: 'figures'
      readonly items: readonly {
        readonly label: string
        readonly value: string
        readonly note?: string
        readonly recordIds?: readonly string[]
      }[]
    }
  /** 数据不足: what is missing for a claim. */
  | { readonly kind: 'insufficient'; readonly line: Line }
  /** A prompt with room to write what only people know. `recordIds`: the rows that it is about. */
  | { readonly kind: 'toFill'; readonly prompt: string; readonly recordIds?: readonly string[] }

export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface ReportDocument {
  readonly title: string
  /** As-of day, scope and how the figures are counted. */
  readonly subtitle: string
  readonly sections: readonly Section[]
}
