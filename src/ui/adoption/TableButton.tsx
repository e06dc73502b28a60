import Skeleton from '@douyinfe/semi-ui/lib/es/skeleton'
import type { AdoptionCandidate } from '../../application/adoption/candidates.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** Icon and colour for how likely a table is what is looked for. */
const SIGNS = {
  likely: { icon: 'done', hue: 'green' },
  possible: { icon: 'watch', hue: 'yellow' },
  unlikely: { icon: 'none', hue: 'grey' },
} as const satisfies Record<AdoptionCandidate['likeness'], { icon: IconName; hue: string }>

/** A table that can be chosen: what it is called, what was found in it, and how likely it is. */
export function TableButton({
  name,
  found,
  likeness,
  likenessText,
  isOpening,
  isIdle,
  onChoose,
}: {
  readonly name: string
  readonly found: string
  readonly likeness: AdoptionCandidate['likeness']
  readonly likenessText: string
  readonly isOpening: boolean
  readonly isIdle: boolean
  readonly onChoose: () => void
}) {
  const { icon, hue } = SIGNS[likeness]
  return (
    <button type="button" className="ct-plain ct-table" disabled={!isIdle} aria-busy={isOpening} onClick={onChoose}>
      <Icon name="table" />
      <span>
        <strong>{name}</strong>
        <small>{found}</small>
      </span>
      <span className="ct-tag" data-hue={hue}>
        <Icon name={icon} size={12} />
        {likenessText}
      </span>
      <Icon name={isOpening ? 'refresh' : 'chevronRight'} size={14} />
    </button>
  )
}

/** Stands for tables that are still being looked at. */
export function TablesLoading() {
  const { t } = useSidebar()
  return (
    <div aria-busy="true" aria-label={t('adopt.loading')}>
      <Skeleton active loading placeholder={<Skeleton.Paragraph rows={6} />} />
    </div>
  )
}
