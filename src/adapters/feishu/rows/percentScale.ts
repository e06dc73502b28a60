import type { PercentScale } from '../../../application/ports.ts'

const NUMERAL = /-?\d[\d,]*(?:\.\d+)?/

/** Whether the ratio is within a factor of two of the scale: rounding for display moves it a little. */
const isNear = (ratio: number, scale: PercentScale) => ratio > scale / 2 && ratio < scale * 2

/**
 * The factor between a raw cell and what the host shows for it: "15%" for 0.15 is 100, for 15 it is 1. Null when the
 * text has no number or shows zero. Never guesses from the size of `raw`.
 */
export function shownScale(raw: number, shown: unknown): PercentScale | null {
  const numeral = typeof shown === 'string' ? NUMERAL.exec(shown) : null
  if (numeral === null || raw === 0) return null
  const ratio = Number(numeral[0].replaceAll(',', '')) / raw
  if (isNear(ratio, 100)) return 100
  return isNear(ratio, 1) ? 1 : null
}
