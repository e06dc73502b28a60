import { DEFAULT_BANDS, DEFAULT_CUT_OFF, DEFAULT_TIME_ZONE, type Bands } from '../../domain/index.ts'
import type { PresetId, SheetLanguage } from '../../schema/index.ts'

/** What a sheet is judged by. A sheet may have its own; otherwise it follows the Base. */
export interface RuleSettings {
  /** [TM1] 'HH:mm' in the time zone below; '00:00' turns the rule off. */
  readonly cutOff: string
  /** IANA name: a day is the same day for every viewer. [TM2] */
  readonly timeZone: string
  /** [DV3] thresholds in percentage points, all positive. */
  readonly bands: Bands
  readonly calendar: {
    readonly mode: 'calendar' | 'workday'
    /** Days that the team works or rests, whatever the statutory calendar says. [CA1] */
    readonly work: readonly string[]
    readonly off: readonly string[]
  }
  /** [MI2] actual start and end: proposed in the sidebar, or written as soon as progress says so. */
  readonly stamps: 'propose' | 'automatic'
}

/** Choices of one Base, shared by all its users and kept under one versioned key. */
export interface TrackerSettings extends RuleSettings {
  /** 'auto' follows the language of Feishu. */
  readonly language: 'auto' | 'zh-CN' | 'en-US' | 'ja-JP'
}

export const DEFAULT_SETTINGS: TrackerSettings = {
  cutOff: DEFAULT_CUT_OFF,
  timeZone: DEFAULT_TIME_ZONE,
  bands: DEFAULT_BANDS,
  calendar: { mode: 'calendar', work: [], off: [] },
  stamps: 'propose',
  language: 'auto',
}

/** Which days count in a plan. [CA1] */
export type CalendarMode = RuleSettings['calendar']['mode']

export type SampleChoice = 'none' | 'verbatim' | 'shifted'

/** What first-time set-up was asked for; kept until it is complete so that any sidebar can finish it. */
export interface SetupRequest {
  readonly preset: PresetId
  readonly withOptional: boolean
  readonly sample: SampleChoice
  /** A further sheet beside a tracked one of the same preset; otherwise that one is completed. */
  readonly another: boolean
  /** How the new sheet counts days, when not as the Base does already. [CA1] */
  readonly calendar?: CalendarMode
  /**
   * Task table of the tracked sheet that grows into the preset: nothing of it is renamed or deleted. Absent: none does.
   */
  readonly grows?: string
  /** Language of the tables, columns, options and views that are made; the sheet keeps it. Absent: zh-CN. */
  readonly language?: SheetLanguage
}

/** Whether a text is a clock time 'HH:mm', as a cut-off has to be. [TM1] */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text)

/** Whether this machine can tell the time of a zone; it knows more names than it lists. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
