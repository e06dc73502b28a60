import { useState } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { planAdoption, proposedChoices } from '../../application/adoption/planAdoption.ts'
import type { HostError } from '../../application/ports.ts'
import type { RuleSettings } from '../../application/stored/settings.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { ChooseTable } from './ChooseTable.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { PlanPreview } from './PlanPreview.tsx'
import { useWholeTable, WholeTable } from './WholeTable.tsx'
import { StepFrame } from './StepFrame.tsx'
import './adoption.css'
import { bringWords } from '../../i18n/index.ts'
import { adopt as adoptWords } from '../../i18n/zh-CN/adopt.ts'

bringWords(adoptWords)

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
    <StepFrame
      step={place.step}
      title={place.step === 'table' ? t('adopt.title') : place.draft.table.name}
      about={t('adopt.promise')}
      onBack={back}
    >
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
    </StepFrame>
  )
}
