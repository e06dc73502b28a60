import { addDays, isClosedIssue, written } from '../../domain/index.ts'
import { linesBlock, paragraph, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import { rowsIn, tasksOf } from '../otherTables.ts'
import { dayPhrase, quotedTitlesOf } from '../phrases.ts'
import { issueLine } from '../supportBlocks.ts'
import type { Block } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/**
 * 现场复盘 on a day of the event: the problems that were found today, and what is fixed by tomorrow. It stands under
 * 需支持, because the brief has exactly three headings and the board. [S1-21] [DB3]
 */
export function onSiteBlocks(input: ReportInput): readonly Block[] {
  const { t, sheet, material } = input
  const tasks = tasksOf(input, material.period.day.onSiteIds)
  if (tasks.length === 0) return []
  const table = material.rows.issues
  const found = rowsIn(input, 'issues', material.period.foundTodayIds)
  const tomorrow = addDays(sheet.today, 1)
  const unsolved = found.filter((row) => !isClosedIssue(row.status) && written(row.solution) === null)
  return [
    paragraph(
      compose(t('report.onSite.title'), { day: dayPhrase(input, sheet.today), titles: quotedTitlesOf(t, tasks) }),
    ),
    ...(table === null
      ? [toFill(t('report.onSite.problemsToFill'))]
      : found.length === 0
        ? [paragraph(compose(t('report.onSite.none'), { table: table.name }))]
        : linesBlock(
            input,
            found.map((row) => issueLine(input, row, null)),
          )),
    {
      kind: 'toFill',
      prompt: t(unsolved.length === 0 ? 'report.onSite.fix' : 'report.onSite.fixUnsolved', {
        day: dayPhrase(input, tomorrow),
        count: unsolved.length,
      }),
      ...(unsolved.length === 0
        ? {}
        : { recordIds: unsolved.map(({ recordId }) => recordId), table: 'issues' as const }),
    },
  ]
}
