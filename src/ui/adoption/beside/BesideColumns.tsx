import Button from '@douyinfe/semi-ui/lib/es/button'
import { fieldsOf, readingOf } from '../../../application/adoption/judgeColumn.ts'
import type { ColumnProposal, SampledColumn } from '../../../application/adoption/proposeMapping.ts'
import type { OtherTable } from '../../../application/adoption/tables/otherTable.ts'
import { asksForTableYear, planOtherTable } from '../../../application/adoption/tables/planOtherTable.ts'
import type { TableDraft } from '../../../application/adoption/tables/tableDraft.ts'
import type { AdoptionChoices } from '../../../application/stored/document.ts'
import { fieldName, fieldSpec } from '../../../schema/index.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useSidebar } from '../../sidebarContext.ts'
import { ColumnCard } from '../ColumnCard.tsx'
import { ColumnGroups } from '../ColumnGroups.tsx'
import { YearQuestion } from '../TypedQuestions.tsx'

/** The choices with this field for the column, or none. A field has one column: any other column loses it. */
function withColumn(choices: AdoptionChoices, columnId: string, field: string | null): AdoptionChoices {
  const others = Object.entries(choices.fields).filter(([id, held]) => id !== columnId && held !== field)
  return { ...choices, fields: Object.fromEntries(field === null ? others : [...others, [columnId, field]]) }
}

/** Lists each column with the field that it is read as, how sure that is and why; people can change every one. [AD8] */
export function BesideColumns({
  draft,
  choices,
  onChange,
  onNext,
}: {
  readonly draft: TableDraft
  readonly choices: AdoptionChoices
  readonly onChange: (choices: AdoptionChoices) => void
  readonly onNext: () => void
}) {
  const { t, locale } = useSidebar()
  const { kind } = draft
  const { lacks } = planOtherTable(draft, choices)
  const proposed = new Map(draft.proposals.map((proposal) => [proposal.columnId, proposal]))
  const open = new Map(draft.questions.map(({ columnId, fields }) => [columnId, fields]))
  const isUsed = ({ column }: SampledColumn): boolean => choices.fields[column.id] !== undefined
  const list = (columns: readonly SampledColumn[]) => (
    <ul className="ct-mapping">
      {columns.map((sampled) => (
        <Column
          key={sampled.column.id}
          sampled={sampled}
          draft={draft}
          choices={choices}
          proposal={proposed.get(sampled.column.id)}
          candidates={open.get(sampled.column.id) ?? []}
          onAssign={(field) => onChange(withColumn(choices, sampled.column.id, field))}
        />
      ))}
    </ul>
  )
  return (
    <>
      <ColumnGroups columns={draft.columns} proposed={proposed} open={open} isUsed={isUsed} list={list} />
      {asksForTableYear(draft, choices.fields) && (
        <YearQuestion
          mostYear={draft.year}
          isOfSheet={draft.isYearOfSheet}
          year={choices.year}
          onChange={(year) => onChange({ ...choices, year })}
        />
      )}
      {lacks.map((field) => (
        <Notice key={field} tone="warning">
          {t('beside.lacks', { field: fieldName(kind, field, locale) })}
        </Notice>
      ))}
      <Button block theme="solid" type="primary" size="large" onClick={onNext}>
        {t('adopt.next')}
      </Button>
    </>
  )
}

/** One column of a table beside the tasks. */
function Column({
  sampled,
  draft,
  choices,
  proposal,
  candidates,
  onAssign,
}: {
  readonly sampled: SampledColumn
  readonly draft: TableDraft
  readonly choices: AdoptionChoices
  readonly proposal: ColumnProposal<OtherTable> | undefined
  /** The fields that are as likely: a person decides between them. */
  readonly candidates: readonly string[]
  readonly onAssign: (field: string | null) => void
}) {
  const { t, locale } = useSidebar()
  const { kind } = draft
  const { id } = sampled.column
  const field = choices.fields[id]
  const isComputed = (one: string): boolean => fieldSpec(kind, one).writtenBy === 'extension'
  const holder = (one: string): string | undefined => {
    const holderId = Object.entries(choices.fields).find(([other, held]) => held === one && other !== id)?.[0]
    return draft.columns.find((other) => other.column.id === holderId)?.column.name
  }
  return (
    <ColumnCard<string>
      sampled={sampled}
      field={field}
      proposal={proposal}
      candidates={candidates}
      fields={fieldsOf(kind, sampled)}
      isComputed={isComputed}
      nameOf={(one) => fieldName(kind, one, locale)}
      holderOf={holder}
      because={(reason) => t(reason === 'primary' ? 'beside.primary' : `adopt.because.${reason}`)}
      reads={field === undefined || isComputed(field) ? null : (readingOf(kind, sampled, field)?.as ?? null)}
      onAssign={onAssign}
    />
  )
}
