/**
 * A sweep tries every case of a long list. `npm run test:deep` runs it whole, in shards; `npm test` runs a sample of
 * the same cases, so that nobody waits for it. Files of this kind are called `*.sweep.test.ts` or `*.sweep.e2e.ts`.
 */
const SIZE = process.env['SWEEP']
export const isWhole = SIZE === 'whole' || SIZE === 'wide'
/** `npm run test:deep -- --wide`: also what takes hours. */
export const isWide = SIZE === 'wide'

/** `SHARD=2/5` keeps every fifth case, from the second on. */
const [shard = 1, shards = 1] = (process.env['SHARD'] ?? '1/1').split('/').map(Number)

/** This shard's part of all cases in a whole sweep, else `few` of them at even distances, the first among them. */
export function sweep<Case>(cases: readonly Case[], few: number): readonly Case[] {
  if (isWhole) return cases.filter((_case, at) => at % shards === shard - 1)
  if (cases.length <= few) return cases
  return Array.from({ length: few }, (_none, at) => cases[Math.floor((at * cases.length) / few)] as Case)
}

/**
 * Every edit at every place in a whole sweep (one shard has them all), else every edit once, each at another place than
 * the one before it.
 */
export const eachOnce = <Place, Edit>(
  places: readonly Place[],
  edits: readonly Edit[],
): readonly (readonly [Place, Edit])[] =>
  places.length === 0
    ? []
    : isWhole
      ? places.flatMap((place) => edits.map((edit) => [place, edit] as const))
      : edits.map((edit, at) => [places[at % places.length] as Place, edit] as const)
