import { formatPoints } from '../i18n/index.ts'
import { compose } from './compose.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** The day that the figures are for, and the day that states are for where that is another one. [TM1] */
export const daysOfFigures = ({ t, sheet }: ReportInput): Line =>
  compose(t(sheet.today === sheet.asOf ? 'report.method.sameDay' : 'report.method.twoDays'), {
    asOf: sheet.asOf,
    today: sheet.today,
  })

/** The thresholds of the bands. [DV3] */
export function bandLimits({ t, settings }: ReportInput): Line {
  const { watch, warn, severe } = settings.bands
  return compose(t('report.method.bands'), {
    watch: formatPoints(-watch),
    warn: formatPoints(-warn),
    severe: formatPoints(-severe),
    ahead: formatPoints(warn),
  })
}
