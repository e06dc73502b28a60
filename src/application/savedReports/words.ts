/** The parts of a report that people write, in the order of the report. [RL3] */
export const WORD_PARTS = ['conclusion', 'highlights', 'shortfalls', 'lessons', 'next'] as const
export type WordPart = (typeof WORD_PARTS)[number]

/** What a figure held when a sentence was written: its key, and its value. */
export type ToldFigure = readonly [key: string, value: number | null]

/** What stands in one part. */
export interface PartWords {
  /** One text; several when people wrote at the same time without seeing each other. None: it was emptied. */
  readonly texts: readonly string[]
  /** The writings that are in it, by their names, the oldest first: whoever does not find its own writes it again. */
  readonly seen: readonly string[]
  /** The figures as they were when somebody last wrote. */
  readonly told: readonly ToldFigure[]
}

export type Words = Readonly<Partial<Record<WordPart, PartWords>>>

/** A text that somebody has written into a part. */
export interface Writing {
  readonly part: WordPart
  readonly text: string
  /** A name that no other writing has. */
  readonly name: string
  /** What stood in the part when the person began: the name of the last writing; null when it was empty. */
  readonly after: string | null
  readonly told: readonly ToldFigure[]
}

/** So many names are remembered of a part: whoever has not looked for as many writings is not open any more. */
const MOST_SEEN = 60

/** The last writing in a part; null for none. What an editor begins with. */
export const lastWriting = (words: Words, part: WordPart): string | null => words[part]?.seen.at(-1) ?? null

/** Whether the words hold a writing, or what somebody made of it. */
export const holds = (words: Words, { part, name }: Pick<Writing, 'part' | 'name'>): boolean =>
  words[part]?.seen.includes(name) === true

/** Whether a writing is surely not among the words. Of a part with too many writings to remember nobody can tell. */
export const lacks = (words: Words, writing: Pick<Writing, 'part' | 'name'>): boolean =>
  !holds(words, writing) && (words[writing.part]?.seen.length ?? 0) < MOST_SEEN

/**
 * The words with one more writing. It takes the place of what its author had seen. What somebody else has written since
 * stays beside it, so that nobody's sentence is lost. [RL3]
 */
export function withWriting(words: Words, writing: Writing): Words {
  if (holds(words, writing)) return words
  const { part, name, after, told } = writing
  const now = words[part]
  const text = writing.text.trim()
  const isSeen = (now?.seen.at(-1) ?? null) === after
  const kept = isSeen ? [] : (now?.texts ?? [])
  const texts = text === '' || kept.includes(text) ? kept : [...kept.filter((one) => !text.includes(one)), text]
  return { ...words, [part]: { texts, seen: [...(now?.seen ?? []), name].slice(-MOST_SEEN), told } }
}

/** The words of two rows of one report, of which the first stays. */
export const withWordsOf = (words: Words, other: Words): Words =>
  Object.fromEntries(
    WORD_PARTS.flatMap((part) => {
      const both = bothOf(words[part], other[part])
      return both === undefined ? [] : [[part, both]]
    }),
  )

/** What stands in a part of two rows: the one that has seen the other, else both texts. */
function bothOf(here: PartWords | undefined, there: PartWords | undefined): PartWords | undefined {
  if (there === undefined || here === undefined) return here ?? there
  if (there.seen.every((name) => here.seen.includes(name))) return here
  if (here.seen.every((name) => there.seen.includes(name))) return there
  const seen = [...new Set([...here.seen, ...there.seen])].slice(-MOST_SEEN)
  return { ...there, texts: [...new Set([...here.texts, ...there.texts])], seen }
}
