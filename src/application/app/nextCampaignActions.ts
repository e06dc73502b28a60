import { createWorkdayCalendar, err, ok } from '../../domain/index.ts'
import type { CopyTarget } from '../nextCampaign/writeCopy.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { settingsFor, sheetId, sheetOf } from '../stored/document.ts'
import type { AppActions, NextCampaignWish } from './appState.ts'
import type { AppContext } from './context.ts'

/** Only a press needs these, so the first screen does not wait for them. */
const loadPlan = async () => await import('../nextCampaign/copyPlan.ts')
const loadWrite = async () => await import('../nextCampaign/writeCopy.ts')

/** The actions that begin a campaign again: its rows, with other days and nothing of the old run. [NC1] */
export function createNextCampaignActions(app: AppContext): Pick<AppActions, 'nextCampaign'> {
  /** The campaign on show as live tracking has it; null while a table of it has not been read. */
  async function sourceOf(campaignId: string | null) {
    const current = app.current()
    const companions = current === null ? undefined : app.companionEngines.get(sheetId(current.sheet))?.getState()
    if (current === null || companions === undefined || companions.sync.kind !== 'settled') return null
    const { tasks, lastPassAt } = current.engine.getState()
    if (lastPassAt === null) return null
    const { copySource } = await loadPlan()
    return { sheet: current.sheet, source: copySource(campaignId, { tasks, rows: companions.rows }) }
  }

  function targetOf(tableId: string): CopyTarget | null {
    const sheet = sheetOf(app.stored(), tableId)
    return sheet === null
      ? null
      : { host: app.host(), sheet, timeZone: settingsFor(app.stored(), sheet).timeZone, beside: null }
  }

  /** Without a table of campaigns a sheet holds one campaign: rows of a second one would be taken for the first. */
  const isTaken = ({ sheet }: CopyTarget): boolean =>
    sheet.tables.campaigns === undefined && app.taskEngines.get(sheetId(sheet))?.getState().tasks.length !== 0

  async function plannedFor({ campaignId, target: tableId, ...wish }: NextCampaignWish) {
    const found = await sourceOf(campaignId)
    const target = targetOf(tableId)
    if (found === null || target === null) return err({ kind: 'notRead' as const })
    if (isTaken(target)) return err({ kind: 'targetTaken' as const })
    const { work, off } = settingsFor(app.stored(), found.sheet).calendar
    const { planCopy } = await loadPlan()
    const plan = planCopy(found.source, wish, createWorkdayCalendar({ overrides: { work, off } }).isWorkday)
    if (plan === null) return err({ kind: 'noDays' as const })
    const isSame = sheetId(found.sheet) === tableId && campaignId !== null
    const beside = isSame ? { campaignId, unlinked: found.source.unlinked } : null
    return ok({ plan, target: { ...target, beside } })
  }

  return {
    nextCampaign: {
      async firstDay(campaignId) {
        const found = await sourceOf(campaignId)
        if (found === null) return err({ kind: 'notRead' })
        const { firstDayOf } = await loadPlan()
        const day = firstDayOf(found.source)
        return day === null ? err({ kind: 'noDays' }) : ok(day)
      },
      async preview(wish) {
        const planned = await plannedFor(wish)
        if (!planned.ok) return planned
        const { previewCopy } = await loadWrite()
        const preview = await previewCopy(planned.value.target, planned.value.plan)
        return preview.ok ? ok({ plan: planned.value.plan, preview: preview.value }) : preview
      },
      async write(wish, plan, { signal, onProgress }) {
        const planned = await plannedFor(wish)
        if (!planned.ok) return planned
        // Whoever pressed has read another plan: the rows have changed since.
        if (!isSameValue(planned.value.plan, plan)) return err({ kind: 'changed' })
        const { writeCopy } = await loadWrite()
        const head = { kind: 'copy', sheetId: wish.target, what: wish.name.trim() } as const
        return await app.recorded(head, ({ host }) =>
          writeCopy({ ...planned.value.target, host }, plan, {
            signal: AbortSignal.any([signal, app.closing]),
            onProgress,
          }),
        )
      },
      async remove(written) {
        const { removeCopy } = await loadWrite()
        return await removeCopy(app.host(), written)
      },
    },
  }
}
