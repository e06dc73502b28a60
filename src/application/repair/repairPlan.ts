import { fieldSpec, markerOf, parseMarker, type TableKey } from '../../schema/index.ts'
import type { TablesDescribed } from '../sheet/describeTables.ts'
import { FIELDS_OF_FIGURES } from '../sheet/recogniseSheet.ts'
import { planTable, type PlannedStep } from '../setup/planSetup.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'
import { leftOutColumn, leftOutSettings, leftOutView, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { withTable, type StoredSheet, type StoredTable } from '../stored/document.ts'
import { findDrift, weightOf, type Drift } from './drift.ts'

/**
 * What people can choose for a difference. `make` brings back what is missing, `bind` takes the proposed column for it,
 * `leaveOut` remembers that people do not want it, `skip` changes nothing.
 */
export type RepairChoice = 'make' | 'bind' | 'leaveOut' | 'skip'

/** Drift id → the choice. A difference without a choice was not shown to people, and nothing is done about it. */
export type RepairChoices = Readonly<Record<string, RepairChoice>>

export interface RepairItem {
  readonly drift: Drift
  /** The proposed choice comes first. */
  readonly choices: readonly [RepairChoice, ...RepairChoice[]]
  /** The steps of `make` in the Base. */
  readonly steps: readonly PlannedStep[]
}

/** Without a title tasks cannot be told apart, and without the others no figure can be computed. */
const NEVER_LEFT_OUT: ReadonlySet<string> = new Set(['title', ...FIELDS_OF_FIGURES])

/** Plans a repair for people to read and choose from. Nothing is written yet. [DR2] */
export function planRepair(sheet: StoredSheet, described: TablesDescribed): readonly RepairItem[] {
  return findDrift(sheet, described).flatMap((drift): readonly RepairItem[] =>
    weightOf(drift) === 'fine'
      ? []
      : [{ drift, choices: choicesFor(sheet, drift), steps: stepsFor(sheet, described, drift) }],
  )
}

/** The proposed choice for every item. */
export const proposedChoices = (items: readonly RepairItem[]): RepairChoices =>
  Object.fromEntries(items.map(({ drift, choices }) => [drift.id, choices[0]]))

/** The choice for an item; `skip` when there is none, or when it is no longer offered. */
function chosen({ drift, choices }: Pick<RepairItem, 'drift' | 'choices'>, wanted: RepairChoices): RepairChoice {
  const choice = wanted[drift.id]
  return choice !== undefined && choices.includes(choice) ? choice : 'skip'
}

function choicesFor(sheet: StoredSheet, drift: Drift): RepairItem['choices'] {
  switch (drift.kind) {
    case 'columnDeleted':
    case 'columnRetyped': {
      const mayLeaveOut = drift.table !== 'tasks' || !NEVER_LEFT_OUT.has(drift.field)
      const isTheirs = fieldSpec(drift.table, drift.field).writtenBy === 'people'
      const rest: readonly RepairChoice[] = [...(mayLeaveOut ? ['leaveOut' as const] : []), 'skip']
      if (drift.proposal === null) return ['make', ...rest]
      // The proposed column may hold what people have typed, so `bind` comes first for their fields. For a computed
      // field it comes second, because we would write into that column.
      return isTheirs ? ['bind', 'make', ...rest] : ['make', 'bind', ...rest]
    }
    case 'tableDeleted':
      return drift.table === 'tasks' ? ['skip'] : ['make', 'leaveOut', 'skip']
    case 'linkAstray':
      return sheet.tables[drift.target] === undefined ? ['skip'] : ['make', 'leaveOut', 'skip']
    case 'viewDeleted':
    case 'viewBroken':
      return ['make', 'leaveOut', 'skip']
    default:
      return ['make', 'skip']
  }
}

function stepsFor(sheet: StoredSheet, described: TablesDescribed, drift: Drift): readonly PlannedStep[] {
  if (drift.kind === 'tableDeleted')
    return drift.table === 'tasks' ? [] : planTable(sheetTarget(sheet, drift.table), null, null)
  const description = described[drift.table]
  const stored = sheet.tables[drift.table]
  if (description === undefined || description === 'deleted' || stored === undefined) return []
  const planned = planTable(sheetTarget(sheet, drift.table), description, disown(stored, drift, description)).filter(
    (step) => repairs(step, drift),
  )
  return [...marksFor(drift), ...planned]
}

/** Whether a step of a table's plan belongs to the repair of this difference. */
function repairs(step: PlannedStep, drift: Drift): boolean {
  if (step.table !== drift.table) return false
  switch (drift.kind) {
    case 'columnDeleted':
    case 'columnRetyped':
    case 'linkAstray':
      return (
        ((step.kind === 'column' || step.kind === 'primary') && step.column.field === drift.field) ||
        restores(step, drift.field)
      )
    case 'optionsDeleted':
      return (step.kind === 'options' && step.columnId === drift.columnId) || restores(step, drift.field)
    case 'viewDeleted':
      return (
        (step.kind === 'view' ||
          step.kind === 'renameView' ||
          (step.kind === 'viewSettings' && step.lost === undefined)) &&
        step.view.key === drift.view
      )
    case 'viewBroken':
      return step.kind === 'viewSettings' && step.lost !== undefined && step.view.key === drift.view
    case 'tableDeleted':
      return true
    default:
      return false
  }
}

/** Whether a step restores what a view has lost with the column or the options of a field. */
const restores = (step: PlannedStep, field: string): boolean =>
  step.kind === 'viewSettings' && step.lost?.fields.includes(field) === true

/** The steps for marks that a plan of the table does not contain: on people's columns, and on copies. */
function marksFor(drift: Drift): readonly PlannedStep[] {
  const marked = (column: Pick<ColumnInfo, 'id' | 'name'>, text: string): PlannedStep => ({
    table: drift.table,
    kind: 'marker',
    name: column.name,
    reason: 'markMissing',
    columnId: column.id,
    description: text,
  })
  switch (drift.kind) {
    case 'markLost':
      return [
        marked({ id: drift.columnId, name: drift.name }, `${drift.description}${markerOf(drift.table, drift.field)}`),
      ]
    case 'markTwice':
      return drift.copies.map((column) => marked(column, withoutMark(column.description)))
    default:
      return []
  }
}

/** A description without the mark at its end. */
function withoutMark(description: string): string {
  const mark = parseMarker(description)
  return mark === null ? description : description.trimEnd().slice(0, -markerOf(mark.table, mark.field).length)
}

/** The stored table after a column has become people's own: that column stays, and ours is made beside it. */
function disown(stored: StoredTable, drift: Drift, description: TableDescription): StoredTable {
  if (drift.kind !== 'linkAstray' && drift.kind !== 'columnRetyped') return stored
  const columnId = drift.kind === 'linkAstray' ? drift.columnId : stored.fields[drift.field]
  if (columnId === undefined || !description.columns.some(({ id }) => id === columnId)) return stored
  const { [drift.field]: _theirs, ...fields } = stored.fields
  return { ...stored, fields, disowned: [...new Set([...(stored.disowned ?? []), columnId])] }
}

// -------------------------------------------------------------------------------------- the chosen repair

/** The sheet with the choices that need no step in the Base: bound columns, what is left out, dropped tables. */
export const settleChoices = (sheet: StoredSheet, items: readonly RepairItem[], wanted: RepairChoices): StoredSheet =>
  items.reduce((settled, item) => settle(settled, item.drift, chosen(item, wanted)), sheet)

function settle(sheet: StoredSheet, drift: Drift, choice: RepairChoice): StoredSheet {
  const stored = sheet.tables[drift.table]
  if (stored === undefined) return sheet
  if (drift.kind === 'tableDeleted') {
    // Both choices drop the table. Set-up then makes it again as a table that the sheet does not have yet.
    if (drift.table === 'tasks' || choice === 'skip') return sheet
    const { [drift.table]: _gone, ...tables } = sheet.tables
    return { ...sheet, tables: tables as StoredSheet['tables'] }
  }
  if (choice === 'bind' && 'proposal' in drift && drift.proposal !== null) {
    return withTable(sheet, drift.table, {
      ...stored,
      fields: { ...stored.fields, [drift.field]: drift.proposal.columnId },
      lostInViews: withoutColumn(stored, drift.field),
    })
  }
  if (choice !== 'leaveOut') return sheet
  const left = leftOutOf(drift)
  return left === null
    ? sheet
    : withTable(sheet, drift.table, { ...stored, leftOut: [...new Set(stored.leftOut).add(left)] })
}

/** The entry in `leftOut` for a difference; null for one that cannot be left out. */
function leftOutOf(drift: Drift): string | null {
  if (drift.kind === 'viewBroken') return leftOutSettings(drift.view)
  if ('view' in drift) return leftOutView(drift.view)
  return 'field' in drift ? leftOutColumn(drift.field) : null
}

/** The stored losses of the views after another column takes the place of a field's: every view has lost that field. */
const withoutColumn = ({ views, lostInViews = {} }: StoredTable, field: string): Record<string, string[]> =>
  Object.fromEntries(Object.keys(views).map((key) => [key, [...new Set(lostInViews[key]).add(field)]]))

/** The companion tables that people have chosen to make again. */
export const tablesToMake = (items: readonly RepairItem[], wanted: RepairChoices): readonly TableKey[] =>
  items.flatMap((item) =>
    item.drift.kind === 'tableDeleted' && chosen(item, wanted) === 'make' ? [item.drift.table] : [],
  )

/** The repair of one table, with the steps that were chosen. */
export interface TableRepair {
  readonly target: TableTarget
  readonly description: TableDescription
  readonly stored: StoredTable
  /** Steps that a plan of the table does not contain. */
  readonly extra: readonly PlannedStep[]
  readonly wants: (step: PlannedStep) => boolean
}

/** The repair of one existing table; null for a missing one. `sheet` is the result of `settleChoices`. */
export function tableRepair(
  sheet: StoredSheet,
  table: TableKey,
  described: TablesDescribed,
  items: readonly RepairItem[],
  wanted: RepairChoices,
): TableRepair | null {
  const stored = sheet.tables[table]
  const description = described[table]
  if (stored === undefined || description === undefined || description === 'deleted') return null
  const own = items.filter(({ drift }) => drift.table === table)
  const toMake = own
    .filter((item) => chosen(item, wanted) === 'make')
    .map(({ drift }) => drift)
    // A link is made only when its target table exists.
    .filter(
      (drift) =>
        drift.kind !== 'linkAstray' || (described[drift.target] !== undefined && described[drift.target] !== 'deleted'),
    )
  const bound = own.flatMap((item) =>
    chosen(item, wanted) === 'bind' && 'proposal' in item.drift && item.drift.proposal !== null
      ? [{ field: item.drift.field, columnId: item.drift.proposal.columnId }]
      : [],
  )
  const extra = [
    ...toMake.flatMap((drift) => marksFor(drift)),
    ...bound.flatMap(({ field, columnId }): readonly PlannedStep[] => {
      const column = description.columns.find(({ id }) => id === columnId)
      if (column === undefined || parseMarker(column.description) !== null) return []
      return [
        {
          table,
          kind: 'marker',
          name: column.name,
          reason: 'markMissing',
          columnId,
          description: `${column.description}${markerOf(table, field)}`,
        },
      ]
    }),
  ]
  const boundIds = new Set(bound.map(({ columnId }) => columnId))
  return {
    description,
    stored: toMake.reduce((settled, drift) => disown(settled, drift, description), stored),
    target: { ...sheetTarget(sheet, table), tableName: description.name },
    extra,
    wants: (step) =>
      extra.includes(step) ||
      (step.kind === 'options' && boundIds.has(step.columnId)) ||
      bound.some(({ field }) => restores(step, field)) ||
      toMake.some((drift) => repairs(step, drift)),
  }
}
