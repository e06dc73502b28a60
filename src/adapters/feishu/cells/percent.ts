import type { PercentScale } from '../../../application/ports.ts'
import { shareOfWhole } from '../../../domain/index.ts'
import { UNREADABLE, type CellCodec } from './codec.ts'
import { numberCodec } from './number.ts'

/** Values are rounded to nine decimals, so that 0.29 × 100 is 29; −0 becomes 0. */
const NINE_DECIMALS = 1e9
const keepNineDecimals = (value: number) => {
  const shifted = value * NINE_DECIMALS
  return Number.isSafeInteger(Math.trunc(shifted)) ? Math.round(shifted) / NINE_DECIMALS + 0 : value
}

/**
 * Percent, 0–100, in a Progress or percent-formatted Number column. `scale` is decided when the column is bound,
 * never by the size of a value. While it is unknown, nothing is written and only 0 can be read, because it is 0 in both
 * scales.
 */
export function percentCodec(scale: PercentScale | null): CellCodec<number> {
  if (scale === null) return { decode: (raw) => (numberCodec.decode(raw) === 0 ? 0 : null), encode: () => undefined }
  return {
    decode: (raw) => {
      const value = numberCodec.decode(raw)
      return value === null ? null : keepNineDecimals(value * scale)
    },
    encode: (percent) => (Number.isFinite(percent) ? keepNineDecimals(percent) / scale : undefined),
  }
}

/**
 * Reads a plain number of people's as a percentage of `whole`: 0.5 of 1, 4 of 5 stars. Never writes, because the
 * numbers are theirs. Until somebody says what the whole is, numbers that could be shares are not read. [AD1]
 */
export const shareCodec = (whole: number | null): CellCodec<unknown> => ({
  decode: (raw) => {
    const value = numberCodec.decode(raw)
    if (value === null || value === 0) return value
    return shareOfWhole(value, whole) ?? UNREADABLE
  },
  encode: () => undefined,
})
