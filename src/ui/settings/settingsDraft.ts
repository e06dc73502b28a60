import { isClockTime, isTimeZone, LARGEST, type TrackerSettings } from '../../application/stored/settings.ts'
import type { MessageKey } from '../../i18n/index.ts'

/** Settings as they are being typed: a number may be missing, a clock time incomplete. */
export interface SettingsDraft {
  readonly bands: { readonly [Key in Threshold]: number | null }
  readonly cutOff: string
  readonly timeZone: string
  readonly calendar: TrackerSettings['calendar']
  readonly stamps: TrackerSettings['stamps']
  readonly sla: { readonly [Key in SlaLimit]: number | null }
  readonly coreKpiWeight: number | null
  /** The name of a stage → its weight. A stage without one is absent. */
  readonly phaseWeights: TrackerSettings['phaseWeights']
  readonly loadPeak: number | null
  /** The name of a stage, module or channel → the days of its links. One without is absent. */
  readonly lagDefaults: TrackerSettings['lagDefaults']
  readonly language: TrackerSettings['language']
  /** True when the settings are for this sheet alone; otherwise it follows the Base, as the language always does. */
  readonly own: boolean
}

/** [DV3] thresholds in the order in which they must grow. */
export const THRESHOLDS = ['watch', 'warn', 'severe'] as const
export type Threshold = (typeof THRESHOLDS)[number]

/** [SL1] the limits of the two clocks of a problem. */
export const SLA_LIMITS = ['response', 'solution'] as const
export type SlaLimit = (typeof SLA_LIMITS)[number]

/** What is wrong with a draft, by field; an empty object when it can be saved. */
export type DraftProblems = {
  readonly [Key in
    | Threshold
    | SlaLimit
    | 'cutOff'
    | 'timeZone'
    | 'coreKpiWeight'
    | 'phaseWeights'
    | 'loadPeak'
    | 'lagDefaults']?: MessageKey
}

/**
 * Checks 0 < watch < warn < severe ≤ 100, the cut-off as a clock time, the zone, the limits of problems and the weights of
 * goals, and the days of links. [DV3] [TM1] [TM2] [SL1] [KP2] [KP3] [WK2] [DP4]
 */
export function draftProblems(draft: SettingsDraft): DraftProblems {
  const { bands, cutOff, timeZone } = draft
  const problems: { -readonly [Key in keyof DraftProblems]: MessageKey } = {}
  let before: number | null = null
  for (const key of THRESHOLDS) {
    const value = bands[key]
    if (value === null || !Number.isFinite(value)) problems[key] = 'settings.problem.number'
    else if (value <= 0 || value > 100) problems[key] = 'settings.problem.range'
    else if (before !== null && value <= before)
      problems[key] = `settings.problem.${key === 'warn' ? 'warnOrder' : 'severeOrder'}`
    before = value ?? before
  }
  if (!isClockTime(cutOff)) problems.cutOff = 'settings.problem.cutOff'
  if (!isTimeZone(timeZone)) problems.timeZone = 'settings.timeZone.none'
  for (const key of SLA_LIMITS) if (!isAbove0(draft.sla[key], LARGEST.hours)) problems[key] = 'settings.problem.hours'
  const weight = draft.coreKpiWeight
  if (weight !== 0 && !isAbove0(weight, LARGEST.weight)) problems.coreKpiWeight = 'settings.problem.share'
  if (Object.values(draft.phaseWeights).some((one) => !isAbove0(one, LARGEST.weight)))
    problems.phaseWeights = 'settings.problem.range'
  if (!isAbove0(draft.loadPeak, LARGEST.tasks) || !Number.isInteger(draft.loadPeak))
    problems.loadPeak = 'settings.problem.tasks'
  if (!Object.values(draft.lagDefaults).every(isLag)) problems.lagDefaults = 'settings.problem.lag'
  return problems
}

/** Whether a link may have so many days by default. [DP4] */
export const isLag = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= LARGEST.lagDays

const isAbove0 = (value: number | null, most: number): boolean => value !== null && value > 0 && value <= most

/** The settings that a draft describes; null while something is wrong with it. */
export function settingsOf(draft: SettingsDraft): TrackerSettings | null {
  const { watch, warn, severe } = draft.bands
  const {
    own: _own,
    sla: { response, solution },
    coreKpiWeight,
    loadPeak,
    ...settings
  } = draft
  if (Object.keys(draftProblems(draft)).length > 0 || watch === null || warn === null || severe === null) return null
  if (response === null || solution === null || coreKpiWeight === null || loadPeak === null) return null
  return {
    ...settings,
    bands: { watch, warn, severe },
    sla: { response, solution },
    coreKpiWeight,
    loadPeak,
  }
}
