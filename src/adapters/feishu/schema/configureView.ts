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

/** A condition without the ids and types that the host adds, so that it can be compared with a draft. */
interface PlainCondition {
  readonly fieldId: string
  readonly operator: string
  readonly values: readonly unknown[]
}

interface CurrentCondition extends PlainCondition {
  readonly conditionId: string
}

/** Values of the SDK's FilterDuration (1.0.2). */
const TODAY = 'Today'
const THIS_WEEK = 'CurrentWeek'

function plainDraft(draft: ConditionDraft): PlainCondition {
  const { fieldId } = draft
  switch (draft.test) {
    case 'beforeToday':
      return { fieldId, operator: 'isLess', values: [TODAY] }
    case 'thisWeek':
      return { fieldId, operator: 'is', values: [THIS_WEEK] }
    case 'isTicked':
      return { fieldId, operator: 'is', values: [true] }
    case 'isLess':
      return { fieldId, operator: 'isLess', values: [draft.number] }
    default:
      return { fieldId, operator: draft.test, values: ['text' in draft ? draft.text : draft.optionId] }
  }
}

/** A draft as the host accepts it: the value of a multi-select is a list, other values are single. */
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

/** Whether this host or this type of view lacks the part (host-protocol §7.2: 991, 996), so that it is skipped. */
const isUnsupported = (error: HostError) =>
  error.kind === 'unexpected' && [991, 996].includes(detailOf(error.code) ?? 0)

type Step = () => HostResult<unknown>

/**
 * Changes a view to `draft`: reads its present settings, writes only the differences and applies them for everybody
 * (until then only this user sees them, host-protocol §7.4). Columns that people hid stay hidden unless the draft shows
 * them.
 */
export async function configureView(
  host: { readonly calls: HostCalls; readonly tables: Tables },
  tableId: string,
  viewId: string,
  draft: ViewDraft,
): HostResult<void> {
  const { calls, tables } = host
  const opened = await tables.view(tableId, viewId)
  if (!opened.ok) return opened
  const view = opened.value

  const steps: readonly Step[] = [
    () => setFilter(host, tableId, view, draft),
    () => setOrder(calls, 'Sort', view, draft),
    () => setOrder(calls, 'Group', view, draft),
    () => setVisibility(calls, view, draft),
    () => setWidths(calls, view, draft),
  ]
  for (const step of steps) {
    const result = await step()
    if (!result.ok && !isUnsupported(result.error)) return result
  }
  return calls.write('applySetting', async () => void (await view.applySetting()))
}

/** The difference between a view's present filter and the draft. */
interface FilterGap {
  /** Conditions that the draft has not, or not as often: two sidebars may have added the same one. */
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
 * The filter is changed by single conditions (host-protocol §4.4) and read again after each change, at most this often,
 * because another sidebar may be changing it too.
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
    if (look === LOOKS) return ok(undefined) // the host returns conditions in another form than it accepts
    for (const { conditionId } of toDelete) {
      // A refusal means that the condition is gone already; the next reading shows it.
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
    // A host may forget how conditions are joined with the last of them.
    const isEmptied = toDelete.length > 0 && toDelete.length === currentConditions(current.value).length
    if (isEmptied || conjunction !== filter.conjunction) {
      const joined = await calls.write('setFilterConjunction', async () =>
        expectAccepted(await view.setFilterConjunction?.(filter.conjunction as FilterConjunction)),
      )
      if (!joined.ok) return joined
    }
  }
}

/** The conjunction of a view that had no filter. */
const NEW_CONJUNCTION = 'and'

const SELECTS: ReadonlySet<number> = new Set([FIELD_TYPE.singleSelect, FIELD_TYPE.multiSelect])

/** Whether a condition names a deleted option: the host keeps such a condition, which matches no row. */
function isDead({ fieldId, values }: PlainCondition, metas: readonly IFieldMeta[]): boolean {
  const meta = metas.find(({ id }) => id === fieldId)
  if (meta === undefined || !SELECTS.has(meta.type)) return false
  const options = new Set(columnInfo(meta).options.map(({ id }) => id))
  return values.length > 0 && values.every((value) => typeof value === 'string' && !options.has(value))
}

/** Sets sorting or grouping, each as a whole list (host-protocol §4.4). */
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
  const present: Rungs = Array.isArray(current.value) ? current.value : []
  const others = onlyAdds
    ? present.filter(({ fieldId }) => !replaced.includes(fieldId) && wanted.every((rung) => rung.fieldId !== fieldId))
    : []
  const rungs = [...others, ...wanted].map(({ fieldId, desc }) => ({ fieldId, desc }))
  if (isSameOrder(present, rungs)) return ok(undefined)
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

/** Sets all widths at once: they do not depend on each other. */
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
