import { describe, expect, it } from 'vitest'
import { REPORTS, type ReportDocument } from '../../src/report/index.ts'
import { MIDDLE, campaignHistory } from '../support/campaignHistory.ts'
import { historyInput } from './support/history.ts'
import { TEMPLATE_FIGURES } from './support/templateFigures.ts'
import { inputOf, S2_ROWS, sampleTables } from './support/sampleSheets.ts'

const LOCALES = ['zh-CN', 'en-US', 'ja-JP'] as const
const S1 = sampleTables('S1')
const history = campaignHistory(7, MIDDLE)

const bulletsOf = ({ summary }: ReportDocument): readonly string[] =>
  [...(summary?.findings.lines ?? []), ...(summary?.asks.lines ?? [])].map((line) =>
    line.map(({ text }) => text).join(''),
  )

describe.each(LOCALES)('the bullets of a summary in %s', (locale) => {
  const bullets = [
    inputOf({ preset: 'S1', rows: S1.tasks, tables: S1.tables, asOf: '2024-10-22', locale }),
    inputOf({ preset: 'S2', rows: S2_ROWS, asOf: '2024-03-08', locale }),
    inputOf({ ...TEMPLATE_FIGURES, locale }),
    historyInput(history, { day: MIDDLE, locale }),
  ].flatMap((input) => Object.values(REPORTS).flatMap((report) => bulletsOf(report(input))))

  it('end without a full stop, one sentence or several', () => {
    expect(bullets.length).toBeGreaterThan(20)
    expect(bullets.filter((text) => /[。.]\s*$/u.test(text))).toEqual([])
    expect(bullets.some((text) => /。.|\. ./u.test(text))).toBe(true)
  })
})
