import type { CellCodec } from './codec.ts'

/** Checkbox. Nobody documents whether an empty cell is null or false (host-protocol §6.1), so null stays null. */
export const checkboxCodec: CellCodec<boolean> = {
  decode: (raw) => (typeof raw === 'boolean' ? raw : null),
  encode: (checked) => checked,
}
