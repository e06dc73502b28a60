import type { NativeViewsEnded, NativeViewsMade } from '../../application/native/runNativeViews.ts'
import type { NamedCondition, NativeView, NativeViewPlan } from '../../application/native/nativeViewPlan.ts'
import { bringWords, type Translate } from '../../i18n/index.ts'
import { nativeViews as words } from '../../i18n/zh-CN/nativeViews.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { useSidebar } from '../sidebarContext.ts'

bringWords(words)

/** The views that go with native columns: what becomes of each, and its conditions for people who set them by hand. [NW1] */
export function NativeViews({ plan }: { readonly plan: NativeViewPlan | null }) {
  const { t } = useSidebar()
  if (plan === null || plan.views.length === 0) return null
  return (
    <>
      <p>{t('nativeViews.title')}</p>
      <ul className="ct-native-list">
        {plan.views.map((view) => (
          <li key={view.key}>
            <details>
              <summary>
                {view.name} <span className="ct-quiet">{t(`nativeViews.does.${view.does}`)}</span>
              </summary>
              {view.key === 'toUpdate' && <p className="ct-quiet">{t('nativeViews.toUpdate')}</p>}
              <p>{conditionsText(t, view)}</p>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

const conditionText = (t: Translate, { column, test, value }: NamedCondition): string =>
  test === 'beforeToday' || test === 'thisWeek'
    ? t(`nativeViews.${test}`, { column })
    : t(`nativeViews.${test}`, { column, value })

const conditionsText = (t: Translate, { conditions, conjunction }: NativeView): string =>
  conditions.map((condition) => conditionText(t, condition)).join(t(`nativeViews.${conjunction}`))

/** How many views a press would make or change. */
export const pendingViews = (plan: NativeViewPlan | null): number =>
  plan?.views.filter(({ does }) => does === 'make' || does === 'follow' || does === 'rewrite').length ?? 0

/** What becomes of the views when the native columns are removed, before they are. [NW2] */
export function ViewsThatEnd({ plan }: { readonly plan: NativeViewPlan | null }) {
  const { t } = useSidebar()
  return (['delete', 'back', 'stays'] as const).map((end) => {
    const names = plan?.views.filter(({ ends }) => ends === end).map(({ name }) => name) ?? []
    return names.length === 0 ? null : (
      <p key={end}>{t(`nativeViews.ask.${end}`, { names: names.join(t('common.listSeparator')) })}</p>
    )
  })
}

/** What a press has done to views; [] for nothing. */
export const viewsMadeTexts = (t: Translate, { made, changed }: NativeViewsMade): readonly string[] => [
  ...(made > 0 ? [t('nativeViews.made', { count: made })] : []),
  ...(changed > 0 ? [t('nativeViews.changed', { count: changed })] : []),
]

/** Why views were not set; [] when all were. */
export function viewRefusalTexts(t: Translate, { refusal }: NativeViewsMade): readonly string[] {
  if (refusal === null) return []
  if (refusal.kind === 'noFormulas') return [t('nativeViews.noFormulas')]
  return [t('nativeViews.refused', { reason: hostErrorText(t, refusal) })]
}

/** What a removal has done to views, and which it has left. */
export const viewsEndedTexts = (t: Translate, { deleted, back, left }: NativeViewsEnded): readonly string[] => [
  ...(deleted > 0 ? [t('nativeViews.deleted', { count: deleted })] : []),
  ...(back > 0 ? [t('nativeViews.back', { count: back })] : []),
  ...(left.length > 0 ? [t('nativeViews.left', { names: left.join(t('common.listSeparator')) })] : []),
]
