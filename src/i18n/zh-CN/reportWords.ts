import { report } from './report.ts'
import { reportBaseline } from './reportBaseline.ts'
import { reportChart } from './reportChart.ts'
import { reportInsights } from './reportInsights.ts'
import { reportReview } from './reportReview.ts'
import { reportScope } from './reportScope.ts'
import { reportWeek } from './reportWeek.ts'
import { reports } from './reports.ts'
import { savedReports } from './savedReports.ts'

/** The messages of reports: the page of reports brings them, so that the first screen does not wait for them. */
export const reportWords = {
  ...report,
  ...reportReview,
  ...reportBaseline,
  ...reportInsights,
  ...reportScope,
  ...reportWeek,
  ...reportChart,
  ...reports,
  ...savedReports,
} as const
