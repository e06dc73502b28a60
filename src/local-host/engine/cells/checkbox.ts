import { FIELD } from '../fields/fieldTypes.ts'
import { wrongValue, type CellType } from './cellType.ts'

/** Checkbox: ticked is true; unticked is empty, or false by the `uncheckedBox` variant (host-protocol §9.9). */
export const checkboxCell: CellType = {
  types: [FIELD.checkbox],
  family: 'checkbox',
  writable: true,
  normalise(raw, field, env) {
    if (typeof raw !== 'boolean') throw wrongValue(field, 'a boolean')
    return raw || (env.variants.uncheckedBox === 'false' ? false : null)
  },
  text: (value) => (value === true ? 'true' : 'false'),
  fromText: (text) => /^(true|是|yes|1|✓)$/i.test(text.trim()) || null,
}
