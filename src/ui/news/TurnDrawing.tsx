import type { TurnedValue, TurnGroup } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { BandTag, StateTag, bandHue, stateHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** The moves of states and bands, before → after, each with a bar as long as it is frequent. [SN2] */
export function TurnDrawing({ groups }: { readonly groups: readonly TurnGroup[] }) {
  const { t } = useSidebar()
  const most = Math.max(1, ...groups.map(({ count }) => count))
  return (
    <>
      {(['state', 'band'] as const).map((kind) => {
        const own = groups.filter((group) => group.kind === kind)
        if (own.length === 0) return null
        return (
          <ul key={kind} className="ct-news-moves" aria-label={t(`news.${kind}`)}>
            {own.map((group) => (
              <li key={`${group.from} ${group.to}`}>
                <Move group={group} />
                <span className="ct-news-bar" data-hue={hueAfter(group)} aria-hidden="true">
                  <i style={{ width: `${String((100 * group.count) / most)}%` }} />
                </span>
                <b aria-label={t('news.times', { count: group.count })}>×{formatCount(group.count)}</b>
              </li>
            ))}
          </ul>
        )
      })}
    </>
  )
}

const hueAfter = (group: TurnGroup) => (group.kind === 'state' ? stateHue(group.to) : bandHue(group.to))

/** A value before and after, as tags. */
export function Move({ group }: { readonly group: TurnedValue }) {
  const { t } = useSidebar()
  return (
    <span className="ct-news-move">
      {group.kind === 'state' ? <StateTag state={group.from} /> : <BandTag band={group.from} />}
      <Icon name="chevronRight" size={12} />
      <span className="ct-hidden">{t('news.to')}</span>
      {group.kind === 'state' ? <StateTag state={group.to} /> : <BandTag band={group.to} />}
    </span>
  )
}
