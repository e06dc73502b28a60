import { columnNameIn, fieldKeys, fieldSpec } from '../../schema/index.ts'
import { explainCell } from '../companions/explain/explainCell.ts'
import type { ExplainedLine, Shown } from '../companions/explain/line.ts'
import type { AnyCompanion } from '../companions/companionTables.ts'
import { fieldBinding } from '../ports.ts'
import { languageOf, sheetId } from '../stored/document.ts'
import type { BesideCell, CellExplanation } from './appState.ts'
import type { AppContext } from './context.ts'

type AnyRow = Readonly<Record<string, unknown>> & { readonly recordId: string }

/**
 * Explains a computed cell of a table beside 任务 with the rows as they are now; null when its row is not known. Only a
 * press on such a cell needs it, so the first screen does not wait for it. [EX1]
 */
export function explainedCell(app: AppContext, cell: BesideCell): CellExplanation | null {
  function find({ table, recordId }: BesideCell) {
    const current = app.current()
    const companions = current === null ? undefined : app.companionEngines.get(sheetId(current.sheet))
    const facts = companions?.facts() ?? null
    const beside = companions?.set().tables[table] as AnyCompanion | null | undefined
    if (current === null || companions === undefined || facts === null || beside === null || beside === undefined)
      return null
    const { tables } = companions.set()
    const typedKpis = tables.kpis?.rows() ?? []
    return {
      current,
      beside,
      tables,
      facts: { ...facts, typedKpis },
      row: (beside.row(recordId) as AnyRow | undefined) ?? loggedRow(table, recordId),
    }
  }
  type Found = NonNullable<ReturnType<typeof find>>

  /** Names of columns, tables and choices as they are in the Base now. */
  function withNames({ current, beside, tables }: Found, shown: Shown): Shown {
    const { sheet } = current
    const text = (value: string | null): Shown => ({ as: 'text', value })
    switch (shown.as) {
      case 'column': {
        const renamed = beside.bound()?.renamed.find(({ field }) => field === shown.value)
        return text(renamed?.to ?? columnNameIn(sheet.preset, beside.table, shown.value, languageOf(sheet)))
      }
      case 'table':
        return text(shown.value === 'tasks' ? current.engine.getState().name : (tables[shown.value]?.name() ?? null))
      case 'choice': {
        const bound = beside.bound()
        const options = bound === null ? [] : (fieldBinding(bound.binding, shown.field)?.options ?? [])
        return text(options.find(({ key }) => key === shown.value)?.name ?? null)
      }
      default:
        return shown
    }
  }

  const named = (found: Found, line: ExplainedLine): ExplainedLine =>
    'reason' in line
      ? line
      : {
          ...line,
          values: Object.fromEntries(Object.entries(line.values).map(([key, shown]) => [key, withNames(found, shown)])),
        }

  const found = find(cell)
  if (found === null || found.row === null) return null
  const { row, facts } = found
  const isPeoples = fieldSpec(cell.table, cell.field).writtenBy !== 'extension'
  const explained = isPeoples ? { result: null, lines: [] } : explainCell(cell.table, cell.field, row, facts)
  if (explained === null) return null
  const [primary] = fieldKeys(cell.table)
  const title = primary === undefined ? null : row[primary]
  const columnShown = withNames(found, { as: 'column', value: cell.field })
  return {
    cell,
    title: typeof title === 'string' && title.trim() !== '' ? title : null,
    tableName: found.beside.name(),
    columnName: columnShown.as === 'text' ? (columnShown.value ?? '') : '',
    isPeoples,
    result: explained.result,
    lines: explained.lines.map((line) => named(found, line)),
  }
}

/** The long table 变更记录 is not in memory: what is said of its cells is the same for every row. */
function loggedRow(table: BesideCell['table'], recordId: string): AnyRow | null {
  if (table !== 'changes') return null
  const cells = Object.fromEntries(fieldKeys('changes').map((key) => [key, null]))
  return { ...cells, recordId }
}
