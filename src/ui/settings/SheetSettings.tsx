import Button from '@douyinfe/semi-ui/lib/es/button'
import type { AppState } from '../../application/appState.ts'
import { Icon } from '../Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'

/** The tracked sheets of this Base, with the way to each and to another one. */
export function SheetSettings({ sheets, shown, onAdd }: {
  readonly sheets: AppState['sheets']
  /** Table id of the sheet on show. */
  readonly shown: string
  readonly onAdd: () => void
}) {
  const { t, actions } = useSidebar()
  return (
    <SettingGroup title={t('settings.sheets')}>
      <ul className="ct-sheets">
        {sheets.map((sheet) => (
          <li key={sheet.tableId}>
            <Icon name="table" />
            <span>
              {sheet.name}
              <small>{t(`preset.${sheet.preset}.name`)}</small>
            </span>
            {sheet.tableId === shown
              ? <span className="ct-quiet">{t('settings.sheets.shown')}</span>
              : <Button size="small" onClick={() => actions.showSheet(sheet.tableId)}>{t('settings.sheets.show')}</Button>}
          </li>
        ))}
      </ul>
      <Button icon={<Icon name="plus" size={14} />} onClick={onAdd}>{t('header.add')}</Button>
    </SettingGroup>
  )
}
