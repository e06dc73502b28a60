import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../../../src/adapters/browser/spreadsheet/readBytes.ts'
import { pastedRows } from '../../../../src/adapters/browser/spreadsheet/separatedText.ts'

async function fileOf(bytes: Uint8Array, name = '任务.csv') {
  const file = await readBytes(name, bytes, { pause: () => Promise.resolve(), onProgress: () => undefined })
  if (!file.ok) throw new Error(file.error.kind)
  return file.value
}

const textsOf = async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> =>
  ((await fileOf(bytes)).blocks[0]?.rows ?? []).map((cells) => cells.map(({ text }) => text))

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isBig = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}

/** Bytes of a text in an encoding that is only ever decoded: looked up character by character. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const bytesOf = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      try {
        const character = decoder.decode(new Uint8Array([lead, trail]))
        if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [lead, trail])
      } catch {
        // Not every pair of bytes is a character.
      }
  return new Uint8Array(Array.from(text).flatMap((character) => bytesOf.get(character) ?? [character.charCodeAt(0)]))
}

const SIMPLIFIED =
  '任务名称,负责人,计划开始,备注\n预热海报设计,*设计,2024-06-01,印刷厂产能不足\nKOL内容对接,*专员,6.3-6.8,档期调整'
const TRADITIONAL =
  '任務名稱,負責人,計劃開始,備註\n預熱海報設計,*設計,2024-06-01,印刷廠產能不足\nKOL內容對接,*專員,6.3-6.8,檔期調整'
const JAPANESE =
  'タスク名,担当者,開始予定,備考\nポスターのデザイン,*設計,2024-06-01,印刷所の生産能力が足りない\n内容の調整,*専門,6.3-6.8,日程の変更'

describe('[RF1] a file of separated values', () => {
  it.each<[string, string, Uint8Array]>([
    ['utf-8', SIMPLIFIED, encoded(SIMPLIFIED)],
    ['utf-8', SIMPLIFIED, encoded(`\u{FEFF}${SIMPLIFIED}`)],
    ['gb18030', SIMPLIFIED, bytesIn('gb18030', SIMPLIFIED)],
    ['big5', TRADITIONAL, bytesIn('big5', TRADITIONAL)],
    ['shift_jis', JAPANESE, bytesIn('shift_jis', JAPANESE)],
    ['utf-16le', SIMPLIFIED, utf16(`\u{FEFF}${SIMPLIFIED}`)],
    ['utf-16be', SIMPLIFIED, utf16(`\u{FEFF}${SIMPLIFIED}`, true)],
    ['utf-16le', SIMPLIFIED, utf16(SIMPLIFIED)],
  ])('is read in %s, and says so', async (encoding, text, bytes) => {
    expect((await fileOf(bytes)).encoding).toBe(encoding)
    expect(await textsOf(bytes)).toEqual(text.split('\n').map((line) => line.split(',')))
  })

  it('tells GB 18030, Big5 and Shift_JIS from one heading of four characters', async () => {
    const encodingOf = async (encoding: string, text: string) => (await fileOf(bytesIn(encoding, text))).encoding
    expect(await encodingOf('gb18030', '任务名称,a')).toBe('gb18030')
    expect(await encodingOf('big5', '任務名稱,a')).toBe('big5')
    expect(await encodingOf('shift_jis', 'タスク名,a')).toBe('shift_jis')
  })

  it('keeps a broken character visible instead of refusing the file', async () => {
    const bytes = encoded(SIMPLIFIED)
    expect((await textsOf(bytes.slice(0, -1)))[2]?.[3]).toBe('档期调\u{FFFD}')
    expect((await fileOf(bytes.slice(0, -1))).encoding).toBe('utf-8')
  })

  it.each<[string, string]>([
    ['commas', '任务,备注\n甲,"多行\n""引号"",逗号"\n'],
    ['semicolons', '任务;备注\r\n甲;"多行\r\n""引号"",逗号"\r\n'],
    ['tabs', '任务\t备注\r甲\t"多行\r""引号"",逗号"\r\r'],
    ['a declared separator', 'sep=|\n任务|备注\n甲|"多行\n""引号"",逗号"'],
  ])('is read with %s, quotes and cells of several lines', async (_name, text) => {
    expect(await textsOf(encoded(text))).toEqual([
      ['任务', '备注'],
      ['甲', '多行\n"引号",逗号'],
    ])
  })

  it('holds nothing but texts: leading zeros, separators of thousands, formulas', async () => {
    const { blocks } = await fileOf(encoded('编号,金额,公式\n007,"8,000",=1+1\n'))
    expect(blocks[0]?.rows[1]).toEqual([
      { text: '007', value: null },
      { text: '8,000', value: null },
      { text: '=1+1', value: null },
    ])
    expect(blocks[0]?.name).toBe('任务')
  })
})

describe('[RF1] a text that is pasted', () => {
  const pasted = (text: string) => pastedRows(text).map((cells) => cells.map((cell) => cell.text))

  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'cells between tabs',
      '任务\t进度\r\n甲\t60%\r\n',
      [
        ['任务', '进度'],
        ['甲', '60%'],
      ],
    ],
    [
      'a cell of several lines',
      '甲\t"3张海报\n2条""短""视频"\n乙\tx',
      [
        ['甲', '3张海报\n2条"短"视频'],
        ['乙', 'x'],
      ],
    ],
    ['a quote that quotes nothing', '"3寸"屏\t5"\n"未完', [['"3寸"屏', '5"'], ['"未完']]],
    [
      'lines of a copied file',
      '任务,进度\n甲,60%',
      [
        ['任务', '进度'],
        ['甲', '60%'],
      ],
    ],
    ['prose with a comma', '先做海报, 再做视频\n然后复盘', [['先做海报, 再做视频'], ['然后复盘']]],
    ['one cell', '甲', [['甲']]],
    ['an empty cell between others', 'a\t\tb\n\n\tc', [['a', '', 'b'], [''], ['', 'c']]],
  ])('is read: %s', (_name, text, rows) => {
    expect(pasted(text)).toEqual(rows)
  })

  it('gives back whatever cells it was made of', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('海', 'a', '"', ',', ' ', '\n', '\t', '1', ';') })
      .filter((text) => text === text.trim())
    const field = (text: string) => (/["\n\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        expect(pasted(rows.map((cells) => cells.map(field).join('\t')).join('\n'))).toEqual(rows)
      }),
      { seed: 1, numRuns: 400 },
    )
  })
})
