import type { Variants } from '../../../src/local-host/engine/types.ts'

/** One deliberate fault of the engine: a piece of its source that is put in the place of another. */
export interface Mutant {
  /** What is wrong with the host that has it; also its name. */
  readonly says: string
  /** Below src/local-host. */
  readonly file: string
  /** Occurs exactly once in the file. */
  readonly find: string
  readonly put: string
  /** The reading under which it shows; the defaults where it shows in any. */
  readonly under?: Partial<Variants>
}

const RECORDS = 'engine/records/records.ts'
const READING = 'engine/records/recordReading.ts'
const FIELDS = 'engine/fields/fields.ts'
const VIEWS = 'engine/views/views.ts'
const ERRORS = 'engine/world/errors.ts'
const LIMITS = 'engine/world/limits.ts'
const NUMBER = 'engine/cells/number.ts'
const SELECT = 'engine/cells/select.ts'
const TEXT = 'engine/cells/text.ts'

/** Faults of every kind that the engine could have; each must make a case of the contract fail. */
export const MUTANTS: readonly Mutant[] = [
  // Codes
  {
    says: 'an unknown row has the code of an unknown error',
    file: ERRORS,
    find: 'recordNotFound: 10214998',
    put: 'recordNotFound: 10214999',
  },
  {
    says: 'an unknown column has the code of a denied one',
    file: ERRORS,
    find: 'fieldNotFound: 10213998',
    put: 'fieldNotFound: 10213997',
  },
  {
    says: 'an unknown table has the code of an unknown error',
    file: ERRORS,
    find: 'tableNotFound: 10212998',
    put: 'tableNotFound: 10212999',
  },
  {
    says: 'too many rows have the code of a denied row',
    file: ERRORS,
    find: 'recordLimit: 10214001',
    put: 'recordLimit: 10214997',
  },
  {
    says: 'a repeated column name has another code',
    file: ERRORS,
    find: 'fieldNameRepeated: 10213995',
    put: 'fieldNameRepeated: 10213992',
  },
  {
    says: 'a repeated table name has another code',
    file: ERRORS,
    find: 'tableNameRepeated: 10212995',
    put: 'tableNameRepeated: 10212992',
  },
  {
    says: 'the last view has the code of an unknown one',
    file: ERRORS,
    find: 'lastView: 10215001',
    put: 'lastView: 10215998',
  },
  {
    says: 'a value of the wrong kind has the code of a denied cell',
    file: ERRORS,
    find: 'cellUnknown: 10216999',
    put: 'cellUnknown: 10216997',
  },
  {
    says: 'too much bridge data has another code',
    file: ERRORS,
    find: 'dataLimit: 10299994',
    put: 'dataLimit: 10299999',
    under: { dataLimit: 'refused' },
  },
  // Limits
  {
    says: 'the most rows of a call are one too many',
    file: LIMITS,
    find: 'if (count > max)',
    put: 'if (count >= max)',
  },
  { says: 'one row over the limit is taken', file: LIMITS, find: 'if (count > max)', put: 'if (count > max + 1)' },
  { says: '1001 ids are read at once', file: LIMITS, find: 'MAX_IDS_PER_CALL = 1000', put: 'MAX_IDS_PER_CALL = 1001' },
  {
    says: 'a page without a size has 100 rows',
    file: LIMITS,
    find: 'DEFAULT_PAGE_SIZE = 200',
    put: 'DEFAULT_PAGE_SIZE = 100',
  },
  {
    says: 'bridge data is cut a byte early',
    file: LIMITS,
    find: 'MAX_DATA_BYTES = 100_000',
    put: 'MAX_DATA_BYTES = 99_999',
    under: { dataLimit: 'cut' },
  },
  { says: 'there are 54 colours', file: LIMITS, find: 'COLOUR_COUNT = 55', put: 'COLOUR_COUNT = 54' },
  // Events
  {
    says: 'RecordAdd is lost',
    file: RECORDS,
    find: "for (const each of batches) world.emit(tableEvent(table.state.id, 'RecordAdd'), each)",
    put: 'void batches',
  },
  {
    says: 'RecordModify is lost',
    file: RECORDS,
    find: "world.emit(tableEvent(table.state.id, 'RecordModify'), { recordId: record.id, fieldIds: changed })",
    put: '',
  },
  {
    says: 'RecordDelete is lost',
    file: RECORDS,
    find: "world.emit(\n    tableEvent(table.state.id, 'RecordDelete'),\n    [...records].map(({ id }) => id),\n  )",
    put: '',
  },
  {
    says: 'RecordModify names no columns',
    file: RECORDS,
    find: '{ recordId: record.id, fieldIds: changed }',
    put: '{ recordId: record.id, fieldIds: [] }',
  },
  {
    says: 'a write that changes nothing is heard of',
    file: RECORDS,
    find: '.filter((fieldId) => !sameValue(storedCell(record, fieldId), cells[fieldId]))',
    put: '',
  },
  { says: 'RecordAdd comes once a row', file: RECORDS, find: "world.variants.recordAdd === 'perRow'", put: 'true' },
  {
    says: 'an unchanged column is heard of',
    file: FIELDS,
    find: '    sameValue(after, {',
    put: '    sameValue(null, {',
  },
  { says: 'FieldAdd is lost', file: FIELDS, find: "announce(world, table, field, 'FieldAdd')", put: '' },
  { says: 'FieldDelete is lost', file: FIELDS, find: "announce(world, table, field, 'FieldDelete')", put: '' },
  { says: 'TableAdd is lost', file: 'engine/calls/tables.ts', find: "world.emit(baseEvent('TableAdd'), {})", put: '' },
  {
    says: 'TableDelete is lost',
    file: 'engine/calls/base.ts',
    find: "world.emit(baseEvent('TableDelete'), {})",
    put: '',
  },
  {
    says: 'everybody is moved when any table is deleted',
    file: 'engine/calls/base.ts',
    find: '(tableId === table.state.id ? place : null)',
    put: 'place',
  },
  {
    says: 'nobody is told that their table was deleted',
    file: 'engine/world/selection.ts',
    find: "    world.emit(baseEvent('SelectionChange'), after, userId)",
    put: '',
  },
  {
    says: 'own writes echo although the host is one that keeps them',
    file: 'wire/delivery.ts',
    find: "cause !== session || variants.ownEcho === 'yes'",
    put: 'cause !== null',
    under: { ownEcho: 'no' },
  },
  // Options and cells
  {
    says: 'the text of a renamed option is stale',
    file: FIELDS,
    find: 'if (before.type === type) followOptions(table, field)',
    put: 'if (before.type === type) void 0',
  },
  {
    says: 'a removed option stays in cells',
    file: FIELDS,
    find: "setCell(record, field.id, options.get(textOf(value, 'id')) ?? null)",
    put: "setCell(record, field.id, options.get(textOf(value, 'id')) ?? value)",
  },
  {
    says: 'an option gets a new id whenever its column is written',
    file: 'engine/fields/options.ts',
    find: "item['id'] !== '' && !used.has(item['id'])",
    put: "item['id'] === ''",
  },
  {
    says: 'a given colour is not kept',
    file: 'engine/fields/options.ts',
    find: 'color: valid ? colour :',
    put: 'color: valid ? 0 :',
  },
  {
    says: 'a select with repeated names cannot be edited',
    file: 'engine/fields/options.ts',
    find: 'previous === undefined && names.has(name) && isNew',
    put: "[...raw].filter((each) => isBag(each) && each['name'] === name).length > 1",
  },
  {
    says: 'a select answers the text that was written',
    file: SELECT,
    find: 'return { id: option.id, text: option.name }\n}\n\n// Names',
    put: "return { id: option.id, text: textOf(raw, 'text') || option.name }\n}\n\n// Names",
  },
  {
    says: 'a bare string selects its option',
    file: SELECT,
    find: "if (env.variants.selectStrings === 'drop') return null",
    put: "if (typeof raw === 'string') return byName(raw, field) ?? null",
  },
  {
    says: 'a multiple select shows its first option',
    file: SELECT,
    find: "value.map((item: unknown) => nameOf(item, field, env)).join(',')",
    put: 'nameOf(value[0], field, env)',
  },
  {
    says: 'a link keeps its text and loses its address',
    file: TEXT,
    find: "return { type, text, link: textOf(raw, 'link') || text }",
    put: 'return { type, text, link: text }',
  },
  {
    says: 'an empty text is a text',
    file: TEXT,
    find: "if (type === 'text') return text === '' ? null : { type, text }",
    put: "if (type === 'text') return { type, text }",
  },
  {
    says: 'a blank address is refused',
    file: TEXT,
    find: 'isBag(item) && Object.values(item)',
    put: 'Array.isArray(item) && Object.values(item)',
  },
  {
    says: 'a phone may be a number',
    file: TEXT,
    find: "if (typeof raw !== 'string') throw wrongValue(field, 'a string')",
    put: "if (typeof raw !== 'string' && typeof raw !== 'number') throw wrongValue(field, 'a string')",
  },
  {
    says: 'a number may be a text',
    file: NUMBER,
    find: "if (!isFiniteNumber(raw)) throw wrongValue(field, 'a finite number')\n  return raw",
    put: "if (!isFiniteNumber(Number(raw))) throw wrongValue(field, 'a finite number')\n  return Number(raw)",
  },
  {
    says: 'per cent are shown as they are stored',
    file: NUMBER,
    find: 'fixed(value * 100, decimals)',
    put: 'fixed(value, decimals)',
  },
  {
    says: 'thousands are not separated',
    file: NUMBER,
    find: "whole.replaceAll(/\\B(?=(\\d{3})+$)/g, ',')",
    put: 'whole',
  },
  {
    says: 'progress is shown by the other scale',
    file: NUMBER,
    find: '(value * 100) / env.variants.progressScale',
    put: 'value * env.variants.progressScale',
  },
  { says: 'a rating has no upper end', file: NUMBER, find: ' || raw > max)', put: ')' },
  {
    says: 'dates are shown in universal time',
    file: 'engine/cells/date.ts',
    find: 'const { year, month, day, hour, minute } = env.zone.parts(ms)',
    put: 'const at = new Date(ms)\n  const [year, month, day, hour, minute] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]',
  },
  { says: 'people have no names', file: 'engine/cells/people.ts', find: 'name: member?.name ?? id', put: "name: ''" },
  {
    says: 'an unknown person is kept',
    file: 'engine/cells/people.ts',
    find: "if (!env.member(id)) throw wrongValue(field, 'the id of a member')",
    put: '',
  },
  {
    says: 'a link to nothing is kept',
    file: 'engine/cells/link.ts',
    find: 'if (!target?.has(id)) throw',
    put: 'if (target === undefined) throw',
  },
  {
    says: 'the twin of a two-way link does not follow',
    file: RECORDS,
    find: '  followTwins(world, table, record, before, changed)',
    put: '',
  },
  { says: 'links keep rows that were deleted', file: RECORDS, find: '  unlinkRecords(world, table, records)', put: '' },
  {
    says: 'auto numbers begin at 0',
    file: 'engine/fields/autoNumber.ts',
    find: 'String(table.state.autoNumber)',
    put: 'String(table.state.autoNumber - 1)',
  },
  {
    says: 'files say where they were read from though nobody asked',
    file: 'engine/cells/environment.ts',
    find: "env.variants.attachmentPermission === 'present'",
    put: 'true',
  },
  // Reading
  {
    says: 'the last page says that there is more',
    file: READING,
    find: 'const hasMore = end < all.length',
    put: 'const hasMore = end <= all.length',
  },
  {
    says: 'the next page begins a row too late',
    file: READING,
    find: 'pageToken: Math.min(end, all.length)',
    put: 'pageToken: Math.min(end + 1, all.length)',
  },
  {
    says: 'the total is that of the page',
    file: READING,
    find: 'total: all.length,',
    put: 'total: Math.min(size, all.length),',
  },
  {
    says: 'rows come newest first',
    file: 'engine/views/query.ts',
    find: 'if (!useView && !byQuery) return visibleRecords(world, table, session)',
    put: 'if (!useView && !byQuery) return visibleRecords(world, table, session).toReversed()',
  },
  {
    says: 'stringValue is ignored',
    file: READING,
    find: "asText: query['stringValue'] === true",
    put: 'asText: false',
  },
  {
    says: 'rows by id say their ids',
    file: READING,
    find: 'return params[0].map((id: unknown) => ({ fields: readFields(visibleRecord(world, session, table, id)) }))',
    put: 'return params[0].map((id: unknown) => ({ recordId: id, fields: readFields(visibleRecord(world, session, table, id)) }))',
  },
  {
    says: 'empty cells are null',
    file: READING,
    find: "const withNulls = world.variants.emptyCells === 'null'",
    put: 'const withNulls = true',
  },
  {
    says: "'' is an unknown view",
    file: 'engine/views/query.ts',
    find: "query.viewId === '' ? null : (query.viewId ?? null)",
    put: 'query.viewId ?? null',
  },
  {
    says: 'a missing key reads {}',
    file: 'engine/calls/bridge.ts',
    find: "world.variants.missingData === 'emptyObject' ? {} : null",
    put: '{}',
  },
  // Writing
  {
    says: 'one bad row does not keep the others from being written',
    file: RECORDS,
    find: "world.variants.setRecords === 'atomic'",
    put: 'false',
  },
  {
    says: 'rows that were read cannot be written back',
    file: RECORDS,
    find: 'if (!cell.writable && leavesOut(writing, field)) {',
    put: 'if (false) {',
  },
  {
    says: 'a computed cell swallows what is written to it',
    file: RECORDS,
    find: '  refuseIfNothingRemains(writing, writes)',
    put: '',
  },
  {
    says: 'setCellValue of a computed column is swallowed',
    file: RECORDS,
    find: 'denied === CODE.recordDenied && !(',
    put: '!(',
  },
  {
    says: 'fields in an array are swallowed',
    file: RECORDS,
    find: '  return fields as Bag\n}',
    put: '  return Array.isArray(fields) ? {} : (fields as Bag)\n}',
  },
  {
    says: 'cells beside fields are swallowed',
    file: RECORDS,
    find: ' && strayKey !== undefined)',
    put: ' && strayKey === fields)',
  },
  {
    says: 'a rating beyond a range that was narrowed cannot be copied',
    file: RECORDS,
    find: 'if (twin === undefined) throw error',
    put: 'throw error',
  },
  {
    says: 'a row that is written back loses all people but the first',
    file: RECORDS,
    find: 'if (isAsRead) cells',
    put: 'if (raw === undefined) cells',
  },
  {
    says: 'a column with repeated options cannot be copied',
    file: 'engine/fields/options.ts',
    find: "const isNew = !ids.knows(textOf(item, 'id'))",
    put: 'const isNew = true',
  },
  {
    says: 'a link does not take a blank list',
    file: 'engine/cells/link.ts',
    find: 'if (isBlank(raw)) return null',
    put: '',
  },
  {
    says: 'null does not empty a cell',
    file: RECORDS,
    find: 'else cells[fieldId] = raw === null || raw === undefined ? null : normalised(writing, field, raw)',
    put: 'else if (raw !== null && raw !== undefined) cells[fieldId] = normalised(writing, field, raw)',
  },
  {
    says: 'a deleted column leaves its cells',
    file: FIELDS,
    find: 'if (field.id in record.fields) setCell(record, field.id, null)',
    put: 'void record',
  },
  {
    says: 'the primary column can be deleted',
    file: FIELDS,
    find: "if (field.isPrimary) throw refusal(CODE.fieldDenied, 'the primary field cannot be deleted')",
    put: '',
  },
  {
    says: 'a two-way link has no twin',
    file: FIELDS,
    find: '  if (field.type === FIELD.duplexLink) addTwin(world, table, field)\n  if (field.type === FIELD.autoNumber)',
    put: '  if (field.type === FIELD.autoNumber)',
  },
  {
    says: 'a description stays a text',
    file: FIELDS,
    find: "[{ type: 'text', text: content }]",
    put: 'content',
  },
  {
    says: 'a deleted table is still found',
    file: 'engine/calls/base.ts',
    find: '  world.tables.delete(table.state.id)',
    put: '',
  },
  {
    says: 'addTable honours what it is given',
    file: 'engine/calls/tables.ts',
    find: "addTable === 'honourFields' && given.length > 0",
    put: 'given.length > 0',
  },
  // Views
  {
    says: 'empty cells come first',
    file: 'engine/views/order.ts',
    find: 'a === null ? 1 : -1',
    put: 'a === null ? -1 : 1',
  },
  {
    says: 'a sort never descends',
    file: 'engine/views/order.ts',
    find: 'return desc ? -ascending : ascending',
    put: 'return ascending',
  },
  {
    says: 'any condition is enough',
    file: 'engine/views/filter.ts',
    find: 'tests.every((test) => test(record))',
    put: 'tests.some((test) => test(record))',
  },
  {
    says: 'nested conditions are ignored',
    file: 'engine/views/filter.ts',
    find: '    ...children.map((child) => compileFilter(child, table, env)),',
    put: '',
  },
  {
    says: 'less is less or equal',
    file: 'engine/views/filter.ts',
    find: 'return compare((cell) => cell < wanted)',
    put: 'return compare((cell) => cell <= wanted)',
  },
  {
    says: 'a view and a filter are decided the other way round',
    file: 'engine/views/query.ts',
    find: "world.variants.viewIdOrFilter === 'viewId'",
    put: "world.variants.viewIdOrFilter === 'filter'",
  },
  {
    says: 'a deleted column stays in the settings of views',
    file: FIELDS,
    find: '  for (const view of table.state.views) forgetField(view, field.id)',
    put: '',
  },
  {
    says: 'hiding the primary column with others hides none',
    file: VIEWS,
    find: "world.variants.hidePrimary === 'false'",
    put: 'true',
  },
  { says: 'applySetting drops the settings', file: VIEWS, find: '    view.shared = own\n', put: '' },
  {
    says: 'a condition of an operator that does not apply is taken',
    file: 'engine/views/filter.ts',
    find: 'field.type === FIELD.formula ? EVERY_OPERATOR',
    put: 'field.type > 0 ? EVERY_OPERATOR',
  },
  {
    says: 'a grid is not grouped',
    file: 'engine/views/query.ts',
    find: 'orderRules([...settings.group, ...settings.sort], table)',
    put: 'orderRules(settings.sort, table)',
  },
  {
    says: 'an owner edits tables under advanced permissions',
    file: 'engine/world/permissions.ts',
    find: "world.variants.advancedPermissions === 'on'",
    put: 'false',
  },
]
