import type { HostResult, SheetBinding, TypedReading } from '../../../application/ports.ts'
import { err, ok } from '../../../domain/index.ts'
import type { TableKey } from '../../../schema/index.ts'
import { UNREADABLE, type CellCodec } from './codec.ts'

const READ_LATE = ['amount', 'figure', 'named', 'option'] as const

/** How words are read in a table of tasks. The tables beside it have further readings. [AD4] [AD7] */
export type WordsOfTasks = TypedReading & { readonly as: Exclude<TypedReading['as'], (typeof READ_LATE)[number]> }

export const isReadAtOnce = (reading: TypedReading): reading is WordsOfTasks =>
  !(READ_LATE as readonly string[]).includes(reading.as)

/** Makes the codec of a column of words in a table beside the tasks. */
export type LateCodecs = (reading: TypedReading) => CellCodec<unknown>

/** For writers, who do not read: what has no codec is neither read nor written. */
export const NO_CODECS: LateCodecs = () => ({ decode: () => UNREADABLE, encode: () => undefined })

/** The codecs that a table needs and few tables have: they are loaded with the first such table that is read. */
export async function lateCodecs<Table extends TableKey>({ fields }: SheetBinding<Table>): HostResult<LateCodecs> {
  const bound: readonly { readonly typed?: TypedReading }[] = Object.values(fields)
  if (!bound.some(({ typed }) => typed !== undefined && !isReadAtOnce(typed))) return ok(NO_CODECS)
  try {
    const { besideWordsCodec } = await import('./besideWords.ts')
    return ok(besideWordsCodec)
  } catch (cause) {
    // Without its network the page cannot load them: the next pass tries again.
    return err({ kind: 'unexpected', what: 'besideWords', code: null, message: String(cause) })
  }
}
