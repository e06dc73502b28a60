import { err } from '../../domain/index.ts'
import type { ChannelFacts } from '../board/channelBoard.ts'
import type { DropContext } from '../board/dropIssue.ts'
import { languageOf, settingsFor, sheetId } from '../stored/document.ts'
import type { AppActions, DropWish } from './appState.ts'
import type { AppContext } from './context.ts'

/** Only a press in the panel 数据 needs it, so the first screen does not wait for it. */
const loadDrops = async () => await import('../board/dropIssue.ts')

/** The actions that make an issue of a channel whose rate has dropped. [AN2] */
export function createDropActions(app: AppContext): Pick<AppActions, 'drops'> {
  /** What live tracking has of the sheet on show; null when it is gone. */
  function contextOf({ foundAt }: DropWish): DropContext | null {
    const now = app.current()
    if (now === null) return null
    const companions = app.companionEngines.get(sheetId(now.sheet))?.getState()
    if (companions === undefined) return null
    const { tasks, today } = now.engine.getState()
    const facts: ChannelFacts = { tasks, rows: companions.rows, today, nowMs: foundAt }
    return {
      deps: {
        host: app.host(),
        sheet: now.sheet,
        timeZone: settingsFor(app.stored(), now.sheet).timeZone,
        signal: app.closing,
      },
      facts,
      language: languageOf(now.sheet),
      foundAt,
    }
  }

  return {
    drops: {
      async plan(wish) {
        const context = contextOf(wish)
        if (context === null) return err({ kind: 'noDrop' })
        const { planDropIssue } = await loadDrops()
        return await planDropIssue(wish, context)
      },
      async write(wish, plan) {
        const context = contextOf(wish)
        if (context === null) return err({ kind: 'noDrop' })
        const { writeDropIssue } = await loadDrops()
        return await app.recorded({ kind: 'drop', sheetId: sheetId(context.deps.sheet) }, ({ host }) =>
          writeDropIssue(wish, { ...context, deps: { ...context.deps, host } }, plan),
        )
      },
    },
  }
}
