import { single, type CellCodec } from './codec.ts'

/** Number, Currency, Rating, and Formula or Lookup results of one number. Digits in a text are not a number. */
export const numberCodec: CellCodec<number> = {
  decode: (raw) => {
    const value = typeof raw === 'number' ? raw : single(raw)
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  },
  encode: (value) => (Number.isFinite(value) ? value : undefined),
}
