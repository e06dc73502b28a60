export interface Shard {
  readonly file: string
  /** '2/5': the second of five. */
  readonly shard: string
}

export interface Asked {
  readonly wide: boolean
  readonly again: boolean
  readonly shard: string | null
  /** Sweeps whose path holds one of these are run; all when there is none. */
  readonly words: readonly string[]
}

/** How many shards a sweep has that takes longer than two minutes by itself; the others are one. */
export const SHARDS: Readonly<Record<string, number>>

/** Every shard of every sweep, those with many shards first: they take longest. */
export function shardsOf(files: readonly string[]): readonly Shard[]

/** What is asked for on the command line. Throws on words that mean nothing. */
export function parseArguments(words: readonly string[]): Asked

/** What to type to run a shard again. */
export function commandFor(shard: Shard, asked: Pick<Asked, 'wide'>): string
