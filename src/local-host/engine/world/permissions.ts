import { CODE, refusal } from './errors.ts'
import type { Denial, PermissionEntity, PermissionType, Session } from '../types.ts'
import { isBag, textOf } from './values.ts'
import type { Table, World } from './world.ts'

/** A permission question (host-protocol §7.6); ids narrow it. */
export interface Question {
  readonly entity: PermissionEntity
  readonly type: PermissionType
  readonly tableId?: string | undefined
  readonly fieldId?: string | undefined
  readonly recordId?: string | undefined
  readonly viewId?: string | undefined
}

const READING: ReadonlySet<PermissionType> = new Set(['visible', 'copyable', 'printable'])

/** What an editor may do beyond reading: rows, cells and views, and cells of a column, but no schema. */
const EDITOR_ENTITIES: ReadonlySet<PermissionEntity> = new Set(['Record', 'Cell', 'View'])

function roleAllows(session: Session, { entity, type }: Question): boolean {
  if (session.role === 'owner' || READING.has(type)) return true
  if (session.role === 'reader') return false
  if (EDITOR_ENTITIES.has(entity)) return true
  if (entity === 'Field') return type === 'editable' || type === 'submittable'
  return type === 'editable'
}

const matches = (
  denial: Denial,
  { entity, type, tableId, fieldId, recordId, viewId }: Question,
  session: Session,
): boolean =>
  denial.entity === entity &&
  denial.type === type &&
  (denial.userId === undefined || denial.userId === session.userId) &&
  (denial.tableId === undefined || denial.tableId === tableId) &&
  (denial.fieldId === undefined || denial.fieldId === fieldId) &&
  (denial.recordId === undefined || denial.recordId === recordId) &&
  (denial.viewId === undefined || denial.viewId === viewId)

/** A synchronised table gets its data from elsewhere: nobody may write its rows or columns. */
function isSynced(world: World, { entity, type, tableId }: Question): boolean {
  return (
    tableId !== undefined &&
    !READING.has(type) &&
    (entity === 'Record' || entity === 'Cell' || entity === 'Field') &&
    world.tables.get(tableId)?.state.isSync === true
  )
}

/** What the session really may do. `answer` in getPermission differs from it for Table.editable. */
export function may(world: World, session: Session, question: Question): boolean {
  if (!roleAllows(session, question) || isSynced(world, question)) return false
  if (world.denials.length === 0) return true
  const { entity, type, tableId } = question
  const questions: Question[] = [question]
  if (!READING.has(type) && entity !== 'Base') questions.push({ entity: 'Base', type: 'editable' })
  if (entity === 'Cell') questions.push({ ...question, entity: 'Field' }, { ...question, entity: 'Record' })
  if (type === 'visible' && entity !== 'Base') questions.push({ entity: 'Table', type: 'visible', tableId })
  return !questions.some((each) => world.denials.some((denial) => matches(denial, each, session)))
}

/** WidgetBase_getPermission: Table.editable is false under advanced permissions, by design (host-protocol §7.6). */
export function answerPermission(world: World, session: Session, raw: unknown): boolean {
  if (!isBag(raw)) return false
  const param = isBag(raw['param']) ? raw['param'] : {}
  const id = (key: string): string | undefined => textOf(param, key) || undefined
  const question = {
    entity: raw['entity'] as PermissionEntity,
    type: raw['type'] as PermissionType,
    tableId: id('tableId'),
    fieldId: id('fieldId'),
    recordId: id('recordId'),
    viewId: id('viewId'),
  }
  if (!ENTITIES.has(question.entity) || !TYPES.has(question.type)) return false
  if (question.entity === 'Table' && question.type === 'editable' && world.variants.advancedPermissions === 'on')
    return false
  return may(world, session, question)
}

const ENTITIES: ReadonlySet<string> = new Set(['Base', 'Table', 'View', 'Record', 'Field', 'Cell'])
const TYPES: ReadonlySet<string> = new Set([
  'visible',
  'editable',
  'addable',
  'deletable',
  'copyable',
  'movable',
  'printable',
  'manageable',
  'submittable',
])

const DENIED_CODE: Readonly<Record<PermissionEntity, number>> = {
  Base: CODE.tableDenied,
  Table: CODE.tableDenied,
  View: CODE.viewDenied,
  Record: CODE.recordDenied,
  Field: CODE.fieldDenied,
  Cell: CODE.cellDenied,
}

/** Throws the …997 of the entity when the session may not. */
export function demand(
  world: World,
  session: Session,
  question: Question,
  code: number = DENIED_CODE[question.entity],
): void {
  if (!may(world, session, question)) throw refusal(code, `permission denied: ${question.entity}.${question.type}`)
}

/** Whether no cell of this table needs a permission check for each row, which keeps bulk writes fast. */
export const writesFreely = (world: World, session: Session, table: Table): boolean =>
  session.role !== 'reader' && !table.state.isSync && world.denials.length === 0
