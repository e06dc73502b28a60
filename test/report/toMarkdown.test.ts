import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { toMarkdown, type Block, type Line, type ReportDocument } from '../../src/report/index.ts'

const documentOf = (blocks: readonly Block[], title = '标题', subtitle = '副标题'): ReportDocument => ({
  title,
  subtitle,
  summary: null,
  sections: [{ id: 'only', title: '段落', blocks }],
})

const HEAD = '# 标题\n\n副标题\n\n## 段落\n\n'
const bodyOf = (...blocks: readonly Block[]): string => toMarkdown(documentOf(blocks)).slice(HEAD.length).trimEnd()
const paragraphOf = (...line: Line): string => bodyOf({ kind: 'paragraph', line })

describe('blocks', () => {
  const plain = (text: string): Line => [{ text }]

  it.each<{ what: string; blocks: readonly Block[]; markdown: string }>([
    {
      what: 'a paragraph',
      blocks: [{ kind: 'paragraph', line: [{ text: '落后 ' }, { text: '12.4', recordIds: ['rec1'] }] }],
      markdown: '落后 12.4',
    },
    { what: 'a list', blocks: [{ kind: 'list', items: [plain('甲'), plain('乙')] }], markdown: '- 甲\n- 乙' },
    {
      what: 'figures',
      blocks: [{ kind: 'figures', items: [{ label: '完成率', value: '25%', note: '1/4' }] }],
      markdown: '- 完成率 25% · 1/4',
    },
    {
      what: 'a table',
      blocks: [{ kind: 'table', columns: ['阶段', '偏差'], rows: [[plain('筹备期'), plain('')]] }],
      markdown: '| 阶段 | 偏差 |\n| --- | --- |\n| 筹备期 |  |',
    },
    { what: '数据不足', blocks: [{ kind: 'insufficient', line: plain('只有 1 个') }], markdown: '> 只有 1 个' },
    { what: 'room to write', blocks: [{ kind: 'toFill', prompt: '原因？' }], markdown: '- □ 原因？' },
    {
      what: 'neighbouring questions as one list, a paragraph apart',
      blocks: [
        { kind: 'toFill', prompt: '一' },
        { kind: 'toFill', prompt: '二' },
        { kind: 'paragraph', line: plain('三') },
      ],
      markdown: '- □ 一\n- □ 二\n\n三',
    },
  ])('$what', ({ blocks, markdown }) => {
    expect(bodyOf(...blocks)).toBe(markdown)
  })

  it('the file has one line break at the end and none before the title', () => {
    expect(toMarkdown(documentOf([{ kind: 'paragraph', line: plain('正文') }]))).toBe(`${HEAD}正文\n`)
  })
})

describe('cells are data: what people typed reads back as typed', () => {
  it.each([
    {
      typed: '*设计主管 与 *市场经理',
      markdown: String.raw`\*设计主管 与 \*市场经理`,
      because: 'masked names are no emphasis',
    },
    { typed: '<script>alert(1)</script>', markdown: '&lt;script&gt;alert(1)&lt;/script&gt;', because: 'tags are text' },
    {
      typed: '&lt;b&gt; 与 R&D',
      markdown: '&amp;lt;b&amp;gt; 与 R&amp;D',
      because: 'entities are text, D may be completed by the next run',
    },
    { typed: '`code` 与 ~~删~~', markdown: String.raw`\`code\` 与 \~\~删\~\~`, because: 'code and strike-through' },
    { typed: '[点我](javascript:alert(1))', markdown: String.raw`\[点我\](javascript:alert(1))`, because: 'links' },
    { typed: '![图](x.png)', markdown: String.raw`!\[图\](x.png)`, because: 'images' },
    { typed: '# 不是标题', markdown: String.raw`\# 不是标题`, because: 'headings' },
    { typed: '- 不是列表', markdown: String.raw`\- 不是列表`, because: 'lists' },
    { typed: '---', markdown: String.raw`\---`, because: 'rules' },
    { typed: '1. 不是编号', markdown: String.raw`1\. 不是编号`, because: 'numbered lists' },
    { typed: '2024) 年', markdown: String.raw`2024\) 年`, because: 'the other kind of numbered list' },
    { typed: '    缩进', markdown: '缩进', because: 'four blanks would be code' },
    {
      typed: '第一行\n# 第二行\r\n\t第三行',
      markdown: String.raw`第一行 \# 第二行 第三行`,
      because: 'line breaks would begin blocks',
    },
    { typed: String.raw`C:\素材\*`, markdown: String.raw`C:\\素材\\\*`, because: 'the escape itself' },
    { typed: 'a|b', markdown: String.raw`a\|b`, because: 'cells of a table' },
    {
      typed: 'https://example.com/a-b?c=1',
      markdown: 'https://example.com/a-b?c=1',
      because: 'an address needs no escape',
    },
    {
      typed: 'https://example.com/a_b',
      markdown: String.raw`https\://example.com/a\_b`,
      because: 'a link would contain the escape',
    },
    {
      typed: '3月1日-5日 完播率8% vs 12%',
      markdown: '3月1日-5日 完播率8% vs 12%',
      because: 'ordinary text stays readable',
    },
  ])('$typed: $because', ({ typed, markdown }) => {
    expect(paragraphOf({ text: typed })).toBe(markdown)
    expect(bodyOf({ kind: 'list', items: [[{ text: typed }]] })).toBe(`- ${markdown}`)
  })

  it('a table keeps its shape whatever its cells hold', () => {
    const nasty: Line = [{ text: 'a|b\n\n| --- |\n\\|' }]
    expect(bodyOf({ kind: 'table', columns: ['|', '二'], rows: [[nasty, nasty]] }).split('\n')).toHaveLength(3)
  })

  it('emphasis closes next to Chinese text because punctuation stays outside', () => {
    expect(paragraphOf({ text: '整体' }, { text: '「落后」', strong: true }, { text: '了' })).toBe('整体「**落后**」了')
    expect(paragraphOf({ text: '偏差' }, { text: '—', strong: true })).toBe('偏差—')
  })
})

it('no text makes a line end in a space, a new section or a new block', () => {
  const pieces = [
    '|',
    '*',
    '_',
    '`',
    '<',
    '>',
    '&',
    'lt;',
    '#',
    '-',
    '+',
    '1.',
    '\n',
    ' ',
    '[',
    ']',
    '\\',
    'a',
    '中',
    '。',
    '\t',
    '---',
    '```',
  ]
  const nasty = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => `x${parts.join('')}`)
  fc.assert(
    fc.property(nasty, nasty, (one, two) => {
      const markdown = toMarkdown({
        title: one,
        subtitle: two,
        summary: null,
        sections: [
          {
            id: 'only',
            title: one,
            blocks: [
              { kind: 'paragraph', line: [{ text: one, strong: true }, { text: two }] },
              { kind: 'list', items: [[{ text: two }]] },
              { kind: 'table', columns: [one], rows: [[[{ text: two }]]] },
              { kind: 'toFill', prompt: one },
            ],
          },
        ],
      })
      const lines = markdown.split('\n')
      expect(lines).toHaveLength(16) // title, subtitle, heading, paragraph, item, three of the table, question, and the blanks between
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([])
      expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(2)
    }),
    { seed: 20240301, numRuns: 500 },
  )
})
