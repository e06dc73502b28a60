import { err, ok } from '../../domain/index.ts'
import type { HostPort } from '../ports.ts'
import { createOwnWritings, type OwnWritings } from '../savedReports/ownWritings.ts'
import { openReportRows, type ReportRows } from '../savedReports/reportRows.ts'
import { addReportTable, planReportTable } from '../savedReports/reportTable.ts'
import type { ReportAnswer, SavedReportActions } from '../savedReports/savedReportState.ts'
import { confirmReport, restoreConfirmed, saveDraft, type WordsWish, writeWords } from '../savedReports/writeReport.ts'
import { loadStoredRuns } from '../runs/recordedHost.ts'
import { settingsFor, sheetId, type StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** The actions of saved reports, once for each application: they remember what this sidebar has written. */
const opened = new WeakMap<AppContext, SavedReportActions>()

export function savedReportActions(app: AppContext, sheets: OpenSheets): SavedReportActions {
  const known = opened.get(app)
  if (known !== undefined) return known
  const made = createSavedReportActions(app, sheets)
  opened.set(app, made)
  return made
}

function createSavedReportActions(app: AppContext, sheets: OpenSheets): SavedReportActions {
  /** By the id of the sheet. */
  const own = new Map<string, OwnWritings>()
  const ownOf = (tableId: string): OwnWritings => {
    const known = own.get(tableId)
    if (known !== undefined) return known
    const made = createOwnWritings()
    own.set(tableId, made)
    return made
  }
  /** One after another: two presses of one person never overtake each other. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const rowsOf = (sheet: StoredSheet, host: HostPort) =>
    openReportRows({ host, sheet, timeZone: settingsFor(app.stored(), sheet).timeZone, signal: app.closing })

  /** Writes as one run, which can be taken back. [TB1] */
  const asRun = async (
    sheet: StoredSheet,
    what: string | null,
    work: (rows: ReportRows, runId: string) => ReportAnswer,
  ): ReportAnswer =>
    await inTurn(() =>
      app.recorded({ kind: 'report', sheetId: sheetId(sheet), what }, async ({ host, id }) => {
        const rows = await rowsOf(sheet, host)
        return rows.ok ? await work(rows.value, id) : rows
      }),
    )

  const writeAndNote = async (sheet: StoredSheet, wish: WordsWish): ReportAnswer =>
    await asRun(sheet, titleOf(wish.recordId), async (rows, runId) => {
      const written = await writeWords(rows, wish)
      if (written.ok && written.value.snapshot !== null)
        ownOf(sheetId(sheet)).wrote(wish, { key: written.value.snapshot.key, runId })
      return written
    })

  /** Writes again what a slower sidebar has overwritten, unless somebody has taken it back. [TB2] */
  async function writeAgain(sheet: StoredSheet, wish: WordsWish & { readonly runId: string }): Promise<void> {
    const runs = await app.room().load((await loadStoredRuns()).RUNS)
    const run = runs.ok ? runs.value.find(({ id }) => id === wish.runId) : undefined
    if (run !== undefined && (run.takenBack !== null || run.claim !== null)) ownOf(sheetId(sheet)).forget(wish.runId)
    else await writeAndNote(sheet, wish)
  }

  const titleOf = (recordId: string): string | null => reportRow(recordId)?.title ?? null
  const reportRow = (recordId: string) => presentRows().find((row) => row.recordId === recordId)
  const presentRows = () => app.store.getState().companions?.rows.reports?.rows ?? []

  let isWatching = false
  /** From the first writing on: what a slower sidebar has overwritten is written again. */
  function watch(): void {
    if (isWatching) return
    isWatching = true
    let before = presentRows()
    app.onClose(
      app.store.subscribe(() => {
        const rows = presentRows()
        const sheet = app.current()?.sheet
        if (rows === before || sheet === undefined) return
        before = rows
        const { words, confirmed } = ownOf(sheetId(sheet)).overwritten(rows)
        for (const wish of words) void writeAgain(sheet, wish)
        for (const row of confirmed) void asRun(sheet, row.title, (open) => restoreConfirmed(open, row))
      }),
    )
  }

  return {
    async save(wish) {
      const sheet = app.current()?.sheet
      if (sheet === undefined) return err({ kind: 'noTable' })
      return await asRun(sheet, wish.title, (rows) => saveDraft(rows, wish, app.clock.now()))
    },
    async write(wish) {
      const sheet = app.current()?.sheet
      if (sheet === undefined) return err({ kind: 'noTable' })
      watch()
      return await writeAndNote(sheet, wish)
    },
    async confirm(recordId, seen) {
      const sheet = app.current()?.sheet
      if (sheet === undefined) return err({ kind: 'noTable' })
      watch()
      const by = app.store.getState().userId
      const confirmed = await asRun(sheet, titleOf(recordId), (rows) => confirmReport(rows, { recordId, seen, by }))
      if (confirmed.ok) ownOf(sheetId(sheet)).confirmed(confirmed.value.row)
      return confirmed
    },
    unkept() {
      const sheet = app.current()?.sheet
      return sheet === undefined ? [] : ownOf(sheetId(sheet)).unkept(presentRows())
    },
    planTable() {
      const sheet = app.current()?.sheet
      return sheet === undefined ? null : planReportTable(sheet)
    },
    async addTable() {
      const now = app.current()
      if (now === null) return err({ kind: 'cancelled' })
      const tableId = sheetId(now.sheet)
      const added = await app.recorded({ kind: 'addition', sheetId: tableId }, ({ host }) =>
        addReportTable(host, app.room(), tableId, { onStep: () => undefined, signal: app.closing }),
      )
      if (!added.ok) return added
      sheets.pass()
      await sheets.follow()
      return ok(null)
    },
  }
}
