/** A placeholder of a message: the name of its value, and the singular and plural of a word that depends on it. */
export interface Placeholder {
  readonly name: string
  readonly forms: { readonly one: string; readonly other: string } | null
  /** The placeholder as written in the message; shown when there is no value. */
  readonly raw: string
}

/** `{name}` or, for a language with a plural, `{name:one|other}`. */
const PLACEHOLDER = /\{(?<name>\w+)(?::(?<one>[^{}|]*)\|(?<other>[^{}]*))?\}/gu

/** The pieces of each message that was split once: a report of a long sheet words the same messages thousands of times. */
const known = new Map<string, readonly (string | Placeholder)[]>()

/** Splits a message of the catalogues into its texts and placeholders, in order. */
export function messagePieces(message: string): readonly (string | Placeholder)[] {
  const pieces = known.get(message) ?? splitMessage(message)
  known.set(message, pieces)
  return pieces
}

function splitMessage(message: string): readonly (string | Placeholder)[] {
  const pieces: (string | Placeholder)[] = []
  let from = 0
  for (const match of message.matchAll(PLACEHOLDER)) {
    if (match.index > from) pieces.push(message.slice(from, match.index))
    const { name = '', one, other } = match.groups ?? {}
    pieces.push({ name, forms: one === undefined || other === undefined ? null : { one, other }, raw: match[0] })
    from = match.index + match[0].length
  }
  return from < message.length ? [...pieces, message.slice(from)] : pieces
}

/** The form of a word for a shown number: '1' and '−1' take the singular, '1,001' and '1.5' the plural. */
export const pluralForm = (forms: { readonly one: string; readonly other: string }, shown: string): string =>
  /^[+−-]?1$/u.test(shown) ? forms.one : forms.other
