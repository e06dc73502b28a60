import { ok } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import { bindTable, withScale } from '../sheet/bindTable.ts'
import { assessRow, isTask } from '../rows/assessRow.ts'
import type { HostPort, HostResult, ReadContext } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import type { AdoptionPreview, PreviewRow } from './adoptionPreview.ts'
import type { AdoptionPlan } from './planAdoption.ts'

/** Computes the figures that the first rows would have under the plan. Writes nothing. */
export async function previewAdoption(
  host: HostPort,
  draft: AdoptionDraft,
  plan: AdoptionPlan,
  { settings, now }: { readonly settings: TrackerSettings; readonly now: number },
): HostResult<AdoptionPreview> {
  const { tasks } = plan.sheet.tables
  const { binding } = bindTable('tasks', draft.table, sheetTarget(plan.sheet, 'tasks').columns, tasks)
  const unscaled: ReadContext = { binding, timeZone: settings.timeZone }
  const recordIds = draft.rows.map(({ recordId }) => recordId)
  const scale =
    binding.fields.progress?.scale === null ? await host.detectScale(unscaled, 'progress', recordIds) : ok(null)
  if (!scale.ok) return scale
  const context =
    scale.value === null ? unscaled : { ...unscaled, binding: withScale(binding, 'progress', scale.value) }
  const taskRows = await host.readSome(context, recordIds, new AbortController().signal)
  if (!taskRows.ok) return taskRows
  const { assess } = ruleContext(
    plan.calendar === null ? settings : { ...settings, calendar: { ...settings.calendar, mode: plan.calendar } },
    now,
  )
  const indices = new Map(recordIds.map((recordId, at) => [recordId, at]))
  const stateColumn = plan.keptColumns.find(({ field }) => field === 'state')?.columnId ?? ''
  const rows = taskRows.value.flatMap((row: TaskRow): PreviewRow[] => {
    const at = indices.get(row.recordId)
    if (at === undefined || !isTask(row, tasks.ruled)) return []
    const { planned, actual, deviation, state, band } = assessRow(row, assess).assessment
    return [
      {
        row: at + 1,
        recordId: row.recordId,
        title: row.title,
        planned,
        actual,
        deviation,
        state,
        band,
        theirState: draft.rows[at]?.texts[stateColumn] ?? null,
      },
    ]
  })
  return ok({
    rows,
    states: countBy(rows, ({ state }) => state),
    bands: countBy(rows, ({ band }) => band),
    sampledRows: draft.rows.length,
    total: draft.total,
  })
}

function countBy<Key extends string>(
  rows: readonly PreviewRow[],
  keyOf: (row: PreviewRow) => Key,
): Readonly<Partial<Record<Key, number>>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}
