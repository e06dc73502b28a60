import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useRef, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { ImportSource } from '../../application/imports/importColumns.ts'
import type { ImportField } from '../../application/imports/importFields.ts'
import type { ImportDone, ImportWish } from '../../application/imports/importState.ts'
import type { ImportChoices, ImportPlan } from '../../application/imports/importPlan.ts'
import type { Translate } from '../../i18n/index.ts'
import { PRESETS, type PresetId } from '../../schema/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportResult } from './ImportResult.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'
import { OwnColumns } from './OwnColumns.tsx'
import { refusalText } from './importTexts.ts'
import { nothingText } from './nothingText.ts'

const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]
const NO_CAMPAIGN = ''

const proposed = (source: ImportSource): ImportChoices => ({
  fields: Object.fromEntries(
    source.columns.flatMap(({ at, proposed: found }): [number, ImportField][] =>
      found === null ? [] : [[at, found.field]],
    ),
  ),
  year: source.year,
  whole: null,
  kept: {},
  updates: false,
})

/** Shows what a block would become, lets people choose where it goes, and writes it at one press. [IM1] [IM2] [IM3] */
export function CheckImport({
  source,
  into,
  state,
  onDone,
}: {
  readonly source: ImportSource
  /** The sheet that people came from; null: a new one is proposed. */
  readonly into: string | null
  readonly state: Pick<AppState, 'sheets' | 'sheet' | 'companions' | 'mayEdit' | 'mayManage'>
  readonly onDone: (done: ImportDone) => void
}) {
  const { t, locale, actions, announce } = useSidebar()
  const [choices, setChoices] = useState(() => proposed(source))
  const [target, setTarget] = useState(into === null ? `new:${source.preset}` : `sheet:${into}`)
  const [campaignId, setCampaign] = useState(NO_CAMPAIGN)
  const [progress, setProgress] = useState<readonly [written: number, total: number] | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)
  const isFurther = state.sheets.length > 0
  const wish = useMemo((): ImportWish => {
    const [kind, id = ''] = target.split(':')
    const preset = PRESET_IDS.find((one) => one === id) ?? source.preset
    return {
      source,
      choices,
      to:
        kind === 'sheet'
          ? { kind: 'sheet', tableId: id, campaignId: campaignId === NO_CAMPAIGN ? null : campaignId }
          : {
              kind: 'new',
              request: { preset, withOptional: true, sample: 'none', another: isFurther, language: locale },
            },
    }
  }, [source, choices, target, campaignId, isFurther, locale])
  const isBusy = progress !== null
  // Nothing is asked while rows are written; afterwards the sheet is compared anew.
  const [read, setRead] = useState<readonly [done: number, total: number] | null>(null)
  const stopReading = useRef<AbortController | null>(null)
  const { answer, isCurrent, askAgain } = useAnswer(isBusy ? null : [wish], async (signal) => {
    const control = new AbortController()
    stopReading.current = control
    setRead(null)
    const asked = AbortSignal.any([signal, control.signal])
    return await (await actions.imports()).preview(wish, asked, (done, total) => {
      if (!asked.aborted) setRead([done, total])
    })
  })
  const isStopped = isCurrent && answer?.ok === false && answer.error.kind === 'cancelled'
  const plan = answer?.ok === true ? answer.value.plan : null
  const refusal = isCurrent && answer?.ok === false && !isStopped ? refusalText(t, answer.error) : null

  const write = async () => {
    if (plan === null || !isCurrent) return
    const control = new AbortController()
    stop.current = control
    setTold(null)
    setProgress([0, 0])
    const done = await (await actions.imports()).write(wish, plan, {
      signal: control.signal,
      onProgress: (written, total) => setProgress([written, total]),
    })
    setProgress(null)
    if (done.ok) return onDone(done.value)
    setTold(refusalText(t, done.error))
    announce(refusalText(t, done.error))
  }
  const targets = [
    ...state.sheets.map(({ tableId, name }) => ({ value: `sheet:${tableId}`, label: name })),
    ...(state.mayManage === false
      ? []
      : PRESET_IDS.map((preset) => ({
          value: `new:${preset}`,
          label: t('import.target.new', { preset: t(`preset.${preset}.name`) }),
        }))),
  ]
  const campaigns = wish.to.kind === 'sheet' && wish.to.tableId === state.sheet?.tableId ? campaignsOf(state) : []
  return (
    <>
      <div className="ct-form-field">
        {t('import.target')}
        <Choice label={t('import.target')} value={target} choices={targets} onChange={setTarget} />
      </div>
      {campaigns.length > 1 && (
        <div className="ct-form-field">
          {t('import.campaign')}
          <Choice
            label={t('import.campaign')}
            value={campaignId}
            choices={[{ value: NO_CAMPAIGN, label: t('import.campaign.none') }, ...campaigns]}
            onChange={setCampaign}
          />
        </div>
      )}
      <ImportColumns
        source={source}
        choices={choices}
        isOpen={plan?.hasTitle === false}
        onChange={(fields) => setChoices({ ...choices, fields })}
      />
      {plan !== null && <ImportQuestions source={source} plan={plan} choices={choices} onChange={setChoices} />}
      {plan !== null && (
        <OwnColumns
          own={plan.own}
          isNew={wish.to.kind === 'new'}
          mayMake={state.mayManage !== false}
          kept={choices.kept}
          onChange={(kept) => setChoices({ ...choices, kept })}
        />
      )}
      {wish.to.kind === 'sheet' && (
        <label className="ct-form-tick">
          <input
            type="checkbox"
            checked={choices.updates}
            onChange={({ target: box }) => setChoices({ ...choices, updates: box.checked })}
          />
          <span>
            {t('import.updates')}
            <small className="ct-quiet"> {t('import.updates.about')}</small>
          </span>
        </label>
      )}
      {!isCurrent && !isBusy && (
        <div className="ct-bring-progress">
          <output>
            {read === null ? t('import.checking') : t('import.comparing', { done: read[0], total: read[1] })}
          </output>
          {read !== null && <progress value={read[0]} max={Math.max(1, read[1])} aria-label={t('import.title')} />}
          {read !== null && (
            <Button size="small" onClick={() => stopReading.current?.abort()}>
              {t('import.stop')}
            </Button>
          )}
        </div>
      )}
      {isStopped && (
        <Notice tone="warning">
          {t('import.stoppedReading')}{' '}
          <button type="button" className="ct-plain ct-link" onClick={askAgain}>
            {t('import.compareAgain')}
          </button>
        </Notice>
      )}
      {refusal !== null && <Notice tone="danger">{refusal}</Notice>}
      {plan !== null && refusal === null && (
        <>
          <ImportResult plan={plan} />
          <Consequences plan={plan} isNew={wish.to.kind === 'new'} t={t} />
          {answer?.ok === true && plan.writes > 0 && <TooLongNote fits={answer.value.fits} />}
        </>
      )}
      {told !== null && <Notice tone="warning">{told}</Notice>}
      {progress !== null && (
        <div className="ct-bring-progress">
          <output>
            {progress[1] === 0 ? t('import.making') : t('import.writing', { done: progress[0], total: progress[1] })}
          </output>
          <progress
            {...(progress[1] === 0 ? {} : { value: progress[0] })}
            max={Math.max(1, progress[1])}
            aria-label={t('import.title')}
          />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t('import.stop')}
          </Button>
        </div>
      )}
      <GuardedButton
        block
        theme="solid"
        type="primary"
        size="large"
        loading={isBusy}
        disabled={plan === null || !isCurrent}
        whyNot={whyNot(t, plan, state.mayEdit)}
        onClick={() => void write()}
      >
        {t('import.do', { count: plan?.writes ?? 0 })}
      </GuardedButton>
    </>
  )
}

