import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState, UntrackedSheet } from '../../application/app/appState.ts'
import type { SheetCheck } from '../../application/repair/repairState.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { StoppedSheets } from '../setup/StoppedSheets.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'
import { TrackedSheet } from './TrackedSheet.tsx'

/** Lists the tracked sheets of this Base with their health and the stopped ones, and lets people add another. */
export function SheetSettings({
  state,
  shown,
  missing,
  onAdd,
  onAdopt,
  onImport,
  onUpgrade,
  onBeside,
}: {
  readonly state: Pick<AppState, 'sheets' | 'stopped' | 'mayManage'>
  /** Table id of the sheet on show. */
  readonly shown: string
  /** Its missing columns: when they change, the health of all sheets is checked again. */
  readonly missing: SheetState['missing']
  readonly onAdd: () => void
  readonly onAdopt: () => void
  readonly onImport: () => void
  readonly onUpgrade: (tableId: string) => void
  readonly onBeside: (tableId: string) => void
}) {
  const { t } = useSidebar()
  const health = useSheetChecks(state.sheets, missing)
  return (
    <SettingGroup title={t('settings.sheets')} about={t('settings.sheets.about')}>
      <ul className="ct-tracked">
        {state.sheets.map((sheet) => (
          <TrackedSheet
            key={sheet.tableId}
            sheet={sheet}
            isShown={sheet.tableId === shown}
            health={health?.get(sheet.tableId)}
            mayManage={state.mayManage}
            onUpgrade={() => onUpgrade(sheet.tableId)}
            onBeside={() => onBeside(sheet.tableId)}
          />
        ))}
      </ul>
      <div className="ct-actions">
        <Button icon={<Icon name="plus" size={14} />} onClick={onAdd}>
          {t('header.add')}
        </Button>
        <Button icon={<Icon name="table" size={14} />} onClick={onAdopt}>
          {t('adopt.title')}
        </Button>
        <Button icon={<Icon name="download" size={14} />} onClick={onImport}>
          {t('import.title')}
        </Button>
      </div>
      {state.stopped.length > 0 && <StoppedSheets stopped={state.stopped} />}
      <UntrackedSearch stopped={state.stopped} />
    </SettingGroup>
  )
}

/** Checks the health of every sheet when the list opens and when sheets or columns change; undefined meanwhile. */
function useSheetChecks(
  sheets: AppState['sheets'],
  missing: SheetState['missing'],
): ReadonlyMap<string, SheetCheck> | undefined {
  const { actions } = useSidebar()
  const question = JSON.stringify([sheets.map(({ tableId, preset, tables }) => [tableId, preset, tables]), missing])
  const { answer, isCurrent } = useAnswer([question], () => actions.checkSheets())
  return answer !== null && isCurrent ? answer : undefined
}

type Search =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly sheets: readonly UntrackedSheet[] }
  | { readonly kind: 'refused'; readonly error: HostError }

/** Searches for tables with our marks that are not tracked: copies that people made for the next campaign. */
function UntrackedSearch({ stopped }: { readonly stopped: AppState['stopped'] }) {
  const { t, actions } = useSidebar()
  const [search, setSearch] = useState<Search>({ kind: 'idle' })
  const run = async () => {
    setSearch({ kind: 'searching' })
    const outcome = await actions.findUntracked()
    setSearch(outcome.ok ? { kind: 'found', sheets: outcome.value } : { kind: 'refused', error: outcome.error })
  }
  const stoppedIds = new Set(stopped.map(({ tableId }) => tableId))
  const others = search.kind === 'found' ? search.sheets.filter(({ tableId }) => !stoppedIds.has(tableId)) : []
  return (
    <>
      {search.kind === 'refused' && <Notice tone="danger">{hostErrorText(t, search.error)}</Notice>}
      {search.kind === 'found' && others.length === 0 && <Notice tone="info">{t('sheets.find.none')}</Notice>}
      {others.length > 0 && <StoppedSheets stopped={others} title={t('sheets.find.found')} />}
      <button
        type="button"
        className="ct-plain ct-link"
        disabled={search.kind === 'searching'}
        onClick={() => void run()}
      >
        {t(search.kind === 'searching' ? 'sheets.finding' : 'sheets.find')}
      </button>
    </>
  )
}
