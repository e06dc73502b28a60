import { useState } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { planAdoption, proposedChoices } from '../../application/adoption/planAdoption.ts'
import type { HostError } from '../../application/ports.ts'
import type { RuleSettings } from '../../application/stored/settings.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { Icon } from '../parts/Icon.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { ChooseTable } from './ChooseTable.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { PlanPreview } from './PlanPreview.tsx'
import { useWholeTable, WholeTable } from './WholeTable.tsx'
import './adoption.css'
import { bringWords } from '../../i18n/index.ts'
import { adopt as adoptWords } from '../../i18n/zh-CN/adopt.ts'

bringWords(adoptWords)

const STEPS = ['table', 'columns', 'preview'] as const

/** The choices without any column or view to add, for people who may not add them. */
const nothingAdded = (draft: AdoptionDraft, choices: AdoptionChoices): AdoptionChoices => ({
  ...choices,
  without: ['plannedProgress', 'progressDeviation', 'state', 'band', 'flags', 'computedAt'],
  withoutViews: planAdoption(draft, choices).views.map(({ key }) => key),
})

type Place =
  | { readonly step: 'table' }
  | { readonly step: 'columns' | 'preview'; readonly draft: AdoptionDraft; readonly choices: AdoptionChoices }

/** Taking over a table, step by step: choose the table, map its columns, check the plan, confirm. */
export function AdoptionFlow({
  mayManage,
  settings,
  onLeave,
}: {
  readonly mayManage: boolean | null
  /** The settings of the Base, used for the preview of figures. */
  readonly settings: RuleSettings
  readonly onLeave: () => void
}) {
  const { t, locale, actions } = useSidebar()
  const [place, setPlace] = useState<Place>({ step: 'table' })
  const [opening, setOpening] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const wholeTable = useWholeTable(place.step === 'table' ? null : place.draft, (whole) =>
    setPlace((now) => (now.step === 'table' || now.draft.table.id !== whole.table.id ? now : { ...now, draft: whole })),
  )

  const open = async (tableId: string) => {
    setOpening(tableId)
    setRefusal(null)
    const draft = await actions.adoption.open(tableId)
    setOpening(null)
    if (!draft.ok) return setRefusal(draft.error)
    const choices = proposedChoices(draft.value, locale)
    setPlace({
      step: 'columns',
      draft: draft.value,
      choices: mayManage === false ? nothingAdded(draft.value, choices) : choices,
    })
  }
  const back = () => {
    if (place.step === 'table') onLeave()
    else if (place.step === 'columns') setPlace({ step: 'table' })
    else setPlace({ ...place, step: 'columns' })
  }
  return (
    <div className="ct-setup ct-adopt">
      <header>
        <button type="button" className="ct-plain ct-link ct-back" onClick={back}>
          <Icon name="chevronLeft" size={14} />
          {t(place.step === 'table' ? 'common.back' : 'adopt.previous')}
        </button>
        <h1>{place.step === 'table' ? t('adopt.title') : place.draft.table.name}</h1>
        <p>{t('adopt.promise')}</p>
      </header>
      <ol className="ct-steps" aria-label={t('adopt.steps')}>
        {STEPS.map((step) => (
          <li
            key={step}
            aria-current={step === place.step ? 'step' : undefined}
            data-past={STEPS.indexOf(step) < STEPS.indexOf(place.step)}
          >
            {t(`adopt.step.${step}`)}
          </li>
        ))}
      </ol>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      {place.step === 'table' && <ChooseTable opening={opening} onChoose={(tableId) => void open(tableId)} />}
      {place.step !== 'table' && <WholeTable {...wholeTable} />}
      {place.step === 'columns' && (
        <ColumnMapping
          draft={place.draft}
          choices={place.choices}
          onChange={(choices) => setPlace({ ...place, choices })}
          onNext={() => setPlace({ ...place, step: 'preview' })}
        />
      )}
      {place.step === 'preview' && (
        <PlanPreview
          draft={place.draft}
          choices={place.choices}
          settings={settings}
          mayManage={mayManage !== false}
          onChange={(choices) => setPlace({ ...place, choices })}
          onConfirm={() => actions.adoption.start(place.draft, place.choices)}
        />
      )}
    </div>
  )
}
