import type { FilterConjunction, FilterInfoCondition } from '@lark-base-open/js-sdk'
import type { ConditionDraft, HostError, HostResult, ViewDraft } from '../../application/ports.ts'
import { ok } from '../../domain/index.ts'
import type { HostCalls } from './callHost.ts'
import { FIELD_TYPE } from './fieldTypes.ts'
import { detailOf } from './hostError.ts'
import { expectAccepted, expectList, isRecord } from './reply.ts'
import type { FeishuView } from './sdk.ts'
import type { Tables } from './tables.ts'

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
  a.fieldId === b.fieldId && a.operator === b.operator &&
  a.values.length === b.values.length && a.values.every((value, at) => value === b.values[at])

type Rungs = NonNullable<ViewDraft['sort']>
const isSameOrder = (a: Rungs, b: Rungs) =>
  a.length === b.length && a.every((rung, at) => rung.fieldId === b[at]?.fieldId && rung.desc === b[at]?.desc)

/** A part that this host or this type of view does not offer (§7.2: 991, 996) is skipped, not an error. */
const isUnsupported = (error: HostError) =>
  error.kind === 'unexpected' && [991, 996].includes(detailOf(error.code) ?? 0)

type Step = () => HostResult<unknown>

/**
 * Brings a view to `draft`: reads what it shows now, writes only the differences, then applies the result
 * for everybody (§7.4: until then it is the user's own). Columns hidden by hand stay hidden.
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
    () => setFilter(host, tableId, view, draft.filter),
    () => setOrder(calls, 'Sort', view, draft.sort),
    () => setOrder(calls, 'Group', view, draft.group),
    () => hideColumns(calls, view, draft.hidden ?? []),
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

/** The filter is changed by differences (§4.4), and looked at again: another sidebar may be changing it as well. */
const LOOKS = 3

async function setFilter(
  { calls, tables }: { readonly calls: HostCalls; readonly tables: Tables },
  tableId: string,
  view: FeishuView,
  filter: ViewDraft['filter'],
): HostResult<unknown> {
  if (filter === undefined || view.getFilterInfo === undefined) return ok(undefined)
  const table = await tables.table(tableId)
  if (!table.ok) return table
  for (let look = 1; ; look += 1) {
    const current = await calls.read('getFilterInfo', async (): Promise<unknown> => view.getFilterInfo?.())
    if (!current.ok) return current
    const { surplus, lacking, conjunction } = filterGap(current.value, filter.conditions)
    const isConditioned = surplus.length === 0 && lacking.length === 0
    if (isConditioned && (filter.conditions.length === 0 || conjunction === filter.conjunction)) return ok(undefined)
    if (look === LOOKS) return ok(undefined) // a host that gives conditions back in words of its own
    for (const { conditionId } of surplus) {
      // "No" means that it is gone already, which the next look shows.
      const deleted = await calls.write('deleteFilterCondition', async () => view.deleteFilterCondition?.(conditionId))
      if (!deleted.ok) return deleted
    }
    if (lacking.length > 0) {
      const types = await calls.read('getFieldMetaList', async () =>
        new Map(expectList(await table.value.getFieldMetaList()).map((meta) => [meta.id, meta.type as number])),
      )
      if (!types.ok) return types
      const conditions = lacking.map((each) => wireCondition(each, types.value))
      const added = await calls.write('addFilterCondition', async () => expectAccepted(await view.addFilterCondition?.(conditions)))
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

/** Sorting and grouping are replaced as whole lists (§4.4). */
async function setOrder(calls: HostCalls, part: 'Sort' | 'Group', view: FeishuView, wanted: ViewDraft['sort']): HostResult<unknown> {
  if (wanted === undefined) return ok(undefined)
  const rungs = wanted.map(({ fieldId, desc }) => ({ fieldId, desc }))
  const read = part === 'Sort' ? view.getSortInfo : view.getGroupInfo
  const write = part === 'Sort' ? view.setSortInfo : view.setGroupInfo
  if (read === undefined || write === undefined) return ok(undefined)
  const current = await calls.read(`get${part}Info`, async () => (await read.call(view)) ?? [])
  if (!current.ok) return current
  if (Array.isArray(current.value) && isSameOrder(current.value, rungs)) return ok(undefined)
  return calls.write(`set${part}Info`, async () => expectAccepted(await write.call(view, rungs)))
}

async function hideColumns(calls: HostCalls, view: FeishuView, hidden: readonly string[]): HostResult<unknown> {
  if (hidden.length === 0) return ok(undefined)
  const visible = await calls.read('getVisibleFieldIdList', async () => new Set(expectList(await view.getVisibleFieldIdList())))
  if (!visible.ok) return visible
  const toHide = hidden.filter((fieldId) => visible.value.has(fieldId))
  return toHide.length === 0 ? ok(undefined) : calls.write('hideField', () => view.hideField(toHide))
}

/** Widths do not depend on each other: the calls of a view go out together, not one after another. */
async function setWidths(calls: HostCalls, view: FeishuView, { widths = {}, isNew = false }: ViewDraft): HostResult<unknown> {
  if (view.getFieldWidth === undefined || view.setFieldWidth === undefined) return ok(undefined)
  const differing = await Promise.all(
    Object.entries(widths).map(async ([fieldId, width]) => {
      if (isNew) return ok({ fieldId, width })
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
