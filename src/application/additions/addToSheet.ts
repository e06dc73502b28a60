import { err, ok, type Result } from '../../domain/index.ts'
import type { Hue } from '../../schema/index.ts'
import type { HostError, HostPort } from '../ports.ts'
import type { AdditionStep, StoredSheet } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  additionMark,
  planAddition,
  type AdditionPlan,
  type AdditionProblem,
  type AdditionWish,
} from './additionPlan.ts'
import { logAddition } from './logAddition.ts'

export type AdditionRefusal = { readonly kind: 'problem'; readonly problem: AdditionProblem } | HostError
export type AdditionOutcome = Promise<Result<null, AdditionRefusal>>

/** The stored sheet keeps so many characters of a reason; the column and 变更记录 keep all of it. */
const MAX_REASON = 300

const HUES: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange', 'green', 'red', 'amber', 'grey']

/** Adds one column, or options to one, and stores the step under the next version of the sheet. [GR1] */
export async function addToSheet(
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  wish: AdditionWish,
  run: { readonly at: number; readonly timeZone: string },
): AdditionOutcome {
  const loaded = await room.load(sheetPart(tableId))
  if (!loaded.ok) return loaded
  const sheet = loaded.value
  const stored = sheet?.tables[wish.table]
  if (sheet === null || stored === undefined) return err({ kind: 'notFound', what: wish.table })
  const addition = await make(host, stored.tableId, wish, nextVersion(sheet))
  if (!addition.ok) return addition
  const { plan, columnId, optionIds } = addition.value
  const added: Omit<AdditionStep, 'version'> = {
    at: run.at,
    kind: wish.kind,
    table: wish.table,
    columnId,
    optionIds: [...optionIds],
    name: plan.column,
    options: [...plan.options],
    reason: wish.reason.trim().slice(0, MAX_REASON),
    undone: null,
  }
  const saved = await room.change(
    sheetPart(tableId),
    (now) => (now === null || now.growth.some((one) => isSameStep(one, added)) ? now : withStep(now, added)),
    { onRefusal: 'keepWhenFull' },
  )
  if (!saved.ok) return saved
  const grown = saved.value ?? withStep(sheet, added)
  const step = grown.growth.find((one) => isSameStep(one, added)) ?? { ...added, version: nextVersion(sheet) }
  const logged = await logAddition(
    host,
    grown,
    {
      step: { ...step, reason: wish.reason.trim() },
      tableName: plan.tableName,
      before: plan.before.join('、'),
      after: [...plan.before, ...plan.options].join('、'),
      isUndo: false,
    },
    run,
  )
  return logged.ok ? ok(null) : logged
}

const nextVersion = ({ growth }: StoredSheet): number => Math.max(0, ...growth.map(({ version }) => version)) + 1

const withStep = (sheet: StoredSheet, added: Omit<AdditionStep, 'version'>): StoredSheet => ({
  ...sheet,
  growth: [...sheet.growth, { version: nextVersion(sheet), ...added }],
})

/** Whether two steps are the same change of the same column, taken back or not. */
export const isSameStep = (one: AdditionStep, other: Omit<AdditionStep, 'version'>): boolean =>
  one.columnId === other.columnId && one.at === other.at && one.optionIds.join() === other.optionIds.join()

interface Addition {
  readonly plan: AdditionPlan
  readonly columnId: string
  readonly optionIds: readonly string[]
}

async function make(
  host: HostPort,
  tableId: string,
  wish: AdditionWish,
  version: number,
): Promise<Result<Addition, AdditionRefusal>> {
  const described = await host.describeTable(tableId)
  if (!described.ok) return described
  const mark = additionMark(version)
  if (wish.kind === 'column') {
    // An earlier run has made the column and was stopped before it could store the step.
    const earlierColumn = described.value.columns.find(
      ({ name, description }) => name === wish.name.trim() && description.endsWith(mark),
    )
    if (earlierColumn !== undefined) {
      return ok({
        plan: {
          tableName: described.value.name,
          column: earlierColumn.name,
          options: earlierColumn.options.map(({ name }) => name),
          before: [],
        },
        columnId: earlierColumn.id,
        optionIds: earlierColumn.options.map(({ id }) => id),
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
  const outcome =
    wish.kind === 'column'
      ? await host.addColumn(tableId, {
          name: plan.column,
          kind: wish.columnKind,
          description: `${wish.reason.trim()}${mark}`,
          ...(options.length > 0 ? { options } : {}),
        })
      : await host.addOptions(tableId, wish.columnId, options)
  if (!outcome.ok) return outcome
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
