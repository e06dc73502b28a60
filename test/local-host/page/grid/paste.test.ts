import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCopiedText, parsePastedText } from '../../../../src/local-host/page/grid/paste.ts'

describe('text from the clipboard becomes rows and columns', () => {
  it.each([
    { text: 'a', rows: [['a']] },
    { text: '', rows: [['']] },
    {
      text: 'a\tb\nc\td',
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      text: 'a\tb\r\nc\td\r\n',
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    { text: 'a\n\nb', rows: [['a'], [''], ['b']] },
    { text: 'a\t', rows: [['a', '']] },
    { text: '"two\nlines"\tx', rows: [['two\nlines', 'x']] },
    { text: '"say ""hi"""', rows: [['say "hi"']] },
    { text: '"5" screen', rows: [['"5" screen']] },
    { text: '"open', rows: [['"open']] },
  ])('$text', ({ text, rows }) => {
    expect(parsePastedText(text)).toEqual(rows)
  })

  it('copied text reads back as the same cells', () => {
    // A block as it is on screen: at least one cell, equal rows; CR alone is a line end to every spreadsheet.
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '进') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      )
    fc.assert(
      fc.property(block, (rows) => {
        const whole =
          rows.at(-1)?.every((text) => text === '') === true && rows[0]?.length === 1 ? [...rows, ['end']] : rows
        expect(parsePastedText(formatCopiedText(whole))).toEqual(whole)
      }),
      { seed: 20240301, numRuns: 500 },
    )
  })
})
