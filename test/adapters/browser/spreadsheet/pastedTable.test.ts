import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { pastedTable } from '../../../../src/adapters/browser/spreadsheet/pastedTable.ts'
import { usedBlock } from '../../../../src/adapters/browser/spreadsheet/rectangle.ts'
import type { BroughtBlock } from '../../../../src/application/imports/block.ts'

function parsed(html: string): Document {
  const window = new Window()
  return new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
}

function blockOf(html: string): BroughtBlock {
  const table = pastedTable(parsed(html))
  const block = table === null ? null : usedBlock(table)
  if (block === null || !block.ok) throw new Error('no table')
  return block.value
}

const textsOf = (html: string) => blockOf(html).rows.map((cells) => cells.map(({ text }) => text))

/** What Excel puts on the clipboard, shortened to what is read. */
const EXCEL = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta charset=utf-8><style>
<!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {mso-number-format:"0%";}
.xl66 {mso-number-format:"\\@";}
.xl67 {mso-number-format:"m\\0022月\\0022d\\0022日\\0022\\;\\@";}
-->
</style></head><body><table border=0 cellpadding=0 cellspacing=0>
 <!--StartFragment--><col width=72><tr height=20><td class=xl64>阶段</td><td>任务内容</td><td>进度</td><td>计划</td></tr>
 <tr height=20><td rowspan=2 class=xl64>前期
  筹备</td><td>活动方案审批<br>
    与团队分工</td><td class=xl65 align=right>60%</td><td class=xl67 align=right>10月1日</td></tr>
 <tr height=20 style='display:none'><td><span style='mso-spacerun:yes'>&nbsp;</span>物料设计</td><td class=xl66>100%</td><td></td></tr>
 <!--EndFragment-->
</table></body></html>`

describe('[RF1] a table that is pasted', () => {
  it('of Excel is read with merges, lines, percents and hidden rows', () => {
    const { rows, ...rest } = blockOf(EXCEL)
    expect(rest).toEqual({
      name: '',
      firstRow: 1,
      firstColumn: 1,
      merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
      hiddenRows: [2],
    })
    expect(rows).toEqual([
      ['阶段', '任务内容', '进度', '计划'].map((text) => ({ text, value: null })),
      [
        { text: '前期 筹备', value: null },
        { text: '活动方案审批\n与团队分工', value: null },
        { text: '60%', value: { kind: 'percent', percent: 60 } },
        { text: '10月1日', value: null },
      ],
      [
        { text: '', value: null },
        { text: '物料设计', value: null },
        { text: '100%', value: null },
        { text: '', value: null },
      ],
    ])
  })

  it('of WPS is read with the numbers that it keeps beside what it shows', () => {
    const html = `<table><tr>
      <td x:num="0.6" style='mso-number-format:"0%"'>60%</td>
      <td x:num="45444" style='mso-number-format:"yyyy\\0022年\\0022m\\0022月\\0022d\\0022日\\0022"'>2024年6月1日</td>
      <td x:num style='mso-number-format:"\\#\\,\\#\\#0"'>8,000</td><td x:str>007</td></tr></table>`
    expect(blockOf(html).rows[0]).toEqual([
      { text: '60%', value: { kind: 'percent', percent: 60 } },
      { text: '2024年6月1日', value: { kind: 'day', day: '2024-06-01', time: null } },
      { text: '8,000', value: { kind: 'number', number: 8000 } },
      { text: '007', value: null },
    ])
  })

  it('of Google Sheets is read with its values and kinds of format', () => {
    const cell = (value: string, format: string, text: string) =>
      `<td data-sheets-value='${value}' data-sheets-numberformat='${format}'>${text}</td>`
    const html = `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style>
      <table><colgroup><col width="100"/></colgroup><tbody><tr>${[
        cell('{"1":3,"3":0.6}', '{"1":3}', '60%'),
        cell('{"1":3,"3":45444.75}', '{"1":7,"2":"yyyy-mm-dd h:mm"}', '2024-06-01 18:00'),
        cell('{"1":4,"4":1}', '', 'TRUE'),
        cell('{"1":2,"2":"甲\\n乙"}', '', '甲<br/>乙'),
        cell('not json', '[', '丙'),
      ].join('')}</tr></tbody></table></google-sheets-html-origin>`
    expect(blockOf(html).rows[0]).toEqual([
      { text: '60%', value: { kind: 'percent', percent: 60 } },
      { text: '2024-06-01 18:00', value: { kind: 'day', day: '2024-06-01', time: '18:00' } },
      { text: 'TRUE', value: { kind: 'boolean', isTrue: true } },
      { text: '甲\n乙', value: null },
      { text: '丙', value: null },
    ])
  })

  it('of a page is the one with the most rows, its cells with the lines they show', () => {
    const html = `<table><tr><td><table>
        <tr><td><p>海报</p><p>视频</p></td><td style="white-space:pre-wrap">一\n二</td></tr>
        <tr><td><div>甲</div>乙</td><td><ul><li>a</li><li>b</li></ul></td></tr>
      </table></td></tr></table><script>alert(1)</script>`
    expect(textsOf(html)).toEqual([
      ['海报\n视频', '一\n二'],
      ['甲\n乙', 'a\nb'],
    ])
  })

  it('has its cells beside and below merges where the spreadsheet shows them', () => {
    const html = `<table><tr><td rowspan=2 colspan=2>大</td><td>1</td></tr><tr><td>2</td></tr>
      <tr><td>a</td><td colspan=2>b</td></tr></table>`
    expect(textsOf(html)).toEqual([
      ['大', '', '1'],
      ['', '', '2'],
      ['a', 'b', ''],
    ])
    expect(blockOf(html).merges).toEqual([
      { row: 0, column: 0, rows: 2, columns: 2 },
      { row: 2, column: 1, rows: 1, columns: 2 },
    ])
  })

  it('with hostile spans is no larger than its rows', () => {
    const html = `<table>${'<tr><td rowspan=1000000 colspan=1000000>x</td><td rowspan=0>y</td></tr>'.repeat(50)}</table>`
    const grid = pastedTable(parsed(html))
    expect(grid?.rows).toHaveLength(50)
    expect(grid?.merges).toEqual([
      { row: 0, column: 0, rows: 50, columns: 200 },
      { row: 0, column: 200, rows: 50, columns: 1 },
    ])
  })

  it('is none where the clipboard holds no table', () => {
    expect(pastedTable(parsed('<p>甲</p>'))).toBeNull()
  })
})
