import { err, ok, type Result } from '../../domain/index.ts'
import type { NativeViewKey } from '../../schema/index.ts'
import type { HostError, HostPort, HostResult, ViewInfo } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'
import { sheetPart } from '../stored/parts.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import type { NativePlan } from './nativePlan.ts'
import { isExactly, planNativeViews, type NativeView, type NativeViewPlan } from './nativeViewPlan.ts'

/** `noFormulas`: the host takes no condition on a formula column. */
export type NativeViewRefusal = HostError | { readonly kind: 'noFormulas' }

export interface NativeViewsMade {
  readonly made: number
  /** Views of the preset that filter by native columns now, and views whose words were rewritten. */
  readonly changed: number
  /** Why the rest was not done. Null: all was done. */
  readonly refusal: NativeViewRefusal | null
}

export interface NativeViewsEnded {
  readonly deleted: number
  readonly back: number
  /** Names of the views that people have changed: they stay. */
  readonly left: readonly string[]
}

type Host = Pick<HostPort, 'describeTable' | 'peekRows' | 'addView' | 'configureView' | 'deleteView'>

/** Looks at the views of a sheet whose native columns are planned. Reads only. */
export async function lookAtNativeViews(
  host: Pick<HostPort, 'describeTable' | 'peekRows'>,
  sheet: StoredSheet,
  native: NativePlan,
): HostResult<NativeViewPlan> {
  const tasks = await describedTable(host, sheet, 'tasks')
  if (!tasks.ok) return tasks
  if (tasks.value === null) return err({ kind: 'notFound', what: 'tasks' })
  const columnId = native.columns.find(({ key }) => key === 'deviation')?.columnId ?? null
  // What no row shows yet counts as a number.
  const peeked = columnId === null ? null : await host.peekRows(native.tableId)
  const texts = peeked?.ok === true ? peeked.value.rows.map((row) => row.texts[columnId ?? ''] ?? '') : []
  return ok(planNativeViews({ ...tasks.value, sheet, areFiguresTexts: texts.some(isUnformatted) }, native))
}

/** Whether a figure is shown without its one decimal: the host formats numbers, and texts it leaves as they are. */
const isUnformatted = (text: string): boolean => text !== '' && !/\.\d$/u.test(text)

/**
 * Makes the views that go with native columns, and lets the preset's own filter by them. New views come first: a host
 * that takes no condition on a formula column then refuses before a view in use is touched. What the host tells of each
 * view afterwards is stored, so that people's changes are known from ours. [NW1]
 */
export async function runNativeViews(
  host: Host,
  room: StoredRoom,
  { sheet, native }: { readonly sheet: StoredSheet; readonly native: NativePlan },
  {
    onlyRewrite = false,
    known = null,
  }: {
    readonly onlyRewrite?: boolean
    /** Column ids of native columns that stood before: the others are hidden in views for another purpose. */
    readonly known?: readonly string[] | null
  } = {},
): HostResult<NativeViewsMade> {
  const looked = await lookAtNativeViews(host, sheet, native)
  if (!looked.ok) return looked
  const { tableId, views, hidesIn } = looked.value
  const todo = views.filter(({ does }) =>
    onlyRewrite ? does === 'rewrite' : does === 'make' || does === 'follow' || does === 'rewrite',
  )
  const done: { readonly view: NativeView; readonly viewId: string }[] = []
  let refusal: NativeViewRefusal | null = null
  for (const view of todo.toSorted((one, other) => Number(other.does === 'make') - Number(one.does === 'make'))) {
    const set = await setView(host, tableId, view)
    if (!set.ok) {
      // Another sidebar is making the same view, and stores it.
      if (set.error.kind === 'nameTaken') continue
      refusal = set.error
      break
    }
    done.push({ view, viewId: set.value })
  }
  const ids = native.columns.flatMap(({ columnId }) => columnId ?? [])
  const hidden = known === null ? [] : ids.filter((id) => !known.includes(id))
  if (hidden.length > 0) for (const viewId of hidesIn) await host.configureView(tableId, viewId, { hidden })
  if (done.length === 0) return ok({ made: 0, changed: 0, refusal })

  const after = await host.describeTable(tableId)
  if (!after.ok) return after
  const kept = new Map<NativeViewKey, ViewInfo>()
  for (const { view, viewId } of done) {
    const info = after.value.views.find(({ id }) => id === viewId)
    if (info === undefined) continue
    // A host that says yes and keeps no condition would show every row.
    if (isExactly(view.wanted, info)) kept.set(view.key, info)
    else {
      refusal = { kind: 'noFormulas' }
      await undo(host, tableId, view, viewId)
    }
  }
  const saved = await store(room, tableId, (now) => ({
    ...now,
    ...Object.fromEntries(
      done.flatMap(({ view }) => {
        const info = kept.get(view.key)
        return info === undefined ? [] : [[view.key, recordOf(view, info)] as const]
      }),
    ),
  }))
  if (!saved.ok) return saved
  const count = (isNew: boolean): number =>
    done.filter(({ view }) => kept.has(view.key) && (view.does === 'make') === isNew).length
  return ok({ made: count(true), changed: count(false), refusal })
}

