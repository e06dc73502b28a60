import type { AssessedTask, CompanionTableKey } from '../schema/index.ts'
import { formatCount, type Translate } from '../i18n/index.ts'
import { idsOf, tasksPhrase } from './phrases.ts'
import { compose } from './compose.ts'
import type { Block, Line } from './reportDocument.ts'

/** A longer list shows this many lines and then says how many more there are, so that the report stays readable. */
const LONGEST_LIST = 30

/** One paragraph. */
export const paragraph = (line: Line): Block => ({ kind: 'paragraph', line })

/** 数据不足: why no claim is made. */
export const insufficient = (line: Line): Block => ({ kind: 'insufficient', line })

/** A question that only people can answer, with the rows it is about: tasks, unless a table is named. */
export const toFill = (prompt: string, recordIds: readonly string[] = [], table?: CompanionTableKey): Block => ({
  kind: 'toFill',
  prompt,
  ...(recordIds.length === 0 ? {} : { recordIds }),
  ...(table === undefined ? {} : { table }),
})

/** One line per task, in the given order; tasks beyond `LONGEST_LIST` become a number that links to their rows. */
export function taskList(
  t: Translate,
  tasks: readonly AssessedTask[],
  lineOf: (task: AssessedTask) => Line,
): readonly Block[] {
  if (tasks.length === 0) return []
  const lines = tasks.slice(0, LONGEST_LIST).map(lineOf)
  const rest = tasks.slice(LONGEST_LIST)
  const more = compose(t('report.more'), { tasks: { text: tasksPhrase(t, rest.length), recordIds: idsOf(rest) } })
  return [{ kind: 'list', items: rest.length === 0 ? lines : [...lines, more] }]
}

/** The lines as one list; those beyond `LONGEST_LIST` become a number. */
export const linesBlock = (input: { readonly t: Translate }, lines: readonly Line[]): readonly Block[] =>
  wordedBlock(input, lines, (line) => line)

/** One line for each item as one list; the items beyond `LONGEST_LIST` become a number and are not even worded. */
export function wordedBlock<Item>(
  { t }: { readonly t: Translate },
  items: readonly Item[],
  lineOf: (item: Item) => Line,
): readonly Block[] {
  if (items.length === 0) return []
  const rest = items.length - LONGEST_LIST
  const shown = items.slice(0, LONGEST_LIST).map(lineOf)
  const more = compose(t('report.moreLines'), { count: { text: formatCount(rest) } })
  return [{ kind: 'list', items: rest > 0 ? [...shown, more] : shown }]
}
