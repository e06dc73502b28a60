import { CODE, refusal } from '../world/errors.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState, RecordState } from '../types.ts'
import { isFiniteNumber, textOf } from '../world/values.ts'
import type { CellEnvironment, CellType, Family } from './cellType.ts'
import { formatDate } from './date.ts'
import { userValue } from './people.ts'
import { segmentsText } from './text.ts'

const refuseWrite = (_raw: unknown, field: FieldState): never => {
  throw refusal(CODE.cellDenied, `field ${field.id} of type ${field.type} is computed and cannot be written`)
}

function computed(
  types: readonly number[],
  family: Family,
  text: CellType['text'],
  derive?: (record: RecordState, env: CellEnvironment) => CellValue,
): CellType {
  return {
    types,
    family,
    writable: false,
    normalise: refuseWrite,
    text,
    fromText: () => null,
    ...(derive ? { derive } : {}),
  }
}

const dateText: CellType['text'] = (value, field, env) => (isFiniteNumber(value) ? formatDate(value, field, env) : '')
const userText: CellType['text'] = (value, _field, env) =>
  Array.isArray(value)
    ? value.map((user: unknown) => textOf(user, env.language === 'zh' ? 'name' : 'enName')).join(',')
    : ''

/**
 * Created and modified time and user come from the record; auto numbers are stored; formulas and lookups are not
 * computed.
 */
export const COMPUTED_CELLS: readonly CellType[] = [
  computed([FIELD.createdTime], 'date', dateText, (record) => record.createdTime),
  computed([FIELD.modifiedTime], 'date', dateText, (record) => record.modifiedTime),
  computed([FIELD.createdUser], 'people', userText, (record, env) => [userValue(record.createdBy, env)]),
  computed([FIELD.modifiedUser], 'people', userText, (record, env) => [userValue(record.modifiedBy, env)]),
  computed([FIELD.autoNumber], 'text', (value) => textOf(value, 'value')),
  computed([FIELD.formula, FIELD.lookup], 'text', (value) =>
    isFiniteNumber(value) ? String(value) : segmentsText(value ?? ''),
  ),
]
