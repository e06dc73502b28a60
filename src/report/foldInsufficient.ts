import type { Translate } from '../i18n/index.ts'
import { joinLines } from './compose.ts'
import type { Line, Section } from './reportDocument.ts'

/** The line without what the sentences about missing data begin with, and without its full stop. */
function bare(line: Line, { prefix, stop }: { readonly prefix: string; readonly stop: string }): Line {
  return line.map((run, at) => {
    const begun = at === 0 && run.text.startsWith(prefix) ? run.text.slice(prefix.length) : run.text
    return {
      ...run,
      text: at === line.length - 1 && begun.endsWith(stop) ? begun.slice(0, begun.length - stop.length) : begun,
    }
  })
}

/** A section of nothing but 数据不足 as one line: what is missing, one thing after the other. */
export function foldInsufficient(t: Translate, section: Section): Section {
  const lines = section.blocks.flatMap((block) => (block.kind === 'insufficient' ? [block.line] : []))
  if (lines.length < 2 || lines.length < section.blocks.length) return section
  const prefix = t('report.insufficient.prefix')
  const stop = t('report.insufficient.stop')
  const rest = lines.map((line) => bare(line, { prefix, stop }))
  const line = joinLines('', [[{ text: prefix }], joinLines(t('report.separator.clause'), rest), [{ text: stop }]])
  return { ...section, blocks: [{ kind: 'insufficient', line }] }
}
