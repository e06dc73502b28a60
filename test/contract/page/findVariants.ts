import type { Variants } from '../../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../../src/local-host/engine/variants.ts'
import {
  addField,
  addRow,
  addScratchTable,
  answerOf,
  gridOf,
  rows,
  scratchTable,
  setRow,
  until,
  type ContractHost,
} from '../contractHost.ts'
import { FORMULA_PROBES } from './findFormulaVariants.ts'
import { found, refusalOf, type Finding, type Probe } from './probe.ts'

export type Findings = { readonly [Name in keyof Variants]: Finding<Variants[Name]> }

/** A host whose variants are to be found out. */
export type UnknownHost = Omit<ContractHost, 'variants'>

/** Later than this after the answer, an event is `late`. Milliseconds. */
const LATE_AFTER_MS = 300

async function addTable(host: ContractHost): Promise<Finding<Variants['addTable']>> {
  const table = await host.bitable.base.getTableById(
    await addScratchTable(host, [
      { type: 1, name: '标题' },
      { type: 2, name: '数' },
    ]),
  )
  const names = (await table.getFieldMetaList()).map(({ name }) => name)
  const { total } = await table.getRecordIdListByPage({ pageSize: 1 })
  const evidence = `asked for 标题 and 数, got ${names.join(', ')}; ${total} rows`
  const honoured = names.includes('标题') && names.includes('数')
  if (honoured) return found(total > 0 ? null : names.length === 2 ? 'honourFields' : 'defaultAndGiven', evidence)
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
  if (first.pageToken === undefined)
    return found<Variants['lastPage']>(null, 'a page with more to come carries no token')
  const last = await table.getRecordsByPage({ pageSize: 2, pageToken: first.pageToken })
  const evidence = `second of two pages: hasMore ${String(last.hasMore)}, pageToken ${String(last.pageToken)}`
  return found(
    last.hasMore ? null : last.pageToken === undefined || last.pageToken === null ? 'noToken' : 'token',
    evidence,
  )
}

async function emptyCells(host: ContractHost): Promise<Finding<Variants['emptyCells']>> {
  const { table, primaryId } = await scratchTable(host)
  const id = await addField(table, { type: 2, name: '数' })
  await addRow(table, { [primaryId]: 'x' })
  const [row] = await rows(table)
  const value = row?.fields[id]
  const present = row !== undefined && Object.hasOwn(row.fields, id)
  if (present && value !== null)
    return found<Variants['emptyCells']>(null, `an empty number reads ${JSON.stringify(value)}`)
  if (present) return found<Variants['emptyCells']>('null', 'an empty number reads null')
  await setRow(table, row?.recordId ?? '', { [id]: 1 })
  await setRow(table, row?.recordId ?? '', { [id]: null })
  const [emptied] = await rows(table)
  const touched = emptied !== undefined && Object.hasOwn(emptied.fields, id)
  return found(
    touched ? 'nullOnceTouched' : 'absent',
    touched ? 'the row has no such key until a number was written and taken away' : 'the row has no such key',
  )
}

async function uncheckedBox(host: ContractHost): Promise<Finding<Variants['uncheckedBox']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 7, name: '勾选' })
  const recordId = await addRow(table, { [id]: true })
  await setRow(table, recordId, { [id]: false })
  const value: unknown = (await table.getCellValue(id, recordId)) ?? null
  return found(
    value === null ? 'empty' : value === false ? 'false' : null,
    `false was written over true, the cell reads ${JSON.stringify(value)}`,
  )
}

async function attachmentPermission(host: ContractHost): Promise<Finding<Variants['attachmentPermission']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 17, name: '附件' })
  const recordId = await addRow(table, {
    [id]: [{ name: 'a.png', size: 3, type: 'image/png', token: 'boxcn1', timeStamp: 1 }],
  })
  const [file] = ((await table.getCellValue(id, recordId)) ?? []) as object[]
  if (file === undefined)
    return found<Variants['attachmentPermission']>(null, 'a file that nobody uploaded is not kept')
  return found('permission' in file ? 'present' : 'absent', `keys of a file: ${Object.keys(file).join(', ')}`)
}

