import Button from '@douyinfe/semi-ui/lib/es/button'
import type { AppState } from '../../application/app/appState.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './frame.css'

/** Asks which of several tracked sheets to show. */
export function SheetChooser({ sheets, onAdd }: { readonly sheets: AppState['sheets']; readonly onAdd: () => void }) {
  const { t, actions } = useSidebar()
  return (
    <div className="ct-setup">
      <header>
        <h1>{t('chooser.title')}</h1>
      </header>
      <ul className="ct-choice-list">
        {sheets.map((sheet) => (
          <li key={sheet.tableId}>
            <button
              type="button"
              className="ct-plain ct-choice ct-wide"
              onClick={() => actions.showSheet(sheet.tableId)}
            >
              <Icon name="table" />
              <strong>{sheet.name}</strong>
              <span>
                {t(`preset.${sheet.preset}.name`)} · {t('sheets.tables', { count: sheet.tables.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button icon={<Icon name="plus" size={14} />} onClick={onAdd}>
        {t('header.add')}
      </Button>
    </div>
  )
}
