import type { IViewMeta } from '@lark-base-open/js-sdk'
import type { ViewCondition, ViewInfo } from '../../../application/ports.ts'
import { VIEW_TYPE } from './fieldTypes.ts'
import { isRecord } from '../calls/reply.ts'

function viewTypeOf(type: number): ViewInfo['type'] {
  switch (type) {
    case VIEW_TYPE.grid:
      return 'grid'
    case VIEW_TYPE.kanban:
      return 'kanban'
    case VIEW_TYPE.gantt:
      return 'gantt'
    default:
      return 'other'
  }
}

/** A view with the settings in its meta (host-protocol §7.4): a missing part is unknown, a null part is empty. */
export function viewInfo(meta: IViewMeta): ViewInfo {
  const property: unknown = (meta as { readonly property?: unknown }).property
  const { filterInfo, sortInfo, groupInfo } = isRecord(property) ? property : {}
  return {
    id: meta.id,
    name: meta.name,
    type: viewTypeOf(meta.type),
    ...(filterInfo === undefined ? {} : { filter: conditionsOf(filterInfo) }),
    ...(sortInfo === undefined ? {} : { sort: columnsOf(sortInfo) }),
    ...(groupInfo === undefined ? {} : { group: columnsOf(groupInfo) }),
  }
}

function conditionsOf(filterInfo: unknown): readonly ViewCondition[] {
  const conditions: readonly unknown[] =
    isRecord(filterInfo) && Array.isArray(filterInfo['conditions']) ? filterInfo['conditions'] : []
  return conditions.flatMap((condition) => {
    if (!isRecord(condition)) return []
    const { fieldId, operator, value } = condition
    if (typeof fieldId !== 'string' || typeof operator !== 'string') return []
    const values = (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
    )
    return [{ fieldId, operator, values }]
  })
}

const columnsOf = (rungs: unknown): readonly string[] =>
  (Array.isArray(rungs) ? rungs : []).flatMap((rung: unknown) =>
    isRecord(rung) && typeof rung['fieldId'] === 'string' ? [rung['fieldId']] : [],
  )
