import { toFill } from '../blocks.ts'
import { hasTable } from '../columns.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/**
 * 目标对比: room to write where the sheet has no table of goals. Reports do not read that table, so where it exists this
 * section is left out.
 * [RA8] [S0-24]
 */
export const goalsSection = (input: ReportInput): Section | null =>
  hasTable(input, 'kpis')
    ? null
    : {
        id: 'goals',
        title: input.t('report.review.goals'),
        blocks: [toFill(input.t('report.review.goalsToFill'))],
      }
