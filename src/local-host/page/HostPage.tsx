import type { LocalHostApi } from '../wire/localHostApi.ts'
import type { WireLog } from '../wire/wireLog.ts'
import type { Address } from './state/address.ts'
import { useActive, usePage } from './state/hostContext.tsx'
import { ConfirmDialog } from './panels/ConfirmDialog.tsx'
import { LogPanel } from './panels/LogPanel.tsx'
import { RecordCard } from './panels/RecordCard.tsx'
import { RecordChoiceDialog } from './panels/RecordChoiceDialog.tsx'
import { Sidebar } from './panels/Sidebar.tsx'
import type { Connect } from './panels/Sidebar.tsx'
import { SwitchPanel } from './panels/SwitchPanel.tsx'
import { TableList } from './panels/TableList.tsx'
import { Toolbar } from './toolbar/Toolbar.tsx'
import { Toasts } from './panels/Toasts.tsx'
import { TopBar } from './panels/TopBar.tsx'
import { ViewBody } from './views/ViewBody.tsx'
import { ViewTabs } from './panels/ViewTabs.tsx'

interface HostPageProps {
  readonly address: Address
  readonly api: LocalHostApi
  readonly log: WireLog
  readonly connect: Connect
  readonly onReset: () => void
}

/** The whole page: top bar, tables, the shown view, the extension, and the panels of switches and messages. */
export function HostPage({ address, api, log, connect, onReset }: HostPageProps) {
  const { table, view } = useActive()
  const { card, choice, question, logOpen, switchesOpen, sidebarOpen } = usePage((state) => state)
  return (
    <div className="lh-page">
      <TopBar address={address} onReset={onReset} />
      <div className="lh-main">
        <div className="lh-bench">
          <div className="lh-desk">
            <TableList />
            <main className="lh-stage">
              {table === null || view === null ? null : (
                <>
                  <ViewTabs table={table} view={view} />
                  <Toolbar table={table} view={view} />
                  <div className="lh-view-body">
                    <ViewBody table={table} view={view} />
                  </div>
                </>
              )}
            </main>
            {switchesOpen ? <SwitchPanel api={api} /> : null}
          </div>
          {logOpen ? <LogPanel log={log} /> : null}
        </div>
        {sidebarOpen ? <Sidebar copies={address.sidebars} connect={connect} /> : null}
      </div>
      {card === null ? null : <RecordCard card={card} />}
      {question === null ? null : <ConfirmDialog question={question} />}
      <Toasts />
      {choice === null ? null : <RecordChoiceDialog choice={choice} />}
    </div>
  )
}
