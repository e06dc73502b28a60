import { compareWithBaseline, err, frozenPlan, ok, type FrozenPlan, type Result } from '../../domain/index.ts'
import { presentPlan } from '../companions/presentPlan.ts'
import {
  type Baseline,
  baselinesOf,
  changeBaselines,
  isFrozenBefore,
  isPutBackable,
  knownBaselines,
  loadBaselines,
  baselineLabel,
  MOST_BASELINE_WORDS,
  putAwayForGood,
  roomFor,
  withBaseline,
  withoutBaseline,
} from '../history/baselineList.ts'
import { isSilence } from '../ports.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import { newId } from '../stored/newId.ts'
import type { AppActions, BaselineRefusal } from './appState.ts'
import type { AppContext } from './context.ts'

/** Only a press or a comparison needs these, so the first screen does not wait for them. */
const loadText = async () => await import('../history/frozenPlanText.ts')
const loadLog = async () => await import('../history/logBaseline.ts')
const loadRuns = async () => await import('../runs/storedRuns.ts')

/** The actions that freeze the plan of a campaign and compare it with what was frozen. [BL1] [BL2] */
export function createBaselineActions(app: AppContext): Pick<AppActions, 'baselines'> {
  /** Frozen plans by id: they never change. */
  const plans = new Map<string, FrozenPlan>()
  /** Sheets whose list is loaded; it is kept true from then on, so it need not be asked for again. */
  const loadedSheets = new Set<string>()

  function now() {
    const current = app.current()
    const companions = current === null ? undefined : app.companionEngines.get(sheetId(current.sheet))
    if (current === null || companions === undefined) return null
    return { sheet: current.sheet, tableId: sheetId(current.sheet), engine: current.engine, companions }
  }
  type Now = NonNullable<ReturnType<typeof now>>

  /** The plan as its cells are now; null while a table that it stands in has not been read. */
  function planNow({ engine, companions }: Now, campaignId: string | null) {
    const { tasks, lastPassAt } = engine.getState()
    const { rows, sync } = companions.getState()
    return lastPassAt === null || sync.kind !== 'settled' ? null : presentPlan(campaignId, { tasks, rows })
  }

  /** Forgets the days of baselines that were put away and that nothing brings back, or that there is no room for. */
  async function makeRoom(tableId: string, all: readonly Baseline[], characters: number): Promise<void> {
    if (!all.some(isPutBackable)) return
    const { RUNS, keptRuns } = await loadRuns()
    const runs = await app.room().load(RUNS)
    if (!runs.ok) return
    const kept = new Set(keptRuns(runs.value, app.clock.now()).map(({ record }) => record?.baseline?.id))
    const { forgetFrozenPieces } = await loadText()
    for (const one of putAwayForGood(all, characters, (id) => kept.has(id))) {
      const changed = await changeBaselines(app.room(), tableId, (list) => withoutBaseline(list, one.id))
      if (changed.ok) await forgetFrozenPieces(app.room(), tableId, one)
    }
  }

  const refused = (error: BaselineRefusal): Result<never, BaselineRefusal> => err(error)

  return {
    baselines: {
      async load() {
        const sheet = now()
        if (sheet === null || loadedSheets.has(sheet.tableId)) return ok(null)
        const loaded = await loadBaselines(app.room(), sheet.tableId)
        if (!loaded.ok) return loaded
        loadedSheets.add(sheet.tableId)
        sheet.companions.baselinesChanged()
        return ok(null)
      },
      async preview(campaignId) {
        const sheet = now()
        const plan = sheet === null ? null : planNow(sheet, campaignId)
        if (sheet === null || plan === null) return null
        const { frozenLength, frozenPieces } = await loadText()
        const frozen = frozenPlan(plan)
        const characters = frozenLength(frozenPieces(frozen))
        return {
          tasks: frozen.tasks.size,
          unplanned: plan.tasks.filter(({ id, state }) => state !== 'cancelled' && !frozen.tasks.has(id)).length,
          lines: frozen.budget.size,
          budget: compareWithBaseline(frozen, plan).budgetThen,
          characters,
          room: roomFor(knownBaselines(app.room(), sheet.tableId), characters),
        }
      },
      async freeze({ campaignId, name, reason }) {
        const sheet = now()
        const plan = sheet === null ? null : planNow(sheet, campaignId)
        if (sheet === null || plan === null) return refused({ kind: 'notRead' })
        const loaded = await loadBaselines(app.room(), sheet.tableId)
        if (!loaded.ok) return loaded
        const among = { isOnly: sheet.companions.getState().rows.campaigns?.rows.length === 1 }
        const [before = null] = baselinesOf(loaded.value, campaignId, among)
        const isAgain = isFrozenBefore(loaded.value, campaignId, among)
        const why = reason.trim().slice(0, MOST_BASELINE_WORDS)
        if (isAgain && why === '') return refused({ kind: 'noReason' })
        const frozen = frozenPlan(plan)
        if (frozen.tasks.size === 0 && frozen.budget.size === 0) return refused({ kind: 'nothingPlanned' })
        const { forgetFrozenPieces, frozenLength, frozenPieces, saveFrozenPieces } = await loadText()
        const pieces = frozenPieces(frozen)
        const characters = frozenLength(pieces)
        const room = roomFor(loaded.value, characters)
        if (room !== null) return refused({ kind: room })
        await makeRoom(sheet.tableId, loaded.value, characters)
        const id = newId()
        const wanted = {
          id,
          campaignId,
          name: name.trim().slice(0, MOST_BASELINE_WORDS),
          at: app.clock.now(),
          reason: isAgain ? why : '',
          tasks: frozen.tasks.size,
          lines: frozen.budget.size,
          characters,
          pieces: pieces.length,
        }
        const saved = await saveFrozenPieces(app.room(), sheet.tableId, id, pieces)
        const listed = saved.ok
          ? await changeBaselines(app.room(), sheet.tableId, (all) => withBaseline(all, wanted, among))
          : saved
        if (!listed.ok) {
          // Whoever was not answered does not know whether the baseline stands: its days stay for it.
          if (!isSilence(listed.error)) await forgetFrozenPieces(app.room(), sheet.tableId, wanted)
          return listed
        }
        plans.set(id, frozen)
        sheet.companions.baselinesChanged()
        const entry = listed.value.find((one) => one.id === id)
        if (entry === undefined) return refused({ kind: 'notRead' })
        const { timeZone } = settingsFor(app.stored(), sheet.sheet)
        const { logBaseline } = await loadLog()
        const head = { kind: 'baseline', sheetId: sheet.tableId, why: entry.reason || null } as const
        const logged = await app.recorded(head, (run) => {
          run.baseline({ id, stands: true }, baselineLabel(entry))
          return logBaseline(run.host, sheet.sheet, { before, frozen: entry }, timeZone)
        })
        return ok({ baseline: entry, isLogged: logged.ok })
      },
      async plan(baseline) {
        const sheet = now()
        const known = plans.get(baseline.id)
        if (sheet === null || known !== undefined) return ok(known ?? null)
        const { loadFrozenPlan } = await loadText()
        const loaded = await loadFrozenPlan(app.room(), sheet.tableId, baseline)
        if (loaded.ok && loaded.value !== null) plans.set(baseline.id, loaded.value)
        return loaded
      },
      async remove(baseline) {
        const sheet = now()
        if (sheet === null) return ok(null)
        const changed = await changeBaselines(app.room(), sheet.tableId, (all) => withoutBaseline(all, baseline.id))
        if (!changed.ok) return changed
        sheet.companions.baselinesChanged()
        const { forgetFrozenPieces } = await loadText()
        return await forgetFrozenPieces(app.room(), sheet.tableId, baseline)
      },
    },
  }
}