async function computedCells(host: ContractHost): Promise<Finding<Variants['computedCells']>> {
  const { table, primaryId } = await scratchTable(host)
  const id = await addField(table, { type: 1005, name: '编号' })
  const recordId = await addRow(table, { [primaryId]: 'old' })
  const number: unknown = await table.getCellValue(id, recordId)
  const refusal = await refusalOf(setRow(table, recordId, { [primaryId]: 'new', [id]: number }))
  const text = await table.getCellString(primaryId, recordId)
  const evidence = `a row with its own number is ${refusal === null ? 'granted' : `refused (${refusal})`}, its text reads "${text}"`
  return found(refusal !== null ? 'refused' : text === 'new' ? 'ignored' : null, evidence)
}

async function repeatedOptions(host: ContractHost): Promise<Finding<Variants['repeatedOptions']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 3, name: '状态', property: { options: [{ name: '甲' }] } })
  const optionsOf = async (): Promise<{ name: string }[]> =>
    ((await table.getFieldMetaById(id)).property as { options: { name: string }[] }).options
  const refusal = await refusalOf(
    table.setField(id, { type: 3, property: { options: [...(await optionsOf()), { name: '甲' }] } } as never),
  )
  if (refusal !== null) return found<Variants['repeatedOptions']>('refused', refusal)
  const names = (await optionsOf()).map(({ name }) => name)
  return found(names.join(' ') === '甲 甲' ? 'kept' : null, `granted, the options are ${names.join(', ')}`)
}

async function selectStrings(host: ContractHost): Promise<Finding<Variants['selectStrings']>> {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type: 3, name: '状态', property: { options: [{ name: '甲' }] } })
  const recordId = await addRow(table, {})
  const refusal = await refusalOf(setRow(table, recordId, { [id]: '甲' }))
  if (refusal !== null) return found<Variants['selectStrings']>('reject', refusal)
  const value: unknown = await table.getCellValue(id, recordId)
  const blank = value === null || value === undefined
  return found(
    blank ? 'drop' : null,
    blank ? 'granted, the cell stays blank' : `granted, the cell reads ${JSON.stringify(value)}`,
  )
}

