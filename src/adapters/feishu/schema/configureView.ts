import type { FilterConjunction, FilterInfoCondition, IFieldMeta } from '@lark-base-open/js-sdk'
import type { ConditionDraft, HostError, HostResult, ViewDraft } from '../../../application/ports.ts'
import { ok } from '../../../domain/index.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { columnInfo } from './columnInfo.ts'
import { FIELD_TYPE } from './fieldTypes.ts'
import { detailOf } from '../calls/hostError.ts'
import { expectAccepted, expectList, isRecord } from '../calls/reply.ts'
import type { FeishuView } from '../sdk.ts'
import type { Tables } from '../calls/tables.ts'

/** One condition as both sides can be compared: the host adds ids and types of its own. */
interface PlainCondition {
  readonly fieldId: string
  readonly operator: string
  readonly values: readonly unknown[]
}

interface CurrentCondition extends PlainCondition {
  readonly conditionId: string
}

const TODAY = 'Today'

function plainDraft(draft: ConditionDraft): PlainCondition {
  switch (draft.test) {
    case 'beforeToday':
      return { fieldId: draft.fieldId, operator: 'isLess', values: [TODAY] }
    case 'isTicked':
      return { fieldId: draft.fieldId, operator: 'is', values: [true] }
    default:
      return { fieldId: draft.fieldId, operator: draft.test, values: [draft.optionId] }
  }
}

/** A draft as the host takes it: the value of a multi-select is a list, everything else is bare. */
function wireCondition(draft: ConditionDraft, fieldTypes: ReadonlyMap<string, number>): FilterInfoCondition {
  const { fieldId, operator, values } = plainDraft(draft)
  const fieldType = fieldTypes.get(fieldId)
  const value = fieldType === FIELD_TYPE.multiSelect ? values : values[0]
  return { fieldId, operator, value, ...(fieldType === undefined ? {} : { fieldType }) } as FilterInfoCondition
}

function currentConditions(filter: unknown): readonly CurrentCondition[] {
  if (!isRecord(filter) || !Array.isArray(filter['conditions'])) return []
  return (filter['conditions'] as readonly unknown[]).flatMap((condition) => {
    if (!isRecord(condition)) return []
    const { fieldId, operator, value, conditionId } = condition
    if (typeof fieldId !== 'string' || typeof operator !== 'string' || typeof conditionId !== 'string') return []
    return [{ fieldId, operator, values: Array.isArray(value) ? value : [value], conditionId }]
  })
}

const isSame = (a: PlainCondition, b: PlainCondition) =>
  a.fieldId === b.fieldId &&
  a.operator === b.operator &&
  a.values.length === b.values.length &&
  a.values.every((value, at) => value === b.values[at])

type Rungs = NonNullable<ViewDraft['sort']>
const isSameOrder = (a: Rungs, b: Rungs) =>
  a.length === b.length && a.every((rung, at) => rung.fieldId === b[at]?.fieldId && rung.desc === b[at]?.desc)

/**
 * A part that this host or this type of view does not offer (host-protocol §7.2: 991, 996) is skipped, not an error.
 */
const isUnsupported = (error: HostError) =>
  error.kind === 'unexpected' && [991, 996].includes(detailOf(error.code) ?? 0)

type Step = () => HostResult<unknown>

/**
 * Brings a view to `draft`: reads what it shows now, writes only the differences, then applies the result
 * for everybody (host-protocol §7.4: until then it is the user's own). Columns hidden by hand stay hidden, unless the
 * draft shows them.
 */
export async function configureView(
  host: { readonly calls: HostCalls; readonly tables: Tables },
  tableId: string,
  viewId: string,
  draft: ViewDraft,
): HostResult<void> {
  const { calls, tables } = host
  const found = await tables.view(tableId, viewId)
  if (!found.ok) return found
  const view = found.value

  const steps: readonly Step[] = [
    () => setFilter(host, tableId, view, draft),
    () => setOrder(calls, 'Sort', view, draft),
    () => setOrder(calls, 'Group', view, draft),
    () => setVisibility(calls, view, draft),
    () => setWidths(calls, view, draft),
  ]
  for (const step of steps) {
    const done = await step()
    if (!done.ok && !isUnsupported(done.error)) return done
  }
  return calls.write('applySetting', async () => void (await view.applySetting()))
}

