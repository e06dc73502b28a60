import type { FieldKey } from '../../../schema/index.ts'
import type { TableDescription } from '../../ports.ts'
import { type ColumnProposal, proposeFields } from '../proposeMapping.ts'
import type { OtherTable } from './otherTable.ts'

/** How much a table of people's is like one of ours, judged by the names and kinds of its columns alone. */
export interface TableCandidate {
  readonly tableId: string
  readonly name: string
  readonly columns: number
  readonly likeness: 'likely' | 'possible' | 'unlikely'
  /** The names of the columns that are recognised, those first that tell what the table is. */
  readonly found: readonly string[]
}

/** Without one of these columns a table of this kind says little; with two of them it is likely one. */
const SIGNS: { readonly [Table in OtherTable]: readonly FieldKey<Table>[] } = {
  campaigns: ['startDay', 'endDay', 'budgetTotal', 'lead', 'phase', 'type', 'goals'],
  kpis: ['target', 'actual', 'base', 'attainment'],
  budget: ['amount', 'spent', 'category', 'unitPrice'],
  issues: ['severity', 'status', 'solution', 'foundAt', 'resolvedAt', 'probability'],
}

/** Names of tables that say what they hold. */
const NAMES: Readonly<Record<OtherTable, RegExp>> = {
  campaigns: /活动|活動|项目清单|项目总表|campaign|event|キャンペーン/iu,
  kpis: /目标|目標|指标|指標|kpi|okr|goal/iu,
  budget: /预算|預算|费用|費用|成本|开支|budget|cost|expense|予算/iu,
  issues: /问题|問題|风险|風險|反馈|issue|risk|課題|リスク/iu,
}

const RANK = { likely: 0, possible: 1, unlikely: 2 } as const

/** The tables, those most like the wanted one first. */
export const rankTables = (table: OtherTable, tables: readonly TableDescription[]): readonly TableCandidate[] =>
  tables
    .map((one) => candidateOf(table, one))
    .sort((a, b) => RANK[a.likeness] - RANK[b.likeness] || b.found.length - a.found.length)

function candidateOf(table: OtherTable, { id, name, columns }: TableDescription): TableCandidate {
  const proposals = proposeFields<OtherTable>(
    table,
    columns.map((column) => ({ column, texts: [] })),
  )
  const isSign = ({ field }: ColumnProposal<OtherTable>): boolean => (SIGNS[table] as readonly string[]).includes(field)
  const signs = proposals.filter(isSign).length
  const isNamed = NAMES[table].test(name)
  return {
    tableId: id,
    name,
    columns: columns.length,
    found: proposals
      .filter(({ reasons }) => reasons.because !== 'primary')
      .toSorted((a, b) => Number(isSign(b)) - Number(isSign(a)))
      .map(({ columnId }) => columns.find((column) => column.id === columnId)?.name ?? ''),
    likeness:
      signs >= 2 && (isNamed || signs >= 3)
        ? 'likely'
        : signs >= 2 || (isNamed && signs >= 1)
          ? 'possible'
          : 'unlikely',
  }
}
