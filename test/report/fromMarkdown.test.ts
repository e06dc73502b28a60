import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMarkdown } from '../../src/report/fromMarkdown.ts'
import type { Block, Line, ReportDocument } from '../../src/report/reportDocument.ts'
import { toMarkdown } from '../../src/report/toMarkdown.ts'

/** Text as a reader of Markdown shows it: runs of blanks are one. */
const shown = (line: Line): string =>
  line
    .map(({ text }) => text)
    .join('')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.stringMatching(/^[\\`*_[\]|#$&<>\-+1-9.) 字]{1,20}$/u),
  fc.constantFrom('https://a.example/x_y', '1. 第一', '- 横', '&lt;', '**', '# 不是标题', '| a | b |', '> 引'),
)
const line = fc.array(fc.record({ text }), { minLength: 1, maxLength: 3 }).filter((runs) => shown(runs) !== '')
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((one): Block => ({ kind: 'paragraph', line: one })),
  line.map((one): Block => ({ kind: 'insufficient', line: one })),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((items): Block => ({ kind: 'list', items })),
  fc
    .array(fc.tuple(line, line), { minLength: 1, maxLength: 3 })
    .map((rows): Block => ({ kind: 'table', columns: ['甲', '乙'], rows })),
)
/** Two lists in a row are one in Markdown, so no two are put in a row. */
const blocks = fc
  .array(block, { maxLength: 4 })
  .filter((all) => all.every((one, at) => one.kind !== 'list' || all[at - 1]?.kind !== 'list'))

const wordsOf = (one: Block): unknown => {
  switch (one.kind) {
    case 'paragraph':
    case 'insufficient':
      return [one.kind, shown(one.line)]
    case 'list':
      return [one.kind, one.items.map(shown)]
    case 'table':
      return [one.kind, one.columns, one.rows.map((row) => row.map(shown))]
    default:
      return one
  }
}

describe('[RL1] the text of a saved report', () => {
  it('is read back as the same words in the same places, whatever people have typed into the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, blocks), { maxLength: 4 }), (all) => {
        const document: ReportDocument = {
          title: '周报',
          subtitle: '到 3/15',
          summary: null,
          sections: all.map(([title, own], at) => ({ id: String(at), title: shown(title), blocks: own })),
        }
        const read = fromMarkdown(toMarkdown(document))
        expect(read.title).toBe('周报')
        expect(read.lead.map(wordsOf)).toEqual([['paragraph', '到 3/15']])
        expect(read.sections.map(({ title, blocks: own }) => [title, own.map(wordsOf)])).toEqual(
          all.map(([title, own]) => [shown(title), own.map(wordsOf)]),
        )
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('keeps bold words bold, and shows what people have added in the table as paragraphs', () => {
    const read = fromMarkdown('# 周报\n**结论**：卖得好\n\n## 本周\n没有空行的一段\n- 一\n- 二\n\n<b>不是标签</b>')
    expect(read).toEqual({
      title: '周报',
      lead: [{ kind: 'paragraph', line: [{ text: '结论', strong: true }, { text: '：卖得好' }] }],
      sections: [
        {
          id: 'saved-0',
          title: '本周',
          blocks: [
            { kind: 'paragraph', line: [{ text: '没有空行的一段 - 一 - 二' }] },
            { kind: 'paragraph', line: [{ text: '<b>不是标签</b>' }] },
          ],
        },
      ],
    })
  })
})
