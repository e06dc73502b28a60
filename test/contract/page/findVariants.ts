import type { Variants } from '../../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../../src/local-host/engine/variants.ts'
import { addField, addRow, addScratchTable, gridOf, rows, scratchTable, setRow, until, type ContractHost } from '../contractHost.ts'

/** Which reading a host has, or null when the evidence fits none; the evidence in words, for people. */
export interface Finding<Reading = Variants[keyof Variants]> {
  readonly reading: Reading | null
  readonly evidence: string
}

export type Findings = { readonly [Name in keyof Variants]: Finding<Variants[Name]> }

/** A host whose variants are to be found out. */
export type UnknownHost = Omit<ContractHost, 'variants'>

type Probe<Name extends keyof Variants> = (host: ContractHost) => Promise<Finding<Variants[Name]>>

/** Later than this after the answer, an event is `late`. Milliseconds. */
const LATE_AFTER_MS = 300

const found = <Reading>(reading: Reading | null, evidence: string): Finding<Reading> => ({ reading, evidence })

/** The refusal of a call in words; null when it was granted. */
const refusalOf = (call: Promise<unknown>): Promise<string | null> =>
  call.then(() => null, (error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? `${String(error.code)} ` : ''
    return `${code}${error instanceof Error ? error.message : String(error)}`
  })

async function addTable(host: ContractHost): Promise<Finding<Variants['addTable']>> {
  const table = await host.bitable.base.getTableById(await addScratchTable(host, [{ type: 1, name: '标题' }, { type: 2, name: '数' }]))
  const names = (await table.getFieldMetaList()).map(({ name }) => name)
  const { total } = await table.getRecordIdListByPage({ pageSize: 1 })
  const evidence = `asked for 标题 and 数, got ${names.join(', ')}; ${total} rows`
  const honoured = names.includes('标题') && names.includes('数')
  if (honoured) return found(total === 0 ? 'honourFields' : null, evidence)
  return found(total === 0 ? 'ignoreFields' : 'tenBlankRows', evidence)
}

async function progressScale(host: ContractHost): Promise<Finding<Variants['progressScale']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 99002, name: '进度' })
  const shown: string[] = []
  for (const value of [0.45, 45]) shown.push(await table.getCellString(id, await addRow(table, { [id]: value })))
  const at = shown.map((text) => Number.parseFloat(text)).indexOf(45)
  return found(at === 0 ? 1 : at === 1 ? 100 : null, `0.45 shows as "${shown[0] ?? ''}", 45 as "${shown[1] ?? ''}"`)
}

async function lastPage(host: ContractHost): Promise<Finding<Variants['lastPage']>> {
  const { table } = await scratchTable(host)
  await table.addRecords([{ fields: {} }, { fields: {} }, { fields: {} }] as never)
  const first = await table.getRecordsByPage({ pageSize: 2, pageToken: 0 })
  if (first.pageToken === undefined) return found<Variants['lastPage']>(null, 'a page with more to come carries no token')
  const last = await table.getRecordsByPage({ pageSize: 2, pageToken: first.pageToken })
  const evidence = `second of two pages: hasMore ${String(last.hasMore)}, pageToken ${String(last.pageToken)}`
  return found(last.hasMore ? null : last.pageToken === undefined || last.pageToken === null ? 'noToken' : 'token', evidence)
}

async function emptyCells(host: ContractHost): Promise<Finding<Variants['emptyCells']>> {
  const { table, primaryId } = await scratchTable(host)
  const id = await addField(table, { type: 2, name: '数' })
  await addRow(table, { [primaryId]: 'x' })
  const [row] = await rows(table)
  const value = row?.fields[id]
  const present = row !== undefined && Object.hasOwn(row.fields, id)
  if (present && value !== null) return found<Variants['emptyCells']>(null, `an empty number reads ${JSON.stringify(value)}`)
  return found(present ? 'null' : 'absent', present ? 'an empty number reads null' : 'the row has no such key')
}

async function selectStrings(host: ContractHost): Promise<Finding<Variants['selectStrings']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 3, name: '状态', property: { options: [{ name: '甲' }] } })
  const recordId = await addRow(table, {})
  const refusal = await refusalOf(setRow(table, recordId, { [id]: '甲' }))
  if (refusal !== null) return found<Variants['selectStrings']>('reject', refusal)
  const value: unknown = await table.getCellValue(id, recordId)
  const blank = value === null || value === undefined
  return found(blank ? 'drop' : null, blank ? 'granted, the cell stays blank' : `granted, the cell reads ${JSON.stringify(value)}`)
}

async function setRecords(host: ContractHost): Promise<Finding<Variants['setRecords']>> {
  const { table, primaryId } = await scratchTable(host)
  const recordId = await addRow(table, { [primaryId]: 'old' })
  const refusal = await refusalOf(table.setRecords([{ recordId, fields: { [primaryId]: 'new' } }, { recordId: 'recMissing', fields: { [primaryId]: 'new' } }] as never))
  const text = await table.getCellString(primaryId, recordId)
  const evidence = `${refusal === null ? 'granted' : `refused (${refusal})`}, the good row reads "${text}"`
  return found(text === 'new' ? 'partial' : refusal === null ? null : 'atomic', evidence)
}

/** What a listener heard, and how long after the answer. */
interface Heard {
  readonly what: string
  readonly afterMs: number
}

