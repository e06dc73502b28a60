import { err, ok, type Result } from '../../domain/index.ts'
import { markerOf, type ColumnSpec } from '../../schema/index.ts'
import { bindTable, rememberBinding } from '../sheet/bindTable.ts'
import { buildTables } from '../setup/buildTables.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { trackSheet } from '../stored/trackSheet.ts'
import { type HostError, type HostPort, type TableDescription, isSilence } from '../ports.ts'
import { sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import { languageOf, withTable, type AdoptionChoices, type StoredSheet, type StoredTable } from '../stored/document.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import type { AdoptionFailure, AdoptionStep } from './adoptionState.ts'
import { owedToViews, viewTarget, viewsBefore, withoutDeclined } from './adoptionViews.ts'
import { convertWords } from './convertWords.ts'
import type { AdoptionPlan } from './planAdoption.ts'

export interface AdoptionRun {
  readonly onStep: (step: AdoptionStep, done: number, total: number) => void
  readonly signal: AbortSignal
  readonly timeZone: string
}

export interface AdoptionDone {
  readonly sheet: StoredSheet
  /** How many columns were added. */
  readonly added: number
  /** The names of the views that were added. */
  readonly views: readonly string[]
  /** The steps that the host refused; the sheet is tracked without them. */
  readonly failures: readonly AdoptionFailure[]
}

/**
 * Takes a table over as planned. Stores the binding and the choices first, so that any sidebar can finish the run; then
 * adds our columns, fills new columns from words, and makes our views last. A second run plans what is left and makes
 * nothing twice. The cells of people's columns are not written.
 */
export async function runAdoption(
  host: HostPort,
  room: StoredRoom,
  draft: Pick<AdoptionDraft, 'table' | 'rows'>,
  plan: AdoptionPlan,
  choices: AdoptionChoices,
  run: AdoptionRun,
): Promise<Result<AdoptionDone, HostError>> {
  const conversions = plan.addedColumns.filter(({ from, isOn }) => from !== null && isOn)
  const computed = plan.addedColumns.filter(({ from, isOn }) => from === null && isOn)
  const views = plan.views.filter(({ isOn }) => isOn)
  // A view takes two steps: it is made, then set up.
  const total = 1 + computed.length + plan.markedColumns.length + conversions.length + 2 * views.length
  const failures: AdoptionFailure[] = []
  let done = 0
  const begin = (step: AdoptionStep): Result<null, HostError> => {
    if (run.signal.aborted) return err({ kind: 'cancelled' })
    run.onStep(step, Math.min(done, total), total)
    done += 1
    return ok(null)
  }

  const begins = begin({ kind: 'binding', name: '' })
  if (!begins.ok) return begins
  const latest = await room.load(sheetPart(plan.tableId))
  if (!latest.ok) return latest
  const storedTasks = latest.value?.tables.tasks
  const before = viewsBefore(draft.table, choices, storedTasks)
  const tasks = owedToViews(plan.sheet.tables.tasks, storedTasks, draft.table, choices.convert)
  const begunSheet = keptChoices(
    latest.value,
    withTable(plan.sheet, 'tasks', {
      ...tasks,
      adoption: { ...choices, viewsBefore: [...before] },
    }),
  )
  const tracked = await trackSheet(room, latest.value, begunSheet, choices.calendar)
  if (!tracked.ok) return tracked

  const takenOver = new Set(plan.keptColumns.flatMap(({ columnId, isTakenOver }) => (isTakenOver ? [columnId] : [])))
  const target: TableTarget = { ...sheetTarget(plan.sheet, 'tasks'), tableName: plan.tableName }
  const built = await buildTables(
    host,
    [{ target, description: draft.table, stored: tasks }],
    (step) => step.kind === 'column' || (step.kind === 'options' && takenOver.has(step.columnId)),
    {
      signal: run.signal,
      onStep: (step, at) => {
        done = 1 + at
        run.onStep(
          { kind: step.kind === 'options' ? 'options' : 'column', name: step.name },
          Math.min(done, total),
          total,
        )
      },
    },
  )
  if (!built.ok) return built
  done = 1 + computed.length
  for (const { step, error } of built.value.failures)
    failures.push({ step: { kind: step.kind === 'options' ? 'options' : 'column', name: step.name }, error })
  let table = built.value.descriptions.get('tasks') ?? draft.table
  let stored = built.value.tables.get('tasks') ?? tasks

  for (const { field, columnId, name } of plan.markedColumns) {
    const step: AdoptionStep = { kind: 'marker', name }
    const ready = begin(step)
    if (!ready.ok) return ready
    const { description = '' } = table.columns.find(({ id }) => id === columnId) ?? {}
    const described = await host.describeColumn(table.id, columnId, `${description}${markerOf('tasks', field)}`)
    if (described.ok) continue
    // A refusal is noted and the run goes on.
    if (isSilence(described.error)) return described
    failures.push({ step, error: described.error })
  }

  for (const conversion of conversions) {
    const step: AdoptionStep = { kind: 'convert', name: conversion.name }
    const ready = begin(step)
    if (!ready.ok) return ready
    const converted = await convertWords(host, table, stored, conversion, { ...run, language: languageOf(choices) })
    if (converted.ok) {
      ;({ table, stored } = converted.value)
      continue
    }
    if (isSilence(converted.error)) return converted
    failures.push({ step, error: converted.error })
  }

  const added = computed.length + conversions.length - failures.length
  const { adoption: _finished, ...rest } = stored
  const scales = await seenScales(host, { ...rest, ...remembered(rest, table) }, table, {
    rows: draft.rows,
    timeZone: run.timeZone,
  })
  const bound = withoutDeclined(
    withTable(plan.sheet, 'tasks', { ...rest, ...remembered(rest, table), scales }),
    choices,
  )
  const at = done
  const underWay = {
    target: viewTarget(bound, table, before),
    description: table,
    stored: owedToViews(bound.tables.tasks, storedTasks, table),
  }
  const viewed = await buildTables(
    host,
    [underWay],
    (step) => (step.kind === 'view' || step.kind === 'viewSettings') && views.some(({ key }) => key === step.view.key),
    {
      signal: run.signal,
      onStep: ({ name }, viewsDone) => run.onStep({ kind: 'view', name }, Math.min(at + viewsDone, total), total),
    },
  )
  if (!viewed.ok) return viewed
  for (const { step, error } of viewed.value.failures) failures.push({ step: { kind: 'view', name: step.name }, error })
  const viewedTasks = viewed.value.tables.get('tasks') ?? bound.tables.tasks
  const { viewsBefore: _earlier, disowned: _hidden, ...finished } = viewedTasks
  // A view that could not be set up is ours as well: `viewsBefore` tells the next run which views are people's, and
  // `disowned` which columns it still has to hide.
  const sheet = withTable(
    bound,
    'tasks',
    viewed.value.failures.length === 0 ? finished : { ...viewedTasks, viewsBefore: [...before] },
  )
  const saved = await trackSheet(room, tracked.value, keptChoices(tracked.value, sheet))
  if (!saved.ok) return saved
  const viewIds = sheet.tables.tasks.views
  return ok({
    sheet: saved.value,
    added,
    views: underWay.target.views.flatMap(({ key, name }) => (key in viewIds ? [name] : [])),
    failures,
  })
}

function remembered(
  stored: StoredTable,
  table: AdoptionDraft['table'],
): Pick<StoredTable, 'fields' | 'options' | 'scales'> {
  const columns = (stored.columns ?? []) as readonly ColumnSpec[]
  const { fields, options, scales } = rememberBinding(bindTable('tasks', table, columns, stored).binding)
  return {
    fields: { ...stored.fields, ...fields },
    options: { ...stored.options, ...options },
    scales: { ...stored.scales, ...scales },
  }
}

/**
 * The scales, with that of the progress column when a cell shows it. Found before the first pass, it cannot look like a
 * change of progress later. A refusal is no failure: the engine finds the scale when it reads the sheet. [MI2]
 */
async function seenScales(
  host: HostPort,
  stored: StoredTable,
  table: TableDescription,
  { rows, timeZone }: Pick<AdoptionDraft, 'rows'> & Pick<AdoptionRun, 'timeZone'>,
): Promise<StoredTable['scales']> {
  const { binding } = bindTable('tasks', table, (stored.columns ?? []) as readonly ColumnSpec[], stored)
  if (binding.fields.progress?.scale !== null) return stored.scales
  const shown = await host.detectScale(
    { binding, timeZone },
    'progress',
    rows.map(({ recordId }) => recordId),
  )
  return shown.ok && shown.value !== null ? { ...stored.scales, progress: shown.value } : stored.scales
}

/** The sheet with the settings, additions and other tables that are stored for it: a taking over must not undo them. */
const keptChoices = (stored: StoredSheet | null, sheet: StoredSheet): StoredSheet =>
  stored === null
    ? sheet
    : {
        ...stored,
        ...sheet,
        tables: { ...stored.tables, ...sheet.tables },
        settings: stored.settings,
        growth: stored.growth,
      }
