import Button from '@douyinfe/semi-ui/lib/es/button'
import type { ReactNode } from 'react'
import { asksForWhole, asksForYear, type AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { planAdoption } from '../../application/adoption/planAdoption.ts'
import { shownField, withField, type MappedField } from '../../application/adoption/columnChoices.ts'
import { fieldsFor, type SampledColumn } from '../../application/adoption/proposeMapping.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { ColumnGroups } from './ColumnGroups.tsx'
import { MappedColumn, type ShownProposal } from './MappedColumn.tsx'
import { WholeQuestion, YearQuestion } from './TypedQuestions.tsx'

/** Lists each column with the field it is mapped to, how sure that is and why; people can change every mapping. */
export function ColumnMapping({
  draft,
  choices,
  onChange,
  onNext,
}: {
  readonly draft: AdoptionDraft
  readonly choices: AdoptionChoices
  readonly onChange: (choices: AdoptionChoices) => void
  readonly onNext: () => void
}) {
  const { t } = useSidebar()
  const whole = asksForWhole(draft, choices.fields)
  const { lacks } = planAdoption(draft, choices)
  const proposed = new Map<string, ShownProposal>([
    ...draft.proposals.map((proposal) => [proposal.columnId, proposal] as const),
    ...(draft.span === null ? [] : [[draft.span.columnId, { ...draft.span, field: 'plannedSpan' }] as const]),
  ])
  const open = new Map(draft.questions.map(({ columnId, fields }) => [columnId, fields]))
  const isUsed = ({ column }: SampledColumn): boolean => shownField(choices, column.id) !== undefined
  const assign = (columnId: string, field: MappedField | null): void => onChange(withField(choices, columnId, field))
  const list = (columns: readonly SampledColumn[]): ReactNode => (
    <ul className="ct-mapping">
      {columns.map((sampled) => (
        <MappedColumn
          key={sampled.column.id}
          sampled={sampled}
          draft={draft}
          choices={choices}
          proposal={proposed.get(sampled.column.id)}
          candidates={open.get(sampled.column.id) ?? []}
          fields={fieldsFor(sampled.column)}
          onAssign={(field) => assign(sampled.column.id, field)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <ColumnGroups columns={draft.columns} proposed={proposed} open={open} isUsed={isUsed} list={list} />
      {whole !== null && (
        <WholeQuestion
          column={draft.columns.find(({ column }) => column.id === whole)?.column.name ?? ''}
          whole={choices.whole ?? null}
          onChange={(next) => onChange(measured(choices, next))}
        />
      )}
      {asksForYear(draft, choices.fields) && (
        <YearQuestion mostYear={draft.year} year={choices.year} onChange={(year) => onChange({ ...choices, year })} />
      )}
      {lacks.map((field) => (
        <Notice key={field} tone="warning">
          {t(`adopt.lacks.${field}`)}
        </Notice>
      ))}
      <Button block theme="solid" type="primary" size="large" onClick={onNext}>
        {t('adopt.next')}
      </Button>
    </>
  )
}

function measured({ whole: _before, ...choices }: AdoptionChoices, whole: number | null): AdoptionChoices {
  return whole === null ? choices : { ...choices, whole }
}
