import { fieldSpec, markerOf, parseMarker, type TableKey } from '../../schema/index.ts'
import type { TablesDescribed } from '../sheet/describeTables.ts'
import { FIELDS_OF_FIGURES } from '../sheet/recogniseSheet.ts'
import { planTable, type PlannedStep } from '../setup/planSetup.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'
import { leftOutColumn, leftOutSettings, leftOutView, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { withTable, type StoredSheet, type StoredTable } from '../stored/document.ts'
import { findDrift, weightOf, type Drift } from './drift.ts'

/**
 * What can be done about a difference. `make` brings back what is missing, `bind` takes the column that looks like it,
 * `leaveOut` remembers that it is not wanted, `skip` leaves it for another time.
 */
export type RepairChoice = 'make' | 'bind' | 'leaveOut' | 'skip'

/** Drift id → what to do about it; what is not named was not shown, and is left alone. */
export type RepairChoices = Readonly<Record<string, RepairChoice>>

export interface RepairItem {
  readonly drift: Drift
  /** The proposed one first. */
  readonly choices: readonly [RepairChoice, ...RepairChoice[]]
  /** What `make` does in the Base, step by step. */
  readonly steps: readonly PlannedStep[]
}

/** Without a title tasks cannot be told apart, and without the others no figure can be computed. */
const NEVER_LEFT_OUT: ReadonlySet<string> = new Set(['title', ...FIELDS_OF_FIGURES])

/** What a repair would do, for people to read and choose before anything is written. [DR2] */
export function planRepair(sheet: StoredSheet, seen: TablesDescribed): readonly RepairItem[] {
  return findDrift(sheet, seen).flatMap((drift): readonly RepairItem[] =>
    weightOf(drift) === 'fine'
      ? []
      : [{ drift, choices: choicesFor(sheet, drift), steps: stepsFor(sheet, seen, drift) }],
  )
}

/** Everything as it is proposed. */
export const proposedChoices = (items: readonly RepairItem[]): RepairChoices =>
  Object.fromEntries(items.map(({ drift, choices }) => [drift.id, choices[0]]))

/** The choice that counts for an item. */
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
      // What people have typed stands in the column that looks like it; ours is never put in its place unasked.
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

function stepsFor(sheet: StoredSheet, seen: TablesDescribed, drift: Drift): readonly PlannedStep[] {
  if (drift.kind === 'tableDeleted')
    return drift.table === 'tasks' ? [] : planTable(sheetTarget(sheet, drift.table), null, null)
  const description = seen[drift.table]
  const stored = sheet.tables[drift.table]
  if (description === undefined || description === 'deleted' || stored === undefined) return []
  const planned = planTable(sheetTarget(sheet, drift.table), description, disown(stored, drift, description)).filter(
    (step) => repairs(step, drift),
  )
  return [...marksFor(drift), ...planned]
}

/** Whether a step of a table's plan is part of making good this difference. */
function repairs(step: PlannedStep, drift: Drift): boolean {
  if (step.table !== drift.table) return false
  switch (drift.kind) {
    case 'columnDeleted':
    case 'columnRetyped':
    case 'linkAstray':
      return (step.kind === 'column' && step.column.field === drift.field) || restores(step, drift.field)
    case 'optionsDeleted':
      return (step.kind === 'options' && step.columnId === drift.columnId) || restores(step, drift.field)
    case 'viewDeleted':
      return (
        (step.kind === 'view' || (step.kind === 'viewSettings' && step.lost === undefined)) &&
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

/** Whether a step gives a view back what it lost with the column or the options of a field. */
const restores = (step: PlannedStep, field: string): boolean =>
  step.kind === 'viewSettings' && step.lost?.fields.includes(field) === true

/** Marks that a plan of the table alone does not know of: those of people's columns, and of copies. */
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

/** What is remembered once a column has become people's own: it stays, and ours is made beside it. */
function disown(stored: StoredTable, drift: Drift, description: TableDescription): StoredTable {
  if (drift.kind !== 'linkAstray' && drift.kind !== 'columnRetyped') return stored
  const columnId = drift.kind === 'linkAstray' ? drift.columnId : stored.fields[drift.field]
  if (columnId === undefined || !description.columns.some(({ id }) => id === columnId)) return stored
  const { [drift.field]: _theirs, ...fields } = stored.fields
  return { ...stored, fields, disowned: [...new Set([...(stored.disowned ?? []), columnId])] }
}

// -------------------------------------------------------------------------------------- carrying it out

/**
 * The sheet with everything remembered that a choice says by itself: columns taken, things left out, tables given up.
 */
export const settleChoices = (sheet: StoredSheet, items: readonly RepairItem[], wanted: RepairChoices): StoredSheet =>
  items.reduce((settled, item) => settle(settled, item.drift, chosen(item, wanted)), sheet)

function settle(sheet: StoredSheet, drift: Drift, choice: RepairChoice): StoredSheet {
  const stored = sheet.tables[drift.table]
  if (stored === undefined) return sheet
  if (drift.kind === 'tableDeleted') {
    // A table that will be made again is made by set-up, as one that the sheet does not have yet.
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

/** How "leave it out" is remembered of a difference. */
function leftOutOf(drift: Drift): string | null {
  if (drift.kind === 'viewBroken') return leftOutSettings(drift.view)
  if ('view' in drift) return leftOutView(drift.view)
  return 'field' in drift ? leftOutColumn(drift.field) : null
}

/** Every view has lost the part of a field whose column another one takes the place of. */
const withoutColumn = ({ views, lostInViews = {} }: StoredTable, field: string): Record<string, string[]> =>
  Object.fromEntries(Object.keys(views).map((key) => [key, [...new Set(lostInViews[key]).add(field)]]))

/** Companion tables that the choices ask to be made again. */
export const tablesToMake = (items: readonly RepairItem[], wanted: RepairChoices): readonly TableKey[] =>
  items.flatMap((item) =>
    item.drift.kind === 'tableDeleted' && chosen(item, wanted) === 'make' ? [item.drift.table] : [],
  )

/** One table on its way, with the steps that the choices ask for. */
export interface TableRepair {
  readonly target: TableTarget
  readonly description: TableDescription
  readonly stored: StoredTable
  /** Steps that the plan of the table does not hold by itself. */
  readonly extra: readonly PlannedStep[]
  readonly wants: (step: PlannedStep) => boolean
}

/**
 * What the choices ask of one table that is there. `sheet` has the choices settled already, `seen` the tables as they
 * are now.
 */
export function tableRepair(
  sheet: StoredSheet,
  table: TableKey,
  seen: TablesDescribed,
  items: readonly RepairItem[],
  wanted: RepairChoices,
): TableRepair | null {
  const stored = sheet.tables[table]
  const description = seen[table]
  if (stored === undefined || description === undefined || description === 'deleted') return null
  const own = items.filter(({ drift }) => drift.table === table)
  const made = own
    .filter((item) => chosen(item, wanted) === 'make')
    .map(({ drift }) => drift)
    // A link needs the table that it points into; while that one stays away the link can wait.
    .filter(
      (drift) => drift.kind !== 'linkAstray' || (seen[drift.target] !== undefined && seen[drift.target] !== 'deleted'),
    )
  const bound = own.flatMap((item) =>
    chosen(item, wanted) === 'bind' && 'proposal' in item.drift && item.drift.proposal !== null
      ? [{ field: item.drift.field, columnId: item.drift.proposal.columnId }]
      : [],
  )
  const extra = [
    ...made.flatMap((drift) => marksFor(drift)),
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
    stored: made.reduce((settled, drift) => disown(settled, drift, description), stored),
    target: { ...sheetTarget(sheet, table), tableName: description.name },
    extra,
    wants: (step) =>
      extra.includes(step) ||
      (step.kind === 'options' && boundIds.has(step.columnId)) ||
      bound.some(({ field }) => restores(step, field)) ||
      made.some((drift) => repairs(step, drift)),
  }
}
