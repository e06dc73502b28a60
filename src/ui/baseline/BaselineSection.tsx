import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useState } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { baselineLabel, baselinesOf, isFrozenBefore, type Baseline } from '../../application/history/baselineList.ts'
import { bringWords, formatDay } from '../../i18n/index.ts'
import { baseline as baselineWords } from '../../i18n/zh-CN/baseline.ts'
import { dayOf } from '../../domain/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Choice } from '../parts/Choice.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { Notice } from '../parts/Notice.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import './baseline.css'
import { BaselineComparison } from './BaselineComparison.tsx'
import { campaignInScope } from '../../application/companions/campaignInScope.ts'
import { FreezeForm } from './FreezeForm.tsx'

bringWords(baselineWords)

interface Told {
  /** The baseline that was frozen; null when it says something else. */
  readonly id: string | null
  readonly tone: 'success' | 'warning' | 'danger'
  readonly text: string
}

/** The frozen plans of the campaign on show: which one is compared, what has moved since, and freezing anew. [BL1] [BL2] */
export default function BaselineSection({
  sheet,
  scope,
  companions,
  timeZone,
}: {
  /** The whole sheet, as of its own day. */
  readonly sheet: SheetState
  readonly scope: ReportScope
  readonly companions: CompanionState
  readonly timeZone: string
}) {
  const { t, actions } = useSidebar()
  const { mayWrite } = useShownSheet()
  const { baselines, rows } = companions
  const campaignId = campaignInScope(scope, rows)
  const { answer: loaded, askAgain } = useAnswer([sheet.tableId], () => actions.baselines.load())
  const isOnly = rows.campaigns?.rows.length === 1
  const own = useMemo(
    () => (campaignId === undefined ? [] : baselinesOf(baselines, campaignId, { isOnly })),
    [baselines, campaignId, isOnly],
  )
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isFreezing, setFreezing] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const shown = own.find(({ id }) => id === chosenId) ?? own[0]
  const textOf = (one: Baseline) =>
    t('baseline.one', { name: baselineLabel(one), day: formatDay(dayOf(one.at, timeZone), sheet.today) })
  return (
    <section className="ct-section" aria-label={t('baseline.title')}>
      <header>
        <h2>{t('baseline.title')}</h2>
        {own.length > 1 && shown !== undefined && (
          <Choice
            label={t('baseline.compareWith')}
            value={shown.id}
            choices={own.map((one) => ({ value: one.id, label: textOf(one) }))}
            onChange={setChosenId}
          />
        )}
        <InfoTip label={t('baseline.about')}>
          <p>{t('baseline.about.kept')}</p>
          <p>{t('baseline.about.none', { rule: 'BL2' })}</p>
        </InfoTip>
      </header>
      {loaded !== null && !loaded.ok && <RefusedNotice error={loaded.error} onRetry={askAgain} />}
      {/* What was frozen may have been taken back since. */}
      {told !== null && (told.id === null || own.some(({ id }) => id === told.id)) && (
        <Notice tone={told.tone}>{told.text}</Notice>
      )}
      {campaignId === undefined ? (
        <p className="ct-quiet">{t(scope.kind === 'unassigned' ? 'baseline.unassigned' : 'baseline.several')}</p>
      ) : (
        <>
          {shown === undefined && !isFreezing && loaded?.ok === true && (
            <p className="ct-quiet">{t('baseline.none')}</p>
          )}
          {shown !== undefined && (
            <>
              <p>
                {textOf(shown)}
                {shown.reason !== '' && t('baseline.because', { reason: shown.reason })}
              </p>
              <BaselineComparison
                key={shown.id}
                baseline={shown}
                campaignId={campaignId}
                sheet={sheet}
                rows={rows}
                mayDelete={mayWrite}
                onDeleted={(answer) =>
                  setTold(
                    answer.ok
                      ? { id: null, tone: 'success', text: t('baseline.deleted', { name: baselineLabel(shown) }) }
                      : { id: null, tone: 'danger', text: hostErrorText(t, answer.error) },
                  )
                }
              />
            </>
          )}
          {isFreezing ? (
            <FreezeForm
              campaignId={campaignId}
              isAgain={isFrozenBefore(baselines, campaignId, { isOnly })}
              sheet={sheet}
              companions={companions}
              onDone={(result) => {
                setFreezing(false)
                setChosenId(null)
                setTold(result)
              }}
              onCancel={() => setFreezing(false)}
            />
          ) : (
            mayWrite &&
            loaded?.ok === true && (
              <div className="ct-actions">
                <Button
                  onClick={() => {
                    setTold(null)
                    setFreezing(true)
                  }}
                >
                  {t(own.length === 0 ? 'baseline.freeze' : 'baseline.freezeAgain')}
                </Button>
              </div>
            )
          )}
        </>
      )}
    </section>
  )
}
