import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { SchemaReport } from '../../application/repair/repairState.ts'
import type { HostError } from '../../application/ports.ts'
import type { Result } from '../../domain/index.ts'
import { weightOf } from '../../application/repair/drift.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { DriftNotice } from '../repair/DriftNotice.tsx'
import { driftText } from '../repair/driftText.ts'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'

type Check =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly outcome: Result<SchemaReport, HostError> }

/** Checks that every table, column, option and view still exists, and links to the repair plan. */
export function SchemaCheck({
  mayManage,
  timeZone,
}: {
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t, actions } = useSidebar()
  const [check, setCheck] = useState<Check>({ kind: 'idle' })
  const run = async () => {
    setCheck({ kind: 'checking' })
    setCheck({ kind: 'checked', outcome: await actions.checkSchema() })
  }
  return (
    <SettingGroup title={t('settings.schema')} about={t('settings.schema.about')}>
      {check.kind === 'checked' && <CheckResult outcome={check.outcome} mayManage={mayManage} timeZone={timeZone} />}
      <Button loading={check.kind === 'checking'} onClick={() => void run()}>
        {t('settings.schema.check')}
      </Button>
    </SettingGroup>
  )
}

function CheckResult({
  outcome,
  mayManage,
  timeZone,
}: {
  readonly outcome: Result<SchemaReport, HostError>
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t } = useSidebar()
  if (!outcome.ok) return <Notice tone="danger">{hostErrorText(t, outcome.error)}</Notice>
  const { columns, drift } = outcome.value
  const fine = drift.filter((one) => weightOf(one) === 'fine')
  return (
    <>
      {drift.length === fine.length && (
        <Notice tone="success">{t('settings.schema.complete', { count: columns })}</Notice>
      )}
      <DriftNotice found={drift} weight="loss" mayManage={mayManage} timeZone={timeZone} />
      <DriftNotice found={drift} weight="minor" mayManage={mayManage} timeZone={timeZone} />
      {fine.length > 0 && (
        <Notice tone="info">
          {t('settings.schema.renamed', { list: fine.map((one) => driftText(t, one)).join(t('common.listSeparator')) })}
        </Notice>
      )}
    </>
  )
}
