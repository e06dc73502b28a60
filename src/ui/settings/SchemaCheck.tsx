import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState, SchemaReport } from '../../application/appState.ts'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText, isHostError } from '../hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'

type Check = { readonly kind: 'idle' } | { readonly kind: 'checking' } | { readonly kind: 'checked'; readonly outcome: SchemaReport | HostError }

/** Looks whether every declared column is still there, and offers to add what is not. */
export function SchemaCheck({ mayManage }: { readonly mayManage: AppState['mayManage'] }) {
  const { t, actions } = useSidebar()
  const [check, setCheck] = useState<Check>({ kind: 'idle' })
  const run = async () => {
    setCheck({ kind: 'checking' })
    setCheck({ kind: 'checked', outcome: await actions.checkSchema() })
  }
  const repair = () => {
    actions.repairSchema()
    setCheck({ kind: 'idle' })
  }
  return (
    <SettingGroup title={t('settings.schema')} about={t('settings.schema.about')}>
      {check.kind === 'checked' && <CheckResult outcome={check.outcome} mayManage={mayManage} onRepair={repair} />}
      <Button loading={check.kind === 'checking'} onClick={() => void run()}>{t('settings.schema.check')}</Button>
    </SettingGroup>
  )
}

function CheckResult({ outcome, mayManage, onRepair }: {
  readonly outcome: SchemaReport | HostError
  readonly mayManage: AppState['mayManage']
  readonly onRepair: () => void
}) {
  const { t } = useSidebar()
  if (isHostError(outcome)) return <Notice tone="danger">{hostErrorText(t, outcome)}</Notice>
  const { columns, missing, renamed } = outcome
  return (
    <>
      {missing.length === 0 ? <Notice tone="success">{t('settings.schema.complete', { count: columns })}</Notice> : (
        <Notice
          tone="warning"
          action={mayManage !== false && <Button size="small" onClick={onRepair}>{t('notice.repair')}</Button>}
        >
          {t('notice.missing', { count: missing.length })}
          {missing.map(({ name, reason }) => t(`notice.missing.${reason}`, { name })).join(t('common.listSeparator'))}
          {mayManage === false && <> {t('notice.missing.ask')}</>}
        </Notice>
      )}
      {renamed.length > 0 && (
        <Notice tone="info">
          {t('settings.schema.renamed', {
            list: renamed.map(({ from, to }) => `${from} → ${to}`).join(t('common.listSeparator')),
          })}
        </Notice>
      )}
    </>
  )
}
