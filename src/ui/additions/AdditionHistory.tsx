import Button from '@douyinfe/semi-ui/lib/es/button'
import type { AdditionActions } from '../../application/additions/additionState.ts'
import { formatMoment } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** The sheet's additions, newest first, with a button to take back those that no row uses yet. [GR2] */
export function AdditionHistory({
  steps,
  isBusy,
  mayUndo,
  timeZone,
  onUndo,
}: {
  readonly steps: ReturnType<AdditionActions['steps']>
  readonly isBusy: boolean
  readonly mayUndo: boolean
  readonly timeZone: string
  readonly onUndo: (version: number) => void
}) {
  const { t, clock } = useSidebar()
  return (
    <>
      <h3>{t('addition.history')}</h3>
      <ol className="ct-addition-steps">
        {steps.toReversed().map(({ version, at, kind, name, options, reason, undone }) => (
          <li key={version} data-undone={undone !== null}>
            <b>v{version}</b>
            <span>
              {kind === 'column'
                ? t('addition.step.column', { name })
                : t('addition.step.options', { name, options: options.join(t('common.listSeparator')) })}
              <small>{[formatMoment(at, timeZone, clock()), reason].filter((part) => part !== '').join(' · ')}</small>
            </span>
            {undone !== null ? (
              <span className="ct-quiet">{t('addition.undone')}</span>
            ) : (
              mayUndo && (
                <Button
                  size="small"
                  disabled={isBusy}
                  onClick={() => onUndo(version)}
                  aria-label={`${t('addition.undo')} ${name}`}
                >
                  {t('addition.undo')}
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