/** One call that changes row 1 column A, row 2 column A, row 1 column B, and what is heard of it. */
async function listen(host: ContractHost): Promise<{ readonly heard: readonly Heard[]; readonly refusal: string | null }> {
  const { table, primaryId } = await scratchTable(host)
  const numberId = await addField(table, { type: 2, name: '数' })
  const [one = '', two = ''] = await table.addRecords([{ fields: {} }, { fields: {} }] as never) as string[]
  await host.settled()
  const heard: { readonly what: string; readonly at: number }[] = []
  const off = table.onRecordModify(({ data }) => {
    const { recordId, fieldIds } = data as { recordId: string; fieldIds: readonly string[] }
    const columns = fieldIds.map((id) => (id === primaryId ? 'A' : 'B')).toSorted().join('')
    heard.push({ what: `${recordId === one ? 1 : 2}${columns}`, at: performance.now() })
  })
  const writes = [{ recordId: one, fields: { [primaryId]: 'x' } }, { recordId: two, fields: { [primaryId]: 'x' } }, { recordId: one, fields: { [numberId]: 1 } }]
  const refusal = await refusalOf(table.setRecords(writes as never))
  const answered = performance.now()
  await until(host, () => heard.length > 0)
  await host.settled()
  await host.settled()
  off()
  return { heard: heard.map(({ what, at }) => ({ what, afterMs: at - answered })), refusal }
}

const PATTERNS: Readonly<Record<string, Variants['events']>> = {
  '1A 2A 1B': 'afterCallback',
  '1AB 2A': 'coalesced',
  '2A 1AB': 'coalesced',
  '1A 1A 2A 2A 1B 1B': 'duplicated',
  '1B 2A 1A': 'reordered',
}

async function events(host: ContractHost): Promise<Finding<Variants['events']>> {
  const { heard, refusal } = await listen(host)
  if (refusal !== null) return found<Variants['events']>(null, `the row twice in one call is refused: ${refusal}`)
  const [first] = heard
  if (first === undefined) return found<Variants['events']>(null, 'own writes were not heard, so there is nothing to time')
  const order = heard.map(({ what }) => what).join(' ')
  const evidence = `1A, 2A and 1B written, heard ${order}; the first ${first.afterMs.toFixed(0)} ms after the answer`
  const pattern = PATTERNS[order] ?? null
  if (pattern !== 'afterCallback') return found(pattern, evidence)
  return found(first.afterMs > LATE_AFTER_MS ? 'late' : first.afterMs < 0 ? 'beforeCallback' : 'afterCallback', evidence)
}

async function ownEcho(host: ContractHost): Promise<Finding<Variants['ownEcho']>> {
  const { table } = await scratchTable(host)
  let echoes = 0
  const off = table.onRecordAdd(() => { echoes++ })
  await addRow(table, {})
  await until(host, () => echoes > 0)
  off()
  return found(echoes > 0 ? 'yes' : 'no', echoes > 0 ? 'an added row was heard of' : 'nothing was heard of an added row')
}

async function viewIdOrFilter(host: ContractHost): Promise<Finding<Variants['viewIdOrFilter']>> {
  const scratch = await scratchTable(host)
  const { table, primaryId, gridId } = scratch
  for (const name of ['a', 'b']) await addRow(table, { [primaryId]: name })
  await (await gridOf(scratch)).addFilterCondition({ fieldId: primaryId, operator: 'is', value: 'a' } as never)
  const filter = { conjunction: 'and', conditions: [{ fieldId: primaryId, operator: 'is', value: 'b' }] }
  const seen = (await rows(table, { viewId: gridId, filter, stringValue: true })).map((row) => String(row.fields[primaryId])).join('')
  const evidence = `the view shows a, the filter asks for b: ${seen === '' ? 'no row' : seen}`
  return found(seen === 'a' ? 'viewId' : seen === 'b' ? 'filter' : null, evidence)
}

async function advancedPermissions(host: ContractHost): Promise<Finding<Variants['advancedPermissions']>> {
  const { tableId } = await scratchTable(host)
  const may = (entity: string): Promise<boolean> => host.bitable.base.getPermission({ entity, type: 'editable', param: { tableId } } as never)
  const [table, record] = [await may('Table'), await may('Record')]
  return found(!record ? null : table ? 'off' : 'on', `Table.editable ${String(table)}, Record.editable ${String(record)}`)
}

const PROBES: { readonly [Name in keyof Variants]: Probe<Name> } = {
  addTable, progressScale, lastPage, emptyCells, selectStrings, setRecords, events, ownEcho, viewIdOrFilter, advancedPermissions,
}

/**
 * Finds out which reading a host has of every question of §9 that has a switch, in tables of its own. Never
 * rejects: a probe that fails says so in its evidence. `guard` runs one probe (a time limit, cleaning up).
 */
export async function findVariants(host: UnknownHost, guard: <T>(what: string, work: () => Promise<T>) => Promise<T>): Promise<Findings> {
  const probing: ContractHost = { ...host, variants: defaultVariants() }
  const findings: [string, Finding][] = []
  for (const [name, probe] of Object.entries(PROBES)) {
    findings.push([name, await guard(name, async (): Promise<Finding> => await probe(probing)).catch((error: unknown) =>
      found<Variants[keyof Variants]>(null, `could not be tried: ${error instanceof Error ? error.message : String(error)}`))])
  }
  return Object.fromEntries(findings) as Findings
}

/** The variants as found, the default where nothing was found. */
export const variantsOf = (findings: Findings): Variants => {
  const defaults: Readonly<Record<string, unknown>> = { ...defaultVariants() }
  return Object.fromEntries(Object.entries(findings).map(([name, { reading }]) => [name, reading ?? defaults[name]])) as unknown as Variants
}
