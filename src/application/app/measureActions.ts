import { err } from '../../domain/index.ts'
import type { AddDeps } from '../companions/addOnce.ts'
import type { MeasureSource } from '../retrospective/measureRow.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'

/** Only a press in a report needs it, so the first screen does not wait for it. */
const loadMeasures = async () => await import('../retrospective/adoptMeasure.ts')

/** The actions that make rows of the measures in 调整方案清单. [DA3] */
export function createMeasureActions(app: AppContext): Pick<AppActions, 'measures'> {
  /** The measure as its cells are now, and where it would go; null when its row or the sheet is gone. */
  function find(from: MeasureSource['from'], recordId: string) {
    const now = app.current()
    if (now === null) return null
    const source = sourceOf(now.engine.getState().tasks, from, recordId)
    if (source === null) return null
    const deps: AddDeps = {
      host: app.host(),
      sheet: now.sheet,
      timeZone: settingsFor(app.stored(), now.sheet).timeZone,
      signal: app.closing,
    }
    return { source, deps }
  }

  function sourceOf(
    tasks: readonly Extract<MeasureSource, { from: 'tasks' }>['task'][],
    from: MeasureSource['from'],
    recordId: string,
  ): MeasureSource | null {
    if (from === 'tasks') {
      const task = tasks.find(({ row }) => row.recordId === recordId)
      return task === undefined ? null : { from, task }
    }
    const sheet = app.current()?.sheet
    const companions = sheet === undefined ? undefined : app.companionEngines.get(sheetId(sheet))
    const issue = companions?.set().tables.issues?.row(recordId)
    return issue === undefined ? null : { from, issue }
  }

  return {
    measures: {
      async plan({ from, recordId, table }) {
        const found = find(from, recordId)
        if (found === null) return err({ kind: 'noMeasure' })
        const { planMeasure } = await loadMeasures()
        return await planMeasure(found.deps, found.source, table)
      },
      async adopt({ from, recordId }, plan) {
        const found = find(from, recordId)
        if (found === null) return err({ kind: 'noMeasure' })
        const { adoptMeasure } = await loadMeasures()
        return await app.recorded({ kind: 'measure', sheetId: sheetId(found.deps.sheet) }, ({ host }) =>
          adoptMeasure({ ...found.deps, host }, found.source, plan),
        )
      },
    },
  }
}
