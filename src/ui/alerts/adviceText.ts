import type { TaskFlag } from '../../domain/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { TableKey, TaskFieldKey } from '../../schema/index.ts'

/** What an advice names: a column of 任务, or another table. All of them have to be there. */
type Named = { readonly columns: readonly TaskFieldKey[] } | { readonly table: TableKey }

/** The advices that name more than the cells that raise their flag. Without it they are worded differently. */
const ADVICE_NAMES = {
  ownerAmbiguous: { columns: ['collaborators'] },
  accountableAmbiguous: { columns: ['consulted', 'informed'] },
  replannedAfterDue: { table: 'changes' },
  progressWentDown: { columns: ['progressNote'] },
} as const satisfies Partial<Record<TaskFlag, Named>>

const isNaming = (flag: TaskFlag): flag is keyof typeof ADVICE_NAMES => Object.hasOwn(ADVICE_NAMES, flag)

/** What to do about a data problem, in a line that names no column and no table that the sheet lacks. [FL1] */
export function adviceText(
  t: Translate,
  flag: TaskFlag,
  { columns, tables }: { readonly columns: readonly TaskFieldKey[]; readonly tables: readonly TableKey[] },
): string {
  if (!isNaming(flag)) return t(`advice.${flag}`)
  const named: Named = ADVICE_NAMES[flag]
  const isThere = 'table' in named ? tables.includes(named.table) : named.columns.every((key) => columns.includes(key))
  return t(isThere ? `advice.${flag}` : `advice.${flag}.without`)
}
