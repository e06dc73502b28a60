import { single, type CellCodec } from './codec.ts'

/** Number, Currency, Rating, and Formula or Lookup results that are one number. A numeral in a text is no number. */
export const numberCodec: CellCodec<number> = {
  decode: (raw) => {
    const value = typeof raw === 'number' ? raw : single(raw)
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  },
  encode: (value) => (Number.isFinite(value) ? value : undefined),
}
