import { useState } from 'react'
import type { BesideActions } from '../../../application/adoption/adoptionState.ts'
import type { OtherTable } from '../../../application/adoption/tables/otherTable.ts'
import { proposedTableChoices } from '../../../application/adoption/tables/planOtherTable.ts'
import type { TableDraft } from '../../../application/adoption/tables/tableDraft.ts'
import type { HostError } from '../../../application/ports.ts'
import type { AdoptionChoices } from '../../../application/stored/document.ts'
import { bringWords } from '../../../i18n/index.ts'
import { adopt as adoptWords } from '../../../i18n/zh-CN/adopt.ts'
import { beside as besideWords } from '../../../i18n/zh-CN/beside.ts'
import { computedKeys } from '../../../schema/index.ts'
import { hostErrorText } from '../../parts/hostErrorText.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useSidebar } from '../../sidebarContext.ts'
import { BesideColumns } from './BesideColumns.tsx'
import { BesidePreview } from './BesidePreview.tsx'
import { ChooseBeside } from './ChooseBeside.tsx'
import { StepFrame } from '../StepFrame.tsx'
import '../adoption.css'

bringWords(adoptWords)
bringWords(besideWords)

type Place =
  | { readonly step: 'table' }
  | { readonly step: 'columns' | 'preview'; readonly draft: TableDraft; readonly choices: AdoptionChoices }

/** Taking over a table beside the tasks: choose it, say what its columns are, check what is read, confirm. [AD8] */
export function BesideFlow({
  sheetId,
  mayManage,
  onLeave,
}: {
  readonly sheetId: string
  readonly mayManage: boolean | null
  readonly onLeave: () => void
}) {
  const { t, actions } = useSidebar()
  const [place, setPlace] = useState<Place>({ step: 'table' })
  const [opening, setOpening] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const beside = (): Promise<BesideActions> => actions.adoption.beside()

  const open = async (table: OtherTable, tableId: string) => {
    setOpening(tableId)
    setRefusal(null)
    const draft = await (await beside()).open({ sheetId, table }, tableId)
    setOpening(null)
    if (!draft.ok) return setRefusal(draft.error)
    const choices = proposedTableChoices(draft.value)
    // Who may not add columns still has the table read.
    const without = mayManage === false ? [...computedKeys(table)] : []
    setPlace({ step: 'columns', draft: draft.value, choices: { ...choices, without } })
  }
  const start = async ({ draft, choices }: Exclude<Place, { step: 'table' }>) => (await beside()).start(draft, choices)
  const back = () => {
    if (place.step === 'table') onLeave()
    else if (place.step === 'columns') setPlace({ step: 'table' })
    else setPlace({ ...place, step: 'columns' })
  }
  return (
    <StepFrame
      step={place.step}
      title={place.step === 'table' ? t('beside.title') : place.draft.table.name}
      about={t(place.step === 'table' ? 'beside.about' : 'adopt.promise')}
      onBack={back}
    >
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      {place.step === 'table' && (
        <ChooseBeside sheetId={sheetId} opening={opening} onChoose={(table, id) => void open(table, id)} />
      )}
      {place.step === 'columns' && (
        <BesideColumns
          draft={place.draft}
          choices={place.choices}
          onChange={(choices) => setPlace({ ...place, choices })}
          onNext={() => setPlace({ ...place, step: 'preview' })}
        />
      )}
      {place.step === 'preview' && (
        <BesidePreview
          draft={place.draft}
          choices={place.choices}
          mayManage={mayManage !== false}
          onChange={(choices) => setPlace({ ...place, choices })}
          onConfirm={() => void start(place)}
        />
      )}
    </StepFrame>
  )
}
