import './moved.css'
import { useMemo } from 'react'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import type { Moved } from '../../application/history/moved.ts'
import { formatDay, formatPercent, formatPoints, type Translate } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { difference, figureMoves, type FigureMoves } from './movedModel.ts'
import type { AsOfView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Planned and actual progress and deviation, then and now, of the sheet and each campaign. */
export function MovedFigures({
  sheet,
  scope,
  before,
  moved,
  campaigns,
}: {
  readonly sheet: SheetState
  readonly scope: ReportScope
  readonly before: AsOfView
  readonly moved: Moved
  readonly campaigns: readonly CampaignFigures[]
}) {
  const { t } = useSidebar()
  const moves = useMemo(
    () => figureMoves(sheet, before, { snapshots: moved.snapshots, scope, campaigns }),
    [sheet, before, moved, scope, campaigns],
  )
  const since = formatDay(moved.since, sheet.today)
  const isFrozen = moved.snapshots.length > 0
  return (
    <>
      <table className="ct-moved-figures">
        <thead>
          <tr>
            <th scope="col">{t('moved.range', { from: since, to: formatDay(sheet.asOf, sheet.today) })}</th>
            <th scope="col">{t('moved.planned')}</th>
            <th scope="col">{t('moved.actual')}</th>
            <th scope="col">{t('moved.deviation')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <Row key={move.campaign?.id ?? ''} move={move} sheet={sheet} whole={wholeName(t, scope)} />
          ))}
        </tbody>
      </table>
      {!isFrozen && <p className="ct-quiet">{t('moved.shortage.day', { day: since })}</p>}
    </>
  )
}

const wholeName = (t: Translate, { kind }: ReportScope): string =>
  t(kind === 'sheet' ? 'moved.whole' : kind === 'campaign' ? 'moved.campaign' : 'moved.noCampaign')

function Row({
  move,
  sheet,
  whole,
}: {
  readonly move: FigureMoves
  readonly sheet: SheetState
  readonly whole: string
}) {
  const { t } = useSidebar()
  const { campaign, before, now, frozenOn } = move
  return (
    <tr>
      <th scope="row">
        {campaign === null ? whole : (campaign.name ?? t('moved.noCampaign'))}
        {frozenOn !== null && (
          <span className="ct-quiet">{t('moved.snapshotOf', { day: formatDay(frozenOn, sheet.today) })}</span>
        )}
      </th>
      <td>{changeText(t, before.planned, now.planned, formatPercent)}</td>
      <td>{changeText(t, before.actual, now.actual, formatPercent)}</td>
      <td>
        {changeText(t, difference(before.planned, before.actual), difference(now.planned, now.actual), formatPoints)}
      </td>
    </tr>
  )
}

/** '30% → 57.9%'; says so when a figure is missing. */
function changeText(
  t: Translate,
  from: number | null,
  to: number | null,
  format: (value: number | null) => string,
): string {
  return t('moved.range', { from: from === null ? t('moved.shortage') : format(from), to: format(to) })
}
