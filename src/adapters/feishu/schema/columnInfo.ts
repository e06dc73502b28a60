import type { IFieldMeta } from '@lark-base-open/js-sdk'
import type { ColumnInfo, OptionInfo, PercentScale } from '../../../application/ports.ts'
import type { FieldKind } from '../../../schema/index.ts'
import { textCodec } from '../cells/text.ts'
import { FIELD_TYPE_CELLS, type FieldTypeCells } from '../cells/fieldTypeCells.ts'
import { FIELD_TYPE } from './fieldTypes.ts'
import { isRecord } from '../calls/reply.ts'

const PERCENT_FORMATTERS: ReadonlySet<unknown> = new Set(['0%', '0.00%'])
/** By a number that may be any: hosts know types that this SDK version does not. */
const CELLS_BY_TYPE: Readonly<Record<number, FieldTypeCells | undefined>> = FIELD_TYPE_CELLS

/** What a Formula yields: the type of its result and how it is shown (host-protocol §7.5). */
const formulaResult = (property: Readonly<Record<string, unknown>>): unknown =>
  isRecord(property['dataType']) ? property['dataType']['type'] : undefined

/** The kind a column serves as, refined by its property; null for a type that the extension has no use for. */
function kindOf(type: number, property: Readonly<Record<string, unknown>>): FieldKind | null {
  switch (type) {
    case FIELD_TYPE.number:
      return PERCENT_FORMATTERS.has(property['formatter']) ? 'percent' : 'number'
    case FIELD_TYPE.formula: {
      const result = formulaResult(property)
      if (typeof result !== 'number' || result === FIELD_TYPE.formula) return 'text'
      return kindOf(result, property)
    }
    case FIELD_TYPE.dateTime:
      return typeof property['dateFormat'] === 'string' && property['dateFormat'].includes('HH:mm') ? 'instant' : 'day'
    case FIELD_TYPE.user:
      return property['multiple'] === false ? 'person' : 'people'
    default:
      return CELLS_BY_TYPE[type]?.kind ?? null
  }
}

/**
 * What the column itself says of its scale. A Progress column says nothing (host-protocol §9.9): a cell has to show it.
 */
function scaleOf(type: number, property: Readonly<Record<string, unknown>>): PercentScale | null {
  const isNumber =
    type === FIELD_TYPE.number || (type === FIELD_TYPE.formula && formulaResult(property) === FIELD_TYPE.number)
  if (PERCENT_FORMATTERS.has(property['formatter']) && (isNumber || type === FIELD_TYPE.formula)) return 100
  return isNumber ? 1 : null
}

/** The table a link column points into. */
const linkedTableOf = (property: Readonly<Record<string, unknown>>): string | null =>
  typeof property['tableId'] === 'string' ? property['tableId'] : null

function optionsOf(property: Readonly<Record<string, unknown>>): readonly OptionInfo[] {
  const listed: readonly unknown[] = Array.isArray(property['options']) ? property['options'] : []
  return listed.flatMap((option) =>
    isRecord(option) && typeof option['id'] === 'string' && typeof option['name'] === 'string'
      ? [{ id: option['id'], name: option['name'] }]
      : [],
  )
}

/** A description is a list of segments, a bare string or null; it may be missing altogether. */
const descriptionOf = (meta: IFieldMeta): string =>
  isRecord(meta.description) ? (textCodec.decode(meta.description.content) ?? '') : ''

const FILLED_BY_HOST: ReadonlySet<number> = new Set([
  FIELD_TYPE.formula,
  FIELD_TYPE.lookup,
  FIELD_TYPE.createdTime,
  FIELD_TYPE.modifiedTime,
  FIELD_TYPE.createdUser,
  FIELD_TYPE.modifiedUser,
  FIELD_TYPE.autoNumber,
])

/** A column of the host in our words. */
export function columnInfo(meta: IFieldMeta): ColumnInfo {
  const property: Readonly<Record<string, unknown>> = isRecord(meta.property) ? meta.property : {}
  return {
    id: meta.id,
    name: meta.name,
    isPrimary: meta.isPrimary,
    kind: kindOf(meta.type, property),
    options: optionsOf(property),
    description: descriptionOf(meta),
    declaredScale: scaleOf(meta.type, property),
    linkedTableId: linkedTableOf(property),
    ...(FILLED_BY_HOST.has(meta.type) ? { isFilledByHost: true } : {}),
  }
}
