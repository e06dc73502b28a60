import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../../../src/adapters/browser/spreadsheet/readBytes.ts'
import { plainText } from '../../../../src/domain/index.ts'
import { TEMPLATES } from '../../../support/templateInventory.ts'
import { TRADITIONAL_FORMS } from '../../../support/traditionalForms.ts'

type Sheet = { readonly name: string; readonly rows: string[][] }

/** Headings and rows of every table of the templates that has sample rows. */
const SHEETS: readonly Sheet[] = TEMPLATES.flatMap(({ tables }) =>
  tables.flatMap(({ id, rows }) => {
    const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    return rows.length === 0
      ? []
      : [{ name: id, rows: [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ''))] }]
  }),
)

/** Runs of the same word in the first column, merged as a person would. */
const mergesOf = (rows: readonly (readonly string[])[]) =>
  rows.flatMap((row, at) => {
    if (row[0] === '' || rows[at - 1]?.[0] === row[0]) return []
    const below = rows.slice(at).findIndex((other) => other[0] !== row[0])
    const length = below === -1 ? rows.length - at : below
    return length > 1 ? [{ startRow: at, startCol: 0, endRow: at + length - 1, endCol: 0 }] : []
  })

async function readBack(sheets: readonly Sheet[]) {
  const bytes = await writeXlsx({ sheets: sheets.map((sheet) => ({ ...sheet, merges: mergesOf(sheet.rows) })) })
  const file = await readBytes('a.xlsx', bytes, { pause: () => Promise.resolve(), onProgress: () => undefined })
  if (!file.ok) throw new Error(file.error.kind)
  return file.value.blocks
}

const inForm = (word: string, choice: number): string =>
  Array.from(word, (character) => TRADITIONAL_FORMS.get(character)?.at(choice) ?? character).join('')

describe('[RF1] the templates as workbooks', () => {
  it.each([
    ['simplified', (text: string) => text],
    ['traditional', (text: string) => inForm(text, 0)],
    ['badly converted', (text: string) => inForm(text, -1)],
  ])(
    '%s, are read to the same headings, stages and cells, with merged stages and cells of several lines',
    async (_name, spell) => {
      const written = SHEETS.map(({ name, rows }) => ({
        name,
        rows: rows.map((cells) => cells.map((text) => spell(text.replaceAll('、', '\n')))),
      }))
      const blocks = await readBack(written)
      expect(blocks.length).toBeGreaterThan(8)
      for (const [at, { name, rows }] of SHEETS.entries()) {
        const block = blocks[at]
        const merges = mergesOf(rows)
        const isCovered = (row: number) => merges.some(({ startRow, endRow }) => row > startRow && row <= endRow)
        expect(block?.name).toBe(name)
        expect(block?.merges).toEqual(
          merges.map(({ startRow, endRow }) => ({ row: startRow, column: 0, rows: endRow - startRow + 1, columns: 1 })),
        )
        expect(block?.rows.map((cells) => cells.map(({ text }) => plainText(text)))).toEqual(
          rows.map((cells, row) =>
            cells.map((text, column) => (column === 0 && isCovered(row) ? '' : plainText(text.replaceAll('、', '\n')))),
          ),
        )
      }
    },
  )

  it('give back whatever texts a workbook is made of', async () => {
    const cell = fc.string({ unit: fc.constantFrom('海', 'a', '"', ',', '\n', '\t', '<', '&', '=', '0', '𠮷') })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
        const framed = [
          ['标题', '标题', '标题'].map((word, at) => `${word}${String(at)}`),
          ...rows.map((cells) => cells.map((text) => `x${text}x`)),
        ]
        const [block] = await readBack([{ name: 'A', rows: framed }])
        expect(block?.rows.map((cells) => cells.map(({ text }) => text))).toEqual(
          framed.map((cells, row) =>
            cells.map((text, column) => (column === 0 && framed[row - 1]?.[0] === text ? '' : text)),
          ),
        )
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})
