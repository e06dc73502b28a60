import type { ContractCase } from '../contractHost.ts'
import { BRIDGE_CASES } from './bridge.ts'
import { CELL_CASES } from './cells.ts'
import { FIELD_CASES } from './fields.ts'
import { FORMULA_CASES } from './formulas.ts'
import { RECORD_CASES } from './records.ts'
import { TABLE_CASES } from './tables.ts'
import { VIEW_CASES } from './views.ts'

/** What we believe of every host: numbered by section of the host protocol. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...TABLE_CASES,
  ...FIELD_CASES,
  ...CELL_CASES,
  ...RECORD_CASES,
  ...VIEW_CASES,
  ...BRIDGE_CASES,
  ...FORMULA_CASES,
]
