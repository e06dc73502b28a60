import * as v from 'valibot'
import type { ProgressMarks } from './snapshot.ts'
import { storedDay, storedFigure } from '../stored/storedShapes.ts'

/**
 * Marks as they are stored: one text, read only by those who need them. As two thousand lists they took a frame 45 ms
 * to receive and as long again to check, at each line of the log.
 */
export type MarksText = string

export const NO_MARKS: MarksText = '{}'

const marks = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.array(v.tuple([storedDay, v.union([storedFigure, v.literal('unknown')])]))),
)

let lastRead: { readonly text: MarksText; readonly marks: ProgressMarks } = { text: NO_MARKS, marks: {} }

/**
 * Damaged marks are none: they cost themselves and nothing else. The last text is not parsed again: each edit asks for
 * it.
 */
export function readMarks(text: MarksText): ProgressMarks {
  if (lastRead.text === text) return lastRead.marks
  const parsed = v.safeParse(marks, text)
  lastRead = { text, marks: parsed.success ? parsed.output : {} }
  return lastRead.marks
}

export const writeMarks = (known: ProgressMarks): MarksText => JSON.stringify(known)
