import Dropdown from '@douyinfe/semi-ui/lib/es/dropdown'
import './frame.css'
import type { AppState } from '../../application/app/appState.ts'
import { presetsBeyond } from '../../application/setup/previewPlan.ts'
import { AsOfPicker } from '../asOf/AsOfPicker.tsx'
import { AsOfLine } from '../asOf/AsOfLine.tsx'
import type { ShownView } from '../asOf/useAsOfView.ts'
import { CampaignChoice } from '../campaign/CampaignChoice.tsx'
import type { ScopeChoice } from '../campaign/useScopeChoice.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { leftUndone } from './bannerModel.ts'
import { LiveStatus } from './LiveStatus.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Shows the sheet's name, the chosen campaign, the as-of day and how fresh the figures are. */
export function Header({
  sheet,
  state,
  view,
  choice,
  explainsSelection,
  onAdd,
  onUpgrade,
}: {
  readonly sheet: SheetState
  readonly state: AppState
  readonly view: ShownView
  readonly choice: ScopeChoice
  /** Whether the selected cell is explained, and a function to change that. */
  readonly explainsSelection: readonly [boolean, (explains: boolean) => void]
  readonly onAdd: () => void
  readonly onUpgrade: (tableId: string) => void
}) {
  return (
    <header className="ct-header">
      <div className="ct-header-line">
        <SheetSwitch sheet={sheet} sheets={state.sheets} onAdd={onAdd} onUpgrade={() => onUpgrade(sheet.tableId)} />
        <CampaignChoice choice={choice} companions={state.companions} />
        <AsOfPicker sheet={sheet} settings={state.settings} view={view} />
      </div>
      {view.day === null ? (
        <LiveStatus
          sheet={sheet}
          left={leftUndone(state, sheet)}
          timeZone={state.settings.timeZone}
          explainsSelection={explainsSelection}
        />
      ) : (
        <AsOfLine sheet={sheet} view={view} />
      )}
    </header>
  )
}

function SheetSwitch({
  sheet,
  sheets,
  onAdd,
  onUpgrade,
}: {
  readonly sheet: SheetState
  readonly sheets: AppState['sheets']
  readonly onAdd: () => void
  readonly onUpgrade: () => void
}) {
  const { t, actions } = useSidebar()
  const listed = sheets.find(({ tableId }) => tableId === sheet.tableId)
  const canUpgrade = listed !== undefined && presetsBeyond(listed).length > 0
  return (
    <Dropdown
      trigger="click"
      position="bottomLeft"
      clickToHide
      closeOnEsc
      returnFocusOnClose
      render={
        <Dropdown.Menu className="ct-floating ct-menu">
          {sheets.map((one) => (
            <Dropdown.Item
              key={one.tableId}
              active={one.tableId === sheet.tableId}
              onClick={() => {
                if (one.tableId !== sheet.tableId) actions.showSheet(one.tableId)
              }}
            >
              <span className="ct-menu-mark">{one.tableId === sheet.tableId && <Icon name="normal" size={14} />}</span>
              {one.name}
            </Dropdown.Item>
          ))}
          <Dropdown.Divider />
          <Dropdown.Item onClick={onAdd}>
            <span className="ct-menu-mark">
              <Icon name="plus" size={14} />
            </span>
            {t('header.add')}
          </Dropdown.Item>
          {canUpgrade && (
            <Dropdown.Item onClick={onUpgrade}>
              <span className="ct-menu-mark">
                <Icon name="ahead" size={14} />
              </span>
              {t('header.upgrade')}
            </Dropdown.Item>
          )}
        </Dropdown.Menu>
      }
    >
      <button type="button" className="ct-plain ct-sheet-switch" aria-label={t('header.switch', { name: sheet.name })}>
        <h1>{sheet.name}</h1>
        <Icon name="chevronDown" />
      </button>
    </Dropdown>
  )
}
