import type { IGridView } from '@lark-base-open/js-sdk'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { addField, addRow, scratchTable, setRow, until, type ContractHost } from '../contractHost.ts'
import { found, refusalOf, type Finding, type Probe } from './probe.ts'

const FORMULA = 20
/** 04:00 in UTC. */
const INSTANT = Date.UTC(2024, 2, 1, 4)

/** A table with a number 数 and a date 日; the row holds 3 and an instant, or nothing. */
async function tryTable(host: ContractHost, filled: boolean) {
  const { table } = await scratchTable(host)
  const numberId = await addField(table, { type: 2, name: '数' })
  const dateId = await addField(table, { type: 5, name: '日', property: { dateFormat: 'yyyy/MM/dd HH:mm' } })
  const recordId = await addRow(table, filled ? { [numberId]: 3, [dateId]: INSTANT } : {})
  return { table, numberId, dateId, recordId }
}

/** What a formula reads in a row; rejects where none can be made. */
async function read(
  host: ContractHost,
  text: string,
  { filled = false, more = {} }: { filled?: boolean; more?: object } = {},
) {
  const place = await tryTable(host, filled)
  const id = await addField(place.table, { type: FORMULA, name: '式', property: { formula: text, ...more } })
  const { property } = await place.table.getFieldMetaById(id)
  if (typeof (property as { formula?: unknown } | null)?.formula !== 'string')
    throw new Error('the column came without its formula')
  const value: unknown = await place.table.getCellValue(id, place.recordId)
  return { ...place, id, value: value ?? null, shown: await place.table.getCellString(id, place.recordId) }
}

const inWords = (value: unknown): string => JSON.stringify(value) ?? 'undefined'

/** A probe that reads one formula and takes its displayed text for a reading. */
const byText =
  <Name extends keyof Variants>(text: string, readings: Readonly<Record<string, Variants[Name]>>): Probe<Name> =>
  async (host) => {
    const { shown } = await read(host, text)
    return found<Variants[Name]>(readings[shown] ?? null, `${text} shows "${shown}"`)
  }

/** A probe that asks whether a text is taken. */
const byRefusal =
  <Name extends keyof Variants>(text: string, taken: Variants[Name], refused: Variants[Name]): Probe<Name> =>
  async (host) => {
    await read(host, '1+1')
    const { table } = await tryTable(host, false)
    const refusal = await refusalOf(addField(table, { type: FORMULA, name: '式', property: { formula: text } }))
    return found<Variants[Name]>(
      refusal === null ? taken : refused,
      `${text} is ${refusal === null ? 'taken' : `refused: ${refusal}`}`,
    )
  }

async function formulaConfig(host: ContractHost): Promise<Finding<Variants['formulaConfig']>> {
  const { table } = await tryTable(host, false)
  const outcome = await addField(table, { type: FORMULA, name: '式', property: { formula: '1+1' } }).catch(
    (error: unknown) => error as Error,
  )
  if (typeof outcome !== 'string') return found<Variants['formulaConfig']>('refused', outcome.message)
  const { property } = await table.getFieldMetaById(outcome)
  const has = typeof (property as { formula?: unknown } | null)?.formula === 'string'
  return found<Variants['formulaConfig']>(
    has ? 'accepted' : 'textDropped',
    `1+1 was taken, its column has the property ${inWords(property)}`,
  )
}

async function formulaText(host: ContractHost): Promise<Finding<Variants['formulaText']>> {
  const { table, numberId, id } = await read(host, '[数]+1')
  const textOf = async (): Promise<string> =>
    ((await table.getFieldMetaById(id)).property as { formula: string }).formula
  const before = await textOf()
  await table.setField(numberId, { type: 2, name: '量' } as never)
  const after = await textOf()
  const evidence = `[数]+1 reads back ${before}, after a rename ${after}`
  if (before.includes('$')) return found<Variants['formulaText']>('byId', evidence)
  return found<Variants['formulaText']>(
    after === '[量]+1' ? 'asWritten' : after === before ? 'literal' : null,
    evidence,
  )
}

const isText = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value)

async function formulaResult(host: ContractHost): Promise<Finding<Variants['formulaResult']>> {
  const { value } = await read(host, '1+1', { more: { dataType: { type: 1 } } })
  return found<Variants['formulaResult']>(
    isText(value) ? 'declaredElseInferred' : typeof value === 'number' ? 'inferred' : null,
    `1+1 declared as text reads ${inWords(value)}`,
  )
}

async function formulaBlank(host: ContractHost): Promise<Finding<Variants['formulaBlank']>> {
  const text = 'IF(ISBLANK([数]),"",1)'
  const { value } = await read(host, text, { filled: true })
  return found<Variants['formulaBlank']>(
    isText(value) ? 'turnsToText' : value === 1 ? 'keepsType' : null,
    `${text} reads ${inWords(value)}`,
  )
}

async function formulaErrors(host: ContractHost): Promise<Finding<Variants['formulaErrors']>> {
  const { value } = await read(host, '1/0')
  return found<Variants['formulaErrors']>(
    value === null ? 'null' : isText(value) ? 'text' : null,
    `1/0 reads ${inWords(value)}`,
  )
}

async function formulaBoolean(host: ContractHost): Promise<Finding<Variants['formulaBoolean']>> {
  const { value } = await read(host, '1=1')
  return found<Variants['formulaBoolean']>(
    value === true ? 'boolean' : value === 1 ? 'number' : isText(value) ? 'text' : null,
    `1=1 reads ${inWords(value)}`,
  )
}

