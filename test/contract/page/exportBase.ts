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
  return { person: (id) => MEMBERS[people(id) % MEMBERS.length]?.id ?? '', chat: numbered(), file: numbered() }
}

const MASKED: ReadonlySet<number> = new Set([FIELD.text, FIELD.barcode])
/** What the host computes by itself, or what nobody outside can read. */
const LEFT_OUT: ReadonlySet<number> = new Set([
  FIELD.formula,
  FIELD.lookup,
  FIELD.createdTime,
  FIELD.modifiedTime,
  FIELD.createdUser,
  FIELD.modifiedUser,
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
      return value
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
        !MASKED.has(types.get(textOf(condition, 'fieldId')) ?? 0) &&
        types.get(textOf(condition, 'fieldId')) !== FIELD.user,
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
                value: each['value'] ?? null,
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

/**
 * A Base as the local Base reads it ("open a file" in the menu at its name): tables, columns, options and views as they
 * are called, rows with their words, people, addresses and files replaced. Nothing is written.
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
    tables,
    pluginData: {},
  }
}
