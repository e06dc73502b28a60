import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useState } from 'react'
import type { BaselineRefusal } from '../../application/app/appState.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { baselineLabel, MOST_BASELINE_WORDS } from '../../application/history/baselineList.ts'
import { formatMoney, type Translate } from '../../i18n/index.ts'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

/** Asks for a name, and for the reason of freezing anew, and says before the press what is kept. [BL1] */
export function FreezeForm({
  campaignId,
  isAgain,
  sheet,
  companions,
  onDone,
  onCancel,
}: {
  readonly campaignId: string | null
  /** Whether the campaign has had a baseline before. */
  readonly isAgain: boolean
  readonly sheet: SheetState
  readonly companions: CompanionState
  readonly onDone: (told: { readonly id: string; readonly tone: 'success' | 'warning'; readonly text: string }) => void
  readonly onCancel: () => void
}) {
  const { t, actions, announce } = useSidebar()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<BaselineRefusal | null>(null)
  // The plan may change while the form is open: what is shown is what the press would keep.
  const { answer: preview } = useAnswer([campaignId, sheet.tasks, companions.rows], () =>
    actions.baselines.preview(campaignId),
  )
  const hasPlan = preview !== null && preview.tasks + preview.lines > 0
  const lacksReason = isAgain && reason.trim() === ''
  const whyNot =
    preview === null
      ? null
      : !hasPlan
        ? t('baseline.refused.nothingPlanned')
        : preview.room !== null
          ? t(`baseline.refused.${preview.room}`)
          : lacksReason
            ? t('baseline.refused.noReason')
            : null
  const press = async () => {
    setBusy(true)
    const frozen = await actions.baselines.freeze({ campaignId, name, reason })
    setBusy(false)
    if (!frozen.ok) {
      setRefusal(frozen.error)
      return
    }
    const { baseline, isLogged } = frozen.value
    const text = t(isLogged ? 'baseline.frozen' : 'baseline.frozenUnlogged', { name: baselineLabel(baseline) })
    announce(text)
    onDone({ id: baseline.id, tone: isLogged ? 'success' : 'warning', text })
  }
  return (
    <form
      className="ct-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (preview !== null && whyNot === null) void press()
      }}
    >
      <label className="ct-form-field">
        {t('baseline.name')}
        <Input
          value={name}
          maxLength={MOST_BASELINE_WORDS}
          placeholder={t('baseline.name.hint')}
          onChange={setName}
          aria-label={t('baseline.name')}
        />
      </label>
      {isAgain && (
        <label className="ct-form-field">
          {t('baseline.reason')}
          <Input
            value={reason}
            maxLength={MOST_BASELINE_WORDS}
            placeholder={t('baseline.reason.hint')}
            onChange={setReason}
            aria-label={t('baseline.reason')}
          />
        </label>
      )}
      {hasPlan && (
        <p className="ct-quiet">
          {t('baseline.keeps', {
            tasks: preview.tasks,
            lines: preview.lines,
            budget: preview.budget === null ? t('baseline.keeps.noBudget') : formatMoney(preview.budget),
          })}
          {preview.unplanned > 0 && t('baseline.keeps.unplanned', { count: preview.unplanned })}
        </p>
      )}
      {refusal !== null && <Notice tone="danger">{refusalText(t, refusal)}</Notice>}
      <div className="ct-actions">
        <GuardedButton
          htmlType="submit"
          theme="solid"
          type="primary"
          loading={isBusy}
          disabled={preview === null}
          whyNot={whyNot}
        >
          {t('baseline.do')}
        </GuardedButton>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

function refusalText(t: Translate, refusal: BaselineRefusal): string {
  switch (refusal.kind) {
    case 'notRead':
    case 'noReason':
    case 'nothingPlanned':
    case 'tooLong':
    case 'full':
      return t(`baseline.refused.${refusal.kind}`)
    default:
      return hostErrorText(t, refusal)
  }
}
