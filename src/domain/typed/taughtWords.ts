import { plainText } from './plainText.ts'

/** States that people may give a word of theirs. 延期 follows from days, so no word stands for it. */
export const TAUGHT_STATES = ['notStarted', 'inProgress', 'done', 'paused', 'cancelled'] as const

/** What people have said that a word of theirs means: a state, a percentage, or nothing at all. [TW1] */
export type TaughtMeaning = (typeof TAUGHT_STATES)[number] | 'nothing' | number

/** The words that people have taught for one column, as they were typed. */
export type TaughtWords = Readonly<Record<string, TaughtMeaning>>

/** The meaning of a whole cell that is a taught word, however it is spelt; undefined for any other. */
export function taughtReader(taught: TaughtWords | undefined): (text: string) => TaughtMeaning | undefined {
  const words = Object.entries(taught ?? {})
  if (words.length === 0) return () => undefined
  const meanings = new Map(words.map(([word, meaning]) => [plainText(word), meaning]))
  return (text) => meanings.get(plainText(text))
}
