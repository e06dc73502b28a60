import { asOfDay, type CalendarDate, err, ok, type Result } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import { wholeInSlices } from '../inSlices.ts'
import type { SpreadsheetPort } from '../imports/block.ts'
import { readColumns } from '../imports/importColumns.ts'
import { fitsImport } from '../imports/importRoom.ts'
import type { ImportActions, ImportDone, ImportPreview, ImportRefusal, ImportWish } from '../imports/importState.ts'
import { presetTarget, trackedTarget, type ImportTarget, type TargetCampaigns } from '../imports/importTarget.ts'
import { makeColumns } from '../imports/makeColumns.ts'
import { fieldsOfNames, namesInWords } from '../imports/namesInWords.ts'
import type { ImportPlan } from '../imports/importPlan.ts'
import { otherColumns } from '../imports/otherColumns.ts'
import { planImportSteps } from '../imports/planImport.ts'
import { addCampaigns, writeImport, type ImportRun } from '../imports/writeImport.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { Run } from '../runs/recordedHost.ts'
import { openJournal, runSetup } from '../setup/runSetup.ts'
import {
  languageOf,
  settingsFor,
  sheetId,
  sheetOf,
  withTable,
  type SetupJournal,
  type StoredSheet,
} from '../stored/document.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { SetupRequest } from '../stored/settings.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** A reading of the sheet that can be stopped. */
interface Reading {
  readonly signal: AbortSignal
  readonly onRead?: ((read: number, total: number) => void) | undefined
}

