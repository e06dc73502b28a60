import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'

/** Gives the task table the two columns for links, where its template has none: one press, and it says so before. [DP5] */
export function AddLinks() {
  const { t, actions, announce } = useSidebar()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function add() {
    setBusy(true)
    const added = await actions.plan.addLinkColumns()
    setBusy(false)
    setRefusal(added.ok ? null : hostErrorText(t, added.error))
    if (added.ok) announce(t('settings.links.added'))
  }
  return (
    <SettingGroup title={t('settings.links')} about={t('settings.links.about')}>
      <Button disabled={isBusy} onClick={() => void add()}>
        {t('settings.links.add')}
      </Button>
      {refusal !== null && (
        <p className="ct-quiet">
          {t('settings.links.failed')} {refusal}
        </p>
      )}
    </SettingGroup>
  )
}
