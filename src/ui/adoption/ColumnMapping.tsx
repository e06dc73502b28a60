import Button from '@douyinfe/semi-ui/lib/es/button'
import type { ReactNode } from 'react'
import { asksForWhole, asksForYear, type AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { planAdoption } from '../../application/adoption/planAdoption.ts'
import { shownField, withField, type MappedField } from '../../application/adoption/columnChoices.ts'
import { fieldsFor, type SampledColumn } from '../../application/adoption/proposeMapping.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
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
  // Group by the proposal, not by the present choice, so that a column does not jump while people edit it.
  const known = draft.columns.filter(({ column }) => proposed.has(column.id))
  const asked = draft.columns.filter(({ column }) => open.has(column.id))
  const unknown = draft.columns.filter(({ column }) => !proposed.has(column.id) && !open.has(column.id))
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
      <section className="ct-section">
        <header>
          <h2>{t('adopt.columns.mapped', { count: [...known, ...unknown].filter(isUsed).length })}</h2>
        </header>
        <p className="ct-quiet">{t('adopt.columns.about')}</p>
        {list(known)}
      </section>
      {asked.length > 0 && (
        <section className="ct-section">
          <header>
            <h2>{t('adopt.ask', { count: asked.length })}</h2>
          </header>
          <p className="ct-quiet">{t('adopt.ask.about')}</p>
          {list(asked)}
        </section>
      )}
      {unknown.length > 0 && (
        <details className="ct-plan">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('adopt.columns.unmapped', { count: unknown.filter((one) => !isUsed(one)).length })}</span>
          </summary>
          {list(unknown)}
        </details>
      )}
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
