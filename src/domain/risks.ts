import { isBefore } from './sla.ts'
import type { Moment } from './sla.ts'

/** What an entry of 问题与风险 tells about whether it was foreseen. */
export interface RiskFacts {
  readonly type: 'risk' | 'problem' | 'feedback'
  readonly found: Moment | null
  /** 发生时间: set when a risk comes true or a problem occurred. */
  readonly occurred: Moment | null
  readonly outcome: 'success' | 'partial' | 'failure' | null
}

/**
 * Whether an entry that occurred had been foreseen, that is registered as a risk before. null when it has not occurred,
 * is user feedback, or 发现时间 is missing. [SL3]
 */
export function preIdentified(entry: RiskFacts, timeZone: string): boolean | null {
  if (entry.type === 'feedback') return null
  const before = isBefore(entry.found, entry.occurred, timeZone)
  return before === null ? null : before && entry.type === 'risk'
}

/** Percent of the entries that occurred and had been foreseen. [SL3] */
export function preIdentificationRate(
  entries: readonly RiskFacts[],
  timeZone: string,
): {
  readonly rule: 'SL3'
  readonly value: number | null
  readonly identified: number
  readonly realised: number
} {
  const foresights = entries.flatMap((entry) => preIdentified(entry, timeZone) ?? [])
  const identified = foresights.filter(Boolean).length
  return {
    rule: 'SL3',
    value: foresights.length === 0 ? null : (100 * identified) / foresights.length,
    identified,
    realised: foresights.length,
  }
}

/** Percent of the assessed measures that succeeded; 部分 and 失败 are assessed, 未评估 is not. [SL4] */
export function responseSuccessRate(entries: readonly Pick<RiskFacts, 'outcome'>[]): {
  readonly rule: 'SL4'
  readonly value: number | null
  readonly succeeded: number
  readonly assessed: number
} {
  const assessed = entries.filter(
    ({ outcome }) => outcome === 'success' || outcome === 'partial' || outcome === 'failure',
  ).length
  const succeeded = entries.filter(({ outcome }) => outcome === 'success').length
  return { rule: 'SL4', value: assessed === 0 ? null : (100 * succeeded) / assessed, succeeded, assessed }
}
