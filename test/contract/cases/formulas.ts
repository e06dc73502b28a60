import type { Variants } from '../../../src/local-host/engine/types.ts'
import {
  addField,
  addRow,
  addScratchTable,
  gridOf,
  refused,
  rows,
  same,
  scratchTable,
  setRow,
  until,
  type ContractCase,
  type ContractHost,
  type Scratch,
} from '../contractHost.ts'

const FORMULA = 20

/** Formulas that an extension cannot make cannot be tried. */
const beside = ({ formulaConfig }: Variants): string | null =>
  formulaConfig === 'accepted' ? null : 'this host takes no formula from an extension'

const formula = (table: Scratch['table'], text: string, more: object = {}, name?: string): Promise<string> =>
  addField(table, { type: FORMULA, ...(name === undefined ? {} : { name }), property: { formula: text, ...more } })

/** A table with a number 数, a date 日 and a checkbox 勾; its two rows are 3 · noon of 2024-03-01 · ticked, and blank. */
async function formulaTable(host: ContractHost) {
  const scratch = await scratchTable(host)
  const { table, primaryId } = scratch
  const numberId = await addField(table, { type: 2, name: '数' })
  const dateId = await addField(table, { type: 5, name: '日' })
  const tickId = await addField(table, { type: 7, name: '勾' })
  const full = await addRow(table, {
    [primaryId]: '甲',
    [numberId]: 3,
    [dateId]: Date.UTC(2024, 2, 1, 4),
    [tickId]: true,
  })
  const blank = await addRow(table, {})
  return { ...scratch, numberId, dateId, tickId, full, blank }
}

const textCell = (text: string) => [{ type: 'text', text }]
/** A true or false, and a date, as the host gives them out. */
const truth = ({ formulaBoolean }: Variants, value: boolean): unknown =>
  formulaBoolean === 'boolean'
    ? value
    : formulaBoolean === 'number'
      ? Number(value)
      : textCell(value ? 'TRUE' : 'FALSE')
const date = ({ formulaDates }: Variants, ms: number): unknown =>
  formulaDates === 'number' ? ms : textCell(String(ms))
const fault = ({ formulaErrors }: Variants, name: string): unknown => (formulaErrors === 'null' ? null : textCell(name))

interface Line {
  readonly text: string
  /** What the full row reads, by the host's variants. */
  readonly reads: (variants: Variants) => unknown
}

const always = (value: unknown) => (): unknown => value

/** Cases that are a list of formulas and what the full row of the table reads. */
function lines(
  id: string,
  says: string,
  list: readonly Line[],
  needs: (variants: Variants) => string | null = () => null,
): ContractCase {
  return {
    id,
    says,
    beside: (variants) => beside(variants) ?? needs(variants),
    async run(host) {
      const { table, full } = await formulaTable(host)
      for (const { text, reads } of list)
        same(await table.getCellValue(await formula(table, text), full), reads(host.variants), text)
    },
  }
}

const PRECEDENCE: readonly Line[] = [
  { text: '2+3*4', reads: always(14) },
  { text: '-2+3', reads: always(1) },
  { text: '2*-3', reads: always(-6) },
  { text: '7-2-1', reads: always(4) },
  { text: '1+1=2&&2>1', reads: (variants) => truth(variants, true) },
  { text: '2+3&"x"', reads: always(textCell('5x')) },
  { text: '1>2||2>1&&1>2', reads: (variants) => truth(variants, false) },
  { text: '= 1 + 1', reads: always(2) },
]

const UNREADABLE: readonly string[] = [
  '',
  '1+',
  '(1',
  '1)',
  '[没有]',
  'NO_SUCH(1)',
  'TODAY',
  '1==1',
  "'a'",
  '"a',
  '[数',
  'CurrentValue>1',
  'IF(1)',
  'LOOKUP(1,2)',
  '1e5',
  '单价（1）',
]

