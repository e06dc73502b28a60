import type { TableState } from '../../engine/types.ts'
import { deleteRecords, setChecked } from '../state/commands.ts'
import { useHost, usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'

/** The line under the grid: how many records, and what to do with the ticked ones. */
export function GridFooter({ table, count }: { readonly table: TableState; readonly count: number }) {
  const host = useHost()
  const say = useSay()
  const checked = usePage((state) => state.checked)
  const removeChecked = async () => {
    if (await deleteRecords(host, table.id, [...checked])) setChecked(host, new Set())
  }
  const confirmDelete = () =>
    host.page.setState({
      question: {
        title: say('grid.deleteTitle', { n: checked.size }),
        text: say('grid.deleteText'),
        action: say('common.delete'),
        isDangerous: true,
        onYes: () => void removeChecked(),
      },
    })
  return (
    <div className="lh-footer">
      <span data-testid="record-count">{say('grid.count', { n: count })}</span>
      {checked.size === 0 ? null : (
        <>
          <span className="lh-footer-mark">{say('grid.selected', { n: checked.size })}</span>
          <button
            type="button"
            className="lh-text-button lh-danger"
            onClick={confirmDelete}
            data-testid="delete-selected"
          >
            <Icon name="trash" size={14} />
            {say('grid.deleteSelected')}
          </button>
          <button type="button" className="lh-text-button" onClick={() => setChecked(host, new Set())}>
            {say('common.clear')}
          </button>
        </>
      )}
    </div>
  )
}
