/** A placeholder of a message: the name of its value, and the two forms of a word that goes with a number. */
export interface Placeholder {
  readonly name: string
  readonly forms: { readonly one: string; readonly other: string } | null
  /** As it stands in the message: what is shown while there is no value. */
  readonly raw: string
}

/** `{name}` or, for a language with a plural, `{name:one|other}`. */
const PLACEHOLDER = /\{(?<name>\w+)(?::(?<one>[^{}|]*)\|(?<other>[^{}]*))?\}/gu

/** A message as its texts and placeholders, in order. */
export function messagePieces(message: string): readonly (string | Placeholder)[] {
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

/** The form that goes with a number as it is shown: '1' and '−1' take the singular, '1,001' and '1.5' the plural. */
export const pluralForm = (forms: { readonly one: string; readonly other: string }, shown: string): string =>
  /^[+−-]?1$/u.test(shown) ? forms.one : forms.other