export const FORMULA_CASES: readonly ContractCase[] = [
  {
    id: 'f1.1-a',
    says: 'a formula column shows its results in every way of reading, and follows its cells',
    beside,
    async run(host) {
      const { table, numberId, full, blank } = await formulaTable(host)
      const id = await formula(table, '[数]*2')
      same(await table.getCellValue(id, full), 6, 'getCellValue')
      same(await table.getCellString(id, full), '6', 'getCellString')
      same((await rows(table)).find(({ recordId }) => recordId === full)?.fields[id], 6, 'getRecordsByPage')
      same((await table.getRecordById(full)).fields[id], 6, 'getRecordById')
      await setRow(table, full, { [numberId]: 4 })
      same(await table.getCellValue(id, full), 8, 'after the number changed')
      await setRow(table, blank, { [numberId]: 1 })
      same(await table.getCellValue(id, blank), 2, 'the other row')
      await refused(setRow(table, full, { [id]: 9 }), 10216997, 'a write')
    },
  },
  {
    id: 'f1.1-b',
    says: "setField gives a formula another text; an extension's text is taken, dropped or refused, by the variant",
    async run(host) {
      const { table, full } = await formulaTable(host)
      if (host.variants.formulaConfig === 'refused') {
        await refused(formula(table, '1+1'), 10213999, 'addField')
        return
      }
      const id = await formula(table, '1+1')
      const taken = host.variants.formulaConfig === 'accepted'
      same(await table.getCellValue(id, full), taken ? 2 : null, '1+1')
      await table.setField(id, { type: FORMULA, property: { formula: '[数]+1' } } as never)
      same(await table.getCellValue(id, full), taken ? 4 : null, 'after setField')
    },
  },
  {
    id: 'f1.2-a',
    says: 'the text reads back as written or by id, and may be written back as it was read',
    beside,
    async run(host) {
      const { table, tableId, numberId, full } = await formulaTable(host)
      const id = await formula(table, '数 * [数]')
      const field = `bitable::$table[${tableId}].$field[${numberId}]`
      const { property } = await table.getFieldMetaById(id)
      same(
        (property as { formula: string }).formula,
        host.variants.formulaText === 'byId' ? `${field} * ${field}` : '数 * [数]',
        'text',
      )
      await table.setField(id, { type: FORMULA, name: '平方', property } as never)
      same(await table.getCellValue(id, full), 9, 'after writing it back')
      same(await table.getCellValue(await formula(table, `${field}+1`), full), 4, 'written by id')
    },
  },
  {
    id: 'f1.2-b',
    says: 'a renamed column keeps its formulas, under its new name, unless texts are kept literally',
    beside,
    async run(host) {
      const { table, numberId, full } = await formulaTable(host)
      const id = await formula(table, '[数]+1')
      await table.setField(numberId, { type: 2, name: '数量（件）' } as never)
      const literal = host.variants.formulaText === 'literal'
      same(await table.getCellValue(id, full), literal ? fault(host.variants, '#NAME?') : 4, 'cell')
      const { formula: text } = (await table.getFieldMetaById(id)).property as { formula: string }
      if (host.variants.formulaText !== 'byId') same(text, literal ? '[数]+1' : '[数量（件）]+1', 'text')
    },
  },
  {
    id: 'f1.3-a',
    says: 'results are numbers, segments, dates, true and false, and lists',
    beside,
    async run(host) {
      const { table, full, blank } = await formulaTable(host)
      const { variants } = host
      same(await table.getCellValue(await formula(table, '"a"&[数]'), full), textCell('a3'), 'text')
      same(
        await table.getCellValue(await formula(table, '[日]+1'), full),
        date(variants, Date.UTC(2024, 2, 2, 4)),
        'date',
      )
      same(await table.getCellValue(await formula(table, '[勾]=TRUE()'), full), truth(variants, true), 'true')
      same(
        await table.getCellValue(await formula(table, '[勾]'), blank),
        truth(variants, false),
        'an unticked checkbox',
      )
      same(await table.getCellValue(await formula(table, 'LIST(1,2)'), full), [1, 2], 'list')
      same(await table.getCellValue(await formula(table, '""'), full), null, 'blank')
    },
  },
  {
    id: 'f1.3-b',
    says: 'a formatter shows the results; a declared type decides, by the variant',
    beside,
    async run(host) {
      const { table, full } = await formulaTable(host)
      same(await table.getCellString(await formula(table, '[数]/10', { formatter: '0%' }), full), '30%', 'percent')
      const declared = await formula(table, '[数]+1', { dataType: { type: 1 } })
      same(
        await table.getCellValue(declared, full),
        host.variants.formulaResult === 'inferred' ? 4 : textCell('4'),
        'a number declared as text',
      )
    },
  },
  {
    id: 'f1.4-a',
    says: 'an edit of an input fires RecordModify for itself alone, or for the computed cell as well, by the variant',
    needs: ['otherUser'],
    beside,
    async run(host) {
      const { table, tableId, numberId, full } = await formulaTable(host)
      const id = await formula(table, '[数]*2')
      await host.settled()
      const heard = new Set<string>()
      const off = table.onRecordModify(({ data }) => {
        for (const fieldId of (data as { fieldIds: string[] }).fieldIds) heard.add(fieldId)
      })
      await host.settled()
      await host.other?.({ kind: 'set', tableId, recordId: full, fields: { [numberId]: 5 } })
      await until(host, () => heard.has(numberId))
      await host.settled()
      off()
      same([heard.has(numberId), heard.has(id)], [true, host.variants.formulaEvents === 'recordModify'], 'heard of')
    },
  },
  {
    id: 'f1.4-b',
    says: 'a view filters by the text and by the number of a formula, or the host answers false, by the variant',
    beside,
    async run(host) {
      const scratch = await formulaTable(host)
      const { table, full, blank } = scratch
      const textId = await formula(table, 'IF(ISBLANK([数]),"空","有")', { dataType: { type: 1 } })
      const numberId = await formula(table, '2-5', { dataType: { type: 2 } }, '负')
      const grid = await gridOf(scratch)
      const taken = host.variants.formulaFilters === 'accepted'
      const shows = async (fieldId: string, operator: string, value: unknown, ids: readonly string[]) => {
        const what = `${operator} ${String(value)}`
        same(await grid.addFilterCondition({ fieldId, operator, value, fieldType: FORMULA } as never), taken, what)
        if (!taken) return
        const { recordIds } = await grid.getVisibleRecordIdListByPage({})
        same(
          recordIds?.filter((id) => id === full || id === blank),
          ids,
          `rows that show ${what}`,
        )
        const [condition] = (await grid.getFilterInfo())?.conditions ?? []
        same(await grid.deleteFilterCondition(String(condition?.conditionId)), true, 'delete')
      }
      await shows(textId, 'is', '有', [full])
      await shows(textId, 'isNot', '有', [blank])
      await shows(numberId, 'isLess', 0, [full, blank])
      await shows(numberId, 'isLess', -3, [])
      await shows(textId, 'isLess', '有', [])
    },
  },
  lines('f2-a', 'operators bind as tightly as people expect', PRECEDENCE),
  {
    id: 'f2-b',
    says: '^ and <>, and quotes inside a text, by the variant',
    beside,
    async run(host) {
      const { table, full } = await formulaTable(host)
      if (host.variants.formulaOperators === 'lenient')
        same(await table.getCellValue(await formula(table, '2^3'), full), 8, '2^3')
      else await refused(formula(table, '2^3'), 10213999, '2^3')
      const quote = host.variants.formulaQuotes === 'doubled' ? '"a""b"' : String.raw`"a\"b"`
      same(await table.getCellValue(await formula(table, quote), full), textCell('a"b'), quote)
    },
  },
  {
    id: 'f2-c',
    says: 'a text that cannot be read is refused with 10213999 and leaves no column behind',
    beside,
    async run(host) {
      const { table } = await formulaTable(host)
      const before = (await table.getFieldMetaList()).length
      for (const text of UNREADABLE.filter((each) => each !== '')) await refused(formula(table, text), 10213999, text)
      same((await table.getFieldMetaList()).length, before, 'columns')
    },
  },
  {
    id: 'f3.3-a',
    says: 'a branch "" beside numbers shows empty; the numbers stay numbers or turn to text, by the variant',
    beside,
    async run(host) {
      const { table, full, blank } = await formulaTable(host)
      const id = await formula(table, 'IF(ISBLANK([数]),"",[数]+1)')
      same(
        await table.getCellValue(id, full),
        host.variants.formulaBlank === 'turnsToText' ? textCell('4') : 4,
        'a number',
      )
      same(await table.getCellValue(id, blank), null, 'blank')
    },
  },
  {
    id: 'f3.3-b',
    says: 'a blank in arithmetic is zero, blank or an error, by the variant; it equals ""',
    beside,
    async run(host) {
      const { table, blank } = await formulaTable(host)
      const expected = { zero: 1, blank: null, error: textCell('错') }[host.variants.formulaNull]
      const isError = host.variants.formulaNull === 'error'
      same(
        await table.getCellValue(await formula(table, isError ? 'IFERROR([数]+1,"错")' : '[数]+1'), blank),
        expected,
        'blank + 1',
      )
      same(await table.getCellValue(await formula(table, 'IF([日]="","空","有")'), blank), textCell('空'), 'equals ""')
    },
  },
  {
    id: 'f3.4-a',
    says: 'an error is null or its name, by the variant; a deleted column leaves #REF! behind and the formula stays',
    beside,
    async run(host) {
      const { table, numberId, full } = await formulaTable(host)
      same(await table.getCellValue(await formula(table, '1/0'), full), fault(host.variants, '#DIV/0!'), '1/0')
      const id = await formula(table, '[数]+1')
      await table.deleteField(numberId)
      same(await table.getCellValue(id, full), fault(host.variants, '#REF!'), 'after the column went')
      await addField(table, { type: 2, name: '数' })
      same(
        await table.getCellValue(id, full),
        fault(host.variants, '#REF!'),
        'another column of that name is another column',
      )
    },
  },
  {
    id: 'f3.4-b',
    says: 'errors in branches not taken do not matter, or do, by the variant',
    beside,
    async run(host) {
      const { table, blank } = await formulaTable(host)
      const id = await formula(table, 'IF(ISBLANK([日]),"空",YEAR([日])&"")')
      same(
        await table.getCellValue(id, blank),
        host.variants.formulaBranches === 'lazy' ? textCell('空') : fault(host.variants, '#VALUE!'),
        'an empty date',
      )
    },
  },
  {
    id: 'f4-a',
    says: 'a whole table is counted, filtered, ordered and summed; a link is gone through',
    beside,
    async run(host) {
      const { table, tableId, primaryId, numberId, full, blank } = await formulaTable(host)
      await setRow(table, blank, { [primaryId]: '乙', [numberId]: 5 })
      const name = await table.getName()
      const other = await host.bitable.base.getTableById(await addScratchTable(host))
      const link = await addField(other, { type: 18, name: '关联', property: { tableId, multiple: true } })
      const row = await addRow(other, { [link]: { recordIds: [full, blank] } })
      const primary = (await table.getFieldMetaById(primaryId)).name
      const reads = async (text: string): Promise<unknown> => await other.getCellValue(await formula(other, text), row)
      same(await reads(`SUM([${name}].[数])`), 8, 'SUM of a column')
      same(await reads(`COUNTIF([${name}],CurrentValue.[数]>3)`), 1, 'COUNTIF of a table')
      same(await reads(`[${name}].FILTER(CurrentValue.[数]>3).[${primary}]`), textCell('乙'), 'FILTER')
      same(await reads(`[${name}].SORTBY([${name}].[数],FALSE()).[${primary}].FIRST()`), textCell('乙'), 'SORTBY')
      same(await reads('[关联].[数].MAX()'), 5, 'through the link')
      await setRow(table, full, { [numberId]: 10 })
      same(await reads('[关联].[数].MAX()'), 10, 'after a row of the other table changed')
    },
  },
  lines('f4-b', 'what the sheet leaves open follows the variants', [
    {
      text: 'IFERROR(NETWORKDAYS(DATE(2024,1,12),DATE(2024,1,1)),99)',
      reads: ({ networkdaysReversed }) => ({ negative: -10, zero: 0, error: 99 })[networkdaysReversed],
    },
    { text: 'INT(-1.5)', reads: ({ formulaInt }) => (formulaInt === 'floor' ? -2 : -1) },
    { text: 'IFERROR(SUM(1,"x"),99)', reads: ({ formulaTextNumbers }) => (formulaTextNumbers === 'error' ? 99 : 1) },
  ]),
  {
    id: 'f4-c',
    says: 'a ring of formulas is refused, through other columns and other tables too',
    beside,
    async run(host) {
      const { table } = await formulaTable(host)
      const first = await formula(table, '[数]+1', {}, '甲式')
      const second = await formula(table, '[甲式]+1', {}, '乙式')
      await refused(
        table.setField(first, { type: FORMULA, property: { formula: '[乙式]+1' } } as never),
        10213999,
        'a ring of two',
      )
      await refused(
        table.setField(second, {
          type: FORMULA,
          property: { formula: `SUM([${await table.getName()}].[乙式])` },
        } as never),
        10213999,
        'itself',
      )
    },
  },
  {
    id: 'f4-d',
    says: 'getDependency names the columns of a formula in the order of its text',
    beside,
    async run(host) {
      const { table, tableId, numberId, dateId } = await formulaTable(host)
      const id = await formula(table, 'IF(ISBLANK([日]),0,[数])+[数]')
      const field = (await table.getFieldById(id)) as unknown as { getDependency(): Promise<unknown> }
      same(
        await field.getDependency(),
        [
          { tableId, fieldId: dateId },
          { tableId, fieldId: numberId },
        ],
        'dependency',
      )
    },
  },
  {
    id: 'f4-e',
    says: 'filters, sorts and groups go by the results',
    beside,
    async run(host) {
      const scratch = await formulaTable(host)
      const { table, numberId, full, blank } = scratch
      await setRow(table, blank, { [numberId]: 1 })
      const id = await formula(table, '[数]*10')
      const ids = async (query: object): Promise<string[]> =>
        (await rows(table, query as Record<string, unknown>)).map(({ recordId }) => recordId)
      const where = (operator: string, value: unknown) => ({
        filter: { conjunction: 'and', conditions: [{ fieldId: id, operator, value }] },
      })
      same(await ids(where('isGreater', 15)), [full], 'isGreater')
      same(await ids(where('is', 10)), [blank], 'is')
      same(await ids({ sort: [{ fieldId: id, desc: false }] }), [blank, full], 'ascending')
      if (host.variants.formulaFilters === 'refused') return
      const grid = await gridOf(scratch)
      await grid.addFilterCondition({ fieldId: id, operator: 'isLess', value: 20 } as never)
      same(await grid.getVisibleRecordIdList(), [blank], 'the view')
      await setRow(table, full, { [numberId]: 0 })
      same((await grid.getVisibleRecordIdList()).length, 2, 'the view after the number changed')
    },
  },
  {
    id: 'f5-a',
    says: 'NOW is the time of the host to the minute and TODAY its midnight',
    beside: (variants) => beside(variants) ?? (variants.formulaDates === 'digits' ? 'dates are texts here' : null),
    async run(host) {
      const { table, full } = await formulaTable(host)
      const now = Number(await table.getCellValue(await formula(table, 'NOW()'), full))
      const today = Number(await table.getCellValue(await formula(table, 'TODAY()'), full))
      same([now - today >= 0, now - today < 25 * 3_600_000], [true, true], `NOW ${String(now)}, TODAY ${String(today)}`)
      same(await table.getCellValue(await formula(table, 'HOUR(TODAY())'), full), 0, 'the hour of midnight')
    },
  },
  {
    id: 'f5-b',
    says: 'DATE is midnight of the zone in which HOUR and DAY count',
    beside,
    async run(host) {
      const { table, full } = await formulaTable(host)
      same(
        await table.getCellValue(await formula(table, 'TEXT(DATE(2024,2,29),"YYYY-MM-DD hh:mm")'), full),
        textCell('2024-02-29 00:00'),
        'DATE',
      )
      same(
        await table.getCellValue(await formula(table, 'DATE(YEAR([日]),MONTH([日]),DAY([日]))<=[日]'), full),
        truth(host.variants, true),
        'the day of an instant',
      )
    },
  },
  {
    id: '4.2-formula-filter',
    says: 'legacy getRecords filters by a formula about CurrentValue; one that cannot be read is refused with 10212992',
    async run(host) {
      const { table, numberId, full } = await formulaTable(host)
      const read = async (filter: string): Promise<unknown> => {
        const { total, records } = await table.getRecords({ pageSize: 10, filter })
        return [total, records.map(({ recordId }) => recordId)]
      }
      same(await read('CurrentValue.[数]=3'), [1, [full]], 'equal')
      same(await read('AND(CurrentValue.[数]>1,CurrentValue.[数]<9)'), [1, [full]], 'AND')
      same(await read('CurrentValue.[数]>99'), [0, []], 'nothing')
      await refused(read('CurrentValue.[没有]=3'), 10212992, 'an unknown column')
      same((await table.getFieldMetaById(numberId)).name, '数', 'name')
    },
  },
]
