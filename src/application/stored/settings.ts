import {
  DEFAULT_BANDS,
  DEFAULT_CUT_OFF,
  DEFAULT_KPI_WEIGHTS,
  DEFAULT_LAG_DAYS,
  DEFAULT_SLA_HOURS,
  DEFAULT_TIME_ZONE,
  LOAD_PEAK_TASKS,
  type Bands,
  type KpiWeights,
  type LagDefaults,
  type SlaHours,
} from '../../domain/index.ts'
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
  /** [SL1] hours within which a problem needs a response and a solution. */
  readonly sla: SlaHours
  /** [KP3] how much core goals count in the overall attainment, percent; auxiliary goals are the rest. */
  readonly coreKpiWeight: number
  /**
   * [KP2] the name of a stage → its part of each goal, relative to the other stages. Empty: goals are spread evenly over
   * the campaign.
   */
  readonly phaseWeights: Readonly<Record<string, number>>
  /** [WK2] from this many tasks of one person on one day on, the day is a peak. */
  readonly loadPeak: number
  /** [DP4] days between a task of this stage, module or channel and the next one, where 间隔天数 is empty. */
  readonly lagDefaults: LagDefaults
}

/** The names under which the templates have work that must be ready some days ahead. */
const LAG_DEFAULTS: LagDefaults = {
  物料制作: DEFAULT_LAG_DAYS.material,
  Materials: DEFAULT_LAG_DAYS.material,
  資材制作: DEFAULT_LAG_DAYS.material,
  KOL: DEFAULT_LAG_DAYS.kol,
  现场布置: DEFAULT_LAG_DAYS.onSite,
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
  sla: DEFAULT_SLA_HOURS,
  coreKpiWeight: DEFAULT_KPI_WEIGHTS.core,
  phaseWeights: {},
  loadPeak: LOAD_PEAK_TASKS,
  lagDefaults: LAG_DEFAULTS,
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
  /** The native columns are made as well, once the tables stand. [NV7] */
  readonly native?: true
}

/** The weights of core and auxiliary goals. [KP3] */
export const kpiWeightsOf = ({ coreKpiWeight }: Pick<RuleSettings, 'coreKpiWeight'>): KpiWeights => ({
  core: coreKpiWeight,
  auxiliary: 100 - coreKpiWeight,
})

/** The largest values that can be saved. A limit of a year, or a hundred tasks a day, is a slip of the pen. */
export const LARGEST = { hours: 8760, weight: 100, tasks: 100, lagDays: 365 } as const

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
