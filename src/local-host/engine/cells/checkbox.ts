import { FIELD } from '../fieldTypes.ts'
import { wrongValue, type CellType } from './cellType.ts'

/** Checkbox: ticked is true, unticked is empty (§9.9: whether the real host says null or false is not known). */
export const checkboxCell: CellType = {
  types: [FIELD.checkbox],
  family: 'checkbox',
  writable: true,
  normalise(raw, field) {
    if (typeof raw !== 'boolean') throw wrongValue(field, 'a boolean')
    return raw || null
  },
  text: (value) => (value === true ? 'true' : 'false'),
  fromText: (text) => /^(true|是|yes|1|✓)$/i.test(text.trim()) || null,
}
