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

const kept = (kind: FieldKind | null, codec: CellCodec<unknown>): FieldTypeCells => ({ kind, codec })

/**
 * Every FieldType with cells (host-protocol §6.1). `kind` is the general one; `columnInfo` refines it by the column's
 * formatter, its `multiple` and the result of its formula.
 */
export const FIELD_TYPE_CELLS: Readonly<Record<(typeof FIELD_TYPE)[keyof typeof FIELD_TYPE], FieldTypeCells>> = {
  [FIELD_TYPE.text]: kept('text', textCodec),
  [FIELD_TYPE.number]: kept('number', numberCodec),
  [FIELD_TYPE.singleSelect]: kept('singleSelect', optionCodec),
  [FIELD_TYPE.multiSelect]: kept('multiSelect', optionListCodec),
  [FIELD_TYPE.dateTime]: kept('day', instantCodec),
  [FIELD_TYPE.checkbox]: kept('checkbox', checkboxCodec),
  [FIELD_TYPE.user]: kept('people', peopleCodec),
  [FIELD_TYPE.phone]: kept('text', plainTextCodec),
  [FIELD_TYPE.url]: kept('text', urlCodec),
  [FIELD_TYPE.attachment]: kept('attachment', attachmentCodec),
  [FIELD_TYPE.singleLink]: kept('link', linkCodec),
  [FIELD_TYPE.duplexLink]: kept('link', linkCodec),
  [FIELD_TYPE.lookup]: kept('text', readOnly(textCodec.decode)),
  [FIELD_TYPE.formula]: kept('text', readOnly(textCodec.decode)),
  [FIELD_TYPE.location]: kept(null, placeCodec),
  [FIELD_TYPE.groupChat]: kept(null, groupChatCodec),
  [FIELD_TYPE.createdTime]: kept('instant', readOnly(instantCodec.decode)),
  [FIELD_TYPE.modifiedTime]: kept('instant', readOnly(instantCodec.decode)),
  [FIELD_TYPE.createdUser]: kept('person', readOnly(peopleCodec.decode)),
  [FIELD_TYPE.modifiedUser]: kept('person', readOnly(peopleCodec.decode)),
  [FIELD_TYPE.autoNumber]: kept('autoNumber', readOnly(decodeAutoNumber)),
  [FIELD_TYPE.barcode]: kept('text', textCodec),
  [FIELD_TYPE.progress]: kept('progress', numberCodec),
  [FIELD_TYPE.currency]: kept('currency', numberCodec),
  [FIELD_TYPE.rating]: kept('number', numberCodec),
  [FIELD_TYPE.email]: kept('text', plainTextCodec),
}
