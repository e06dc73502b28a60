import type { IAddFieldConfig, IFieldMeta } from '@lark-base-open/js-sdk'
import type { ColumnDraft } from '../../../application/ports.ts'
import type { FieldKind } from '../../../schema/index.ts'
import type { Palette } from './colours.ts'
import { FIELD_TYPE } from './fieldTypes.ts'
import { isRecord } from '../calls/reply.ts'

type OptionDrafts = NonNullable<ColumnDraft['options']>

/** An option as the host accepts it; one with an id exists already. */
type OptionConfig = Readonly<Record<string, unknown>>

const TYPE_OF_KIND: Readonly<Record<FieldKind, number>> = {
  text: FIELD_TYPE.text,
  number: FIELD_TYPE.number,
  percent: FIELD_TYPE.number,
  points: FIELD_TYPE.number,
  progress: FIELD_TYPE.progress,
  singleSelect: FIELD_TYPE.singleSelect,
  multiSelect: FIELD_TYPE.multiSelect,
  person: FIELD_TYPE.user,
  people: FIELD_TYPE.user,
  day: FIELD_TYPE.dateTime,
  instant: FIELD_TYPE.dateTime,
  checkbox: FIELD_TYPE.checkbox,
  currency: FIELD_TYPE.currency,
  link: FIELD_TYPE.singleLink,
  attachment: FIELD_TYPE.attachment,
  autoNumber: FIELD_TYPE.autoNumber,
}

const typeOf = ({ kind, formula }: ColumnDraft): number =>
  formula === undefined ? TYPE_OF_KIND[kind] : FIELD_TYPE.formula

/** Budgets are in yuan (S0-1, S1-1), with two decimals because 实际花费 has fen. */
const CURRENCY = { currencyCode: 'CNY', decimalDigits: 2 } as const

const NUMBER_FORMATTERS = { 0: '0', 1: '0.0', 2: '0.00' } as const
const DAY_FORMAT = 'yyyy/MM/dd'
const INSTANT_FORMAT = 'yyyy/MM/dd HH:mm'

const existingOptions = (meta: IFieldMeta | null): readonly OptionConfig[] => {
  const property: unknown = meta?.property
  return isRecord(property) && Array.isArray(property['options'])
    ? (property['options'] as readonly OptionConfig[])
    : []
}

/** The options that a column lacks by name, each with the nearest colour. */
export function missingOptions(
  meta: IFieldMeta | null,
  drafts: OptionDrafts,
  palette: Palette,
): readonly OptionConfig[] {
  const names = new Set(existingOptions(meta).map((option) => option['name']))
  return drafts
    .filter((draft) => !names.has(draft.name))
    .map((draft) => ({ name: draft.name, ...palette.colourOf(draft.hue) }))
}

/** The property that the kind needs (host-protocol §7.5); existing options stay, with their ids. */
function propertyOf(
  draft: ColumnDraft,
  meta: IFieldMeta | null,
  palette: Palette,
): Readonly<Record<string, unknown>> | null {
  if (draft.formula !== undefined) {
    // Only what is needed: a host may refuse a result type that does not fit its own (formula §1.2).
    const { formula, decimals } = draft
    return decimals === undefined ? { formula } : { formula, formatter: NUMBER_FORMATTERS[decimals] }
  }
  switch (draft.kind) {
    case 'text':
    case 'progress': // not configurable (host-protocol §7.5)
    case 'checkbox':
    case 'autoNumber':
      return null
    case 'currency':
      return CURRENCY
    case 'attachment':
      return { onlyMobile: false }
    case 'link':
      if (draft.linkTo === undefined) throw new Error(`the link column ${draft.name} has no table to point at`)
      return draft.linkTo
    case 'number':
      return { formatter: NUMBER_FORMATTERS[draft.decimals ?? 0] }
    case 'percent':
      return { formatter: draft.decimals === undefined || draft.decimals === 0 ? '0%' : '0.00%' }
    case 'points':
      return { formatter: NUMBER_FORMATTERS[draft.decimals ?? 1] }
    case 'singleSelect':
    case 'multiSelect':
      return { options: [...existingOptions(meta), ...missingOptions(meta, draft.options ?? [], palette)] }
    case 'person':
      return { multiple: false }
    case 'people':
      return { multiple: true }
    case 'day':
      return { dateFormat: draft.withTime === true ? INSTANT_FORMAT : DAY_FORMAT }
    case 'instant':
      return { dateFormat: INSTANT_FORMAT }
  }
}

/** The column that `draft` describes, as `addField` accepts it. */
export const newColumnConfig = (draft: ColumnDraft, palette: Palette): IAddFieldConfig =>
  ({
    type: typeOf(draft),
    name: draft.name,
    property: propertyOf(draft, null, palette),
    ...(draft.description === '' ? {} : { description: { content: draft.description } }),
  }) as IAddFieldConfig

/**
 * The column of `meta` changed to `draft`, as `setField` accepts it. The host replaces the whole column, so everything
 * that stays is sent too (host-protocol §5.1, read-modify-write).
 */
export function changedColumnConfig(meta: IFieldMeta, draft: ColumnDraft, palette: Palette): IAddFieldConfig {
  const type = typeOf(draft)
  const present: unknown = meta.type === type ? meta.property : null
  const needed = propertyOf(draft, meta, palette)
  return {
    type,
    name: draft.name,
    property: isRecord(present) || needed !== null ? { ...(isRecord(present) ? present : {}), ...needed } : null,
    description: {
      ...(isRecord(meta.description) ? meta.description : {}),
      content: draft.description === '' ? null : draft.description,
    },
  } as IAddFieldConfig
}

/** The column of `meta` with another description. */
export const withDescription = (meta: IFieldMeta, description: string): IAddFieldConfig =>
  ({
    type: meta.type,
    name: meta.name,
    property: meta.property,
    description: {
      ...(isRecord(meta.description) ? meta.description : {}),
      content: description === '' ? null : description,
    },
  }) as unknown as IAddFieldConfig

/** The column of `meta` without some of its options. */
export const withoutOptions = (meta: IFieldMeta, optionIds: readonly string[]): IAddFieldConfig =>
  ({
    type: meta.type,
    name: meta.name,
    property: {
      ...(isRecord(meta.property) ? meta.property : {}),
      options: existingOptions(meta).filter(({ id }) => !optionIds.includes(id as string)),
    },
    description: meta.description,
  }) as unknown as IAddFieldConfig

/** The column of `meta` with more options. */
export const withOptions = (meta: IFieldMeta, added: readonly OptionConfig[]): IAddFieldConfig =>
  ({
    type: meta.type,
    name: meta.name,
    property: { ...(isRecord(meta.property) ? meta.property : {}), options: [...existingOptions(meta), ...added] },
    description: meta.description,
  }) as unknown as IAddFieldConfig
