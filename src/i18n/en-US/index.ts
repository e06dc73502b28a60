import { adopt } from './adopt.ts'
import { baseline } from './baseline.ts'
import { beside } from './beside.ts'
import { board } from './board.ts'
import { forecast } from './forecast.ts'
import { common } from './common.ts'
import { flagAdvice } from './flagAdvice.ts'
import { drift } from './drift.ts'
import { live } from './live.ts'
import { explain } from './explain.ts'
import { extend } from './extend.ts'
import { gantt } from './gantt.ts'
import { imports } from './imports.ts'
import { mine } from './mine.ts'
import { native } from './native.ts'
import { news } from './news.ts'
import { nativeViews } from './nativeViews.ts'
import { nextCampaign } from './nextCampaign.ts'
import { past } from './past.ts'
import { portfolio } from './portfolio.ts'
import { reasons } from './reasons.ts'
import { repair } from './repair.ts'
import { report } from './report.ts'
import { reportBaseline } from './reportBaseline.ts'
import { reportChart } from './reportChart.ts'
import { reportInsights } from './reportInsights.ts'
import { reportReview } from './reportReview.ts'
import { reportScope } from './reportScope.ts'
import { reportWeek } from './reportWeek.ts'
import { reports } from './reports.ts'
import { runs } from './runs.ts'
import { savedReports } from './savedReports.ts'
import { settings } from './settings.ts'
import { taskPlace } from './taskPlace.ts'
import { taught } from './taught.ts'
import { setup } from './setup.ts'
import { sheets } from './sheets.ts'
import { sidebar } from './sidebar.ts'
import { standing } from './standing.ts'
import { views } from './views.ts'

/** All messages of en-US, by area. */
export const enUS = {
  ...common,
  ...baseline,
  ...beside,
  ...board,
  ...forecast,
  ...sidebar,
  ...standing,
  ...setup,
  ...sheets,
  ...drift,
  ...adopt,
  ...runs,
  ...settings,
  ...taskPlace,
  ...taught,
  ...gantt,
  ...imports,
  ...mine,
  ...native,
  ...news,
  ...nativeViews,
  ...nextCampaign,
  ...past,
  ...portfolio,
  ...reasons,
  ...repair,
  ...explain,
  ...extend,
  ...report,
  ...reportReview,
  ...reportBaseline,
  ...reportInsights,
  ...reportScope,
  ...reportWeek,
  ...live,
  ...reports,
  ...savedReports,
  ...reportChart,
  ...flagAdvice,
  ...views,
} as const