async function formulaDates(host: ContractHost): Promise<Finding<Variants['formulaDates']>> {
  const { value } = await read(host, 'DATE(2024,1,1)')
  return found<Variants['formulaDates']>(
    typeof value === 'number' ? 'number' : isText(value) ? 'digits' : null,
    `a date reads ${inWords(value)}`,
  )
}

/** Only a minute, a midnight and an edit would tell; nobody wants to wait for them here. */
const formulaClock: Probe<'formulaClock'> = async (host) => {
  const { shown } = await read(host, 'TEXT(NOW(),"YYYY-MM-DD hh:mm")')
  return found<Variants['formulaClock']>(
    null,
    `TEXT(NOW(),…) shows ${shown}; look at it again in an hour and after midnight`,
  )
}

async function formulaZone(host: ContractHost): Promise<Finding<Variants['formulaZone']>> {
  const { table, dateId, recordId, shown } = await read(host, 'HOUR([日])&""', { filled: true })
  const base = String(Number((await table.getCellString(dateId, recordId)).slice(11, 13)))
  const [viewer, utc] = [String(new Date(INSTANT).getHours()), String(new Date(INSTANT).getUTCHours())]
  const evidence = `the hour is ${shown}; the cell shows ${base}, here it is ${viewer}, in UTC ${utc}`
  if (shown === base) return found<Variants['formulaZone']>('base', evidence)
  return found<Variants['formulaZone']>(
    viewer === utc ? null : shown === viewer ? 'viewer' : shown === utc ? 'utc' : null,
    evidence,
  )
}

async function formulaEvents(host: ContractHost): Promise<Finding<Variants['formulaEvents']>> {
  const { table, numberId, id, recordId } = await read(host, '[数]*2', { filled: true })
  await host.settled()
  const heard = new Set<string>()
  const off = table.onRecordModify(({ data }) => {
    for (const fieldId of (data as { fieldIds: string[] }).fieldIds) heard.add(fieldId)
  })
  await setRow(table, recordId, { [numberId]: 4 })
  await until(host, () => heard.has(numberId))
  await host.settled()
  await host.settled()
  off()
  if (!heard.has(numberId))
    return found<Variants['formulaEvents']>(null, 'own writes were not heard, so nothing of the computed cell either')
  return found<Variants['formulaEvents']>(
    heard.has(id) ? 'recordModify' : 'none',
    `the input was heard of, the computed cell ${heard.has(id) ? 'too' : 'not'}`,
  )
}

async function formulaFilters(host: ContractHost): Promise<Finding<Variants['formulaFilters']>> {
  const { table, id } = await read(host, '1+1', { filled: true })
  const [view] = await table.getViewMetaList()
  const grid = (await table.getViewById(view?.id ?? '')) as IGridView
  const condition = { fieldId: id, operator: 'is', value: 2, fieldType: FORMULA } as never
  const answer = await grid.addFilterCondition(condition).catch((error: unknown) => (error as Error).message)
  return found<Variants['formulaFilters']>(
    answer === true ? 'accepted' : 'refused',
    `a condition on a formula column is answered with ${String(answer)}`,
  )
}

async function formulaLists(host: ContractHost): Promise<Finding<Variants['formulaLists']>> {
  const { table, recordId } = await tryTable(host, false)
  const id = await addField(table, {
    type: FORMULA,
    name: '式',
    property: { formula: `COUNTIF([${await table.getName()}].[数],ISBLANK(CurrentValue))&""` },
  })
  const shown = await table.getCellString(id, recordId)
  return found<Variants['formulaLists']>(
    shown === '0' ? 'blanksDropped' : shown === '1' ? 'blanksKept' : null,
    `of one blank cell ${shown} is counted`,
  )
}

type FormulaSwitch = Extract<keyof Variants, `formula${string}` | 'networkdaysReversed'>

/** The ten-minute test of formula §8.10, as far as no waiting is needed. */
export const FORMULA_PROBES: { readonly [Name in FormulaSwitch]: Probe<Name> } = {
  formulaConfig,
  formulaText,
  formulaResult,
  formulaBlank,
  formulaNull: byText('IFERROR([数]+1,"error")', { 1: 'zero', '': 'blank', error: 'error' }),
  formulaBranches: byText('IFERROR(IF(TRUE(),"lazy",1/0&""),"eager")', { lazy: 'lazy', eager: 'eager' }),
  formulaErrors,
  formulaBoolean,
  formulaDates,
  formulaClock,
  formulaZone,
  formulaEvents,
  formulaFilters,
  formulaOperators: byRefusal('2^3', 'lenient', 'strict'),
  formulaQuotes: byRefusal(String.raw`"a\"b"`, 'backslash', 'doubled'),
  networkdaysReversed: byText('IFERROR(NETWORKDAYS(DATE(2024,1,12),DATE(2024,1,1))&"","error")', {
    '-10': 'negative',
    0: 'zero',
    error: 'error',
  }),
  formulaLists,
  formulaTextNumbers: byText('IFERROR(SUM(1,"x")&"","error")', { 1: 'skipped', error: 'error' }),
  formulaInt: byText('INT(-1.5)&""', { '-1': 'truncate', '-2': 'floor' }),
}
