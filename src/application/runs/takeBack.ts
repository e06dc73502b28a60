import { err, ok } from '../../domain/index.ts'
import type { HostCell, HostCells, HostError, HostPort, HostResult, ReadContext } from '../ports.ts'
import { isBag } from '../stored/sameValue.ts'
import type { ChangeSet, TableChanges } from './changeSet.ts'
import { planTakeBack, type LeftThing, type ColumnUses, type PresentTable, type TakeBackPlan } from './planTakeBack.ts'

/** What was taken back, or why not all of it was. */
export type TakenBack = {
  /** Old id → new id of the rows that were added again, also when a later step was refused. */
  readonly renamed: ReadonlyMap<string, string>
} & (
  | { readonly ok: true; readonly plan: TakeBackPlan; readonly left: readonly LeftThing[] }
  | { readonly ok: false; readonly error: HostError }
)

export interface TakeBackOptions {
  readonly signal: AbortSignal
  /** Called before each step. */
  readonly onStep?: (done: number, total: number) => void
}

/** Reads what the plan needs, and plans. Writes nothing. */
export async function previewTakeBack(host: HostPort, changes: ChangeSet, deps: ColumnUses): HostResult<TakeBackPlan> {
  const present = new Map<string, PresentTable>()
  for (const [tableId, table] of Object.entries(changes)) {
    const now = await presentTable(host, tableId, table)
    if (!now.ok) return now
    present.set(tableId, now.value)
  }
  return ok(
    planTakeBack(changes, present, {
      ...deps,
      isSameCell: host.isSameCell,
      meaningOfCell: host.meaningOfCell,
    }),
  )
}

/** The table with the rows that the run wrote, or with all its rows where a column, an option or the table would go. */
async function presentTable(host: HostPort, tableId: string, changes: TableChanges): HostResult<PresentTable> {
  const description = await host.describeTable(tableId)
  if (!description.ok) return description.error.kind === 'notFound' ? ok(null) : description
  const isWhole = changes.made !== null || changes.columns.length + changes.options.length > 0
  const asked = new Set(
    [changes.cells, changes.added, changes.signs, changes.deleted].flatMap((rows) => Object.keys(rows)),
  )
  if (isWhole) {
    const context: ReadContext = { binding: { table: 'tasks', tableId, fields: {} }, timeZone: 'UTC' }
    const all = await host.readAll(
      context,
      (page) => {
        for (const { recordId } of page) asked.add(recordId)
      },
      new AbortController().signal,
    )
    if (!all.ok) return all
  }
  const rows = await host.readCells(tableId, [...asked])
  return rows.ok ? ok({ description: description.value, rows: rows.value }) : rows
}

/**
 * Takes a run back: plans by what stands in the tables now, and writes the plan. A refusal ends it; what was not written
 * yet is found again by the next plan. `host` should be the recorded host of a run, so that this can be taken back as
 * well.
 */
export async function takeBack(
  host: HostPort,
  changes: ChangeSet,
  deps: ColumnUses,
  {
    mayWrite,
    onPlan,
    ...options
  }: TakeBackOptions & {
    /** Asked once, after the tables were read and before anything is written. */
    readonly mayWrite?: () => Promise<boolean>
    /** Called with what will be written, before the first step. */
    readonly onPlan?: ((plan: TakeBackPlan) => void) | undefined
  },
): Promise<TakenBack> {
  const renamed = new Map<string, string>()
  const planned = await previewTakeBack(host, changes, deps)
  if (!planned.ok) return { ...planned, renamed }
  if ((await mayWrite?.()) === false) return { ...err<HostError>({ kind: 'cancelled' }), renamed }
  let plan = planned.value
  onPlan?.(plan)
  for (let plans = 1; ; plans += 1) {
    const refused = await carryOut(stepsOf(host, plan, renamed), options)
    if (refused === null) return { ok: true, plan: planned.value, left: plan.left, renamed }
    if (refused.kind !== 'notFound' || plans === MOST_PLANS) return { ...err(refused), renamed }
    // Somebody has deleted a row in the meantime: what is left to write is planned again without it.
    const again = await previewTakeBack(host, withoutAddedAgain(changes, renamed), deps)
    if (!again.ok) return { ...again, renamed }
    plan = again.value
  }
}

/** So often the rest is planned again because rows were deleted meanwhile. */
const MOST_PLANS = 5

