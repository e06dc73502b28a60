import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/domain/index.ts'
import { dailyBrief } from '../../src/report/index.ts'
import type { RowOf } from '../../src/schema/index.ts'
import { linesOf } from './support/reading.ts'
import { inputOf, sampleTables } from './support/sampleSheets.ts'

const full = sampleTables('full')
const TODAY = '2024-06-18'
const at = (day: string, hour: number) => instantOf(day, 'Asia/Shanghai') + hour * 3_600_000

/** What 需支持 says of the one open problem of a sheet. */
function supportOf(cells: Partial<RowOf<'issues'>>, without: readonly string[] = []): string {
  const { issues } = full.tables
  const [first] = issues?.rows ?? []
  if (issues === null || first === undefined) throw new Error('the template has no problem')
  const row = { ...first, status: 'handling', solution: null, foundAt: at('2024-06-14', 9), ...cells }
  const tables = {
    ...full.tables,
    issues: { ...issues, columns: issues.columns.filter((one) => !without.includes(one)), rows: [row] },
  }
  return linesOf(dailyBrief(inputOf({ preset: 'full', rows: full.tasks, tables, asOf: TODAY })), 'support').join('\n')
}

describe('[SL1] [DB2] the times of an open problem', () => {
  it('a problem with a written solution is not called one without, when the time of the solution lies ahead', () => {
    const cells = { respondedAt: at('2024-06-14', 10), resolvedAt: at('2024-06-20', 9) }
    expect(supportOf(cells)).toContain('还没有方案')
    expect(supportOf({ ...cells, solution: '改用扫码签到' })).not.toContain('还没有方案')
  })

  it('a table without a column of when problems were found is told so, and no cell of it is called empty', () => {
    const said = supportOf({ foundAt: null }, ['foundAt'])
    expect(said).toContain('没有选用记发现时间的字段')
    expect(said).not.toContain('没有填全')
    expect(supportOf({ foundAt: null })).toContain('没有填全或对不上')
  })

  it('times that are all there and contradict each other are not called missing', () => {
    const cells = { respondedAt: at('2024-06-14', 10), solutionAt: at('2024-06-13', 9), resolvedAt: null }
    expect(supportOf(cells)).toContain('没有填全或对不上')
  })
})
