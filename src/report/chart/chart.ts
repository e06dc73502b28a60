import type { CalendarDate } from '../../domain/index.ts'

/** One bar of a chart: a value and, where there is one, the value that it is measured against. */
export interface Bar {
  /** The name of a goal, a cause, a channel, a line of the budget. Data, never markup. */
  readonly label: string
  /** Null where it is not known: then no bar is drawn and the text says so. */
  readonly value: number | null
  /** The value as the report prints it: 117%, ¥8,000, 3 天. */
  readonly text: string
  readonly tone: Tone
}

/** What a colour stands for; the renderer maps it to a colour of its theme, the printer to a shade. */
export type Tone = 'good' | 'watch' | 'bad' | 'neutral'

/** A day of plan and actual that was kept. Percent. */
export interface ChartDay {
  readonly day: CalendarDate
  /** The day as the page writes it. */
  readonly text: string
  readonly planned: number | null
  readonly actual: number | null
}

/** A day of a goal: what was reached, and what should have been; both in the goal's unit, with their texts. [KP2] */
interface PaceDay {
  readonly day: CalendarDate
  readonly actual: number | null
  readonly expected: number | null
  readonly actualText: string
  readonly expectedText: string
}

/** A place on the one line of a chart of marks, percent. The first is drawn as a bar, the others as lines. */
interface Mark {
  readonly label: string
  readonly value: number
  readonly text: string
}

/** A drawing as data, in the units of the figures; the geometry is computed from it by the renderers' one function. */
export type Chart =
  /** Attainment: bars from 0, with a line at the target. Percent. */
  | {
      readonly kind: 'attainment'
      /** A goal without a target has no line. */
      readonly bars: readonly (Bar & { readonly hasTarget: boolean })[]
      readonly target: number
    }
  /** Plan and actual over the calendar, oldest day first. A day that is not among `days` is a gap in both lines. */
  | {
      readonly kind: 'planActual'
      readonly days: readonly ChartDay[]
      /** What the two lines are called. */
      readonly names: { readonly planned: string; readonly actual: string }
    }
  /** How many tasks have which deviation: one bar for each band, from far behind to ahead. Counts. */
  | { readonly kind: 'deviations'; readonly bars: readonly Bar[] }
  /** Delays by cause or group, the largest first, with the cumulated share. `value` is a count, `cumulated` percent. */
  | { readonly kind: 'pareto'; readonly bars: readonly (Bar & { readonly cumulated: number })[] }
  /** A funnel with the rate of reaching each step from the one before it. `rate` in percent, null for the first step. */
  | { readonly kind: 'funnel'; readonly steps: readonly (Bar & { readonly rate: number | null })[] }
  /** Budget and spending of each category, in the Base's currency. `of` is the budget. */
  | { readonly kind: 'budget'; readonly bars: readonly (Bar & { readonly of: number | null })[] }
  /** How many tasks one person has on each of some days. From `peak` on a day calls attention. [WK2] */
  | {
      readonly kind: 'load'
      readonly days: readonly { readonly day: CalendarDate; readonly count: number }[]
      readonly peak: number
    }
  /** Hit rates of clocks. Percent. */
  | { readonly kind: 'rates'; readonly bars: readonly Bar[] }
  /** A goal over time beside its pace. */
  | {
      readonly kind: 'pace'
      readonly days: readonly PaceDay[]
      /** Behind the numbers of the axis: 元, %. */
      readonly unit: string
      /** What the two lines are called. */
      readonly names: { readonly actual: string; readonly expected: string }
    }
  /** Several shares of different wholes on one line: spend, progress, time. Percent. [RA9] */
  | { readonly kind: 'marks'; readonly marks: readonly Mark[] }
