import Button from '@douyinfe/semi-ui/lib/es/button'
import { useId } from 'react'
import { fieldsOf, readingOf } from '../../../application/adoption/judgeColumn.ts'
import type { ColumnProposal, Confidence, SampledColumn } from '../../../application/adoption/proposeMapping.ts'
import type { OtherTable } from '../../../application/adoption/tables/otherTable.ts'
import { asksForTableYear, planOtherTable } from '../../../application/adoption/tables/planOtherTable.ts'
import type { TableDraft } from '../../../application/adoption/tables/tableDraft.ts'
import type { AdoptionChoices } from '../../../application/stored/document.ts'
import type { Translate } from '../../../i18n/index.ts'
import { fieldName, fieldSpec } from '../../../schema/index.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { InfoTip } from '../../parts/InfoTip.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useSidebar } from '../../sidebarContext.ts'
import { YearQuestion } from '../TypedQuestions.tsx'

/** Icon and colour for how sure a proposal is. */
const SIGNS = {
  high: { icon: 'done', hue: 'green' },
  medium: { icon: 'normal', hue: 'blue' },
  low: { icon: 'watch', hue: 'orange' },
  chosen: { icon: 'pencil', hue: 'grey' },
} as const satisfies Record<Confidence | 'chosen', { icon: IconName; hue: string }>

const NONE = ''
const SHOWN_SAMPLES = 3

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
  // Group by the proposal, not by the present choice, so that a column does not jump while people edit it.
  const known = draft.columns.filter(({ column }) => proposed.has(column.id))
  const asked = draft.columns.filter(({ column }) => open.has(column.id))
  const unknown = draft.columns.filter(({ column }) => !proposed.has(column.id) && !open.has(column.id))
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
      {asksForTableYear(draft, choices.fields) && (
        <YearQuestion mostYear={draft.year} year={choices.year} onChange={(year) => onChange({ ...choices, year })} />
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

/** One column: its name, some of its cells, the field it is read as, how sure that is and why. */
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
  const samplesId = useId()
  const { kind } = draft
  const { column, texts } = sampled
  const fields: readonly string[] = fieldsOf(kind, sampled)
  const field = choices.fields[column.id]
  const isProposed = proposal !== undefined && proposal.field === field
  const isOpen = field === undefined && candidates.length > 0
  const sign = isOpen ? 'low' : field === undefined ? null : isProposed ? proposal.confidence : 'chosen'
  const samples = [...new Set(texts.filter((text) => text !== ''))].slice(0, SHOWN_SAMPLES)
  const isComputed = (one: string): boolean => fieldSpec(kind, one).writtenBy === 'extension'
  const reads = field === undefined || isComputed(field) ? null : (readingOf(kind, sampled, field)?.as ?? null)
  const nameOf = (one: string): string => fieldName(kind, one, locale)
  const option = (one: string) => {
    const holderId = Object.entries(choices.fields).find(([id, held]) => held === one && id !== column.id)?.[0]
    const holder = draft.columns.find((other) => other.column.id === holderId)?.column.name
    return (
      <option key={one} value={one}>
        {holder === undefined ? nameOf(one) : t('adopt.columns.taken', { field: nameOf(one), column: holder })}
      </option>
    )
  }
  const theirs = fields.filter((one) => !isComputed(one))
  const computed = fields.filter(isComputed)
  return (
    <li>
      <div className="ct-mapping-name">
        <strong>{column.name}</strong>
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
      {candidates.length > 0 && (
        <fieldset className="ct-chips ct-candidates" aria-label={t('adopt.ask.which', { column: column.name })}>
          {candidates.map((one) => (
            <button
              key={one}
              type="button"
              className="ct-plain ct-chip"
              aria-pressed={field === one}
              onClick={() => onAssign(field === one ? null : one)}
            >
              {nameOf(one)}
            </button>
          ))}
        </fieldset>
      )}
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
function reasons(t: Translate, { reasons: { name, because, values } }: ColumnProposal<OtherTable>): readonly string[] {
  const why =
    because === 'primary'
      ? t('beside.primary')
      : because === 'name'
        ? t(name.likeness === 1 ? 'adopt.because.same' : 'adopt.because.like', { like: name.like })
        : t(`adopt.because.${because}`)
  return values === null ? [why] : [why, t('adopt.because.fits', { fitting: values.fitting, looked: values.sampled })]
}
