import type { TableState, ViewState } from '../../engine/types.ts'
import { Choose } from '../parts/Choose.tsx'
import { setAutoSort, setGroup, setSort } from '../state/commands.ts'
import { useHost, useSay, useViewSettings } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'

/** Most levels of grouping, as in Feishu. */
const MAX_GROUPS = 3

/** The levels by which a view is sorted or grouped. */
export function OrderPanel({
  table,
  view,
  of,
}: {
  readonly table: TableState
  readonly view: ViewState
  readonly of: 'sort' | 'group'
}) {
  const host = useHost()
  const say = useSay()
  const settings = useViewSettings(table, view)
  const order = settings[of]
  const write = (next: typeof order) => void (of === 'sort' ? setSort : setGroup)(host, table.id, view.id, next)
  const free = table.fields.filter((field) => !order.some((rule) => rule.fieldId === field.id))
  const full = of === 'group' && order.length >= MAX_GROUPS
  return (
    <div className="lh-order-panel">
      <div className="lh-panel-title">{say(of === 'sort' ? 'sort.title' : 'group.title')}</div>
      {order.map((rule, at) => (
        <div key={rule.fieldId} className="lh-condition">
          <Choose
            label={say('order.choose')}
            className="lh-condition-field"
            value={rule.fieldId}
            onChoose={(fieldId) => write(order.map((other, place) => (place === at ? { ...other, fieldId } : other)))}
            choices={table.fields
              .filter((field) => field.id === rule.fieldId || free.includes(field))
              .map((field) => ({ value: field.id, label: field.name }))}
          />
          <Choose
            label={say('order.direction')}
            className="lh-condition-operator"
            value={rule.desc ? 'desc' : 'asc'}
            onChoose={(direction) =>
              write(order.map((other, place) => (place === at ? { ...other, desc: direction === 'desc' } : other)))
            }
            choices={[
              { value: 'asc', label: say('order.asc') },
              { value: 'desc', label: say('order.desc') },
            ]}
          />
          <button
            type="button"
            className="lh-icon-button"
            aria-label={say('common.delete')}
            onClick={() => write(order.filter((_rule, place) => place !== at))}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      {full || free.length === 0 ? null : (
        <Choose
          className="lh-order-add"
          label={say(of === 'sort' ? 'sort.add' : 'group.add')}
          value=""
          onChoose={(fieldId) => write([...order, { fieldId, desc: false }])}
          choices={[
            { value: '', label: `+ ${say(of === 'sort' ? 'sort.add' : 'group.add')}` },
            ...free.map((field) => ({ value: field.id, label: field.name })),
          ]}
        />
      )}
      {of === 'sort' && order.length > 0 ? (
        <label className="lh-menu-row">
          <input
            type="checkbox"
            checked={settings.autoSort}
            onChange={(event) => void setAutoSort(host, table.id, view.id, event.target.checked)}
          />
          <span>{say('sort.auto')}</span>
        </label>
      ) : null}
    </div>
  )
}
