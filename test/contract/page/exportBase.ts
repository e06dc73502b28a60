import { MEMBERS } from '../../../src/local-host/engine/fixtures/members.ts'
import { FIELD } from '../../../src/local-host/engine/fields/fieldTypes.ts'
import type { FieldState, RecordState, Snapshot, TableState, ViewState } from '../../../src/local-host/engine/types.ts'
import { blankSettings } from '../../../src/local-host/engine/views/viewSettings.ts'
import { SCRATCH_PREFIX, type ContractHost } from '../contractHost.ts'

/** As many rows of a table as show its structure. */
const MOST_ROWS = 400
const PAGE_SIZE = 200

/** Han, letters and digits become others of their kind: what a text looks like stays, what it says goes. */
export const masked = (text: string): string =>
  text.replaceAll(/\p{Script=Han}|\p{L}|\p{N}/gu, (sign) =>
    /\p{Script=Han}/u.test(sign) ? '文' : /\p{Lu}/u.test(sign) ? 'X' : /\p{L}/u.test(sign) ? 'x' : '0',
  )

type Bag = Readonly<Record<string, unknown>>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown, key: string): string =>
  isBag(value) && typeof value[key] === 'string' ? value[key] : ''
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** People, chats and files of a Base under names of ours, the same one each time. */
interface Aliases {
  readonly person: (id: string) => string
  /** Remembers what a person is called, for words of the structure in which the name occurs. */
  readonly met: (person: unknown) => void
  /** A word of the structure without names of people that were met, mail addresses, phone numbers and web addresses. */
  readonly impersonal: (text: string) => string
  readonly chat: (id: string) => number
  readonly file: (token: string) => number
}

function createAliases(): Aliases {
  const numbered = () => {
    const known = new Map<string, number>()
    return (key: string): number => {
      const number = known.get(key) ?? known.size
      known.set(key, number)
      return number
    }
  }
  const people = numbered()
  const names = new Map<string, number>()
  const met = (person: unknown): void => {
    const id = textOf(person, 'id')
    if (id === '') return
    for (const key of ['name', 'enName', 'en_name']) {
      const name = textOf(person, key).trim()
      if (name.length >= SHORTEST_NAME && !names.has(name)) names.set(name, people(id))
    }
  }
  return {
    person: (id) => MEMBERS[people(id) % MEMBERS.length]?.id ?? '',
    met,
    impersonal(text) {
      let left = text.replaceAll(ADDRESSES, (found) => masked(found))
      // Longer names first: one may be a part of another.
      for (const [name, n] of [...names].toSorted(([a], [b]) => b.length - a.length))
        left = left.replaceAll(wholeWord(name), `人员 ${String(n + 1)}`)
      return left
    },
    chat: numbered(),
    file: numbered(),
  }
}

/** A shorter name would be found in many words. */
const SHORTEST_NAME = 2
/** Mail and web addresses, and mobile numbers of China. */
const ADDRESSES = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s"')\]]+|(?<![\w.])1[3-9]\d{9}(?![\w.])/gu

/** Finds a name; Latin letters only as a whole word, so that Lu is not found in Luxury. */
function wholeWord(name: string): RegExp {
  const escaped = name.replaceAll(/[$()*+./?[\\\]^{|}-]/gu, String.raw`\$&`)
  return new RegExp(
    `${/^\w/u.test(name) ? String.raw`(?<!\w)` : ''}${escaped}${/\w$/u.test(name) ? String.raw`(?!\w)` : ''}`,
    'gu',
  )
}

/** Every text of a column's configuration without people: names of options, the text of a formula. */
const impersonalValue = (value: unknown, aliases: Aliases): unknown =>
  typeof value === 'string'
    ? aliases.impersonal(value)
    : Array.isArray(value)
      ? value.map((item: unknown) => impersonalValue(item, aliases))
      : isBag(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, impersonalValue(item, aliases)]))
        : value

const PEOPLE: ReadonlySet<number> = new Set([FIELD.user, FIELD.createdUser, FIELD.modifiedUser])
/** Columns whose cells and conditions hold nothing that somebody typed. */
const WORDLESS: ReadonlySet<number> = new Set([
  FIELD.number,
  FIELD.progress,
  FIELD.currency,
  FIELD.rating,
  FIELD.dateTime,
  FIELD.createdTime,
  FIELD.modifiedTime,
  FIELD.checkbox,
  FIELD.singleSelect,
  FIELD.multiSelect,
])

