import { CODE, refusal } from '../world/errors.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState } from '../types.ts'
import { isBag, strings } from '../world/values.ts'
import { isBlank, wrongValue, type CellEnvironment, type CellType } from './cellType.ts'

/** Record ids of a link cell, in either spelling (host-protocol §6.1). */
export const linkedIds = (value: unknown): string[] =>
  isBag(value) ? strings(value['recordIds'] ?? value['record_ids']) : []

/** The table a link field points to; '' when it points nowhere. */
export const linkTarget = (field: FieldState): string => {
  const tableId = field.property?.['tableId']
  return typeof tableId === 'string' ? tableId : ''
}

/** A whole link cell for these records; null for none. */
export function linkValue(recordIds: readonly string[], field: FieldState, env: CellEnvironment): CellValue {
  if (recordIds.length === 0) return null
  const tableId = linkTarget(field)
  return {
    text: linkText(recordIds, field, env),
    type: 'text',
    recordIds: [...recordIds],
    tableId,
    record_ids: [...recordIds],
    table_id: tableId,
  }
}

function linkText(recordIds: readonly string[], field: FieldState, env: CellEnvironment): string {
  const target = env.linked(linkTarget(field))
  return recordIds.map((id) => target?.text(id) ?? '').join(',')
}

/** One-way and two-way links: `{recordIds}` is enough to write; ids must exist (10214998). */
export const linkCell: CellType = {
  types: [FIELD.singleLink, FIELD.duplexLink],
  family: 'link',
  writable: true,
  normalise(raw, field, env) {
    if (isBlank(raw)) return null
    if (!isBag(raw)) throw wrongValue(field, '{recordIds}')
    const target = env.linked(linkTarget(field))
    const ids = [...new Set(linkedIds(raw))].filter((id) => id !== '')
    for (const id of ids) if (!target?.has(id)) throw refusal(CODE.recordNotFound, `linked record not found: ${id}`)
    return linkValue(field.property?.['multiple'] === false ? ids.slice(0, 1) : ids, field, env)
  },
  text: (value, field, env) => linkText(linkedIds(value), field, env),
  fromText: () => null,
}
