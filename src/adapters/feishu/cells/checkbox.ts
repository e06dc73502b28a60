import type { CellCodec } from './codec.ts'

/** Checkbox: whether an empty cell is null or false is not known (host-protocol §6.1), so null stays null. */
export const checkboxCodec: CellCodec<boolean> = {
  decode: (raw) => (typeof raw === 'boolean' ? raw : null),
  encode: (checked) => checked,
}
