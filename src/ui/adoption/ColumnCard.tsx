import { useId } from 'react'
import type { MappingReasons } from '../../application/adoption/judgeColumn.ts'
import type { Confidence, SampledColumn } from '../../application/adoption/proposeMapping.ts'
import type { Translate } from '../../i18n/index.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { FieldCandidates } from './FieldCandidates.tsx'

/** Icon and colour for how sure a proposal is. */
const SIGNS = {
  high: { icon: 'done', hue: 'green' },
  medium: { icon: 'normal', hue: 'blue' },
  low: { icon: 'watch', hue: 'orange' },
  chosen: { icon: 'pencil', hue: 'grey' },
} as const satisfies Record<Confidence | 'chosen', { icon: IconName; hue: string }>

const NONE = ''
const SHOWN_SAMPLES = 3

/** How the words of a column are read, as `adopt.reads.…` says it. */
type Reads = Exclude<MappingReasons['reading'], null> | 'span'

/** One column of people's: its name, some of its cells, the field it is read as, how sure that is and why. */
export function ColumnCard<Field extends string>({
  sampled: { column, texts, heading },
  field,
  proposal,
  candidates,
  fields,
  isComputed,
  nameOf,
  holderOf,
  because,
  reads,
  onAssign,
}: {
  readonly sampled: SampledColumn
  readonly field: Field | undefined
  readonly proposal:
    | { readonly field: Field; readonly confidence: Confidence; readonly reasons: MappingReasons }
    | undefined
  /** The fields that are as likely: a person decides between them. */
  readonly candidates: readonly Field[]
  readonly fields: readonly Field[]
  /** Whether the extension computes the field. */
  readonly isComputed: (field: Field) => boolean
  readonly nameOf: (field: Field) => string
  /** The column that a field has now, other than this one. */
  readonly holderOf: (field: Field) => string | undefined
  /** Why the column was taken for its field, where neither its name nor its cells say it. */
  readonly because: (reason: Exclude<MappingReasons['because'], 'name'>) => string
  /** How its words are read; null where they are not. */
  readonly reads: Reads | null
  readonly onAssign: (field: Field | null) => void
}) {
  const { t } = useSidebar()
  const samplesId = useId()
  const isProposed = proposal !== undefined && proposal.field === field
  const isOpen = field === undefined && candidates.length > 0
  const sign = isOpen ? 'low' : field === undefined ? null : isProposed ? proposal.confidence : 'chosen'
  const samples = [...new Set(texts.filter((text) => text !== ''))].slice(0, SHOWN_SAMPLES)
  const option = (one: Field) => {
    const holder = holderOf(one)
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
              {reasonsOf(t, proposal.reasons, because).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </InfoTip>
        )}
      </div>
      <p id={samplesId} className="ct-quiet">
        {samples.length === 0 ? t('adopt.columns.blank') : samples.join(' · ')}
      </p>
      <FieldCandidates column={column.name} candidates={candidates} field={field} nameOf={nameOf} onAssign={onAssign} />
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
function reasonsOf(
  t: Translate,
  { name, because, values }: MappingReasons,
  inWords: (reason: Exclude<MappingReasons['because'], 'name'>) => string,
): readonly string[] {
  const why =
    because === 'name'
      ? t(name.likeness === 1 ? 'adopt.because.same' : 'adopt.because.like', { like: name.like })
      : inWords(because)
  return values === null ? [why] : [why, t('adopt.because.fits', { fitting: values.fitting, looked: values.sampled })]
}
