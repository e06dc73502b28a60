import { filterInSteps, groupInSteps, hasStatedCause, statedCause, type Steps, written } from '../domain/index.ts'
import type { AssessedTask } from '../schema/index.ts'
import { asksForCauses, hasColumn } from './columns.ts'
import { compose } from './compose.ts'
import { namesOf } from './otherTables.ts'
import { dayPhrase, idsOf, quoted, quotedTitlesOf, textOf } from './phrases.ts'
import { categoryClause } from './risk.ts'
import type { Block, Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** Quoted cause, axis and measure of a late task, as far as the sheet has columns for them. [RA1] */
export function causeClauses(input: ReportInput, { row, assessment }: AssessedTask): readonly Line[] {
  const { t } = input
  const { text, axis } = statedCause(row)
  const solution = written(row.solution)
  return [
    text !== null
      ? compose(t('report.week.cause'), { quote: quoted(t, text) })
      : axis.length === 0 && asksForCauses(input)
        ? compose(t('report.delay.noCause'))
        : [],
    categoryClause(t, axis),
    solution === null
      ? hasColumn(input, 'solution') && assessment.state !== 'done'
        ? compose(t('report.risk.noMeasure'))
        : []
      : compose(t('report.risk.measure'), { quote: quoted(t, solution) }),
    row.solutionDue === null ? [] : compose(t('report.risk.deadline'), { day: dayPhrase(input, row.solutionDue) }),
  ]
}

/** One prompt for each owner whose late tasks have no cause: asked by name. */
export function* causePrompts(input: ReportInput, tasks: readonly AssessedTask[]): Steps<readonly Block[]> {
  const { t } = input
  if (!asksForCauses(input)) return []
  const silent = yield* filterInSteps(tasks, ({ row }) => !hasStatedCause(row))
  yield
  const byOwner = yield* groupInSteps(silent, ({ row }) => namesOf(input, row.owner))
  const prompts: Block[] = []
  for (const [owner, own] of byOwner) {
    yield
    const who = owner ?? t('report.ask.nobody')
    const prompt = t('report.week.askCause', { who, titles: textOf(quotedTitlesOf(t, own)) })
    prompts.push({ kind: 'toFill', prompt, recordIds: idsOf(own) })
  }
  return prompts
}
