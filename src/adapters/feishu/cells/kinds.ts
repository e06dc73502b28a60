import type { FieldBinding } from '../../../application/ports.ts'
import { attachmentCodec } from './attachment.ts'
import { checkboxCodec } from './checkbox.ts'
import type { CellCodec } from './codec.ts'
import { dayCodec, instantCodec } from './date.ts'
import { isReadAtOnce, type LateCodecs, NO_CODECS } from './lateCodecs.ts'
import { linkedIdsCodec } from './link.ts'
import { numberCodec } from './number.ts'
import { peopleCodec } from './people.ts'
import { percentCodec, shareCodec } from './percent.ts'
import { multiSelectCodec, singleSelectCodec } from './select.ts'
import { decodeAutoNumber, textCodec } from './text.ts'
import { typedTextCodec } from './typedText.ts'

/** What a codec needs to know besides the cell. */
export interface CellContext {
  readonly binding: FieldBinding
  /** True when only the declared options are read; other options are unreadable. */
  readonly closed: boolean
  readonly timeZone: string
  /** Absent: nothing is read. */
  readonly late?: LateCodecs
}

/** The codec of a bound column, between its cells and the values of its kind (`FieldValues`). [HC1] */
export function codecOf({ binding, closed, timeZone, late = NO_CODECS }: CellContext): CellCodec<unknown> {
  if (binding.typed?.as === 'share') return shareCodec(binding.typed.whole ?? null)
  if (binding.typed !== undefined)
    return isReadAtOnce(binding.typed) ? typedTextCodec(binding.typed) : late(binding.typed)
  switch (binding.kind) {
    case 'text':
      return textCodec
    case 'number':
    case 'currency':
      return numberCodec
    case 'points':
      // Points are stored as shown, unless somebody gave the column a percent format.
      return percentCodec(binding.scale ?? 1)
    case 'percent':
    case 'progress':
      return percentCodec(binding.scale)
    case 'singleSelect':
      return singleSelectCodec(binding.options, closed)
    case 'multiSelect':
      return multiSelectCodec(binding.options, closed)
    case 'person':
    case 'people':
      return peopleCodec
    case 'day':
      return dayCodec(timeZone)
    case 'instant':
      return instantCodec
    case 'checkbox':
      return checkboxCodec
    case 'link':
      return linkedIdsCodec
    case 'attachment':
      return attachmentCodec
    case 'autoNumber':
      return { decode: decodeAutoNumber, encode: () => undefined }
  }
}
