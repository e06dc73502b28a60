import Button from '@douyinfe/semi-ui/lib/es/button'
import Progress from '@douyinfe/semi-ui/lib/es/progress'
import type { AdoptionState, AdoptionStep } from '../../application/adoption/adoptionState.ts'
import type { AppState } from '../../application/app/appState.ts'
import type { Translate } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { NativeSection } from '../native/NativeSection.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './adoption.css'
import { bringWords } from '../../i18n/index.ts'
import { adopt as adoptWords } from '../../i18n/zh-CN/adopt.ts'

bringWords(adoptWords)

/** Shows how far taking over a table is, or why it stopped, and what people can do next. */
export function AdoptionProgress({
  adoption,
  sheets,
  sheet,
  settings,
  mayManage,
  onDone,
  onBeside,
}: {
  readonly adoption: Exclude<AdoptionState, { kind: 'idle' }>
  readonly sheets: AppState['sheets']
  /** The sheet on show: once a table was taken over, it is that one. */
  readonly sheet: AppState['sheet']
  readonly settings: AppState['settings']
  readonly mayManage: AppState['mayManage']
  /** Called when people open the finished sheet. */
  readonly onDone: () => void
  /** Called with the sheet beside whose tasks people want to take over tables. */
  readonly onBeside: (tableId: string) => void
}) {
  const { t, actions } = useSidebar()
  const leave = () => {
    actions.adoption.dismiss()
    onDone()
  }
  const goOn = (tableId: string) => {
    actions.adoption.dismiss()
    onBeside(tableId)
  }
  switch (adoption.kind) {
    case 'running':
      return (
        <div className="ct-setup">
          <header>
            <h1>{t('adopt.running', { name: adoption.tableName })}</h1>
            <p>{t('adopt.running.about')}</p>
          </header>
          <div className="ct-step">
            <Progress
              percent={Math.round((100 * adoption.done) / Math.max(1, adoption.total))}
              size="large"
              aria-label={t('adopt.doing')}
              stroke="var(--semi-color-primary)"
            />
            <p>
              <span>{adoption.step === null ? t('adopt.loading') : stepText(t, adoption.step)}</span>
              <span>
                {adoption.done}/{adoption.total}
              </span>
            </p>
          </div>
          <div className="ct-actions">
            <Button disabled={adoption.cancelling} onClick={() => actions.adoption.cancel()}>
              {t(adoption.cancelling ? 'adopt.cancelling' : 'adopt.cancel')}
            </Button>
          </div>
        </div>
      )
    case 'stopped': {
      const trackedName = sheets.find(({ tableId }) => tableId === adoption.tableId)?.name
      const name = adoption.tableName === '' ? (trackedName ?? t('adopt.stopped.table')) : adoption.tableName
      return (
        <div className="ct-setup">
          <header>
            <h1>{t('adopt.stopped', { name })}</h1>
            <p>{t('adopt.stopped.about')}</p>
          </header>
          {adoption.error !== null && (
            <Notice tone="danger">
              {adoption.step !== null && <strong>{stepText(t, adoption.step)} </strong>}
              {hostErrorText(t, adoption.error)}
            </Notice>
          )}
          <div className="ct-actions">
            <Button theme="solid" type="primary" onClick={() => actions.adoption.resume(adoption.tableId)}>
              {t('adopt.continue')}
            </Button>
            <Button onClick={leave}>{t('adopt.leave')}</Button>
          </div>
        </div>
      )
    }
    case 'done':
      return (
        <div className="ct-setup">
          <header>
            <h1>{t('adopt.done', { name: adoption.tableName })}</h1>
            <p>{t('adopt.done.about', { added: adoption.added })}</p>
            {adoption.views[0] !== undefined && (
              <p>{t('adopt.done.views', { views: adoption.views.length, first: adoption.views[0] })}</p>
            )}
          </header>
          {adoption.failures.length > 0 && (
            <Notice tone="warning">
              {t('adopt.done.failures', { count: adoption.failures.length })}
              <ul className="ct-failures">
                {adoption.failures.map(({ step, error }) => (
                  <li key={`${step.kind}/${step.name}`}>
                    {stepText(t, step)} {hostErrorText(t, error)}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {adoption.of === undefined && sheet?.tableId === adoption.tableId && (
            <NativeSection language={sheet.language} cutOff={settings.cutOff} mayManage={mayManage} />
          )}
          <Button block theme="solid" type="primary" size="large" onClick={leave}>
            {t('adopt.done.look')}
          </Button>
          <Button block onClick={() => goOn(adoption.tableId)}>
            {t(adoption.of === undefined ? 'adopt.beside' : 'adopt.another')}
          </Button>
        </div>
      )
  }
}

const stepText = (t: Translate, { kind, name }: AdoptionStep): string => t(`adopt.doing.${kind}`, { name })