/** What a view shows now differs from the draft in these. */
interface FilterGap {
  /** Conditions that the draft does not have, or has once less: two sidebars may have added the same. */
  readonly surplus: readonly CurrentCondition[]
  readonly lacking: readonly ConditionDraft[]
  readonly conjunction: unknown
}

function filterGap(filter: unknown, wanted: readonly ConditionDraft[]): FilterGap {
  const lacking = [...wanted]
  const surplus = currentConditions(filter).filter((condition) => {
    const at = lacking.findIndex((draft) => isSame(plainDraft(draft), condition))
    if (at >= 0) lacking.splice(at, 1)
    return at < 0
  })
  return { surplus, lacking, conjunction: isRecord(filter) ? filter['conjunction'] : undefined }
}

/**
 * The filter is changed by differences (host-protocol §4.4), and looked at again: another sidebar may be changing it as
 * well.
 */
const LOOKS = 3

async function setFilter(
  { calls, tables }: { readonly calls: HostCalls; readonly tables: Tables },
  tableId: string,
  view: FeishuView,
  { filter, onlyAdds = false, isBlank = false, replaced = [] }: ViewDraft,
): HostResult<unknown> {
  if (filter === undefined || view.getFilterInfo === undefined) return ok(undefined)
  const table = await tables.table(tableId)
  if (!table.ok) return table
  const readMetas = () => calls.read('getFieldMetaList', async () => expectList(await table.value.getFieldMetaList()))
  for (let look = 1; ; look += 1) {
    const current =
      isBlank && look === 1
        ? ok(null)
        : await calls.read('getFilterInfo', async (): Promise<unknown> => view.getFilterInfo?.())
    if (!current.ok) return current
    const { surplus, lacking, conjunction = NEW_CONJUNCTION } = filterGap(current.value, filter.conditions)
    const metas = lacking.length > 0 ? await readMetas() : ok([])
    if (!metas.ok) return metas
    const toDelete = onlyAdds
      ? surplus.filter((condition) => replaced.includes(condition.fieldId) || isDead(condition, metas.value))
      : surplus
    const isConditioned = toDelete.length === 0 && lacking.length === 0
    const isJoined = conjunction === filter.conjunction || (onlyAdds && isConditioned)
    if (isConditioned && (filter.conditions.length === 0 || isJoined)) return ok(undefined)
    if (look === LOOKS) return ok(undefined) // a host that gives conditions back in words of its own
    for (const { conditionId } of toDelete) {
      // "No" means that it is gone already, which the next look shows.
      const deleted = await calls.write('deleteFilterCondition', async () => view.deleteFilterCondition?.(conditionId))
      if (!deleted.ok) return deleted
    }
    if (lacking.length > 0) {
      const types = new Map(metas.value.map((meta) => [meta.id, meta.type as number]))
      const conditions = lacking.map((each) => wireCondition(each, types))
      const added = await calls.write('addFilterCondition', async () =>
        expectAccepted(await view.addFilterCondition?.(conditions)),
      )
      if (!added.ok) return added
    }
    if (conjunction !== filter.conjunction) {
      const joined = await calls.write('setFilterConjunction', async () =>
        expectAccepted(await view.setFilterConjunction?.(filter.conjunction as FilterConjunction)),
      )
      if (!joined.ok) return joined
    }
  }
}

/** How a view without a filter joins its first conditions. */
const NEW_CONJUNCTION = 'and'

const SELECTS: ReadonlySet<number> = new Set([FIELD_TYPE.singleSelect, FIELD_TYPE.multiSelect])

/**
 * Whether a condition names options of a select that are no more: deleting an option leaves it behind, and nothing
 * matches it.
 */
