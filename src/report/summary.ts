import type { Translate } from '../i18n/index.ts'
import type { Line, Summary } from './reportDocument.ts'

/** What fits one screen: more is left to the sections. */
const MOST = 3

/** The first lines that are not empty; the others of a long sheet are not even worded. */
function firstOf(lines: Iterable<Line>): readonly Line[] {
  const first: Line[] = []
  for (const line of lines) {
    if (line.length > 0) first.push(line)
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
    findings: { title: t('document.findings'), lines: firstOf(findings) },
    asks: { title: t('document.asks'), lines: firstOf(asks) },
  }
}
