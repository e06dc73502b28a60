import { useId } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { holderOf, shownField, type MappedField } from '../../application/adoption/columnChoices.ts'
import { columnReading } from '../../application/adoption/columnReading.ts'
import type { ColumnProposal, Confidence, SampledColumn } from '../../application/adoption/proposeMapping.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { TASK_FIELDS, type TaskFieldKey } from '../../schema/index.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { Translate } from '../../i18n/index.ts'
import { FieldCandidates } from './FieldCandidates.tsx'

/** Icon and colour for how sure a proposal is. */
const SIGNS = {
  high: { icon: 'done', hue: 'green' },
  medium: { icon: 'normal', hue: 'blue' },
  low: { icon: 'watch', hue: 'orange' },
  chosen: { icon: 'pencil', hue: 'grey' },
} as const satisfies Record<Confidence | 'chosen', { icon: IconName; hue: string }>

/** A proposal as it is shown: of a field, or of both ends of the plan. */
export type ShownProposal = Omit<ColumnProposal, 'field'> & { readonly field: MappedField }

const NONE = ''
const SHOWN_SAMPLES = 3
const isComputed = (field: MappedField): boolean =>
  field !== 'plannedSpan' && TASK_FIELDS[field].writtenBy === 'extension'
/** Places both ends of the plan before the start, where people look for them. */
const withSpan = (fields: readonly TaskFieldKey[]): readonly MappedField[] =>
  fields.flatMap((field) => (field === 'plannedStart' ? (['plannedSpan', field] as const) : [field]))

/** One column: its name, some of its cells, the field it is mapped to, how sure that is and why. */
export function MappedColumn({
  sampled: { column, texts, heading },
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
  const samplesId = useId()
  const fields = column.kind === 'text' ? withSpan(taskFields) : taskFields
  const field = shownField(choices, column.id)
  const isProposed = proposal !== undefined && proposal.field === field
  const isOpen = field === undefined && candidates.length > 0
  const sign = isOpen ? 'low' : field === undefined ? null : isProposed ? proposal.confidence : 'chosen'
  const samples = [...new Set(texts.filter((text) => text !== ''))].slice(0, SHOWN_SAMPLES)
  const reads =
    field === undefined || column.kind === null || isComputed(field)
      ? null
      : field === 'plannedSpan'
        ? 'span'
        : (columnReading('tasks', field, column.kind)?.as ?? null)
  const option = (one: MappedField) => {
    const holderId = holderOf(choices, column.id, one)
    const holder = draft.columns.find((other) => other.column.id === holderId)?.column.name
    const name = t(`adopt.field.${one}`)
    return (
      <option key={one} value={one}>
        {holder === undefined ? name : t('adopt.columns.taken', { field: name, column: holder })}
      </option>
    )
  }
  const theirs = fields.filter((one) => !isComputed(one))
  const computed = fields.filter(isComputed)
  return (
    <li>
      <div className="ct-mapping-name">
        <strong>
          {column.name}
          {heading !== undefined && <small className="ct-quiet"> · {heading}</small>}
        </strong>
        {sign !== null && (
          <span className="ct-tag" data-hue={SIGNS[sign].hue}>
            <Icon name={SIGNS[sign].icon} size={12} />
            {t(`adopt.confidence.${sign}`)}
          </span>
        )}
        {isProposed && (
          <InfoTip label={t('why.askAbout', { title: column.name })}>
            <ul>
              {reasons(t, proposal).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </InfoTip>
        )}
      </div>
      <p id={samplesId} className="ct-quiet">
        {samples.length === 0 ? t('adopt.columns.blank') : samples.join(' · ')}
      </p>
      <FieldCandidates column={column.name} candidates={candidates} field={field} onAssign={onAssign} />
      {fields.length > 0 && (
        <span className="ct-select" data-unused={field === undefined}>
          <select
            aria-label={t('adopt.columns.as', { column: column.name })}
            aria-describedby={samplesId}
            value={field ?? NONE}
            onChange={({ target }) => onAssign(fields.find((one) => one === target.value) ?? null)}
          >
            <option value={NONE}>{t('adopt.columns.none')}</option>
            {theirs.length > 0 && <optgroup label={t('adopt.columns.theirs')}>{theirs.map(option)}</optgroup>}
            {computed.length > 0 && <optgroup label={t('adopt.columns.computed')}>{computed.map(option)}</optgroup>}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      )}
      {reads !== null && (
        <p className="ct-quiet">
          <Icon name="info" size={12} /> {t(`adopt.reads.${reads}`)}
        </p>
      )}
    </li>
  )
}

/** Why a column was taken for its field, in words. */
function reasons(t: Translate, { reasons: { name, because, values } }: ShownProposal): readonly string[] {
  const why =
    because === 'name'
      ? t(name.likeness === 1 ? 'adopt.because.same' : 'adopt.because.like', { like: name.like })
      : t(`adopt.because.${because}`)
  return values === null ? [why] : [why, t('adopt.because.fits', { fitting: values.fitting, looked: values.sampled })]
}
