import { cellEnvironment, readCell, textOfCell } from '../cells/environment.ts'
import type { CellEnvironment } from '../cells/cellType.ts'
import { orderRules, recordsOfView } from './query.ts'
import type { OrderRule } from './order.ts'
import type { RecordState, Session, ViewRow, ViewState } from '../types.ts'
import { settingsOf } from './viewSettings.ts'
import type { Table, World } from '../world/world.ts'

/** The rows of a view for a user, group headers included; a collapsed group keeps its header only. */
export function viewRows(
  world: World,
  table: Table,
  view: ViewState,
  session: Pick<Session, 'userId' | 'role'>,
  collapsed: ReadonlySet<string>,
): ViewRow[] {
  const env = cellEnvironment(world)
  const settings = settingsOf(view, session.userId)
  const records = recordsOfView(world, table, session, settings, env)
  return grouped(records, orderRules(settings.group, table), 0, '', collapsed, env)
}

function grouped(
  records: readonly RecordState[],
  rules: readonly OrderRule[],
  level: number,
  parentKey: string,
  collapsed: ReadonlySet<string>,
  env: CellEnvironment,
): ViewRow[] {
  const rule = rules[level]
  if (!rule) return records.map((record) => ({ kind: 'record', record }))
  // `records` are already sorted by the group fields, so a group is a run of equal labels.
  const runs = new Map<string, RecordState[]>()
  for (const record of records) {
    const label = textOfCell(record, rule.field, env)
    const run = runs.get(label)
    if (run) run.push(record)
    else runs.set(label, [record])
  }
  const rows: ViewRow[] = []
  for (const [label, members] of runs) {
    const key = `${parentKey}/${label}`
    const [first] = members
    const value = first ? readCell(first, rule.field, env) : null
    rows.push({ kind: 'group', level, fieldId: rule.field.id, label, value, count: members.length, key })
    if (!collapsed.has(key)) for (const row of grouped(members, rules, level + 1, key, collapsed, env)) rows.push(row)
  }
  return rows
}
