/**
 * A sweep tries every case of a long list. `npm run test:deep` runs it whole; `npm test` runs a sample of the same
 * cases, so that nobody waits for it. Files of this kind are called `*.sweep.test.ts`.
 */
export const isWhole = process.env['SWEEP'] === 'whole'

/** All cases in a whole sweep, else `few` of them at even distances, the first among them. */
export function sweep<Case>(cases: readonly Case[], few: number): readonly Case[] {
  if (isWhole || cases.length <= few) return cases
  return Array.from({ length: few }, (_none, at) => cases[Math.floor((at * cases.length) / few)] as Case)
}