function isDead({ fieldId, values }: PlainCondition, metas: readonly IFieldMeta[]): boolean {
  const meta = metas.find(({ id }) => id === fieldId)
  if (meta === undefined || !SELECTS.has(meta.type)) return false
  const options = new Set(columnInfo(meta).options.map(({ id }) => id))
  return values.length > 0 && values.every((value) => typeof value === 'string' && !options.has(value))
}

/** Sorting and grouping are replaced as whole lists (host-protocol §4.4). */
async function setOrder(
  calls: HostCalls,
  part: 'Sort' | 'Group',
  view: FeishuView,
  { onlyAdds = false, isBlank = false, replaced = [], ...draft }: ViewDraft,
): HostResult<unknown> {
  const wanted = part === 'Sort' ? draft.sort : draft.group
  if (wanted === undefined || (isBlank && wanted.length === 0)) return ok(undefined)
  const read = part === 'Sort' ? view.getSortInfo : view.getGroupInfo
  const write = part === 'Sort' ? view.setSortInfo : view.setGroupInfo
  if (read === undefined || write === undefined) return ok(undefined)
  const current = isBlank ? ok([]) : await calls.read(`get${part}Info`, async () => (await read.call(view)) ?? [])
  if (!current.ok) return current
  const held: Rungs = Array.isArray(current.value) ? current.value : []
  const kept = onlyAdds
    ? held.filter(({ fieldId }) => !replaced.includes(fieldId) && wanted.every((rung) => rung.fieldId !== fieldId))
    : []
  const rungs = [...kept, ...wanted].map(({ fieldId, desc }) => ({ fieldId, desc }))
  if (isSameOrder(held, rungs)) return ok(undefined)
  return calls.write(`set${part}Info`, async () => expectAccepted(await write.call(view, rungs)))
}

async function setVisibility(
  calls: HostCalls,
  view: FeishuView,
  { hidden = [], shown = [], isBlank = false }: ViewDraft,
): HostResult<unknown> {
  if (hidden.length === 0 && (shown.length === 0 || isBlank)) return ok(undefined)
  if (isBlank) return calls.write('hideField', () => view.hideField([...hidden]))
  const visible = await calls.read(
    'getVisibleFieldIdList',
    async () => new Set(expectList(await view.getVisibleFieldIdList())),
  )
  if (!visible.ok) return visible
  const toHide = hidden.filter((fieldId) => visible.value.has(fieldId))
  const toShow = shown.filter((fieldId) => !visible.value.has(fieldId))
  const isHidden = toHide.length === 0 ? ok(undefined) : await calls.write('hideField', () => view.hideField(toHide))
  if (!isHidden.ok || toShow.length === 0) return isHidden
  return calls.write('showField', () => view.showField(toShow))
}

/** Widths do not depend on each other: the calls of a view go out together, not one after another. */
async function setWidths(
  calls: HostCalls,
  view: FeishuView,
  { widths = {}, isNew = false, isBlank = false }: ViewDraft,
): HostResult<unknown> {
  if (view.getFieldWidth === undefined || view.setFieldWidth === undefined) return ok(undefined)
  const differing = await Promise.all(
    Object.entries(widths).map(async ([fieldId, width]) => {
      if (isNew || isBlank) return ok({ fieldId, width })
      const now = await calls.read('getFieldWidth', async (): Promise<unknown> => view.getFieldWidth?.(fieldId))
      return now.ok ? ok(now.value === width ? null : { fieldId, width }) : now
    }),
  )
  const unread = differing.find((one) => !one.ok)
  if (unread !== undefined && !unread.ok) return unread
  const set = await Promise.all(
    differing.flatMap((one) => {
      if (!one.ok || one.value === null) return []
      const { fieldId, width } = one.value
      return [calls.write('setFieldWidth', async () => expectAccepted(await view.setFieldWidth?.(fieldId, width)))]
    }),
  )
  return set.find((one) => !one.ok) ?? ok(undefined)
}
