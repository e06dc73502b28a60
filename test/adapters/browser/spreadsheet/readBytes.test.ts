import { writeOds } from 'hucre/ods'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MAX_BYTES, readBytes } from '../../../../src/adapters/browser/spreadsheet/readBytes.ts'
import type { BroughtBlock, BroughtCell, BroughtFile } from '../../../../src/application/imports/block.ts'

const STEPS = { pause: () => Promise.resolve(), onProgress: () => undefined }

const readAll = (name: string, bytes: Uint8Array) => readBytes(name, bytes, STEPS)

async function fileOf(name: string, bytes: Uint8Array): Promise<BroughtFile> {
  const file = await readAll(name, bytes)
  if (!file.ok) throw new Error(file.error.kind)
  return file.value
}

const workbook = (...sheets: readonly WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets: [...sheets] })

const textsOf = (block: BroughtBlock | undefined): readonly (readonly string[])[] =>
  (block?.rows ?? []).map((cells) => cells.map(({ text }) => text))

/** The only cell of a workbook with this value under this number format. */
async function cellOf(value: number | boolean | string | Date, numFmt?: string, dateSystem: '1900' | '1904' = '1900') {
  const cells = new Map([['0,0', { value, ...(numFmt === undefined ? {} : { style: { numFmt } }) }]])
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [[value]], cells }], dateSystem })
  return (await fileOf('a.xlsx', bytes)).blocks[0]?.rows[0]?.[0]
}

const at = (text: string): Date => new Date(`${text}Z`)

