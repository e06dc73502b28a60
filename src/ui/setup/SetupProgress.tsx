import Button from '@douyinfe/semi-ui/lib/es/button'
import Progress from '@douyinfe/semi-ui/lib/es/progress'
import type { ReactNode } from 'react'
import type { SetupFailure, SetupState, SetupStep } from '../../application/appState.ts'
import type { Translate } from '../../i18n/index.ts'
import { hostErrorText } from '../hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** A set-up under way, stopped or refused: where it stands and the ways on. */
export function SetupProgress({ setup }: { readonly setup: Extract<SetupState, { kind: 'running' | 'failed' | 'interrupted' }> }) {
  const { t, actions } = useSidebar()
  const name = t(`preset.${setup.request.preset}.name`)
  const retry = (label: string) => (
    <Button theme="solid" type="primary" onClick={() => actions.startSetup(setup.request)}>{label}</Button>
  )
  const leave = <Button onClick={() => actions.dismissSetup()}>{t('setup.leave')}</Button>

  switch (setup.kind) {
    case 'running':
      return (
        <Frame title={t('setup.running', { name })} about={t('setup.running.about')}>
          <StepProgress done={setup.done} total={setup.total} step={setup.step} />
          <div className="ct-actions">
            <Button disabled={setup.cancelling} onClick={() => actions.cancelSetup()}>
              {setup.cancelling ? t('setup.cancelling') : t('setup.cancel')}
            </Button>
          </div>
        </Frame>
      )
    case 'failed':
      return (
        <Frame title={t('setup.failed', { name })} about={t('setup.nothingLost')}>
          <StepProgress done={setup.done} total={setup.total} step={setup.step} failed />
          <Notice tone="danger">
            {setup.step !== null && <strong>{t('setup.failedAt', { step: stepText(t, setup.step) })} </strong>}
            {hostErrorText(t, setup.error)}
          </Notice>
          {setup.failures.length > 0 && <FailedSteps failures={setup.failures} />}
          <div className="ct-actions">{retry(t('setup.retry'))}{leave}</div>
        </Frame>
      )
    case 'interrupted':
      return (
        <Frame title={t('setup.interrupted', { name })} about={t('setup.interrupted.about')}>
          <div className="ct-actions">{retry(t('setup.continue'))}{leave}</div>
        </Frame>
      )
  }
}

/** Every step that the host would not take, with table, name and reason. */
function FailedSteps({ failures }: { readonly failures: readonly SetupFailure[] }) {
  const { t } = useSidebar()
  return (
    <>
      <p className="ct-quiet">{t('setup.partly', { count: failures.length })}</p>
      <ul className="ct-failures">
        {failures.map(({ step, error }) => (
          <li key={`${step.tableName}/${step.kind}/${step.name}`}>{stepText(t, step)} {hostErrorText(t, error)}</li>
        ))}
      </ul>
    </>
  )
}

function Frame({ title, about, children }: { readonly title: string; readonly about: string; readonly children: ReactNode }) {
  return (
    <div className="ct-setup">
      <header>
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      {children}
    </div>
  )
}

function StepProgress({ done, total, step, failed = false }: {
  readonly done: number
  readonly total: number
  readonly step: SetupStep | null
  readonly failed?: boolean
}) {
  const { t } = useSidebar()
  return (
    <div className="ct-step">
      <Progress
        percent={total === 0 ? 0 : Math.round((100 * done) / total)} size="large" aria-label={t('setup.progress')}
        stroke={failed ? 'var(--semi-color-danger)' : 'var(--semi-color-primary)'}
      />
      <p>
        <span>{step === null ? t('setup.preparing') : stepText(t, step)}</span>
        <span>{done}/{total}</span>
      </p>
    </div>
  )
}

/** '添加字段 计划进度(%)' */
const stepText = (t: Translate, step: SetupStep): string => {
  const text = t(`setup.step.${step.kind}`, { name: step.name })
  return step.kind === 'table' || step.tableName === '' ? text : t('setup.step.inTable', { step: text, table: step.tableName })
}
