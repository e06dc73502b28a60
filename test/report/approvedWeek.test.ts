import { describe, expect, it } from 'vitest'
import { dailyBrief, deviationAnalysis, toMarkdown, weeklyReport } from '../../src/report/index.ts'
import { FINISHED_CAMPAIGN } from './support/finishedCampaign.ts'
import { inputOf, S2_ROWS, S3_ROWS, sampleTables, type SheetSketch } from './support/sampleSheets.ts'

const sampleOf = (preset: 'S0' | 'S1' | 'full'): Omit<SheetSketch, 'asOf'> => {
  const { tasks, tables } = sampleTables(preset)
  return { preset, rows: tasks, tables }
}

/** Whole documents over the templates' rows in every table, reviewed like code. */
const SHEETS: readonly { readonly file: string; readonly sketch: SheetSketch }[] = [
  { file: 'S0-2024-06-10', sketch: { ...sampleOf('S0'), asOf: '2024-06-10' } },
  { file: 'S0-2024-06-11', sketch: { ...sampleOf('S0'), asOf: '2024-06-11' } },
  { file: 'S0-2024-06-14', sketch: { ...sampleOf('S0'), asOf: '2024-06-14' } },
  { file: 'S0-2024-06-14-en', sketch: { ...sampleOf('S0'), asOf: '2024-06-14', locale: 'en-US' } },
  { file: 'S0-2024-06-14-ja', sketch: { ...sampleOf('S0'), asOf: '2024-06-14', locale: 'ja-JP' } },
  { file: 'S1-2024-10-04', sketch: { ...sampleOf('S1'), asOf: '2024-10-04' } },
  { file: 'S1-2024-10-17', sketch: { ...sampleOf('S1'), asOf: '2024-10-17' } },
  { file: 'S2-2024-03-01', sketch: { preset: 'S2', rows: S2_ROWS, asOf: '2024-03-01' } },
  { file: 'S2-2024-03-08', sketch: { preset: 'S2', rows: S2_ROWS, asOf: '2024-03-08' } },
  { file: 'S3-2024-03-18', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' } },
  { file: 'S3-2024-03-22', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-22' } },
  { file: 'full-2024-06-11', sketch: { ...sampleOf('full'), asOf: '2024-06-11' } },
  { file: 'full-2024-06-14', sketch: { ...sampleOf('full'), asOf: '2024-06-14' } },
  {
    file: 'finished-2024-03-22',
    sketch: { preset: 'S2', rows: FINISHED_CAMPAIGN, asOf: '2024-03-22', name: '2024 春季新品推广' },
  },
]

describe('approved reports of a day and a week', () => {
  it.each(SHEETS)('[S0-23] [S2-13] weekly report of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(weeklyReport(inputOf(sketch)))).toMatchFileSnapshot(`weeklyReport-${file}.approved.md`)
  })

  it.each(SHEETS)('[S3-22] [S2-15] deviation analysis of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(deviationAnalysis(inputOf(sketch)))).toMatchFileSnapshot(
      `deviationAnalysis-${file}.approved.md`,
    )
  })

  it.each(SHEETS.filter(({ sketch }) => sketch.tables !== undefined))(
    '[S0-21] [S0-22] [S1-20] daily brief of $file with every table',
    async ({ file, sketch }) => {
      await expect(toMarkdown(dailyBrief(inputOf(sketch)))).toMatchFileSnapshot(`dailyBrief-${file}.approved.md`)
    },
  )
})
