import { written } from './written.ts'

/** The cells of a task in which people say why it is late. A column that a sheet does not have is empty. */
export interface CauseCells {
  /** 滞后原因 */
  readonly delayReason: string | null
  /** 风险问题 */
  readonly risk: string | null
  /** 原因分类 */
  readonly causes: readonly string[] | null
}

/** Why a task is late, in people's own words. [RA1] */
export interface StatedCause {
  /** 滞后原因, else 风险问题, word for word; null when neither says anything. */
  readonly text: string | null
  /** 原因分类: the axis of the ranking by cause. */
  readonly axis: readonly string[]
}

/** What people wrote about a delay: one function for reports, alerts and explanations. [RA1] */
export function statedCause({ delayReason, risk, causes }: CauseCells): StatedCause {
  return {
    text: written(delayReason) ?? written(risk),
    axis: (causes ?? []).flatMap((cause) => written(cause) ?? []),
  }
}

/** Whether somebody said why, even if only by a category. [RA1] */
export const hasStatedCause = ({ delayReason, risk, causes }: CauseCells): boolean =>
  written(delayReason) !== null || written(risk) !== null || (causes ?? []).some((cause) => written(cause) !== null)

/** A cause is asked for only where the sheet has at least one of these columns. */
export const CAUSE_FIELDS = ['delayReason', 'risk', 'causes'] as const satisfies readonly (keyof CauseCells)[]