function whyNot(t: Translate, plan: ImportPlan | null, mayEdit: boolean | null): string | null {
  if (mayEdit === false) return t('import.reader')
  if (plan === null || plan.writes > 0) return null
  if (!plan.hasTitle) return t('import.noTitle')
  return nothingText(t, plan)
}

/** What else a press does, and what it leaves. */
function Consequences({
  plan,
  isNew,
  t,
}: {
  readonly plan: ImportPlan
  readonly isNew: boolean
  readonly t: Translate
}) {
  const separator = t('common.listSeparator')
  const hasNames = isNew && plan.rows.some(({ changes }) => changes.some(({ words }) => words !== null))
  const options = plan.newOptions.flatMap(({ names }) => names)
  return (
    <>
      {plan.newCampaigns.length > 0 && (
        <p className="ct-quiet">{t('import.newCampaigns', { names: plan.newCampaigns.join(separator) })}</p>
      )}
      {options.length > 0 && <p className="ct-quiet">{t('import.newOptions', { names: options.join(separator) })}</p>}
      {hasNames && <p className="ct-quiet">{t('import.names')}</p>}
    </>
  )
}

const campaignsOf = ({ companions }: Pick<AppState, 'companions'>) =>
  (companions?.rows.campaigns?.rows ?? []).flatMap(({ recordId, title }) =>
    title === null ? [] : [{ value: recordId, label: title }],
  )
