import type { TableKey } from '../schema/index.ts'
import type { Chart } from './chart/chart.ts'

/**
 * A report as a value. The sidebar renders it, and Markdown, HTML and the clipboard are made from it. Its text is data:
 * nothing in it is markup. A run may name the records that its figure comes from.
 */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  /** Records behind this figure or name; the sidebar links to them. */
  readonly recordIds?: readonly string[]
  /** The table of these records; 任务 when absent. */
  readonly table?: TableKey
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
        readonly table?: TableKey
      }[]
    }
  | ChartBlock
  /** 数据不足: what is missing for a claim. */
  | { readonly kind: 'insufficient'; readonly line: Line }
  /** A prompt with room to write what only people know. `recordIds`: the rows that it is about. */
  | {
      readonly kind: 'toFill'
      readonly prompt: string
      readonly recordIds?: readonly string[]
      readonly table?: TableKey
    }

/** A drawing with one sentence that reads it, and the numbers that it draws as a table. */
export interface ChartBlock {
  readonly kind: 'chart'
  readonly chart: Chart
  readonly reading: Line
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /**
   * Where a text says the numbers: 'here' in the chart's own table, 'beside' in another block of the section, 'reading'
   * in the sentence. A text shows the own table only for 'here'.
   */
  readonly told: 'here' | 'beside' | 'reading'
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A short list under a title of its own. */
interface TitledLines {
  readonly title: string
  readonly lines: readonly Line[]
}

/** What a lead reads first, on one screen: one sentence, at most three findings, at most three asks. */
export interface Summary {
  readonly conclusion: Line
  readonly findings: TitledLines
  /** What is asked of whom. */
  readonly asks: TitledLines
}

export interface ReportDocument {
  readonly title: string
  /** As-of day, scope and how the figures are counted. */
  readonly subtitle: string
  /** Null where there is no task to speak of. */
  readonly summary: Summary | null
  readonly sections: readonly Section[]
}
