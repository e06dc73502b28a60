import type { AppState, SettingsScope } from '../../application/app/appState.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { bringWords } from '../../i18n/index.ts'
import { native as nativeWords } from '../../i18n/zh-CN/native.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

bringWords(nativeWords)

/** In the bar with the save button: how many formulas of native columns saving these settings rewrites. [NV8] */
export function NativeRewrites({
  settings,
  scope,
  mayManage,
}: {
  readonly settings: TrackerSettings
  readonly scope: SettingsScope
  readonly mayManage: AppState['mayManage']
}) {
  const { t, actions } = useSidebar()
  const { cutOff, bands, calendar } = settings
  const { answer, isCurrent } = useAnswer([JSON.stringify({ cutOff, bands, calendar }), scope], async () =>
    actions.native.toRewrite(settings, scope),
  )
  if (answer === null || !isCurrent || (answer.formulas === 0 && answer.tables.length === 0)) return null
  const key = mayManage === false ? 'native.save.mayNot' : 'native.save'
  return (
    <p className="ct-quiet">
      {answer.formulas > 0 && t(key, { count: answer.formulas })}
      {mayManage !== false && answer.tables.map((table) => t('native.save.days', { table })).join('')}
    </p>
  )
}
