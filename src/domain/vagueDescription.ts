import { written } from './written.ts'

/** A description without a quantity that is shorter than this, in characters, says what and not how much. [FL1] */
export const DESCRIPTION_MIN_LENGTH = 8

/** Digits, and the words for numbers in the three languages of the tables. */
const QUANTITY =
  /\p{N}|[一二三四五六七八九十百千两兩半几幾每全各]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|all|each|every)\b/iu

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/**
 * Whether 任务描述 leaves open what has to be reached (S3-11): it is empty, repeats the title, or is short and names no
 * quantity. 「小红书推广」 is vague, 「完成小红书头部KOL(10万粉)1篇笔记发布」 is not. [FL1]
 */
export function isVagueDescription({
  title,
  description,
}: {
  readonly title: string | null
  readonly description: string | null
}): boolean {
  const letters = lettersOf(written(description) ?? '')
  if (letters === '' || lettersOf(title ?? '').includes(letters)) return true
  return letters.length < DESCRIPTION_MIN_LENGTH && !QUANTITY.test(description ?? '')
}
