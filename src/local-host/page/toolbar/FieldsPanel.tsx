import type { TableState, ViewState } from '../../engine/types.ts'
import { setHidden } from '../state/commands.ts'
import { useHost, useSay, useViewSettings } from '../state/hostContext.tsx'
import { FieldIcon } from '../parts/Icon.tsx'

/** Which fields a view shows. */
export function FieldsPanel({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const settings = useViewSettings(table, view)
  const hidden = new Set(settings.hidden)
  const others = table.fields.filter((field) => !field.isPrimary).map((field) => field.id)
  return (
    <div className="lh-fields-panel">
      <div className="lh-panel-title">{say('tool.fields')}</div>
      <div className="lh-fields-list">
        {table.fields.map((field) => (
          <label key={field.id} className="lh-menu-row">
            <input
              type="checkbox"
              checked={!hidden.has(field.id)}
              disabled={field.isPrimary}
              onChange={(event) => void setHidden(host, table.id, view.id, [field.id], !event.target.checked)}
            />
            <FieldIcon type={field.type} />
            <span className="lh-menu-name">{field.name}</span>
          </label>
        ))}
      </div>
      <div className="lh-panel-foot">
        <button
          type="button"
          className="lh-text-button"
          onClick={() => void setHidden(host, table.id, view.id, others, false)}
        >
          {say('tool.showAll')}
        </button>
        <button
          type="button"
          className="lh-text-button"
          onClick={() => void setHidden(host, table.id, view.id, others, true)}
        >
          {say('tool.hideAll')}
        </button>
      </div>
    </div>
  )
}
