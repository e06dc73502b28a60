import './runs.css'
import { useState } from 'react'
import type { CellRun } from '../../application/runs/runState.ts'
import { bringWords } from '../../i18n/index.ts'
import { runs as runWords } from '../../i18n/zh-CN/runs.ts'
import type { TableKey } from '../../schema/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { type RunSurroundings, titleOf, whenAndWho } from './runTexts.ts'

bringWords(runWords)

/** Who wrote the selected cell of people's, when and why, as far as the extension did. Asks when it is opened. [TB3] */
export default function CellRuns({
  table,
  recordId,
  field,
  surroundings,
}: {
  readonly table: TableKey
  readonly recordId: string
  readonly field: string
  readonly surroundings: Omit<RunSurroundings, 'now'>
}) {
  const { t, actions, clock } = useSidebar()
  const [runs, setRuns] = useState<readonly CellRun[] | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const open = async () => {
    const found = await actions.runs.ofCell(table, recordId, field)
    if (found.ok) setRuns(found.value)
    setRefusal(found.ok ? null : hostErrorText(t, found.error))
  }
  if (refusal !== null) return <Notice tone="danger">{refusal}</Notice>
  if (runs === null)
    return (
      <button type="button" className="ct-plain ct-link" onClick={() => void open()}>
        {t('runs.cell.open')}
      </button>
    )
  if (runs.length === 0) return <p className="ct-quiet">{t('runs.cell.none')}</p>
  const empty = t('runs.cell.empty')
  return (
    <ul className="ct-run-cell">
      {runs.map(({ run, undone, before, after, how }) => (
        <li key={run.id}>
          {how === 'withRow'
            ? t('runs.cell.withRow')
            : how === 'added'
              ? t('runs.cell.added', { after: after ?? empty })
              : t('runs.cell.written', { before: before ?? empty, after: after ?? empty })}
          <small>
            {titleOf(t, run, undone)} · {whenAndWho(t, run, { ...surroundings, now: clock() })}
          </small>
          {run.why !== null && <small>{t('runs.why', { why: run.why })}</small>}
        </li>
      ))}
    </ul>
  )
}
