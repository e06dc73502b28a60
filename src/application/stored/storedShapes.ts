import * as v from 'valibot'

/** A day as it is stored. */
export const storedDay = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u))
/** A figure as it is stored; null: not known. */
export const storedFigure = v.nullable(v.pipe(v.number(), v.finite()))

/** The entries of a stored list. A damaged entry is dropped and the others stay. */
export function storedEntries<Entry>(shape: v.GenericSchema<unknown, Entry>, raw: unknown): readonly Entry[] {
  return (Array.isArray(raw) ? raw : []).flatMap((one: unknown) => {
    const parsed = v.safeParse(shape, one)
    return parsed.success ? [parsed.output] : []
  })
}
