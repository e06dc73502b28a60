import { useRef, useState } from 'react'
import { SCRATCH_PREFIX, type ContractHost } from '../contractHost.ts'
import { exportBase } from './exportBase.ts'
import { land, type Landing } from './landing.ts'
import type { ContractReport } from './report.ts'
import { ReportView } from './ReportView.tsx'
import { removeScratchTables, runContract } from './runContract.ts'

/** Where a person stands: asked before a run, waiting for it, reading its report. */
type Stage =
  | Landing
  | { readonly kind: 'running'; readonly done: number; readonly of: number; readonly what: string }
  | { readonly kind: 'reading'; readonly report: ContractReport }

/** The contract as an extension: asks, runs, reports, cleans up. */
export function ContractPage({
  bitable,
  landing,
}: {
  readonly bitable: ContractHost['bitable']
  readonly landing: Landing
}) {
  const [stage, setStage] = useState<Stage>(landing)
  const stopper = useRef(new AbortController())
  const look = () => void land(bitable).then(setStage)

  const run = async (withCases: boolean) => {
    stopper.current = new AbortController()
    const onStep = (done: number, of: number, what: string) => setStage({ kind: 'running', done, of, what })
    setStage({
      kind: 'reading',
      report: await runContract({ bitable, withCases, onStep, signal: stopper.current.signal }),
    })
  }
  const exported = async () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([JSON.stringify(await exportBase(bitable))], { type: 'application/json' }))
    link.download = 'base.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const removeLeftovers = () => void removeScratchTables(bitable).then(look)

  return (
    <>
      <h1>Host contract</h1>
      {stage.kind === 'unreachable' && <p role="alert">No Base answered: {stage.why}</p>}
      {stage.kind === 'asking' && (
        <Asking
          leftovers={stage.leftovers}
          onRun={(withCases) => void run(withCases)}
          onRemove={removeLeftovers}
          onExport={exported}
        />
      )}
      {stage.kind === 'running' && (
        <section aria-label="Running">
          <p aria-live="polite">
            <progress value={stage.done} max={stage.of} aria-label="Steps done" /> {stage.what}
          </p>
          <button type="button" onClick={() => stopper.current.abort()}>
            Stop and clean up
          </button>
        </section>
      )}
      {stage.kind === 'reading' && <ReportView report={stage.report} onAgain={look} />}
    </>
  )
}

interface AskingProps {
  readonly leftovers: readonly string[]
  readonly onRun: (withCases: boolean) => void
  readonly onRemove: () => void
  readonly onExport: () => Promise<void>
}

/** Nothing is written before a person agrees. */
function Asking({ leftovers, onRun, onRemove, onExport }: AskingProps) {
  const [agreed, setAgreed] = useState(false)
  return (
    <section aria-label="Before anything is written">
      <p>
        Compares this Base with what the local Base believes of every Base. It <strong>creates tables</strong> named{' '}
        {SCRATCH_PREFIX}…, writes into them alone, and <strong>deletes every table of such a name</strong> at the end.
        It needs the right to manage tables and a minute or two. Use a Base in which nobody works; times are expected in
        Asia/Shanghai.
      </p>
      <p lang="zh-CN">
        本页会在当前多维表格中<strong>新建</strong>名为 {SCRATCH_PREFIX}… 的数据表，只写入这些表，并在结束时
        <strong>删除所有此类名称的表</strong>
        。请在无人使用的多维表格中运行。
      </p>
      <label>
        <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} /> Create and
        delete such tables in this Base (同意)
      </label>
      <p className="buttons">
        <button type="button" disabled={!agreed} onClick={() => onRun(true)}>
          Run everything
        </button>
        <button type="button" disabled={!agreed} onClick={() => onRun(false)}>
          Only find out which host this is
        </button>
      </p>
      <p>
        <button type="button" onClick={() => void onExport()}>
          Save the structure of this Base
        </button>{' '}
        for the local Base to open: tables, columns, options and views as they are called, at most 400 rows a table with
        their words, people, addresses and files replaced. Nothing is written.
      </p>
      {leftovers.length > 0 && (
        <p>
          An earlier run left {leftovers.length} of its tables: {leftovers.join(', ')}.{' '}
          <button type="button" disabled={!agreed} onClick={onRemove}>
            Delete them
          </button>
        </p>
      )}
    </section>
  )
}
