import Button from '@douyinfe/semi-ui/lib/es/button'
import type { ReactNode } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './frame.css'

/** The screen while no Base is connected: connecting, outside a Base, no answer, or refused. */
export function PhaseScreen({
  phase,
}: {
  readonly phase: Exclude<AppState['phase'], { kind: 'ready' }> | { readonly kind: 'broken' }
}) {
  const { t } = useSidebar()
  switch (phase.kind) {
    case 'connecting':
      return <ConnectingScreen />
    case 'outsideBase':
      return (
        <Page icon="plug" title={t('outside.title')}>
          <p>{t('outside.about')}</p>
          <h2>{t('outside.inBase')}</h2>
          <ol>
            <li>{t('outside.step.open')}</li>
            <li>{t('outside.step.add')}</li>
            <li>
              {t('outside.step.paste')}
              <code>{pageAddress()}</code>
            </li>
          </ol>
          <h2>{t('outside.demo')}</h2>
          <p>{t('outside.demo.about')}</p>
          <code>npm start</code>
        </Page>
      )
    case 'noHandshake':
      return (
        <Page icon="plug" title={t('noHandshake.title')} alert>
          <p>{t('noHandshake.about', { seconds: Math.round(phase.afterMs / 1000) })}</p>
          <ul>
            <li>{t('noHandshake.check.base')}</li>
            <li>{t('noHandshake.check.network')}</li>
          </ul>
          <ReloadButton />
        </Page>
      )
    case 'broken':
      return (
        <Page icon="warning" title={t('broken.title')} alert>
          <p>{t('broken.about')}</p>
          <p className="ct-quiet">{t('failed.safe')}</p>
          <ReloadButton />
        </Page>
      )
    case 'failed':
      return (
        <Page icon="warning" title={t('failed.title')} alert>
          <p>{hostErrorText(t, phase.error)}</p>
          <p className="ct-quiet">{t('failed.safe')}</p>
          <ReloadButton />
        </Page>
      )
  }
}

const pageAddress = (): string => `${location.origin}${location.pathname}`

function ReloadButton() {
  const { t } = useSidebar()
  return (
    <Button theme="solid" type="primary" onClick={() => location.reload()}>
      {t('common.retry')}
    </Button>
  )
}

function Page({
  icon,
  title,
  alert = false,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly alert?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className="ct-page" {...(alert ? { role: 'alert' } : {})}>
      <span className="ct-page-icon">
        <Icon name={icon} size={24} />
      </span>
      <h1>{title}</h1>
      {children}
    </div>
  )
}

/** A placeholder of the sidebar's final size, so that nothing moves when the content comes. */
function ConnectingScreen() {
  const { t } = useSidebar()
  return (
    <div className="ct-connecting ct-skeleton" aria-busy="true">
      <span className="ct-hidden">{t('connecting')}</span>
      <i style={{ width: 168, height: 20 }} />
      <i style={{ width: 120, height: 12 }} />
      <i className="ct-connecting-tabs" />
      <i style={{ height: 152 }} />
      <i style={{ height: 64 }} />
      <i style={{ height: 48 }} />
      <i style={{ height: 48 }} />
      <i style={{ height: 48 }} />
    </div>
  )
}
