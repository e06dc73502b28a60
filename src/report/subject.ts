import { isPutAway, written } from '../domain/index.ts'
import type { ReportInput } from './reportInput.ts'

type Covered = Pick<ReportInput, 'sheet' | 'material' | 't'>

/** The campaign, the campaigns, or the sheet that has none. */
function coverOf({ sheet, material, t }: Covered): string {
  const { campaign, campaignCount, scope, rows, states } = material
  if (scope.kind === 'unassigned') return t('report.scope.unassigned')
  if (campaignCount > 1)
    return t(states.length > campaignCount ? 'report.scope.allAndOthers' : 'report.scope.all', { count: campaignCount })
  const titles = campaign === null ? (rows.campaigns?.rows ?? []).map(({ title }) => title) : [campaign.title]
  const title = titles.flatMap((one) => written(one) ?? [])[0]
  return title ?? (scope.kind === 'campaign' ? t('report.compare.unnamed') : sheet.name)
}

/** '夏季新品促销 · 预热期': what a report is about, and the phase of a phase review. [RA17] */
export const subjectOf = (input: Covered): string =>
  [coverOf(input), ...(input.material.phase === null ? [] : [input.material.phase])].join(' · ')

/** The subject of a sentence: a phase by its name, a sheet without a campaign by its tasks. */
export function toldSubject(input: Covered): string {
  const { sheet, material, t } = input
  if (material.phase !== null) return material.phase
  const subject = coverOf(input)
  return subject === sheet.name ? t('report.scope.sheet') : subject
}

/** The subject for a title, which says when all of it has yet to begin, or was put away. [CS1] */
export function titleSubject(input: Covered): string {
  const { states } = input.material
  const [first] = states
  const subject = subjectOf(input)
  if (first === undefined || !states.every(({ value }) => value === first.value)) return subject
  return first.value === 'notStarted' || isPutAway(first)
    ? input.t('report.scope.marked', { subject, state: input.t(`report.state.${first.value}`) })
    : subject
}
