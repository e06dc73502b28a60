import { err, ok } from '../../domain/index.ts'
import { withoutAsked } from '../history/sheetHistory.ts'
import { sheetId } from '../stored/document.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'

/** Only an answer needs it, so the first screen does not wait for it. */
const loadWrite = async () => await import('../history/writeReasons.ts')

/** The actions that answer why the plan was changed. [LG2] */
export function createReasonActions(app: AppContext): Pick<AppActions, 'reasons'> {
  const shown = () => {
    const now = app.current()
    const companions = now === null ? undefined : app.companionEngines.get(sheetId(now.sheet))
    return now === null || companions === undefined ? null : { tableId: sheetId(now.sheet), companions }
  }
  return {
    reasons: {
      async write(ids, reason) {
        const now = shown()
        if (now === null) return err({ kind: 'noReason' })
        const { writeReasons } = await loadWrite()
        return await app.recorded({ kind: 'answer', sheetId: now.tableId, why: reason.trim() }, ({ host }) =>
          now.companions.answerLog((log) => writeReasons({ ...log, host, signal: app.closing }, ids, reason)),
        )
      },
      async leave(ids) {
        const left = new Set(ids)
        const kept = await shown()?.companions.answerLog(({ changeHistory }) =>
          changeHistory((before) => withoutAsked(before, left)),
        )
        return kept === undefined || kept.ok ? ok(null) : kept
      },
    },
  }
}
