import type { Translate } from '../i18n/index.ts'
import type { Line, Summary } from './reportDocument.ts'

/** What fits one screen: more is left to the sections. */
const MOST = 3

/** What a lead reads first: one sentence, the first three findings and the first three asks. Empty lines are left out. */
export function summaryOf(
  t: Translate,
  {
    conclusion,
    findings,
    asks,
  }: { readonly conclusion: Line; readonly findings: readonly Line[]; readonly asks: readonly Line[] },
): Summary {
  const firstOf = (lines: readonly Line[]) => lines.filter((line) => line.length > 0).slice(0, MOST)
  return {
    conclusion,
    findings: { title: t('document.findings'), lines: firstOf(findings) },
    asks: { title: t('document.asks'), lines: firstOf(asks) },
  }
}
