import type { Translate } from '../i18n/index.ts'
import type { Line, Summary } from './reportDocument.ts'

/** What fits one screen: more is left to the sections. */
const MOST = 3

/** A line as an item of a list, which ends without a full stop; the same words in a paragraph end with one. */
function asItem(t: Translate, line: Line): Line {
  const last = line.at(-1)
  const stop = t('report.stop')
  // A run with records is a name or a number: what people wrote stays as it is.
  if (last === undefined || last.recordIds !== undefined || !last.text.trimEnd().endsWith(stop)) return line
  const text = last.text.trimEnd().slice(0, -stop.length)
  return [...line.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])]
}

/** The first lines that are not empty; the others of a long sheet are not even worded. */
function firstOf(t: Translate, lines: Iterable<Line>): readonly Line[] {
  const first: Line[] = []
  for (const line of lines) {
    if (line.length > 0) first.push(asItem(t, line))
    if (first.length === MOST) break
  }
  return first
}

/** What a lead reads first: one sentence, the first three findings and the first three asks. Empty lines are left out. */
export function summaryOf(
  t: Translate,
  {
    conclusion,
    findings,
    asks,
  }: { readonly conclusion: Line; readonly findings: Iterable<Line>; readonly asks: Iterable<Line> },
): Summary {
  return {
    conclusion,
    findings: { title: t('document.findings'), lines: firstOf(t, findings) },
    asks: { title: t('document.asks'), lines: firstOf(t, asks) },
  }
}
