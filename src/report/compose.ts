import { messagePieces, pluralForm } from '../i18n/index.ts'
import type { Line, Run } from './reportDocument.ts'

/** The value of a placeholder: plain text, a run with its records, or a whole line. */
export type Part = string | Run | Line

const isLine = (part: Part): part is Line => Array.isArray(part)

function toRuns(part: Part): Line {
  if (isLine(part)) return part
  return typeof part === 'string' ? [{ text: part }] : [part]
}

const isPlain = (run: Run) => run.strong === undefined && run.recordIds === undefined

/** Joins neighbouring plain runs and drops empty ones. */
function joinRuns(runs: Line): Line {
  const line: Run[] = []
  for (const run of runs) {
    const last = line.at(-1)
    if (run.text === '') continue
    if (last !== undefined && isPlain(last) && isPlain(run)) line[line.length - 1] = { text: last.text + run.text }
    else line.push(run)
  }
  return line
}

const textOf = (part: Part): string =>
  toRuns(part)
    .map((run) => run.text)
    .join('')

/**
 * A message whose `{placeholders}` become runs. Pass the message without values and what people wrote as parts, so that
 * their words are never read as a message, even when they say "{owner}". `{count:day|days}` becomes the form that goes
 * with the part of that name. A placeholder without a part stays visible.
 */
export function compose(message: string, parts: Readonly<Record<string, Part>> = {}): Line {
  return joinRuns(
    messagePieces(message).flatMap((piece) => {
      if (typeof piece === 'string') return [{ text: piece }]
      const part = parts[piece.name]
      if (part === undefined) return [{ text: piece.raw }]
      return piece.forms === null ? toRuns(part) : [{ text: pluralForm(piece.forms, textOf(part)) }]
    }),
  )
}

/** Lines one after the other with a separator between them; empty lines are left out. */
export function joinLines(separator: string, lines: readonly Line[]): Line {
  return joinRuns(
    lines.filter((line) => line.length > 0).flatMap((line, at) => (at === 0 ? line : [{ text: separator }, ...line])),
  )
}
