import * as v from 'valibot'
import type { ProgressMarks } from './snapshot.ts'
import { storedDay, storedFigure } from '../stored/storedShapes.ts'

/**
 * Marks as they are stored: one text, parsed only when it is needed. As 2 000 lists they took the page 45 ms to receive
 * and as long again to check, with every change of the log.
 */
export type MarksText = string

export const NO_MARKS: MarksText = '{}'

const marks = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.array(v.tuple([storedDay, v.union([storedFigure, v.literal('unknown')])]))),
)

let lastRead: { readonly text: MarksText; readonly marks: ProgressMarks } = { text: NO_MARKS, marks: {} }

/** Parses marks. Damaged ones count as none. The last text is kept parsed, because every edit asks for it again. */
export function readMarks(text: MarksText): ProgressMarks {
  if (lastRead.text === text) return lastRead.marks
  const parsed = v.safeParse(marks, text)
  lastRead = { text, marks: parsed.success ? parsed.output : {} }
  return lastRead.marks
}

export const writeMarks = (progressMarks: ProgressMarks): MarksText => JSON.stringify(progressMarks)
