import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { holderOf, shownField, type MappedField } from '../../application/adoption/columnChoices.ts'
import { columnReading } from '../../application/adoption/columnReading.ts'
import type { ColumnProposal, SampledColumn } from '../../application/adoption/proposeMapping.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { TASK_FIELDS, type TaskFieldKey } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { ColumnCard } from './ColumnCard.tsx'

/** A proposal as it is shown: of a field, or of both ends of the plan. */
export type ShownProposal = Omit<ColumnProposal, 'field'> & { readonly field: MappedField }

const isComputed = (field: MappedField): boolean =>
  field !== 'plannedSpan' && TASK_FIELDS[field].writtenBy === 'extension'
/** Places both ends of the plan before the start, where people look for them. */
const withSpan = (fields: readonly TaskFieldKey[]): readonly MappedField[] =>
  fields.flatMap((field) => (field === 'plannedStart' ? (['plannedSpan', field] as const) : [field]))

/** One column of a table of tasks. */
export function MappedColumn({
  sampled,
  draft,
  choices,
  proposal,
  candidates,
  fields: taskFields,
  onAssign,
}: {
  readonly sampled: SampledColumn
  readonly draft: AdoptionDraft
  readonly choices: AdoptionChoices
  readonly proposal: ShownProposal | undefined
  /** The fields that are as likely: a person decides between them. */
  readonly candidates: readonly TaskFieldKey[]
  readonly fields: readonly TaskFieldKey[]
  readonly onAssign: (field: MappedField | null) => void
}) {
  const { t } = useSidebar()
  const { column } = sampled
  const field = shownField(choices, column.id)
  const reads =
    field === undefined || column.kind === null || isComputed(field)
      ? null
      : field === 'plannedSpan'
        ? 'span'
        : (columnReading('tasks', field, column.kind)?.as ?? null)
  const holder = (one: MappedField): string | undefined => {
    const holderId = holderOf(choices, column.id, one)
    return draft.columns.find((other) => other.column.id === holderId)?.column.name
  }
  return (
    <ColumnCard<MappedField>
      sampled={sampled}
      field={field}
      proposal={proposal}
      candidates={candidates}
      fields={column.kind === 'text' ? withSpan(taskFields) : taskFields}
      isComputed={isComputed}
      nameOf={(one) => t(`adopt.field.${one}`)}
      holderOf={holder}
      because={(reason) => t(`adopt.because.${reason}`)}
      reads={reads}
      onAssign={onAssign}
    />
  )
}
