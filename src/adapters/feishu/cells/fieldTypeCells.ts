import type { FieldKind } from '../../../schema/index.ts'
import { FIELD_TYPE } from '../schema/fieldTypes.ts'
import { attachmentCodec } from './attachment.ts'
import { checkboxCodec } from './checkbox.ts'
import type { CellCodec } from './codec.ts'
import { instantCodec } from './date.ts'
import { groupChatCodec } from './groupChat.ts'
import { linkCodec } from './link.ts'
import { numberCodec } from './number.ts'
import { peopleCodec } from './people.ts'
import { placeCodec } from './place.ts'
import { optionCodec, optionListCodec } from './select.ts'
import { decodeAutoNumber, plainTextCodec, textCodec } from './text.ts'
import { urlCodec } from './url.ts'

/** The kind and codec of a FieldType. */
export interface FieldTypeCells {
  /** The kind that such a column can serve as; null when the extension cannot use it. */
  readonly kind: FieldKind | null
  /** Converts between cells and plain values without a binding. */
  readonly codec: CellCodec<unknown>
}

/** Cells that the host computes. Never written, though the SDK calls some of them editable (host-protocol §6.2). */
const readOnly = (decode: (raw: unknown) => unknown): CellCodec<unknown> => ({ decode, encode: () => undefined })

const cells = (kind: FieldKind | null, codec: CellCodec<unknown>): FieldTypeCells => ({ kind, codec })

/**
 * Every FieldType with cells (host-protocol §6.1). `kind` is the general one; `columnInfo` refines it by the column's
 * formatter, its `multiple` and the result of its formula.
 */
export const FIELD_TYPE_CELLS: Readonly<Record<(typeof FIELD_TYPE)[keyof typeof FIELD_TYPE], FieldTypeCells>> = {
  [FIELD_TYPE.text]: cells('text', textCodec),
  [FIELD_TYPE.number]: cells('number', numberCodec),
  [FIELD_TYPE.singleSelect]: cells('singleSelect', optionCodec),
  [FIELD_TYPE.multiSelect]: cells('multiSelect', optionListCodec),
  [FIELD_TYPE.dateTime]: cells('day', instantCodec),
  [FIELD_TYPE.checkbox]: cells('checkbox', checkboxCodec),
  [FIELD_TYPE.user]: cells('people', peopleCodec),
  [FIELD_TYPE.phone]: cells('text', plainTextCodec),
  [FIELD_TYPE.url]: cells('text', urlCodec),
  [FIELD_TYPE.attachment]: cells('attachment', attachmentCodec),
  [FIELD_TYPE.singleLink]: cells('link', linkCodec),
  [FIELD_TYPE.duplexLink]: cells('link', linkCodec),
  [FIELD_TYPE.lookup]: cells('text', readOnly(textCodec.decode)),
  [FIELD_TYPE.formula]: cells('text', readOnly(textCodec.decode)),
  [FIELD_TYPE.location]: cells(null, placeCodec),
  [FIELD_TYPE.groupChat]: cells(null, groupChatCodec),
  [FIELD_TYPE.createdTime]: cells('instant', readOnly(instantCodec.decode)),
  [FIELD_TYPE.modifiedTime]: cells('instant', readOnly(instantCodec.decode)),
  [FIELD_TYPE.createdUser]: cells('person', readOnly(peopleCodec.decode)),
  [FIELD_TYPE.modifiedUser]: cells('person', readOnly(peopleCodec.decode)),
  [FIELD_TYPE.autoNumber]: cells('autoNumber', readOnly(decodeAutoNumber)),
  [FIELD_TYPE.barcode]: cells('text', textCodec),
  [FIELD_TYPE.progress]: cells('progress', numberCodec),
  [FIELD_TYPE.currency]: cells('currency', numberCodec),
  [FIELD_TYPE.rating]: cells('number', numberCodec),
  [FIELD_TYPE.email]: cells('text', plainTextCodec),
}
