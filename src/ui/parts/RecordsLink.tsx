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
  of,
  children,
}: {
  readonly recordIds: readonly string[]
  readonly tasks: readonly AssessedTask[]
  /** Which table the records are of. */
  readonly table?: TableKey
  /** Titles of the records of another table, by record id. */
  readonly titles?: ReadonlyMap<string, string | null>
  /** The sheet of the records, when it is not the one on show. */
  readonly of?: string | undefined
  readonly children: ReactNode
}) {
  const { t, actions } = useSidebar()
  const [only] = recordIds
  if (only === undefined) return <>{children}</>
  if (recordIds.length === 1) {
    return (
      <button type="button" className="ct-plain ct-link" onClick={() => openIn(actions, only, table, of)}>
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
      content={<RecordList recordIds={recordIds} tasks={tasks} table={table} titles={titles} of={of} />}
    >
      <button type="button" className="ct-plain ct-link" title={t('records.behind', { count: recordIds.length })}>
        {children}
      </button>
    </Popover>
  )
}

/** Opens a record; the task table of the sheet on show is the default of `openRecord`. */
function openIn(
  { openRecord }: Pick<AppActions, 'openRecord'>,
  recordId: string,
  table: TableKey,
  of: string | undefined,
): void {
  if (of !== undefined) return openRecord(recordId, table, of)
  return table === 'tasks' ? openRecord(recordId) : openRecord(recordId, table)
}

function RecordList({
  recordIds,
  tasks,
  table,
  titles: others,
  of,
}: {
  readonly recordIds: readonly string[]
  readonly tasks: readonly AssessedTask[]
  readonly table: TableKey
  readonly titles: ReadonlyMap<string, string | null> | undefined
  readonly of: string | undefined
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
            <button type="button" className="ct-plain" onClick={() => openIn(actions, recordId, table, of)}>
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
