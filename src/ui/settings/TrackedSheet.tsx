import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState, TrackedSheetInfo } from '../../application/app/appState.ts'
import type { SheetCheck } from '../../application/repair/repairState.ts'
import type { HostError } from '../../application/ports.ts'
import { OTHER_TABLES } from '../../application/adoption/tables/otherTable.ts'
import { presetsBeyond } from '../../application/setup/previewPlan.ts'
import type { Drift } from '../../application/repair/drift.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { driftText } from '../repair/driftText.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TakenTables } from './TakenTables.tsx'
import { RuledRows } from '../taught/RuledRows.tsx'
import { TaughtWordList } from '../taught/TaughtWordList.tsx'
import { UnreadWords } from '../taught/UnreadWords.tsx'

/** A tracked sheet in the list: its name, tables and health, and buttons for what can be done with it. */
export function TrackedSheet({
  sheet,
  isShown,
  health,
  mayManage,
  onUpgrade,
  onBeside,
}: {
  readonly sheet: TrackedSheetInfo
  readonly isShown: boolean
  /** Undefined while it is being checked. */
  readonly health: SheetCheck | undefined
  readonly mayManage: AppState['mayManage']
  readonly onUpgrade: () => void
  readonly onBeside: () => void
}) {
  const { t, actions } = useSidebar()
  const [isStopping, setStopping] = useState(false)
  const tables = sheet.tables.filter(({ name }) => name !== null)
  const facts = [
    t(`preset.${sheet.preset}.name`),
    t('sheets.tables', { count: tables.length }),
    ...(sheet.hasOwnSettings ? [t('settings.own')] : []),
  ]
  return (
    <li aria-label={sheet.name} data-shown={isShown}>
      <div className="ct-tracked-line">
        <Icon name="table" />
        <span>
          <strong>{sheet.name}</strong>
          <small>{facts.join(' · ')}</small>
        </span>
        {isShown ? (
          <span className="ct-quiet">{t('settings.sheets.shown')}</span>
        ) : (
          <Button
            size="small"
            aria-label={t('sheets.show.of', { name: sheet.name })}
            onClick={() => actions.showSheet(sheet.tableId)}
          >
            {t('settings.sheets.show')}
          </Button>
        )}
      </div>
      {tables.length > 1 && (
        <p className="ct-quiet">{tables.map(({ name }) => name).join(t('common.listSeparator'))}</p>
      )}
      <UnreadWords sheetId={sheet.tableId} version={sheet.taught} />
      {sheet.ruled.length > 0 && <RuledRows sheetId={sheet.tableId} ruled={sheet.ruled} />}
      {sheet.taught.length > 0 && <TaughtWords sheet={sheet} />}
      <Health sheet={sheet} health={health} mayManage={mayManage} />
      <TakenTables sheet={sheet} />
      {isStopping ? (
        <StopQuestion sheet={sheet} onAnswered={() => setStopping(false)} />
      ) : (
        <div className="ct-tracked-more">
          {presetsBeyond(sheet).length > 0 && (
            <button
              type="button"
              className="ct-plain ct-link"
              aria-label={t('sheets.upgrade.of', { name: sheet.name })}
              onClick={onUpgrade}
            >
              {t('sheets.upgrade')}
            </button>
          )}
          {OTHER_TABLES.some((table) => sheet.tables.every((one) => one.table !== table)) && (
            <button
              type="button"
              className="ct-plain ct-link"
              aria-label={t('settings.sheets.beside.of', { name: sheet.name })}
              onClick={onBeside}
            >
              {t('settings.sheets.beside')}
            </button>
          )}
          <button
            type="button"
            className="ct-plain ct-link"
            aria-label={t('sheets.stop.of', { name: sheet.name })}
            onClick={() => setStopping(true)}
          >
            {t('sheets.stop')}
          </button>
        </div>
      )}
    </li>
  )
}

/** The words that people have taught for the sheet; removing one computes its rows again. [TW1] */
function TaughtWords({ sheet }: { readonly sheet: TrackedSheetInfo }) {
  const { t, actions } = useSidebar()
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const forget = async (field: string, word: string) => {
    const forgotten = await actions.adoption.teach(sheet.tableId, field, word, null)
    setRefusal(forgotten.ok ? null : forgotten.error)
  }
  return (
    <>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      <TaughtWordList
        words={sheet.taught.map(({ field, ...word }) => ({ ...word, of: field }))}
        onRemove={({ of, word }) => void forget(of, word)}
      />
    </>
  )
}

/** Says 字段齐全, or lists what needs a repair. */
function Health({
  sheet,
  health,
  mayManage,
}: {
  readonly sheet: TrackedSheetInfo
  readonly health: SheetCheck | undefined
  readonly mayManage: AppState['mayManage']
}) {
  const { t, actions } = useSidebar()
  if (health === undefined) return <p className="ct-quiet">{t('sheets.checking')}</p>
  if (health.kind === 'refused') return <Notice tone="warning">{hostErrorText(t, health.error)}</Notice>
  const { lost } = health
  if (lost.length === 0) {
    return (
      <p className="ct-tracked-health" data-hue="green">
        <Icon name="normal" size={14} />
        {t('sheets.complete', { count: health.columns })}
      </p>
    )
  }
  // The repair plan is about the shown sheet, so show this one first.
  const repair = () => {
    actions.showSheet(sheet.tableId)
    actions.repairSchema()
  }
  const text = (drift: Drift): string =>
    drift.kind === 'tableDeleted'
      ? driftText(t, drift)
      : t('drift.inTable', { what: driftText(t, drift), table: drift.tableName })
  return (
    <details className="ct-tracked-health" data-hue="orange">
      <summary>
        <Icon name="warning" size={14} />
        {t('sheets.repairs', { count: lost.length })}
        <Icon name="chevronRight" size={14} />
      </summary>
      <ul>
        {lost.map((drift) => (
          <li key={drift.id}>{text(drift)}</li>
        ))}
      </ul>
      {mayManage === false && <p className="ct-quiet">{t('notice.drift.ask')}</p>}
      <Button size="small" aria-label={t('sheets.repair.of', { name: sheet.name })} onClick={repair}>
        {t('notice.drift.look')}
      </Button>
    </details>
  )
}

/** Says what stopping means and asks for confirmation. */
function StopQuestion({ sheet, onAnswered }: { readonly sheet: TrackedSheetInfo; readonly onAnswered: () => void }) {
  const { t, actions, announce } = useSidebar()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const stop = async () => {
    setBusy(true)
    const stopped = await actions.stopTracking(sheet.tableId)
    if (stopped.ok) {
      announce(t('sheets.stopped.said', { name: sheet.name }))
      return
    }
    setBusy(false)
    setRefusal(stopped.error)
  }
  return (
    <fieldset className="ct-stop" aria-label={t('sheets.stop.of', { name: sheet.name })}>
      <p>
        {t('sheets.stop.about', { name: sheet.name })}
        {sheet.hasOwnSettings && <> {t('sheets.stop.own')}</>}
      </p>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      <div className="ct-actions">
        <Button size="small" type="danger" loading={isBusy} onClick={() => void stop()}>
          {t('sheets.stop')}
        </Button>
        <Button size="small" onClick={onAnswered}>
          {t('sheets.keep')}
        </Button>
      </div>
    </fieldset>
  )
}
