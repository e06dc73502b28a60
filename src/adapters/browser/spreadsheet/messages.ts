import type { BroughtBlock, BroughtFile, ReadFailure } from '../../../application/imports/block.ts'

/** What the worker that reads a file is asked, and what it says. */

export interface ReadRequest {
  readonly name: string
  readonly bytes: ArrayBuffer
}

export type ReadMessage =
  /** The worker runs: what goes wrong from here on is the file's fault. */
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly share: number }
  /** Rows of a block come apart: one message with all of them would hold up the page for as long as it takes to unpack. */
  | { readonly kind: 'block'; readonly block: Omit<BroughtBlock, 'rows'> }
  | { readonly kind: 'rows'; readonly rows: BroughtBlock['rows'] }
  | { readonly kind: 'done'; readonly file: Omit<BroughtFile, 'blocks'> }
  | { readonly kind: 'failed'; readonly why: ReadFailure }