/** The actions that bring what stands in a spreadsheet into a sheet. [IM1] [IM2] [IM3] */
export function createImportActions(
  app: AppContext,
  sheets: OpenSheets,
  spreadsheets: () => Promise<SpreadsheetPort>,
): ImportActions {
  /** A tracked sheet with its rows as they are now. */
  async function targetOf(
    host: HostPort,
    sheet: StoredSheet,
    {
      source,
      signal,
      campaignId,
      onRead,
    }: Pick<ImportWish, 'source'> & Reading & { readonly campaignId: string | null },
  ): HostResult<ImportTarget> {
    const described = await describedTable(host, sheet, 'tasks')
    if (!described.ok) return described
    if (described.value === null) return err({ kind: 'notFound', what: sheetId(sheet) })
    const { binding, description } = described.value
    const rights = await host.rights(binding, null)
    if (!rights.ok) return rights
    if (!rights.value.mayAddRows) return err({ kind: 'permissionDenied', what: 'addRows' })
    const rows: TaskRow[] = []
    const context = { binding, timeZone: timeZoneOf(sheet) }
    const read = await host.readAll(
      context,
      (page, progress) => {
        rows.push(...page)
        onRead?.(progress.read, progress.total)
      },
      signal,
    )
    if (!read.ok) return read
    const all = await campaignsOf(host, sheet, signal)
    if (!all.ok) return all
    const headings = source.columns.map(({ heading }) => heading)
    const others = await otherColumns(host, context, description, { headings, signal })
    if (!others.ok) return others
    const campaigns = { all: all.value, chosen: campaignId }
    return ok(trackedTarget(binding, rows, campaigns, { ...others.value, language: languageOf(sheet) }))
  }

  /** The campaigns of a sheet as they are now; none where it has no such table. */
  async function campaignsOf(
    host: HostPort,
    sheet: StoredSheet,
    signal: AbortSignal,
  ): HostResult<TargetCampaigns['all']> {
    const described = await describedTable(host, sheet, 'campaigns')
    if (!described.ok) return described
    if (described.value === null) return ok([])
    const all: { recordId: string; title: string }[] = []
    const context = { binding: described.value.binding, timeZone: timeZoneOf(sheet) }
    const read = await host.readAll(
      context,
      (page) => all.push(...page.flatMap(({ recordId, title }) => (title === null ? [] : [{ recordId, title }]))),
      signal,
    )
    return read.ok ? ok(all) : read
  }

  const today = (sheet: StoredSheet | null): CalendarDate => {
    const { timeZone, cutOff } = sheet === null ? app.stored().settings : settingsFor(app.stored(), sheet)
    return asOfDay(new Date(app.clock.now()), timeZone, cutOff).today
  }
  const timeZoneOf = (sheet: StoredSheet): string => settingsFor(app.stored(), sheet).timeZone

  const planned = async (
    { source, choices }: ImportWish,
    target: ImportTarget,
    sheet: StoredSheet | null,
  ): Promise<ImportPlan> => await wholeInSlices(planImportSteps(source, choices, target, today(sheet)), app.clock)

  async function planOf(wish: ImportWish, { signal, onRead }: Reading): HostResult<ImportPlan> {
    const { to } = wish
    if (to.kind === 'new') {
      const { preset, language } = to.request
      return ok(await planned(wish, presetTarget(preset, language ?? 'zh-CN'), null))
    }
    const sheet = sheetOf(app.stored(), to.tableId)
    if (sheet === null) return err({ kind: 'notFound', what: to.tableId })
    const target = await targetOf(app.host(), sheet, {
      source: wish.source,
      signal,
      onRead,
      campaignId: to.campaignId,
    })
    return target.ok ? ok(await planned(wish, target.value, sheet)) : target
  }

  async function preview(
    wish: ImportWish,
    signal: AbortSignal,
    onRead?: Reading['onRead'],
  ): Promise<Result<ImportPreview, ImportRefusal>> {
    const plan = await planOf(wish, { signal, onRead })
    if (!plan.ok) return plan
    return ok({ plan: plan.value, fits: fitsImport(plan.value) })
  }

  async function writeInto(
    sheet: StoredSheet,
    plan: ImportPlan,
    { host, ...run }: ImportRun & { readonly host: HostPort },
  ): Promise<Result<ImportDone, ImportRefusal>> {
    const outcome = await writeImport({ host, sheet, timeZone: timeZoneOf(sheet) }, plan, run)
    return outcome.ok ? ok({ ...outcome.value, tableId: sheetId(sheet) }) : outcome
  }

  /** Keeps what has become of the task table of a sheet. */
  const keepTasks = async (before: StoredSheet, sheet: StoredSheet): HostResult<void> =>
    sheet === before
      ? ok(undefined)
      : await app.changeSheet(sheetId(sheet), (now) => withTable(now, 'tasks', sheet.tables.tasks))

  /** The sheet with the columns that the plan brings. */
  async function withColumns(
    host: HostPort,
    sheet: StoredSheet,
    plan: ImportPlan,
    signal: AbortSignal,
  ): HostResult<StoredSheet> {
    const made = await makeColumns(host, app.room(), sheet, { plan, signal })
    if (!made.ok) return made
    const kept = await keepTasks(sheet, made.value)
    if (!kept.ok) return kept
    sheets.pass()
    return made
  }

  /** The journal of the set-up that makes the sheet: the one that was begun and not finished, or a new one. */
  async function journalFor(host: HostPort, request: SetupRequest): Promise<Result<SetupJournal, ImportRefusal>> {
    const loaded = await app.reloadStored()
    if (!loaded.ok) return loaded
    const { setup } = loaded.value
    if (setup !== null)
      return setup.request.preset === request.preset && setup.request.grows === undefined
        ? ok(setup)
        : err({ kind: 'setupUnderWay' })
    const opened = await openJournal(host, app.room(), request, { seen: loaded.value, shiftDays: 0, grows: null })
    if (!opened.ok) return opened
    return opened.value === null ? err({ kind: 'changed' }) : ok(opened.value)
  }

  async function writeNew(
    wish: ImportWish,
    request: SetupRequest,
    plan: ImportPlan,
    run: ImportRun,
    { host, made }: Run,
  ): Promise<Result<ImportDone, ImportRefusal>> {
    const journal = await journalFor(host, request)
    if (!journal.ok) return journal
    const { timeZone } = app.stored().settings
    const built = await runSetup(host, app.room(), journal.value, {
      signal: run.signal,
      timeZone,
      now: app.clock.now(),
      onStep: () => undefined,
    })
    if (!built.ok) return built
    const [failure] = built.value.failures
    if (failure !== undefined) return err(failure.error)
    const tableId = sheetId(built.value.sheet)
    made(tableId)
    const named = await namesInWords(host, built.value.sheet, fieldsOfNames(plan))
    if (!named.ok) return named
    const kept = await keepTasks(built.value.sheet, named.value)
    if (!kept.ok) return kept
    const completed = await withColumns(host, named.value, plan, run.signal)
    if (!completed.ok) return completed
    const sheet = completed.value
    const added = await addCampaigns({ host, sheet, timeZone: timeZoneOf(sheet) }, plan.newCampaigns)
    if (!added.ok) return added
    const target = await targetOf(host, sheet, { source: wish.source, signal: run.signal, campaignId: null })
    const done = target.ok ? await writeInto(sheet, await planned(wish, target.value, sheet), { ...run, host }) : target
    sheets.start(sheet)
    app.show(tableId)
    await sheets.follow()
    await host.showTable(tableId)
    return done
  }

  return {
    readPasted: async (html, text) => (await spreadsheets()).readPasted(html, text),
    readFile: async (file, options) => (await spreadsheets()).readFile(file, options),
    columns: async (block) => readColumns(block),
    preview,
    async write(wish, plan, { signal, onProgress }) {
      const run = { signal: AbortSignal.any([signal, app.closing]), onProgress }
      const what = wish.source.block.name || null
      const { to } = wish
      if (to.kind === 'new')
        return await app.recorded({ kind: 'import', sheetId: null, what }, (recorded) =>
          writeNew(wish, to.request, plan, run, recorded),
        )
      const now = await planOf(wish, { signal: run.signal })
      if (!now.ok) return now
      if (!isSameValue(now.value, plan)) return err({ kind: 'changed' })
      const sheet = sheetOf(app.stored(), to.tableId)
      if (sheet === null) return err({ kind: 'notFound', what: to.tableId })
      return await app.recorded({ kind: 'import', sheetId: to.tableId, what }, async ({ host }) => {
        const completed = await withColumns(host, sheet, plan, run.signal)
        return completed.ok ? await writeInto(completed.value, plan, { ...run, host }) : completed
      })
    },
  }
}
