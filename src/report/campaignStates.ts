import { type CampaignStateExplanation, isPutAway } from '../domain/index.ts'
import { formatCount } from '../i18n/index.ts'
import { compose, joinLines } from './compose.ts'
import { dayPhrase } from './phrases.ts'
import { toldSubject } from './subject.ts'
import type { Line } from './reportDocument.ts'
import type { ReportInput } from './reportInput.ts'

/** The order in which a report counts campaigns by where they are. */
const STATES: readonly CampaignStateExplanation['value'][] = [
  'running',
  'reviewing',
  'notStarted',
  'archived',
  'cancelled',
]

/** Where the one campaign, or the phase, of a report is; null for several campaigns. [CS1] */
export const ownState = ({ material }: Pick<ReportInput, 'material'>): CampaignStateExplanation | null =>
  material.states.length === 1 ? (material.states[0] ?? null) : null

/** Whether nothing that a report speaks of has begun. [CS1] */
export const isAllAhead = ({ material: { states } }: Pick<ReportInput, 'material'>): boolean =>
  states.every(({ value }) => value === 'notStarted')

/** '全部 3 个活动：1 个进行中、2 个未开始。' */
function severalLine(input: ReportInput): Line {
  const { t, material } = input
  const states = material.states.slice(0, material.campaignCount)
  const parts = STATES.flatMap((state) => {
    const count = states.filter(({ value }) => value === state).length
    return count === 0
      ? []
      : [compose(t('report.state.count'), { count: formatCount(count), state: t(`report.state.${state}`) })]
  })
  return compose(t('report.state.several'), {
    subject: toldSubject(input),
    parts: joinLines(t('report.separator.list'), parts),
  })
}

/**
 * That the campaign has not begun, or was put away; of several campaigns where each of them is. Nothing is said of a campaign
 * that is under way or being reviewed. [CS1]
 */
export function stateLine(input: ReportInput): Line {
  const { t, material } = input
  const state = ownState(input)
  if (state === null) return material.states.every(({ value }) => value === 'running') ? [] : severalLine(input)
  const subject = toldSubject(input)
  if (isPutAway(state)) return compose(t('report.state.putAway'), { subject, state: t(`report.state.${state.value}`) })
  if (state.value !== 'notStarted') return []
  return state.on === null
    ? compose(t('report.state.nothingBegun'), { subject })
    : compose(t('report.state.startAhead'), { subject, day: dayPhrase(input, state.on) })
}

/** A conclusion behind where the campaigns are; of what has not begun only where it has something to tell. [CS1] */
export const afterState = (input: ReportInput, conclusion: Line, hasNews: boolean): Line =>
  joinLines(input.t('report.separator.sentence'), [stateLine(input), isAllAhead(input) && !hasNews ? [] : conclusion])