describe('[RF1] a cell of a workbook', () => {
  it.each<[string, BroughtCell, number | boolean | string | Date, string | undefined]>([
    ['a percent', { text: '60%', value: { kind: 'percent', percent: 60 } }, 0.6, '0%'],
    ['29 % without the error of 0.29 × 100', { text: '29.0%', value: { kind: 'percent', percent: 29 } }, 0.29, '0.0%'],
    ['a number with separators', { text: '8,000', value: { kind: 'number', number: 8000 } }, 8000, '#,##0'],
    ['yuan', { text: '¥8,000.00', value: { kind: 'number', number: 8000 } }, 8000, '"¥"#,##0.00'],
    ['yuan of a Chinese Excel', { text: '￥1,234', value: { kind: 'number', number: 1234 } }, 1234, '[$￥-804]#,##0'],
    ['a number with its unit', { text: '500张', value: { kind: 'number', number: 500 } }, 500, '0"张"'],
    ['a unit after the general form', { text: '3.5天', value: { kind: 'number', number: 3.5 } }, 3.5, 'G/通用格式"天"'],
    [
      'ten thousands, shown as the number',
      { text: '12345', value: { kind: 'number', number: 12_345 } },
      12_345,
      '0!.0,"万"',
    ],
    ['a hidden number', { text: '7', value: { kind: 'number', number: 7 } }, 7, ';;;'],
    ['0.1 + 0.2', { text: '0.3', value: { kind: 'number', number: 0.1 + 0.2 } }, 0.1 + 0.2, undefined],
    [
      'a phone number',
      { text: '13800138000', value: { kind: 'number', number: 13_800_138_000 } },
      13_800_138_000,
      undefined,
    ],
    ['a number in a column of texts', { text: '7', value: null }, 7, '@'],
    ['a text that looks like a number', { text: '007', value: null }, '007', undefined],
    [
      'a text that looks like a formula',
      { text: '=HYPERLINK("http://a")', value: null },
      '=HYPERLINK("http://a")',
      undefined,
    ],
    ['a text of several lines', { text: '海报\n视频', value: null }, '海报\r\n视频', undefined],
    ['a tick', { text: 'TRUE', value: { kind: 'boolean', isTrue: true } }, true, undefined],
    [
      'a day',
      { text: '2024-06-01', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      'yyyy-mm-dd',
    ],
    [
      'a day without year',
      { text: '6月1日', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      'm"月"d"日"',
    ],
    [
      'a day of the machine',
      { text: '2024/6/1', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      'mm-dd-yy',
    ],
    [
      'a long day',
      { text: '2024年6月1日', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      '[$-F800]dddd, mmmm dd, yyyy',
    ],
    [
      'a Chinese day',
      { text: '2024年6月1日', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      '[$-804]yyyy"年"m"月"d"日";@',
    ],
    [
      'a day with its weekday',
      { text: '6月1日 星期六', value: { kind: 'day', day: '2024-06-01', time: null } },
      at('2024-06-01T00:00'),
      'm"月"d"日" aaaa',
    ],
    [
      'a day and a time',
      { text: '2024/6/1 18:00', value: { kind: 'day', day: '2024-06-01', time: '18:00' } },
      at('2024-06-01T18:00'),
      'yyyy/m/d h:mm',
    ],
    [
      'a time of the afternoon',
      { text: '2024/6/1 下午6:30', value: { kind: 'day', day: '2024-06-01', time: '18:30' } },
      at('2024-06-01T18:30'),
      'yyyy/m/d 上午/下午h:mm',
    ],
    ['a time without day', { text: '18:00', value: null }, 0.75, 'h:mm'],
    ['a length of time', { text: '30:00', value: null }, 1.25, '[h]:mm'],
  ])('is read: %s', async (_name, expected, value, format) => {
    expect(await cellOf(value, format)).toEqual(expected)
  })

  it('of a workbook that counts its days from 1904 is the day it shows', async () => {
    expect(await cellOf(at('2024-06-01T00:00'), 'yyyy-mm-dd', '1904')).toEqual({
      text: '2024-06-01',
      value: { kind: 'day', day: '2024-06-01', time: null },
    })
  })
})

describe('[RF1] a workbook', () => {
  it('is read sheet by sheet from its used rectangle, with merges at their first cell, and hidden parts named', async () => {
    const { name, blocks, refused } = await fileOf(
      '计划.xlsx',
      await workbook(
        {
          name: '进度',
          rows: [
            [null, null, null],
            [null, '阶段', '任务'],
            [null, '前期筹备', '方案审批\n团队分工'],
            [null, '藏在合并之下', '物料制作'],
            [null, '中期执行', null],
          ],
          merges: [
            { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
            { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
          ],
          rowDefs: new Map([[3, { hidden: true }]]),
        },
        { name: '空表', rows: [] },
        { name: '底稿', rows: [['x']], hidden: true },
      ),
    )
    expect({ name, refused }).toEqual({ name: '计划.xlsx', refused: [] })
    expect(blocks.map(({ rows: _rows, ...rest }) => rest)).toEqual([
      {
        name: '进度',
        firstRow: 2,
        firstColumn: 2,
        merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
        hiddenRows: [2],
      },
      { name: '底稿', firstRow: 1, firstColumn: 1, merges: [], isHidden: true },
    ])
    expect(textsOf(blocks[0])).toEqual([
      ['阶段', '任务'],
      ['前期筹备', '方案审批\n团队分工'],
      ['', '物料制作'],
      ['中期执行', ''],
    ])
  })

  it('gives the stored results of formulas, errors as their text and the whole of a rich text', async () => {
    const cells: WriteSheet['cells'] = new Map([
      ['0,0', { formula: 'B1*2', formulaResult: 46_000, value: 46_000, type: 'formula' as const }],
      ['0,1', { value: '#DIV/0!', type: 'error' as const }],
      [
        '0,2',
        {
          value: '60%已完成',
          type: 'richText' as const,
          richText: [{ text: '60%' }, { text: '已完成', font: { bold: true } }],
        },
      ],
    ])
    const { blocks } = await fileOf(
      'a.xlsx',
      await workbook({ name: 'A', rows: [[46_000, '#DIV/0!', '60%已完成']], cells }),
    )
    expect(blocks[0]?.rows).toEqual([
      [
        { text: '46000', value: { kind: 'number', number: 46_000 } },
        { text: '#DIV/0!', value: null },
        { text: '60%已完成', value: null },
      ],
    ])
  })

  it('is read up to 20 000 rows and 200 columns, and refused beyond with the limit, sheet by sheet', async () => {
    const tall = (rows: number): WriteSheet => ({ name: String(rows), rows: Array.from({ length: rows }, () => ['x']) })
    const wide = (columns: number): WriteSheet => ({
      name: `w${String(columns)}`,
      rows: [Array.from({ length: columns }, () => 'x')],
    })
    const { blocks, refused } = await fileOf('a.xlsx', await workbook(tall(20_000), tall(20_001), wide(200), wide(201)))
    expect(blocks.map(({ name }) => name)).toEqual(['20000', 'w200'])
    expect(refused).toEqual([
      { name: '20001', why: { kind: 'tooLarge', limit: 'rows', allowed: 20_000 } },
      { name: 'w201', why: { kind: 'tooLarge', limit: 'columns', allowed: 200 } },
    ])
  })

  it('of LibreOffice is read with its merges, percents and days', async () => {
    const bytes = await writeOds({
      sheets: [
        {
          name: '表',
          rows: [
            ['阶段', at('2024-06-01T00:00'), 5],
            [null, '甲', true],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
        },
      ],
    })
    const { blocks } = await fileOf('a.ods', bytes)
    expect(blocks[0]?.merges).toEqual([{ row: 0, column: 0, rows: 2, columns: 1 }])
    expect(blocks[0]?.rows[0]?.[1]).toMatchObject({ value: { kind: 'day', day: '2024-06-01', time: null } })
    expect(blocks[0]?.rows[1]).toEqual([
      { text: '', value: null },
      { text: '甲', value: null },
      { text: 'TRUE', value: { kind: 'boolean', isTrue: true } },
    ])
  })
})

/** A zip of entries that say they unpack to so many bytes, whatever they hold. */
function zipOf(
  entries: readonly {
    readonly name: string
    readonly content: Uint8Array
    readonly says?: number
    readonly flags?: number
  }[],
) {
  const parts: Uint8Array[] = []
  const lines: Uint8Array[] = []
  let at = 0
  for (const { name, content, says = content.length, flags = 0 } of entries) {
    const packed = new Uint8Array(deflateRawSync(content))
    const nameBytes = new TextEncoder().encode(name)
    const head = new DataView(new ArrayBuffer(30))
    head.setUint32(0, 0x04034b50, true)
    head.setUint16(8, 8, true)
    head.setUint32(18, packed.length, true)
    head.setUint32(22, says, true)
    head.setUint16(26, nameBytes.length, true)
    const line = new DataView(new ArrayBuffer(46))
    line.setUint32(0, 0x02014b50, true)
    line.setUint16(8, flags, true)
    line.setUint16(10, 8, true)
    line.setUint32(20, packed.length, true)
    line.setUint32(24, says, true)
    line.setUint16(28, nameBytes.length, true)
    line.setUint32(42, at, true)
    parts.push(new Uint8Array(head.buffer), nameBytes, packed)
    lines.push(new Uint8Array(line.buffer), nameBytes)
    at += 30 + nameBytes.length + packed.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(
    12,
    lines.reduce((sum, { length }) => sum + length, 0),
    true,
  )
  end.setUint32(16, at, true)
  return new Uint8Array(Buffer.concat([...parts, ...lines, new Uint8Array(end.buffer)]))
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)
const compound = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]),
  )

describe('[RF1] a file that cannot be read', () => {
  const types = { name: '[Content_Types].xml', content: encoded('<Types/>') }
  const book = { name: 'xl/workbook.xml', content: encoded('<workbook/>') }

  it.each<[string, Uint8Array, object]>([
    ['an .xls', compound('Workbook'), { kind: 'oldFormat', format: 'xls' }],
    ['a workbook with a password', compound('EncryptedPackage'), { kind: 'encrypted' }],
    ['an old Word document', compound('WordDocument'), { kind: 'notASpreadsheet' }],
    [
      'an .xlsb',
      zipOf([types, { name: 'xl/workbook.bin', content: encoded('x') }]),
      { kind: 'oldFormat', format: 'xlsb' },
    ],
    [
      'a Numbers file',
      zipOf([{ name: 'Index/Document.iwa', content: encoded('x') }]),
      { kind: 'oldFormat', format: 'numbers' },
    ],
    [
      'a Word document',
      zipOf([types, { name: 'word/document.xml', content: encoded('x') }]),
      { kind: 'notASpreadsheet' },
    ],
    ['an encrypted zip', zipOf([types, { ...book, flags: 1 }]), { kind: 'encrypted' }],
    ['a zip that is cut off', zipOf([types, book]).slice(0, -30), { kind: 'damaged' }],
    ['a workbook whose parts are missing', zipOf([types, book]), { kind: 'damaged' }],
    [
      'a zip that unpacks to more than 50 MB',
      zipOf([types, { ...book, says: MAX_BYTES }]),
      { kind: 'tooLarge', limit: 'unpacked', allowed: MAX_BYTES },
    ],
    [
      'a zip that unpacks to more than it says',
      zipOf([types, { name: '_rels/.rels', content: new Uint8Array(100_000), says: 10 }, book]),
      { kind: 'tooLarge', limit: 'unpacked', allowed: MAX_BYTES },
    ],
    [
      'a workbook of Excel 2003 in XML',
      encoded('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      { kind: 'oldFormat', format: 'xls' },
    ],
    [
      'a picture',
      new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex')),
      { kind: 'notASpreadsheet' },
    ],
    ['a PDF', encoded('%PDF-1.7\n1 0 obj'), { kind: 'notASpreadsheet' }],
    ['a file of nothing', new Uint8Array(0), { kind: 'empty' }],
    ['a file of blanks', encoded(' ,\n,,\n'), { kind: 'empty' }],
  ])('is refused with what it is: %s', async (_name, bytes, why) => {
    expect(await readAll('a.xlsx', bytes)).toEqual({ ok: false, error: why })
  })

  it('is a sheet with two cells in opposite corners, refused before it is laid out', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const relation = (type: string, target: string) =>
      encoded(`<Relationships><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`)
    const corners = zipOf([
      types,
      { name: '_rels/.rels', content: relation('officeDocument', 'xl/workbook.xml') },
      {
        name: 'xl/workbook.xml',
        content: encoded('<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      },
      { name: 'xl/_rels/workbook.xml.rels', content: relation('worksheet', 'worksheets/sheet1.xml') },
      {
        name: 'xl/worksheets/sheet1.xml',
        content: encoded(
          '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
        ),
      },
    ])
    expect(await readAll('a.xlsx', corners)).toEqual({
      ok: false,
      error: { kind: 'tooLarge', limit: 'rows', allowed: 20_000 },
    })
  })

  it('is not a workbook with photos of more than 50 MB: only what holds cells is unpacked', async () => {
    const anchor = { from: { row: 0, col: 0 }, to: { row: 1, col: 1 } }
    const bytes = await workbook({
      name: 'A',
      rows: [['x']],
      images: [{ data: new Uint8Array(200), type: 'png', anchor }],
    })
    const photo = Buffer.from(bytes).lastIndexOf('xl/media/')
    const DIRECTORY_LINE_BYTES = 46
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(photo - DIRECTORY_LINE_BYTES + 24, 10 * MAX_BYTES, true)
    expect((await fileOf('a.xlsx', bytes)).blocks).toHaveLength(1)
  })
})
