import type { Line, Run } from './reportDocument.ts'

/** What a placeholder of a message may become: plain text, a run with its records, or a whole line. */
export type Part = string | Run | Line

const isLine = (part: Part): part is Line => Array.isArray(part)

function toRuns(part: Part): Line {
  if (isLine(part)) return part
  return typeof part === 'string' ? [{ text: part }] : [part]
}

const isPlain = (run: Run) => run.strong === undefined && run.recordIds === undefined

/** Neighbouring plain runs become one, empty ones go. */
function joined(runs: Line): Line {
  const line: Run[] = []
  for (const run of runs) {
    const last = line.at(-1)
    if (run.text === '') continue
    if (last !== undefined && isPlain(last) && isPlain(run)) line[line.length - 1] = { text: last.text + run.text }
    else line.push(run)
  }
  return line
}

/**
 * A message whose `{placeholders}` become runs. Give it the message without values: what people wrote goes in as a
 * part and is never read as a message, even when it says "{owner}". A placeholder without a part stays visible.
 */
export function compose(message: string, parts: Readonly<Record<string, Part>> = {}): Line {
  return joined(
    message.split(/(\{\w+\})/u).flatMap((piece) => {
      const part = /^\{\w+\}$/u.test(piece) ? parts[piece.slice(1, -1)] : undefined
      return part === undefined ? [{ text: piece }] : toRuns(part)
    }),
  )
}

/** Lines one after the other with a separator between them; empty lines are left out. */
export function joinLines(separator: string, lines: readonly Line[]): Line {
  return joined(lines.filter((line) => line.length > 0).flatMap((line, at) => (at === 0 ? line : [{ text: separator }, ...line])))
}