const MASKED: ReadonlySet<number> = new Set([FIELD.text, FIELD.barcode])
/** What the host computes by itself, or what nobody outside can read. */
const LEFT_OUT: ReadonlySet<number> = new Set([
  FIELD.formula,
  FIELD.lookup,
  FIELD.createdTime,
  FIELD.modifiedTime,
  FIELD.createdUser,
  FIELD.modifiedUser,
  FIELD.autoNumber,
])

/** A cell without what it says of people; undefined when it is left out. */
function anonymous(value: unknown, type: number, aliases: Aliases): unknown {
  if (value === null || value === undefined || LEFT_OUT.has(type)) return undefined
  if (MASKED.has(type)) return listOf(value).map((segment) => ({ type: 'text', text: masked(textOf(segment, 'text')) }))
  switch (type) {
    case FIELD.url:
      return listOf(value).map((segment) => ({
        type: 'url',
        text: masked(textOf(segment, 'text')),
        link: 'https://example.com/',
      }))
    case FIELD.phone:
      return '13800000000'
    case FIELD.email:
      return 'a@example.com'
    case FIELD.user:
      return listOf(value).map((person) => {
        const member = MEMBERS.find(({ id }) => id === aliases.person(textOf(person, 'id')))
        return { id: member?.id, name: member?.name, enName: member?.enName, en_name: member?.enName }
      })
    case FIELD.groupChat:
      return listOf(value).map((chat) => {
        const n = aliases.chat(textOf(chat, 'id'))
        return { id: `oc_${String(n)}`, name: `群 ${String(n + 1)}`, avatarUrl: '' }
      })
    case FIELD.attachment:
      return listOf(value).map((file) => {
        const n = aliases.file(textOf(file, 'token'))
        return {
          name: `附件 ${String(n + 1)}`,
          size: isBag(file) ? file['size'] : 0,
          type: textOf(file, 'type'),
          token: `boxlocal${String(n)}`,
          timeStamp: 0,
        }
      })
    case FIELD.location:
      return {
        address: '',
        adname: '',
        cityname: '',
        name: '',
        pname: '',
        fullAddress: '',
        full_address: '',
        location: '116.397755,39.903179',
      }
    case FIELD.singleLink:
    case FIELD.duplexLink: {
      const ids = isBag(value) ? (value['recordIds'] ?? value['record_ids']) : []
      const tableId = textOf(value, 'tableId')
      return { text: '', type: 'text', recordIds: ids, record_ids: ids, tableId, table_id: tableId }
    }
    default:
      // A type that this page does not know may hold anything.
      return WORDLESS.has(type) ? value : undefined
  }
}

interface FieldMeta {
  readonly id: string
  readonly name: string
  readonly type: number
  readonly isPrimary?: boolean
  readonly property?: unknown
}

/** A view with the settings that the SDK can read; words and people in its conditions go. */
function viewOf(
  {
    id,
    name,
    type,
    property,
  }: { readonly id: string; readonly name: string; readonly type: number; readonly property?: unknown },
  types: ReadonlyMap<string, number>,
): ViewState {
  const read = isBag(property) ? property : {}
  const filter = isBag(read['filterInfo']) ? read['filterInfo'] : null
  const conditions = (Array.isArray(filter?.['conditions']) ? (filter['conditions'] as unknown[]) : [])
    .filter(isBag)
    .filter(
      (condition) =>
        WORDLESS.has(types.get(textOf(condition, 'fieldId')) ?? 0) ||
        ['isEmpty', 'isNotEmpty'].includes(textOf(condition, 'operator')),
    )
  const rules = (key: string) =>
    (Array.isArray(read[key]) ? (read[key] as { fieldId: string; desc: boolean }[]) : []).map(({ fieldId, desc }) => ({
      fieldId,
      desc,
    }))
  return {
    id,
    name,
    type,
    personal: {},
    sharing: { status: 'Disabled', shareLink: '' },
    shared: {
      ...blankSettings(),
      sort: rules('sortInfo'),
      group: rules('groupInfo'),
      filter:
        conditions.length === 0
          ? null
          : {
              conjunction: filter?.['conjunction'] === 'or' ? 'or' : 'and',
              conditions: conditions.map((each, n) => ({
                conditionId: `con${String(n)}`,
                fieldId: textOf(each, 'fieldId'),
                operator: textOf(each, 'operator'),
                value: WORDLESS.has(types.get(textOf(each, 'fieldId')) ?? 0) ? (each['value'] ?? null) : null,
              })),
            },
    },
  }
}

