import { isClockTime, isTimeZone, type TrackerSettings } from '../../application/stored/settings.ts'
import type { MessageKey } from '../../i18n/index.ts'

/** Settings as they are being typed: a number may be missing, a clock time incomplete. */
export interface SettingsDraft {
  readonly bands: { readonly [Key in Threshold]: number | null }
  readonly cutOff: string
  readonly timeZone: string
  readonly calendar: TrackerSettings['calendar']
  readonly stamps: TrackerSettings['stamps']
  readonly language: TrackerSettings['language']
  /** True when the settings are for this sheet alone; otherwise it follows the Base, as the language always does. */
  readonly own: boolean
}

/** [DV3] thresholds in the order in which they must grow. */
export const THRESHOLDS = ['watch', 'warn', 'severe'] as const
export type Threshold = (typeof THRESHOLDS)[number]

/** What is wrong with a draft, by field; an empty object when it can be saved. */
export type DraftProblems = { readonly [Key in Threshold | 'cutOff' | 'timeZone']?: MessageKey }

/** Checks 0 < watch < warn < severe ≤ 100, the cut-off as a clock time, and the zone. [DV3] [TM1] [TM2] */
export function draftProblems({ bands, cutOff, timeZone }: SettingsDraft): DraftProblems {
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
  return problems
}

/** The settings that a draft describes; null while something is wrong with it. */
export function settingsOf(draft: SettingsDraft): TrackerSettings | null {
  const { watch, warn, severe } = draft.bands
  if (Object.keys(draftProblems(draft)).length > 0 || watch === null || warn === null || severe === null) return null
  const { own: _own, ...settings } = draft
  return { ...settings, bands: { watch, warn, severe } }
}
