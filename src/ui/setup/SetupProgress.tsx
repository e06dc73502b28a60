import Button from '@douyinfe/semi-ui/lib/es/button'
import Progress from '@douyinfe/semi-ui/lib/es/progress'
import { useEffect, useRef, type ReactNode } from 'react'
import type { SetupFailure, SetupState, SetupStep } from '../../application/setup/setupState.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { setupTitle } from './setupTitle.ts'
import { stepText, stepWords } from './stepText.ts'
import './setup.css'

/** Shows how far a set-up is, or why it stopped, and what people can do next. */
export function SetupProgress({
  setup,
}: {
  readonly setup: Extract<SetupState, { kind: 'running' | 'failed' | 'interrupted' }>
}) {
  const { t, actions } = useSidebar()
  const title = setupTitle(t, setup)
  const retry = (label: string) => (
    <Button theme="solid" type="primary" onClick={() => actions.startSetup(setup.request)}>
      {label}
    </Button>
  )
  const leave = <Button onClick={() => actions.dismissSetup()}>{t('setup.leave')}</Button>

  switch (setup.kind) {
    case 'running':
      return (
        <Frame title={title} about={setup.cancelling ? t('setup.cancelling.about') : t('setup.running.about')}>
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
        <Frame title={title} about={t('setup.nothingLost')}>
          {setup.failures.length > 0 ? (
            <FailedSteps failures={setup.failures} />
          ) : (
            <>
              <StepProgress done={setup.done} total={setup.total} step={setup.step} failed />
              <Notice tone="danger">
                {setup.step !== null && <strong>{t('setup.failedAt', { step: stepText(t, setup.step) })} </strong>}
                {hostErrorText(t, setup.error)}
              </Notice>
            </>
          )}
          <div className="ct-actions">
            {retry(t('setup.retry'))}
            {leave}
          </div>
          <p className="ct-quiet">{t('setup.leave.about')}</p>
        </Frame>
      )
    case 'interrupted':
      return (
        <Frame title={title} about={t('setup.interrupted.about')}>
          <div className="ct-actions">
            {retry(t('setup.continue'))}
            {leave}
          </div>
          <p className="ct-quiet">{t('setup.leave.about')}</p>
        </Frame>
      )
  }
}

/** Lists the steps that the host refused, by table, with the reason; a reason that all share is said once. */
export function FailedSteps({ failures }: { readonly failures: readonly SetupFailure[] }) {
  const { t } = useSidebar()
  const reasons = failures.map(({ error }) => hostErrorText(t, error))
  const shared = new Set(reasons).size === 1 ? reasons[0] : undefined
  const tables = [...new Set(failures.map(({ step }) => step.tableName))]
  return (
    <>
      <Notice tone="danger">
        <strong>{t('setup.partly', { count: failures.length })}</strong> {shared ?? t('setup.partly.rest')}
      </Notice>
      {tables.map((table) => (
        <section key={table} className="ct-failures" aria-label={table}>
          <h3>{table}</h3>
          <ul>
            {failures
              .filter(({ step }) => step.tableName === table)
              .map(({ step, error }) => (
                <li key={`${step.kind}/${step.name}`}>
                  {stepWords(t, step)}
                  {shared === undefined && <small>{hostErrorText(t, error)}</small>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Frame({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}) {
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

/** How far a run is, and at which step. */
export function StepProgress({
  done,
  total,
  step,
  failed = false,
}: {
  readonly done: number
  readonly total: number
  readonly step: SetupStep | null
  readonly failed?: boolean
}) {
  const { t } = useSidebar()
  const percent = total === 0 ? 0 : Math.round((100 * done) / total)
  useMilestones(failed ? 0 : percent)
  return (
    <div className="ct-step">
      <Progress
        percent={percent}
        size="large"
        aria-label={t('setup.progress')}
        aria-valuetext={t('setup.progress.of', { done, total })}
        stroke={failed ? 'var(--semi-color-danger)' : 'var(--semi-color-primary)'}
      />
      <p>
        <span>{step === null ? t('setup.preparing') : stepText(t, step)}</span>
        <span>
          {done}/{total}
        </span>
      </p>
    </div>
  )
}

/** Percent of progress between two announcements to screen readers: announcing every step would be too much. */
const MILESTONE = 25

function useMilestones(percent: number): void {
  const { t, announce } = useSidebar()
  const passed = Math.floor(percent / MILESTONE)
  const announced = useRef(0)
  useEffect(() => {
    if (passed > announced.current) announce(t('setup.milestone', { percent: passed * MILESTONE }))
    announced.current = Math.max(announced.current, passed)
  }, [passed, announce, t])
}
