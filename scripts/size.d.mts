export declare const LIMITS: Readonly<Record<SizedPart, number>>
/** What is measured: before the first paint, and with the overview of a tracked sheet. */
export type SizedPart = 'ENTRY_GZIP_BYTES' | 'OVERVIEW_GZIP_BYTES'
export interface BuiltChunk {
  readonly fileName: string
  readonly imports: readonly string[]
}
export declare function loadedWith<Chunk extends BuiltChunk>(
  chunks: readonly Chunk[],
  roots: readonly Chunk[],
): readonly Chunk[]
export declare function complaintAbout(part: SizedPart, bytes: number, allowed?: number): string | null
