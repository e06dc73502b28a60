import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { NativeRefusal } from '../../application/native/runNative.ts'
import { bringWords } from '../../i18n/index.ts'
import { native as nativeWords } from '../../i18n/zh-CN/native.ts'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { refusalText } from './refusalText.ts'

bringWords(nativeWords)

/**
 * Says that formulas of native columns no longer fit the names of columns and options, or the settings, and rewrites
 * them. It looks again when a column or an option was renamed, and when settings were saved. [NV11]
 */
export default function NativeNotice({
  tableId,
  drift,
  settings: { cutOff, bands, calendar },
  mayManage,
}: {
  readonly tableId: string
  readonly drift: AppState['drift']
  readonly settings: AppState['settings']
  readonly mayManage: AppState['mayManage']
}) {
  const { t, actions, announce } = useSidebar()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<NativeRefusal | null>(null)
  const { answer, isCurrent, askAgain } = useAnswer(
    [tableId, JSON.stringify([drift?.differences, cutOff, bands, calendar])],
    async () => actions.native.stale(),
  )
  if (answer === null || !isCurrent || (answer.formulas === 0 && answer.tables.length === 0)) return null
  const rewrite = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const made = await actions.native.rewrite()
    setBusy(false)
    if (made.ok) announce(t('native.stale.done'))
    else setRefusal(made.error)
    askAgain()
  }
  const action =
    mayManage === false ? undefined : (
      <Button size="small" loading={isBusy} onClick={() => void rewrite()}>
        {t('native.stale.rewrite')}
      </Button>
    )
  return (
    <Notice tone="warning" action={action}>
      {answer.formulas > 0 && t('native.stale', { count: answer.formulas })}
      {answer.tables.map((table) => t('native.stale.days', { table })).join('')}
      {mayManage === false && ` ${t('native.stale.ask')}`}
      {refusal !== null && ` ${refusalText(t, refusal)}`}
    </Notice>
  )
}
