import { cellWords } from '../../schema/index.ts'
import type { ExpectedChange } from '../history/expectedChanges.ts'
import type { CellsOfRow, TableTakeBack, TakeBackPlan } from '../runs/planTakeBack.ts'
import type { RunEntry } from '../runs/storedRuns.ts'
import { languageOf, sheetId, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'

/** The columns of a table whose changes are asked about; `title` stands for a task that comes or goes. [LG2] */
const ASKED = {
  tasks: ['plannedStart', 'plannedEnd', 'hold', 'title'],
  campaigns: ['budgetTotal'],
  budget: ['amount'],
  kpis: ['target'],
} as const satisfies Readonly<Record<string, readonly ExpectedChange['field'][]>>
type AskedTable = keyof typeof ASKED
const TABLES = Object.keys(ASKED) as readonly AskedTable[]

/** Tells live tracking what taking a run back is about to change, and why: a press of ours is no change of people's. [LG2] */
export function expectTakeBack(app: AppContext, { tables }: TakeBackPlan, { why }: Pick<RunEntry, 'why'>): void {
  for (const sheet of app.stored().sheets) {
    const companions = app.companionEngines.get(sheetId(sheet))
    const changes = TABLES.flatMap((key) => {
      const plan = tables.find(({ tableId }) => tableId === sheet.tables[key]?.tableId)
      return plan === undefined ? [] : changesIn(app, sheet, key, plan)
    })
    if (changes.length > 0) companions?.expect(changes, cellWords(languageOf(sheet)).takenBack(why))
  }
}

function changesIn(
  app: AppContext,
  sheet: StoredSheet,
  key: AskedTable,
  { restore, remove, addAgain }: TableTakeBack,
): readonly ExpectedChange[] {
  const columns: Readonly<Record<string, string>> = sheet.tables[key]?.fields ?? {}
  const rows = key === 'tasks' ? null : app.companionEngines.get(sheetId(sheet))?.set().tables[key]?.rows()
  /** A task by its id, a row of another table by its title, as the log does. */
  const nameOf = (recordId: string): string =>
    rows === null ? recordId : (rows?.find((row) => row.recordId === recordId)?.title ?? '')
  const titleOf = ({ cells }: CellsOfRow): string => app.host().textOfCell(cells[columns['title'] ?? ''] ?? null)
  const all = (of: string): readonly ExpectedChange[] => ASKED[key].map((field) => ({ of, field }))
  return [
    ...restore.flatMap(({ recordId, cells }) =>
      ASKED[key]
        .filter((field) => field !== 'title' && Object.hasOwn(cells, columns[field] ?? ''))
        .map((field) => ({ of: nameOf(recordId), field })),
    ),
    ...remove.flatMap((recordId) => all(nameOf(recordId))),
    ...addAgain.flatMap((row) => all(titleOf(row))),
  ]
}