async function setRecords(host: ContractHost): Promise<Finding<Variants['setRecords']>> {
  const { table, primaryId } = await scratchTable(host)
  const recordId = await addRow(table, { [primaryId]: 'old' })
  const refusal = await refusalOf(
    table.setRecords([
      { recordId, fields: { [primaryId]: 'new' } },
      { recordId: 'recMissing', fields: { [primaryId]: 'new' } },
    ] as never),
  )
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
async function listen(
  host: ContractHost,
): Promise<{ readonly heard: readonly Heard[]; readonly refusal: string | null }> {
  const { table, primaryId } = await scratchTable(host)
  const numberId = await addField(table, { type: 2, name: '数' })
  const [one = '', two = ''] = (await table.addRecords([{ fields: {} }, { fields: {} }] as never)) as string[]
  await host.settled()
  const heard: { readonly what: string; readonly at: number }[] = []
  const off = table.onRecordModify(({ data }) => {
    const { recordId, fieldIds } = data as { recordId: string; fieldIds: readonly string[] }
    const columns = fieldIds
      .map((id) => (id === primaryId ? 'A' : 'B'))
      .toSorted()
      .join('')
    heard.push({ what: `${recordId === one ? 1 : 2}${columns}`, at: performance.now() })
  })
  const writes = [
    { recordId: one, fields: { [primaryId]: 'x' } },
    { recordId: two, fields: { [primaryId]: 'x' } },
    { recordId: one, fields: { [numberId]: 1 } },
  ]
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
  if (first === undefined)
    return found<Variants['events']>(null, 'own writes were not heard, so there is nothing to time')
  const order = heard.map(({ what }) => what).join(' ')
  const evidence = `1A, 2A and 1B written, heard ${order}; the first ${first.afterMs.toFixed(0)} ms after the answer`
  const pattern = PATTERNS[order] ?? null
  if (pattern !== 'afterCallback') return found(pattern, evidence)
  return found(
    first.afterMs > LATE_AFTER_MS ? 'late' : first.afterMs < 0 ? 'beforeCallback' : 'afterCallback',
    evidence,
  )
}

async function ownEcho(host: ContractHost): Promise<Finding<Variants['ownEcho']>> {
  const { table } = await scratchTable(host)
  let echoes = 0
  const off = table.onRecordAdd(() => {
    echoes++
  })
  await addRow(table, {})
  await until(host, () => echoes > 0)
  off()
  return found(
    echoes > 0 ? 'yes' : 'no',
    echoes > 0 ? 'an added row was heard of' : 'nothing was heard of an added row',
  )
}

async function viewIdOrFilter(host: ContractHost): Promise<Finding<Variants['viewIdOrFilter']>> {
  const scratch = await scratchTable(host)
  const { table, primaryId, gridId } = scratch
  for (const name of ['a', 'b']) await addRow(table, { [primaryId]: name })
  await (await gridOf(scratch)).addFilterCondition({ fieldId: primaryId, operator: 'is', value: 'a' } as never)
  const filter = { conjunction: 'and', conditions: [{ fieldId: primaryId, operator: 'is', value: 'b' }] }
  const seen = (await rows(table, { viewId: gridId, filter, stringValue: true }))
    .map((row) => String(row.fields[primaryId]))
    .join('')
  const evidence = `the view shows a, the filter asks for b: ${seen === '' ? 'no row' : seen}`
  return found(seen === 'a' ? 'viewId' : seen === 'b' ? 'filter' : null, evidence)
}

async function advancedPermissions(host: ContractHost): Promise<Finding<Variants['advancedPermissions']>> {
  const { tableId } = await scratchTable(host)
  const may = (entity: string): Promise<boolean> =>
    host.bitable.base.getPermission({ entity, type: 'editable', param: { tableId } } as never)
  const [table, record] = [await may('Table'), await may('Record')]
  return found(
    !record ? null : table ? 'off' : 'on',
    `Table.editable ${String(table)}, Record.editable ${String(record)}`,
  )
}

async function recordLimit(host: ContractHost): Promise<Finding<Variants['recordLimit']>> {
  const { table } = await scratchTable(host)
  const refusal = await refusalOf(table.addRecords(Array.from({ length: 201 }, () => ({ fields: {} })) as never))
  return found(refusal === null ? 5000 : 200, `201 rows in one call: ${refusal ?? 'granted'}`)
}

async function recordAdd(host: ContractHost): Promise<Finding<Variants['recordAdd']>> {
  const { table } = await scratchTable(host)
  const heard: number[] = []
  const off = table.onRecordAdd(({ data }) => {
    heard.push((data as unknown as readonly string[]).length)
  })
  await table.addRecords([{ fields: {} }, { fields: {} }] as never)
  await until(host, () => heard.length > 0)
  await host.settled()
  off()
  if (heard.length === 0) return found<Variants['recordAdd']>(null, 'own writes were not heard')
  return found(
    Math.max(...heard) > 1 ? 'perCall' : 'perRow',
    `two rows added in one call, events with ${heard.join(', ')} ids`,
  )
}

async function hidePrimary(host: ContractHost): Promise<Finding<Variants['hidePrimary']>> {
  const scratch = await scratchTable(host)
  const id = await addField(scratch.table, { type: 2, name: '数' })
  const grid = await gridOf(scratch)
  const answer = await grid.hideField([scratch.primaryId, id])
  const isHidden = !(await grid.getVisibleFieldIdList()).includes(id)
  return found(
    isHidden ? 'hidesOthers' : answer ? null : 'false',
    `answered ${String(answer)}, the other column is ${isHidden ? 'hidden' : 'shown'}`,
  )
}

async function missingData(host: ContractHost): Promise<Finding<Variants['missingData']>> {
  const value: unknown = (await host.bitable.bridge.getData(`契约未写 ${Date.now()}`)) ?? null
  const text = JSON.stringify(value)
  return found(value === null ? 'null' : text === '{}' ? 'emptyObject' : null, `a key that nobody set reads ${text}`)
}

/** More than a limit of 100 kB lets through. */
const LONG_TEXT = 'x'.repeat(120_000)

async function dataLimit(host: ContractHost): Promise<Finding<Variants['dataLimit']>> {
  if (!host.disposable)
    return found<Variants['dataLimit']>(null, 'not tried: writes bridge data, which no call removes')
  const key = `契约 ${Date.now()}`
  const refusal = await refusalOf(host.bitable.bridge.setData(key, LONG_TEXT))
  if (refusal !== null) return found<Variants['dataLimit']>('refused', `120 kB: ${refusal}`)
  const kept: unknown = await host.bitable.bridge.getData(key)
  const length = typeof kept === 'string' ? kept.length : 0
  await host.bitable.bridge.setData(key, '')
  return found(
    length === LONG_TEXT.length ? 'none' : length > 0 ? 'cut' : null,
    `of 120 kB, ${String(Math.round(length / 1000))} kB are read back`,
  )
}

async function pickers(host: ContractHost): Promise<Finding<Variants['pickers']>> {
  const grid = await gridOf(await scratchTable(host))
  const answer = await answerOf(host, grid.getSelectedRecordIdList())
  return found(
    answer === null ? 'never' : 'settle',
    `getSelectedRecordIdList ${answer === null ? 'did not answer' : `answered ${JSON.stringify(answer.value)}`}`,
  )
}

async function cancelledPicker(host: ContractHost): Promise<Finding<Variants['cancelledPicker']>> {
  if (!host.disposable) return found<Variants['cancelledPicker']>(null, 'not tried: covers what the person looks at')
  const { tableId, gridId } = await scratchTable(host)
  const answer = await answerOf(host, host.bitable.ui.selectRecordIdList(tableId, gridId))
  if (answer === null) return found<Variants['cancelledPicker']>(null, 'selectRecordIdList did not answer')
  const { value } = answer
  return found(
    value === null ? 'null' : Array.isArray(value) && value.length === 0 ? 'emptyList' : null,
    `nothing chosen: ${JSON.stringify(value)}`,
  )
}

const PROBES: { readonly [Name in keyof Variants]: Probe<Name> } = {
  addTable,
  progressScale,
  lastPage,
  emptyCells,
  uncheckedBox,
  attachmentPermission,
  computedCells,
  repeatedOptions,
  selectStrings,
  setRecords,
  events,
  ownEcho,
  viewIdOrFilter,
  advancedPermissions,
  recordLimit,
  recordAdd,
  hidePrimary,
  dataLimit,
  missingData,
  pickers,
  cancelledPicker,
  ...FORMULA_PROBES,
}

/** How many questions `findVariants` asks. */
export const PROBE_COUNT = Object.keys(PROBES).length

/**
 * Finds out which reading a host has of every question of host-protocol §9 that has a switch, in tables of its own.
 * Never rejects: a probe that fails says so in its evidence. `guard` runs one probe (a time limit, cleaning up).
 */
export async function findVariants(
  host: UnknownHost,
  guard: <T>(what: string, work: () => Promise<T>) => Promise<T>,
): Promise<Findings> {
  const probing: ContractHost = { ...host, variants: defaultVariants() }
  const findings: [string, Finding][] = []
  for (const [name, probe] of Object.entries(PROBES)) {
    findings.push([
      name,
      await guard(name, async (): Promise<Finding> => await probe(probing)).catch((error: unknown) =>
        found<Variants[keyof Variants]>(
          null,
          `could not be tried: ${error instanceof Error ? error.message : String(error)}`,
        ),
      ),
    ])
  }
  return Object.fromEntries(findings) as Findings
}

/** The variants as found, the default where nothing was found. */
export const variantsOf = (findings: Findings): Variants => {
  const defaults: Readonly<Record<string, unknown>> = { ...defaultVariants() }
  return Object.fromEntries(
    Object.entries(findings).map(([name, { reading }]) => [name, reading ?? defaults[name]]),
  ) as unknown as Variants
}