/** Takes one step after another; null, or the refusal that ended it. */
async function carryOut(
  steps: readonly (() => HostResult<void>)[],
  { signal, onStep }: TakeBackOptions,
): Promise<HostError | null> {
  for (const [at, step] of steps.entries()) {
    if (signal.aborted) return { kind: 'cancelled' }
    onStep?.(at, steps.length)
    const done = await step()
    if (!done.ok) return done.error
  }
  return null
}

/** Without the rows that stand in the table again, under other ids. */
export const withoutAddedAgain = (changes: ChangeSet, renamed: ReadonlyMap<string, string>): ChangeSet =>
  Object.fromEntries(
    Object.entries(changes).map(([tableId, table]) => [
      tableId,
      {
        ...table,
        deleted: Object.fromEntries(Object.entries(table.deleted).filter(([recordId]) => !renamed.has(recordId))),
      },
    ]),
  )

/** The steps in their order: rows come back before the cells that link to them, and tables go last. */
function stepsOf(
  host: HostPort,
  { tables }: TakeBackPlan,
  renamed: Map<string, string>,
): readonly (() => HostResult<void>)[] {
  const gone = new Set(tables.flatMap(({ addAgain }) => addAgain.map(({ recordId }) => recordId)))
  return [
    ...tables.flatMap(({ tableId, addAgain }) =>
      chunks(addAgain).map((rows) => async (): HostResult<void> => {
        const added = await host.addCells(
          tableId,
          rows.map(({ cells }) => withoutLinksTo(cells, gone)),
        )
        if (!added.ok) return added
        for (const [at, recordId] of added.value.entries()) renamed.set(rows[at]?.recordId ?? '', recordId)
        return ok(undefined)
      }),
    ),
    ...tables.flatMap(({ tableId, addAgain }) =>
      chunks(addAgain.filter(({ cells }) => linksInto(cells, gone).length > 0)).map(
        (rows) => async (): HostResult<void> =>
          host.writeCells(
            tableId,
            rows.flatMap(({ recordId, cells }) => {
              const now = renamed.get(recordId)
              if (now === undefined) return []
              const links = linksInto(cells, gone).map(
                ([columnId, cell]) => [columnId, relinked(cell, renamed)] as const,
              )
              return [{ recordId: now, cells: Object.fromEntries(links) }]
            }),
          ),
      ),
    ),
    ...tables.flatMap(({ tableId, restore }) =>
      chunks(restore).map((rows) => (): HostResult<void> => host.writeCells(tableId, rows)),
    ),
    ...tables.flatMap(({ tableId, remove }) =>
      chunks(remove).map((recordIds) => (): HostResult<void> => host.deleteRows(tableId, recordIds)),
    ),
    ...tables.flatMap(({ tableId, options }) =>
      options.map(
        ({ columnId, ids }) =>
          (): HostResult<void> =>
            host.removeOptions(tableId, columnId, ids),
      ),
    ),
    ...tables.flatMap(({ tableId, columns }) =>
      columns.map(
        ({ id }) =>
          (): HostResult<void> =>
            host.deleteColumn(tableId, id),
      ),
    ),
    ...tables.flatMap(({ tableId, isDeleted }) =>
      isDeleted ? [(): HostResult<void> => host.deleteTable(tableId)] : [],
    ),
  ]
}

/** Rows a step: so much is written between two looks at whether people have stopped it. */
const ROWS_PER_STEP = 200
const chunks = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_STEP) }, (_, at) =>
    rows.slice(at * ROWS_PER_STEP, (at + 1) * ROWS_PER_STEP),
  )

/** The rows that a cell links to; [] for a cell of another kind. */
const linkedIds = (cell: HostCell): readonly string[] =>
  isBag(cell) && Array.isArray(cell['recordIds'])
    ? cell['recordIds'].filter((id): id is string => typeof id === 'string')
    : []

const linksInto = (cells: HostCells, gone: ReadonlySet<string>): readonly (readonly [string, HostCell])[] =>
  Object.entries(cells).filter(([, cell]) => linkedIds(cell).some((id) => gone.has(id)))

function withoutLinksTo(cells: HostCells, gone: ReadonlySet<string>): HostCells {
  const links = new Set(linksInto(cells, gone).map(([columnId]) => columnId))
  return Object.fromEntries(Object.entries(cells).filter(([columnId]) => !links.has(columnId)))
}

/** The link with the present ids of rows that were added again. */
const relinked = (cell: HostCell, renamed: ReadonlyMap<string, string>): HostCell => ({
  recordIds: linkedIds(cell).map((id) => renamed.get(id) ?? id),
  text: '',
  type: 'text',
})
