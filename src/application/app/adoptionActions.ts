import { ok } from '../../domain/index.ts'
import { inSlices } from '../inSlices.ts'
import type { HostResult } from '../ports.ts'
import { sheetId, sheetOf, withTable, type AdoptionChoices, type StoredDocument } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'
import type { AdoptionDraft } from '../adoption/adoptionDraft.ts'
import type { AdoptionActions, AdoptionState, AdoptionStep, BesideActions } from '../adoption/adoptionState.ts'
import type { AdoptionCandidate } from '../adoption/candidates.ts'
import type { OtherTable } from '../adoption/tables/otherTable.ts'
import type { AdoptionDone } from '../adoption/runAdoption.ts'

/** Few people take over a table: what that needs is loaded when somebody opens one. */
async function loadRooms() {
  const [draft, plan, run] = await Promise.all([
    import('../adoption/adoptionDraft.ts'),
    import('../adoption/planAdoption.ts'),
    import('../adoption/runAdoption.ts'),
  ])
  return { openDraft: draft.openDraft, planAdoption: plan.planAdoption, runAdoption: run.runAdoption }
}

/** Few sheets have rows or words that people need to decide on. */
const loadRowActions = () => import('./rowActions.ts')
/** The actions of taking over a table that people made. One run at a time. */
export function createAdoptionActions(app: AppContext, sheets: OpenSheets): { readonly adoption: AdoptionActions } {
  let running: AbortController | null = null
  /** The choices of the last run of this sidebar, in case it was stopped before they were stored. */
  let begun: { readonly tableId: string; readonly choices: AdoptionChoices } | null = null
  const show = (adoption: AdoptionState): void => app.patch({ adoption })
  /** Few people take over a table beside their tasks. Its runs take turns with those of the tasks. */
  const beside = async (): Promise<BesideActions> => {
    const { createBesideActions } = await import('./takenTables.ts')
    return createBesideActions(app, sheets, {
      begin: () => (running === null ? (running = new AbortController()) : null),
      end: () => {
        running = null
      },
    })
  }
  app.onClose(() => running?.abort())
  /** Loaded with the first table that is opened, so that a run begins without waiting. */
  let rooms: Awaited<ReturnType<typeof loadRooms>> | null = null
  const openDraft = async (tableId: string): HostResult<AdoptionDraft> => {
    rooms ??= await loadRooms()
    return await rooms.openDraft(app.host(), tableId)
  }

  async function candidates(): HostResult<readonly AdoptionCandidate[]> {
    const host = app.host()
    const tables = await host.listTables()
    if (!tables.ok) return tables
    const tracked = new Set(
      app.stored().sheets.flatMap((sheet) => Object.values(sheet.tables).map(({ tableId }) => tableId)),
    )
    const described = await Promise.all(
      tables.value.filter(({ id }) => !tracked.has(id)).map(({ id }) => host.describeTable(id)),
    )
    // Tables that this user may not see are left out.
    const { rankCandidates } = await import('../adoption/candidates.ts')
    return ok(rankCandidates(described.flatMap((one) => (one.ok ? [one.value] : []))))
  }

  async function take(draft: AdoptionDraft, choices: AdoptionChoices): Promise<void> {
    if (running !== null) return
    const run = new AbortController()
    running = run
    const { id: tableId, name: tableName } = draft.table
    begun = { tableId, choices }
    let step: AdoptionStep | null = null
    show({ kind: 'running', tableName, done: 0, total: 1, step, cancelling: false })
    rooms ??= await loadRooms()
    const { planAdoption, runAdoption } = rooms
    const outcome = await app.recorded({ kind: 'takeOver', sheetId: tableId }, ({ host }) =>
      runAdoption(host, app.room(), draft, planAdoption(draft, choices), choices, {
        signal: run.signal,
        timeZone: app.stored().settings.timeZone,
        onStep(next, done, total) {
          step = next
          show({ kind: 'running', tableName, done, total, step, cancelling: run.signal.aborted })
        },
      }),
    )
    running = null
    if (!outcome.ok)
      return show({
        kind: 'stopped',
        tableId,
        tableName,
        step,
        error: outcome.error.kind === 'cancelled' ? null : outcome.error,
      })
    await track(outcome.value)
    show({
      kind: 'done',
      tableId,
      tableName,
      added: outcome.value.added,
      views: outcome.value.views,
      failures: outcome.value.failures,
    })
  }

  async function track({ sheet }: AdoptionDone): Promise<void> {
    app.taskEngines.get(sheetId(sheet))?.setSheet(sheet)
    sheets.start(sheet)
    app.show(sheetId(sheet))
    await sheets.follow()
    await app.host().showTable(sheetId(sheet))
  }

  async function resume(tableId: string): Promise<void> {
    if (running !== null) return
    await sheets.reload()
    const { adoption } = app.store.getState()
    if (adoption.kind === 'stopped' && adoption.of !== undefined) return (await beside()).resume(adoption.of)
    const storedChoices = sheetOf(app.stored(), tableId)?.tables.tasks.adoption
    const choices = storedChoices ?? (begun?.tableId === tableId ? begun.choices : undefined)
    if (choices === undefined) return show({ kind: 'idle' })
    const draft = await openDraft(tableId)
    if (draft.ok) await take(draft.value, choices)
    else show({ kind: 'stopped', tableId, tableName: '', step: null, error: draft.error })
  }

  async function forget(tableId: string): Promise<void> {
    await sheets.reload()
    await app.changeSheet(tableId, (sheet) => {
      const { adoption: _left, ...tasks } = sheet.tables.tasks
      return withTable(sheet, 'tasks', tasks)
    })
  }

  return {
    adoption: {
      candidates,
      open: openDraft,
      async readWhole(draft, options) {
        const { readWholeTable } = await import('../adoption/adoptionDraft.ts')
        return await readWholeTable(app.host(), app.clock, draft, options)
      },
      async readThrough(draft, plan, signal) {
        const { readThrough } = await import('../adoption/readThrough.ts')
        return await inSlices(readThrough(draft, plan), app.clock, { signal })
      },
      async preview(draft, plan) {
        const { previewAdoption } = await import('../adoption/previewAdoption.ts')
        return await previewAdoption(app.host(), draft, plan, { settings: app.stored().settings, now: app.clock.now() })
      },
      openRecord: (tableId, recordId) => void app.host().openRecord(tableId, recordId),
      async teach(tableId, field, word, meaning) {
        const { withTaught } = await import('../adoption/withTaught.ts')
        const changed = await app.changeSheet(tableId, (sheet) => withTaught(sheet, field, word, meaning))
        if (changed.ok) sheets.pass()
        await sheets.follow()
        return changed
      },
      rule: async (...row) => (await loadRowActions()).rule(app, sheets, ...row),
      verdicts: async (...rows) => (await loadRowActions()).verdicts(app, ...rows),
      unreadWords: async (...of) => (await loadRowActions()).unreadWordsOf(app, ...of),
      start: (draft, choices) => void take(draft, choices),
      beside,
      resume: (tableId) => void resume(tableId),
      cancel() {
        running?.abort()
        const { adoption } = app.store.getState()
        if (adoption.kind === 'running') show({ ...adoption, cancelling: true })
      },
      dismiss() {
        const { adoption } = app.store.getState()
        show({ kind: 'idle' })
        if (adoption.kind !== 'stopped') return
        const { of, tableId } = adoption
        if (of === undefined) void forget(tableId)
        else void beside().then(({ leave }) => leave(of))
      },
    },
  }
}

/** The taking over that an earlier sidebar has begun and not finished; idle when there is none. */
export function unfinishedAdoption({ sheets }: StoredDocument): AdoptionState {
  for (const sheet of sheets) {
    for (const [table, stored] of Object.entries(sheet.tables)) {
      if (stored.adoption === undefined) continue
      const tableId = sheetId(sheet)
      const of = table === 'tasks' ? {} : { of: { sheetId: tableId, table: table as OtherTable } }
      return { kind: 'stopped', ...of, tableId, tableName: '', step: null, error: null }
    }
  }
  return { kind: 'idle' }
}
