import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { HostError } from '../../../application/ports.ts'
import type { ReportTablePlan } from '../../../application/savedReports/reportTable.ts'
import { hostErrorText } from '../../parts/hostErrorText.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useSidebar } from '../../sidebarContext.ts'

type Step =
  /** `told`: somebody else has to add it. */
  | { readonly kind: 'idle' | 'adding' | 'told' }
  | { readonly kind: 'shown'; readonly plan: ReportTablePlan }
  | { readonly kind: 'refused'; readonly error: HostError }

/** Where there is no table for saved reports: what would be added, and one press that adds it. [RL4] */
export function AddReportTable({ mayManage }: { readonly mayManage: boolean }) {
  const { t, actions, announce } = useSidebar()
  const [step, setStep] = useState<Step>({ kind: 'idle' })
  const show = async () => {
    if (!mayManage) {
      setStep({ kind: 'told' })
      return
    }
    const plan = (await actions.savedReports()).planTable()
    if (plan !== null) setStep({ kind: 'shown', plan })
  }
  const add = async () => {
    setStep({ kind: 'adding' })
    const added = await (await actions.savedReports()).addTable()
    setStep(added.ok ? { kind: 'idle' } : { kind: 'refused', error: added.error })
    if (added.ok) announce(t('saved.table.done'))
  }
  if (step.kind === 'shown') {
    const { tableName, columns } = step.plan
    return (
      <Notice
        tone="info"
        action={
          <>
            <Button size="small" theme="solid" onClick={() => void add()}>
              {t('saved.table.add')}
            </Button>
            <Button size="small" onClick={() => setStep({ kind: 'idle' })}>
              {t('common.cancel')}
            </Button>
          </>
        }
      >
        {t('saved.table.missing')}{' '}
        {t('saved.table.preview', { table: tableName, columns: columns.join(t('common.listSeparator')) })}
      </Notice>
    )
  }
  return (
    <div className="ct-saved-bar">
      {step.kind === 'refused' && <Notice tone="danger">{hostErrorText(t, step.error)}</Notice>}
      {step.kind === 'told' && <Notice tone="info">{t('saved.table.ask')}</Notice>}
      <Button
        size="small"
        loading={step.kind === 'adding'}
        disabled={step.kind === 'adding' || step.kind === 'told'}
        onClick={() => void show()}
      >
        {t('saved.save')}
      </Button>
    </div>
  )
}
