import Popover from '@douyinfe/semi-ui/lib/es/popover'
import type { ReactNode } from 'react'
import type { AppActions } from '../../application/app/appState.ts'
import type { AssessedTask, TableKey } from '../../schema/index.ts'
import { Icon } from './Icon.tsx'
import { nameDialog } from './nameDialog.ts'
import { useSidebar } from '../sidebarContext.ts'
import './parts.css'

/** Further records are only counted. */
const MOST_LISTED = 50

/** A figure or name that opens its record, or a list when it stands for several. */
export function RecordsLink({
  recordIds,
  tasks,
  table = 'tasks',
  titles,
  children,
}: {
  readonly recordIds: readonly string[]
  readonly tasks: readonly AssessedTask[]
  /** Which table the records are of. */
  readonly table?: TableKey
  /** Titles of the records of another table, by record id. */
  readonly titles?: ReadonlyMap<string, string | null>
  readonly children: ReactNode
}) {
  const { t, actions } = useSidebar()
  const [only] = recordIds
  if (only === undefined) return <>{children}</>
  if (recordIds.length === 1) {
    return (
      <button type="button" className="ct-plain ct-link" onClick={() => openIn(actions, only, table)}>
        {children}
      </button>
    )
  }
  return (
    <Popover
      trigger="click"
      position="bottomLeft"
      closeOnEsc
      returnFocusOnClose
      showArrow={false}
      content={<RecordList recordIds={recordIds} tasks={tasks} table={table} titles={titles} />}
    >
      <button type="button" className="ct-plain ct-link" title={t('records.behind', { count: recordIds.length })}>
        {children}
      </button>
    </Popover>
  )
}

/** Opens a record; the task table is the default of `openRecord`. */
const openIn = (actions: Pick<AppActions, 'openRecord'>, recordId: string, table: TableKey): void =>
  table === 'tasks' ? actions.openRecord(recordId) : actions.openRecord(recordId, table)

function RecordList({
  recordIds,
  tasks,
  table,
  titles: others,
}: {
  readonly recordIds: readonly string[]
  readonly tasks: readonly AssessedTask[]
  readonly table: TableKey
  readonly titles: ReadonlyMap<string, string | null> | undefined
}) {
  const { t, actions } = useSidebar()
  const listed = recordIds.slice(0, MOST_LISTED)
  const listedIds = new Set(listed)
  const titles =
    others !== undefined && table !== 'tasks'
      ? others
      : new Map(tasks.filter(({ row }) => listedIds.has(row.recordId)).map(({ row }) => [row.recordId, row.title]))
  return (
    <div ref={nameDialog(t('records.behind', { count: recordIds.length }))} className="ct-floating ct-records">
      <p>{t('records.behind', { count: recordIds.length })}</p>
      <ul>
        {listed.map((recordId) => (
          <li key={recordId}>
            <button type="button" className="ct-plain" onClick={() => openIn(actions, recordId, table)}>
              <span>{titles.get(recordId) ?? t('task.untitled')}</span>
              <Icon name="chevronRight" size={14} />
            </button>
          </li>
        ))}
      </ul>
      {recordIds.length > listed.length && <p>{t('records.more', { count: recordIds.length - listed.length })}</p>}
    </div>
  )
}
