import { insufficient, toFill } from '../blocks.ts'
import { compose } from '../compose.ts'
import type { Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** 目标对比. A single sheet has no targets, so attainment is not guessed but asked for. [RA8] [S0-24] */
export const goalsSection = ({ t }: ReportInput): Section => ({
  id: 'goals',
  title: t('report.review.goals'),
  blocks: [insufficient(compose(t('report.review.goalsMissing'))), toFill(t('report.review.goalsToFill'))],
})
