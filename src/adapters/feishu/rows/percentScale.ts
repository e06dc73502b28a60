import type { PercentScale } from '../../../application/ports.ts'

const NUMERAL = /-?\d[\d,]*(?:\.\d+)?/

/** Rounding for display moves the ratio a little; anything within a factor of two is meant. */
const isNear = (ratio: number, scale: PercentScale) => ratio > scale / 2 && ratio < scale * 2

/**
 * The factor between a raw cell and what the host shows for it: "15%" for 0.15 is 100, for 15 it is 1. Null
 * when the text tells nothing: no numeral, or rounded to zero. Never guessed from the magnitude of `raw`.
 */
export function shownScale(raw: number, shown: unknown): PercentScale | null {
  const numeral = typeof shown === 'string' ? NUMERAL.exec(shown) : null
  if (numeral === null || raw === 0) return null
  const ratio = Number(numeral[0].replaceAll(',', '')) / raw
  if (isNear(ratio, 100)) return 100
  return isNear(ratio, 1) ? 1 : null
}
