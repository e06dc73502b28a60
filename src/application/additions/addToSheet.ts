import { err, ok, type Result } from '../../domain/index.ts'
import type { Hue } from '../../schema/index.ts'
import { loadDocument } from '../stored/loadDocument.ts'
import type { HostError, HostPort } from '../ports.ts'
import { sheetId, withSheet, type AdditionStep, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import {
  additionMark,
  planAddition,
  type AdditionPlan,
  type AdditionProblem,
  type AdditionWish,
} from './additionPlan.ts'
import { logAddition } from './logAddition.ts'

export type AdditionRefusal = { readonly kind: 'problem'; readonly problem: AdditionProblem } | HostError
export type AdditionOutcome = Promise<Result<StoredDocument, AdditionRefusal>>

const HUES: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange', 'green', 'red', 'amber', 'grey']

/** Adds one column, or options to one, and remembers it under the next version of the sheet. [GR1] */
export async function addToSheet(
  host: HostPort,
  tableId: string,
  wish: AdditionWish,
  run: { readonly at: number; readonly timeZone: string },
): AdditionOutcome {
  const loaded = await loadDocument(host)
  if (!loaded.ok) return loaded
  const sheet = loaded.value.sheets.find((one) => sheetId(one) === tableId)
  const stored = sheet?.tables[wish.table]
  if (sheet === undefined || stored === undefined) return err({ kind: 'notFound', what: wish.table })
  const version = sheet.growth.length + 1
  const made = await make(host, stored.tableId, wish, version)
  if (!made.ok) return made
  const { plan, columnId, optionIds } = made.value
  // Another sidebar may have saved since.
  const latest = await loadDocument(host)
  if (!latest.ok) return latest
  const now = latest.value.sheets.find((one) => sheetId(one) === tableId) ?? sheet
  const step: AdditionStep = {
    version: now.growth.length + 1,
    at: run.at,
    kind: wish.kind,
    table: wish.table,
    columnId,
    optionIds: [...optionIds],
    name: plan.column,
    options: [...plan.options],
    reason: wish.reason.trim(),
    undone: null,
  }
  const grown: StoredSheet = { ...now, growth: [...now.growth, step] }
  const next = withSheet(latest.value, grown)
  const saved = await host.saveStored(next)
  if (!saved.ok) return saved
  const logged = await logAddition(
    host,
    grown,
    {
      step,
      tableName: plan.tableName,
      before: plan.before.join('、'),
      after: [...plan.before, ...plan.options].join('、'),
      isUndo: false,
    },
    run,
  )
  return logged.ok ? ok(next) : logged
}

interface Made {
  readonly plan: AdditionPlan
  readonly columnId: string
  readonly optionIds: readonly string[]
}

async function make(
  host: HostPort,
  tableId: string,
  wish: AdditionWish,
  version: number,
): Promise<Result<Made, AdditionRefusal>> {
  const described = await host.describeTable(tableId)
  if (!described.ok) return described
  const mark = additionMark(version)
  if (wish.kind === 'column') {
    // What an earlier run has made and could not remember any more.
    const left = described.value.columns.find(
      ({ name, description }) => name === wish.name.trim() && description.endsWith(mark),
    )
    if (left !== undefined) {
      return ok({
        plan: {
          tableName: described.value.name,
          column: left.name,
          options: left.options.map(({ name }) => name),
          before: [],
        },
        columnId: left.id,
        optionIds: left.options.map(({ id }) => id),
      })
    }
  }
  const planned = planAddition(wish, described.value)
  if (!planned.ok) return err({ kind: 'problem', problem: planned.error })
  const plan = planned.value
  const options = plan.options.map((name, at) => ({
    name,
    hue: HUES[(plan.before.length + at) % HUES.length] ?? 'grey',
  }))
  const made =
    wish.kind === 'column'
      ? await host.addColumn(tableId, {
          name: plan.column,
          kind: wish.columnKind,
          description: `${wish.reason.trim()}${mark}`,
          ...(options.length > 0 ? { options } : {}),
        })
      : await host.addOptions(tableId, wish.columnId, options)
  if (!made.ok) return made
  const after = await host.describeTable(tableId)
  if (!after.ok) return after
  const column = after.value.columns.find(({ id, name }) =>
    wish.kind === 'options' ? id === wish.columnId : name === plan.column,
  )
  if (column === undefined) return err({ kind: 'notFound', what: plan.column })
  return ok({
    plan,
    columnId: column.id,
    optionIds: column.options.flatMap(({ id, name }) => (plan.options.includes(name) ? [id] : [])),
  })
}