async function tableOf(
  { base }: ContractHost['bitable'],
  { id, name }: { readonly id: string; readonly name: string },
  aliases: Aliases,
): Promise<TableState> {
  const table = await base.getTableById(id)
  const metas = (await table.getFieldMetaList()) as unknown as readonly FieldMeta[]
  const types = new Map(metas.map((meta) => [meta.id, meta.type]))
  const fields = metas.map(
    (meta, n): FieldState => ({
      id: meta.id,
      name: meta.name,
      type: meta.type,
      isPrimary: meta.isPrimary ?? n === 0,
      property: isBag(meta.property) ? { ...meta.property } : null,
      description: { content: null },
    }),
  )
  const records: RecordState[] = []
  let pageToken: number | undefined
  for (let more = true; more && records.length < MOST_ROWS; ) {
    const page = await table.getRecordsByPage({
      pageSize: PAGE_SIZE,
      ...(pageToken === undefined ? {} : { pageToken }),
    })
    for (const { recordId, fields: cells } of page.records) {
      const kept = Object.entries(cells).map(
        ([fieldId, value]) => [fieldId, anonymous(value, types.get(fieldId) ?? 0, aliases)] as const,
      )
      for (const [fieldId, value] of Object.entries(cells)) {
        if (PEOPLE.has(types.get(fieldId) ?? 0)) for (const person of listOf(value)) aliases.met(person)
      }
      const by = MEMBERS[0]?.id ?? ''
      records.push({
        id: recordId,
        fields: Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
        createdTime: 0,
        modifiedTime: 0,
        createdBy: by,
        modifiedBy: by,
      })
    }
    more = page.hasMore
    pageToken = page.pageToken
  }
  const views = (await table.getViewMetaList()).map((meta) => viewOf(meta as never, types))
  return { id, name, isSync: false, autoNumber: records.length, fields, records, views }
}

/** The words of a table's structure without people: they may be options, columns and views of somebody's own. */
function impersonal(table: TableState, aliases: Aliases): TableState {
  const selects = table.fields
    .filter(({ type }) => type === FIELD.singleSelect || type === FIELD.multiSelect)
    .map(({ id }) => id)
  return {
    ...table,
    name: aliases.impersonal(table.name),
    fields: table.fields.map((field) => ({
      ...field,
      name: aliases.impersonal(field.name),
      property: impersonalValue(field.property, aliases) as FieldState['property'],
    })),
    views: table.views.map((view) => ({ ...view, name: aliases.impersonal(view.name) })),
    records: table.records.map((record) => ({
      ...record,
      fields: {
        ...record.fields,
        ...Object.fromEntries(
          selects.filter((id) => id in record.fields).map((id) => [id, impersonalValue(record.fields[id], aliases)]),
        ),
      },
    })),
  }
}

/**
 * A Base as the local Base reads it ("open a file" in the menu at its name): tables, columns, options and views as they
 * are called, but for names of people, mail addresses and phone numbers in them; rows with their words, people,
 * addresses and files replaced. Nothing is written.
 */
export async function exportBase(bitable: ContractHost['bitable']): Promise<Snapshot> {
  const aliases = createAliases()
  const metas = (await bitable.base.getTableMetaList()).filter(({ name }) => !name.startsWith(SCRATCH_PREFIX))
  const tables: TableState[] = []
  for (const meta of metas) tables.push(await tableOf(bitable, meta, aliases))
  const known = new Map(tables.map((table) => [table.id, new Set(table.records.map(({ id }) => id))]))
  for (const { fields, records } of tables) {
    for (const field of fields.filter(({ type }) => type === FIELD.singleLink || type === FIELD.duplexLink)) {
      // Links to rows that were not taken along would point nowhere.
      for (const record of records) {
        const link = record.fields[field.id]
        if (!isBag(link)) continue
        const ids = listOf(link['recordIds']).filter(
          (id): id is string => typeof id === 'string' && known.get(textOf(link, 'tableId'))?.has(id) === true,
        )
        if (ids.length === 0) delete record.fields[field.id]
        else record.fields[field.id] = { ...link, recordIds: ids, record_ids: ids }
      }
    }
  }
  return {
    version: 1,
    baseId: 'basExported',
    name: '导入的多维表格',
    timeZone: 'Asia/Shanghai',
    members: [...MEMBERS],
    tables: tables.map((table) => impersonal(table, aliases)),
    pluginData: {},
  }
}