/** Makes or changes one view. What is refused leaves the view as it was. */
async function setView(host: Host, tableId: string, view: NativeView): Promise<Result<string, NativeViewRefusal>> {
  const added = view.viewId === null ? await host.addView(tableId, { name: view.name, type: 'grid' }) : null
  if (added !== null && !added.ok) return added
  const viewId = added?.value.id ?? view.viewId ?? ''
  const set = await host.configureView(tableId, viewId, {
    ...view.draft,
    ...(added === null ? {} : { isBlank: true }),
  })
  if (set.ok) return ok(viewId)
  await undo(host, tableId, view, viewId)
  // Any other reason for a refusal is told by the host.
  return set.error.kind === 'unexpected' ? err({ kind: 'noFormulas' }) : set
}

/** Takes back what was begun with a view. One that stood before and has no computed columns to go back to stays. */
async function undo(host: Host, tableId: string, view: NativeView, viewId: string): Promise<void> {
  if (view.back !== null || view.does === 'make') await endView(host, tableId, view, viewId)
}

const endView = (host: Host, tableId: string, { back }: NativeView, viewId: string): HostResult<void> =>
  back === null ? host.deleteView(tableId, viewId) : host.configureView(tableId, viewId, back)

const recordOf = ({ isMade }: NativeView, { id, name, filter = [], sort = [] }: ViewInfo): Records[string] => ({
  viewId: id,
  isMade,
  name,
  filter: filter.map(({ fieldId, operator, values }) => ({ fieldId, operator, values: [...values] })),
  sort: [...sort],
})

type Records = NonNullable<StoredTable['nativeViews']>

const store = (
  room: StoredRoom,
  tableId: string,
  change: (now: Records) => Records | undefined,
): HostResult<StoredSheet | null> =>
  room.change(sheetPart(tableId), (now) => {
    if (now === null) return null
    const { nativeViews = {}, ...tasks } = now.tables.tasks
    const next = change(nativeViews)
    return { ...now, tables: { ...now.tables, tasks: next === undefined ? tasks : { ...tasks, nativeViews: next } } }
  })

/**
 * Deletes the views that were made for native columns, and lets the preset's own filter by computed columns again, as
 * long as people have not changed them. Comes before the columns are deleted, which takes their conditions along. [NW2]
 */
export async function endNativeViews(
  host: Host,
  room: StoredRoom,
  { tableId, views }: NativeViewPlan,
): HostResult<NativeViewsEnded> {
  let [deleted, back] = [0, 0]
  const left: string[] = []
  for (const view of views) {
    if (view.ends === null || view.viewId === null) continue
    if (view.ends === 'stays') {
      left.push(view.name)
      continue
    }
    const ended = await endView(host, tableId, view, view.viewId)
    if (!ended.ok && ended.error.kind === 'unexpected') {
      // The last view of a table cannot be deleted.
      left.push(view.name)
      continue
    }
    if (!ended.ok && ended.error.kind !== 'notFound') return ended
    if (view.isMade) deleted += 1
    else back += 1
  }
  const saved = await store(room, tableId, () => undefined)
  return saved.ok ? ok({ deleted, back, left }) : saved
}
