import { adopt } from './adopt.ts'
import { baseline } from './baseline.ts'
import { beside } from './beside.ts'
import { board } from './board.ts'
import { explain } from './explain.ts'
import { forecast } from './forecast.ts'
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
import { reportWords } from './reportWords.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { taskPlace } from './taskPlace.ts'
import { taught } from './taught.ts'

/** The messages of panels that load later. Each panel brings its own, so that the first screen does not wait for them. */
export const later = {
  ...adopt,
  ...baseline,
  ...beside,
  ...board,
  ...explain,
  ...extend,
  ...forecast,
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
  ...reportWords,
  ...runs,
  ...settings,
  ...taskPlace,
  ...taught,
} as const
