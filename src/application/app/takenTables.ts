import { err, ok } from '../../domain/index.ts'
import type { AdoptionState, AdoptionStep, BesideActions, TablesBeside } from '../adoption/adoptionState.ts'
import { openOtherTables, type OtherTable, type OtherTableOf } from '../adoption/tables/otherTable.ts'
import { planOtherTable, type OtherTablePlan } from '../adoption/tables/planOtherTable.ts'
import { previewOtherTable, type OtherTablePreview } from '../adoption/tables/previewOtherTable.ts'
import { rankTables } from '../adoption/tables/tableCandidates.ts'
import { openTableDraft, type TableDraft } from '../adoption/tables/tableDraft.ts'
import { takeOtherTable } from '../adoption/tables/takeOtherTable.ts'
import type { HostResult } from '../ports.ts'
import { sheetId, sheetOf, withTable, type AdoptionChoices, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

const storedSheet = (app: AppContext, tableId: string): StoredSheet | null => sheetOf(app.stored(), tableId)

/** The tables that nothing tracks yet, described once, ranked for each kind of table that the sheet does not have. [AD8] */
async function tablesBeside(app: AppContext, tableId: string): HostResult<readonly TablesBeside[]> {
  const sheet = storedSheet(app, tableId)
  if (sheet === null) return err({ kind: 'notFound', what: 'sheet' })
  const host = app.host()
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const tracked = new Set(app.stored().sheets.flatMap((one) => Object.values(one.tables).map((table) => table.tableId)))
  const described = await Promise.all(
    tables.value.filter(({ id }) => !tracked.has(id)).map(({ id }) => host.describeTable(id)),
  )
  // Tables that this user may not see are left out.
  const seen = described.flatMap((one) => (one.ok ? [one.value] : []))
  return ok(openOtherTables(sheet).map((table) => ({ table, candidates: rankTables(table, seen) })))
}

async function openBeside(app: AppContext, of: OtherTableOf, tableId: string): HostResult<TableDraft> {
  const sheet = storedSheet(app, of.sheetId)
  if (sheet === null) return err({ kind: 'notFound', what: 'sheet' })
  return openTableDraft(app.host(), sheet, of.table, tableId)
}

function previewBeside(app: AppContext, draft: TableDraft, plan: OtherTablePlan): HostResult<OtherTablePreview> {
  const companions = app.companionEngines.get(sheetId(draft.sheet))
  return previewOtherTable(app.host(), draft, plan, {
    timeZone: app.stored().settings.timeZone,
    titledRows: (table) => companions?.titledRows(table) ?? [],
  })
}

/** The choices with which a stopped run began; null when nothing is stored of it. */
function begunBeside(app: AppContext, of: OtherTableOf) {
  const stored = storedSheet(app, of.sheetId)?.tables[of.table]
  return stored?.adoption === undefined ? null : { tableId: stored.tableId, choices: stored.adoption }
}

/** The sheet without a table that people made, and without the campaigns that its tasks name. */
function withoutTable(sheet: StoredSheet, table: OtherTable): StoredSheet {
  if (sheet.tables[table]?.readings === undefined) return sheet
  const { [table]: _released, ...tables } = sheet.tables
  const { tasks } = tables
  if (table !== 'campaigns' || tasks.readings?.['campaign']?.as !== 'named') return { ...sheet, tables }
  const { campaign: _column, ...fields } = tasks.fields
  const { campaign: _reading, ...readings } = tasks.readings
  const columns = tasks.columns?.filter(({ field }) => field !== 'campaign') ?? null
  return { ...sheet, tables: { ...tables, tasks: { ...tasks, fields, readings, columns } } }
}

/** One run of this sidebar at a time. */
interface Turn {
  /** Null while another run is under way. */
  begin(): AbortController | null
  end(): void
}

/** The actions of taking over tables beside the tasks of a tracked sheet. [AD8] */
export function createBesideActions(app: AppContext, sheets: OpenSheets, turn: Turn): BesideActions {
  const show = (adoption: AdoptionState): void => app.patch({ adoption })

  async function start(draft: TableDraft, choices: AdoptionChoices): Promise<void> {
    const run = turn.begin()
    if (run === null) return
    try {
      await take(draft, choices, run.signal)
    } finally {
      turn.end()
    }
  }

  /** Takes the table over as one run, shows how far it is, and lets live tracking go on with it. [TB1] */
  async function take(draft: TableDraft, choices: AdoptionChoices, signal: AbortSignal): Promise<void> {
    const of: OtherTableOf = { sheetId: sheetId(draft.sheet), table: draft.kind }
    const about = { of, tableName: draft.table.name }
    let step: AdoptionStep | null = null
    show({ kind: 'running', ...about, done: 0, total: 1, step, cancelling: false })
    const outcome = await app.recorded({ kind: 'takeOver', sheetId: of.sheetId }, ({ host }) =>
      takeOtherTable(host, app.room(), draft, planOtherTable(draft, choices), choices, {
        signal,
        onStep(next, done, total) {
          step = next
          show({ kind: 'running', ...about, done, total, step, cancelling: signal.aborted })
        },
      }),
    )
    if (!outcome.ok) {
      const error = outcome.error.kind === 'cancelled' ? null : outcome.error
      return show({ kind: 'stopped', ...about, tableId: of.sheetId, step, error })
    }
    const { added, failures } = outcome.value
    await sheets.reload()
    await sheets.follow()
    show({ kind: 'done', ...about, tableId: of.sheetId, added, views: [], failures })
  }

  return {
    candidates: (tableId) => tablesBeside(app, tableId),
    open: (of, tableId) => openBeside(app, of, tableId),
    preview: (draft, plan) => previewBeside(app, draft, plan),
    start: (draft, choices) => void start(draft, choices),
    async resume(of) {
      const begun = begunBeside(app, of)
      if (begun === null) return show({ kind: 'idle' })
      const draft = await openBeside(app, of, begun.tableId)
      if (draft.ok) await start(draft.value, begun.choices)
      else show({ kind: 'stopped', of, tableId: of.sheetId, tableName: '', step: null, error: draft.error })
    },
    async leave({ sheetId: id, table }) {
      await app.changeSheet(id, (sheet) => {
        const stored = sheet.tables[table]
        if (stored === undefined) return sheet
        const { adoption: _left, ...rest } = stored
        const there = new Set(Object.keys(rest.fields))
        const columns = rest.columns?.filter(({ field }) => there.has(field)) ?? null
        return withTable(sheet, table, { ...rest, columns })
      })
    },
    async release({ sheetId: id, table }) {
      const changed = await app.changeSheet(id, (sheet) => withoutTable(sheet, table))
      if (!changed.ok) return changed
      sheets.pass()
      await sheets.follow()
      return ok(undefined)
    },
  }
}
