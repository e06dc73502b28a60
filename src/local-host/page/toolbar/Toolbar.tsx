import type { TableState, ViewState } from '../../engine/types.ts'
import { FILTERABLE_VIEWS, GROUPABLE_VIEWS, SIZED_VIEWS, SORTABLE_VIEWS, VIEW } from '../../engine/fields/fieldTypes.ts'
import { addRecord, applySetting, selectCell, setRowHeight } from '../state/commands.ts'
import { mayAdd } from '../grid/edits.ts'
import { useHost, useSay, useViewSettings } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { ColourPanel } from './ColourPanel.tsx'
import { FieldsPanel } from './FieldsPanel.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { OrderPanel } from './OrderPanel.tsx'
import { ToolButton } from './ToolButton.tsx'

/** Grid, board and gantt. */
const COLOURED_VIEWS: ReadonlySet<number> = new Set([VIEW.grid, VIEW.kanban, VIEW.gantt])
const LEVELS = [1, 2, 3, 4] as const

/** The toolbar of the shown view; each button shows how many of its settings are active. */
export function Toolbar({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const settings = useViewSettings(table, view)
  const isPersonal = view.personal[host.member().id] !== undefined
  const add = async () => {
    const outcome = await addRecord(host, table.id, {})
    const fieldId = table.fields.find((field) => field.isPrimary)?.id
    if (outcome.ok && typeof outcome.value === 'string' && fieldId !== undefined)
      selectCell(host, outcome.value, fieldId)
  }
  return (
    <div className="lh-toolbar" role="toolbar" aria-label={view.name}>
      {mayAdd(host, table.id) ? (
        <>
          <button type="button" className="lh-tool lh-tool-add" onClick={() => void add()} data-testid="tool-add">
            <Icon name="plus" />
            <span>{say('tool.addRecord')}</span>
          </button>
          <span className="lh-tool-line" />
        </>
      ) : null}
      <ToolButton
        icon="fields"
        label={
          settings.hidden.length > 0 ? say('tool.fieldsHidden', { n: settings.hidden.length }) : say('tool.fields')
        }
        count={settings.hidden.length}
        testId="tool-fields"
        panel={<FieldsPanel table={table} view={view} />}
      />
      {FILTERABLE_VIEWS.has(view.type) ? (
        <ToolButton
          icon="filter"
          label={say('tool.filter')}
          count={settings.filter?.conditions.length ?? 0}
          testId="tool-filter"
          panel={<FilterPanel table={table} view={view} />}
        />
      ) : null}
      {GROUPABLE_VIEWS.has(view.type) ? (
        <ToolButton
          icon="group"
          label={say('tool.group')}
          count={settings.group.length}
          testId="tool-group"
          panel={<OrderPanel table={table} view={view} of="group" />}
        />
      ) : null}
      {SORTABLE_VIEWS.has(view.type) ? (
        <ToolButton
          icon="sort"
          label={say('tool.sort')}
          count={settings.sort.length}
          testId="tool-sort"
          panel={<OrderPanel table={table} view={view} of="sort" />}
        />
      ) : null}
      {COLOURED_VIEWS.has(view.type) ? (
        <ToolButton
          icon="colour"
          label={say('tool.colour')}
          count={settings.hostOnly.colours?.length ?? 0}
          testId="tool-colour"
          panel={<ColourPanel table={table} view={view} />}
        />
      ) : null}
      {SIZED_VIEWS.has(view.type) ? (
        <ToolButton
          icon="rowHeight"
          label={say('tool.rowHeight')}
          testId="tool-height"
          panel={
            <div className="lh-menu" role="radiogroup" aria-label={say('tool.rowHeight')}>
              {LEVELS.map((level) => (
                <label key={level} className="lh-menu-row">
                  <input
                    type="radio"
                    name="row-height"
                    checked={settings.rowHeight === level}
                    onChange={() => void setRowHeight(host, table.id, view.id, level)}
                  />
                  <span>{say(`tool.rowHeight.${level}`)}</span>
                </label>
              ))}
            </div>
          }
        />
      ) : null}
      {isPersonal ? (
        <button
          type="button"
          className="lh-tool lh-tool-save"
          title={say('tool.saveHint')}
          onClick={() => void applySetting(host, table.id, view.id)}
          data-testid="tool-save"
        >
          <Icon name="save" />
          <span>{say('tool.save')}</span>
        </button>
      ) : null}
    </div>
  )
}
