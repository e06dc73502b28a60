import { ok, readDayText, readProgressText, statedBy } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import { bindTable, withScale } from '../sheet/bindTable.ts'
import { assessRow, isTask, notATask } from '../rows/assessRow.ts'
import type { HostPort, HostResult, ReadContext } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import type { AdoptionPreview, CellProblem, PreviewRow } from './adoptionPreview.ts'
import type { AdoptionPlan, BoundColumn } from './planAdoption.ts'

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
    if (at === undefined || !isTask(row)) return []
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
  const leftOut = taskRows.value.flatMap((row: TaskRow) => {
    const why = notATask(row)
    return why === null
      ? []
      : [{ recordId: row.recordId, row: (indices.get(row.recordId) ?? 0) + 1, title: row.title ?? '', why }]
  })
  const leftOutIds = new Set(leftOut.map(({ recordId }) => recordId))
  return ok({
    rows,
    states: countBy(rows, ({ state }) => state),
    bands: countBy(rows, ({ band }) => band),
    problems: cellProblems(
      { ...draft, rows: draft.rows.filter(({ recordId }) => !leftOutIds.has(recordId)) },
      plan,
      indices,
    ),
    leftOut: leftOut.map(({ row, title, why }) => ({ row, title, why })),
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

/** Every cell whose words cannot be read as their field, row by row. [AD1] [AD2] */
function cellProblems(
  draft: Pick<AdoptionDraft, 'rows'>,
  plan: AdoptionPlan,
  indices: ReadonlyMap<string, number>,
): readonly CellProblem[] {
  const title = plan.boundColumns.find(({ field }) => field === 'title')?.columnId ?? ''
  const { readings } = plan.sheet.tables.tasks
  const readColumns: readonly Pick<BoundColumn, 'field' | 'columnId' | 'name' | 'as'>[] =
    plan.holdColumn === null
      ? plan.boundColumns
      : [...plan.boundColumns, { field: 'hold', ...plan.holdColumn, as: 'hold' }]
  return draft.rows.flatMap(({ recordId, texts }) =>
    readColumns.flatMap(({ field, columnId, name, as }): CellProblem[] => {
      const text = texts[columnId]
      if (text !== undefined && as === 'share') {
        return (readings?.[field]?.whole ?? null) === null && Number(text) !== 0
          ? [
              {
                row: (indices.get(recordId) ?? 0) + 1,
                recordId,
                title: texts[title] ?? '',
                column: name,
                text,
                as: 'progress',
                why: 'unreadable',
              },
            ]
          : []
      }
      if (text === undefined || (as !== 'progress' && as !== 'spanStart' && as !== 'spanEnd' && as !== 'hold'))
        return []
      const why = problemOf(text, as, readings?.[field]?.year ?? null)
      return why === null
        ? []
        : [{ row: (indices.get(recordId) ?? 0) + 1, recordId, title: texts[title] ?? '', column: name, text, as, why }]
    }),
  )
}

function problemOf(text: string, as: NonNullable<BoundColumn['as']>, year: number | null): CellProblem['why'] | null {
  if (as === 'progress') {
    const reading = readProgressText(text)
    if (reading.kind === 'unreadable') return 'unreadable'
    return reading.kind === 'percent' && !reading.isSure ? 'unsure' : null
  }
  if (as === 'hold') return statedBy(text) === 'unclear' ? 'unreadable' : null
  const { kind } = readDayText(text, year)
  return kind === 'unreadable' || kind === 'yearMissing' ? kind : null
}
