import type { IFieldMeta } from '@lark-base-open/js-sdk'
import type { ColumnInfo, OptionInfo, PercentScale } from '../../../application/ports.ts'
import type { FieldKind } from '../../../schema/index.ts'
import { textCodec } from '../cells/text.ts'
import { FIELD_TYPE_CELLS, type FieldTypeCells } from '../cells/fieldTypeCells.ts'
import { FIELD_TYPE } from './fieldTypes.ts'
import { isRecord } from '../calls/reply.ts'

const PERCENT_FORMATTERS: ReadonlySet<unknown> = new Set(['0%', '0.00%'])
/** The cells of a type by its number, which may be one that this SDK version does not know. */
const CELLS_BY_TYPE: Readonly<Record<number, FieldTypeCells | undefined>> = FIELD_TYPE_CELLS

/** The type of a formula's result and its format (host-protocol §7.5). */
const formulaResult = (property: Readonly<Record<string, unknown>>): unknown =>
  isRecord(property['dataType']) ? property['dataType']['type'] : undefined

/** The kind that a column can serve as, refined by its property; null for a type that the extension cannot use. */
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

/** The scale by the column's format. A Progress column does not tell it (host-protocol §9.9); one of its cells does. */
function scaleOf(type: number, property: Readonly<Record<string, unknown>>): PercentScale | null {
  const isNumber =
    type === FIELD_TYPE.number || (type === FIELD_TYPE.formula && formulaResult(property) === FIELD_TYPE.number)
  if (PERCENT_FORMATTERS.has(property['formatter']) && (isNumber || type === FIELD_TYPE.formula)) return 100
  return isNumber ? 1 : null
}

/** The table that a link column links to. */
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

/** The text of a description, which is a list of segments, a bare string, null or missing. */
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

/** Describes a column of the host as a `ColumnInfo`. */
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
    ...(meta.type === FIELD_TYPE.formula
      ? { formula: typeof property['formula'] === 'string' ? property['formula'] : '' }
      : {}),
    ...(meta.type === FIELD_TYPE.modifiedUser ? { namesLastModifier: true } : {}),
  }
}
