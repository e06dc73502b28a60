import { useEffect, useRef, useState } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import type { HostError } from '../../application/ports.ts'
import { formatCount } from '../../i18n/index.ts'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useSidebar } from '../sidebarContext.ts'

interface Reading {
  readonly draft: AdoptionDraft | null
  readonly read: number
  readonly total: number
  readonly isStopped: boolean
  readonly refusal: HostError | null
  readonly stop: () => void
  readonly goOn: () => void
}

/** Reads the rows behind the first ones as soon as a table is opened, until a person stops it. */
export function useWholeTable(draft: AdoptionDraft | null, onRead: (whole: AdoptionDraft) => void): Reading {
  const { actions } = useSidebar()
  const [progress, setProgress] = useState({ read: 0, total: 0 })
  const [ended, setEnded] = useState<{ readonly tableId: string; readonly error: HostError | null } | null>(null)
  const running = useRef<AbortController | null>(null)
  const latest = useRef({ draft, onRead })
  useEffect(() => {
    latest.current = { draft, onRead }
  })
  const tableId = draft?.table.id ?? null
  const isStopped = ended !== null && ended.tableId === tableId
  const isShort = draft !== null && draft.readRows.length >= draft.total
  useEffect(() => {
    const { draft: opened } = latest.current
    if (opened?.table.id !== tableId || opened === null || isShort || isStopped) return undefined
    const reading = new AbortController()
    running.current = reading
    const read = async () => {
      const whole = await actions.adoption.readWhole(opened, {
        signal: reading.signal,
        onProgress: (rows, total) => {
          if (!reading.signal.aborted) setProgress({ read: rows, total })
        },
      })
      if (reading.signal.aborted) return
      if (whole.ok) latest.current.onRead(whole.value)
      else setEnded({ tableId: opened.table.id, error: whole.error })
    }
    void read()
    return () => reading.abort()
  }, [actions, tableId, isShort, isStopped])
  return {
    draft,
    ...progress,
    isStopped,
    refusal: isStopped ? ended.error : null,
    stop() {
      running.current?.abort()
      if (tableId !== null) setEnded({ tableId, error: null })
    },
    goOn: () => setEnded(null),
  }
}

/** How far reading the whole table is. Nothing is shown once all rows have been read. */
export function WholeTable({ draft, read, total, isStopped, refusal, stop, goOn }: Reading) {
  const { t } = useSidebar()
  if (draft === null || draft.readRows.length >= draft.total) return null
  if (refusal !== null) return <RefusedNotice error={refusal} onRetry={goOn} />
  return (
    <p className="ct-quiet">
      {isStopped
        ? t('adopt.table.part', { read: formatCount(draft.readRows.length), total: formatCount(draft.total) })
        : t('adopt.table.reading', { read: formatCount(read), total: formatCount(Math.max(total, draft.total)) })}{' '}
      <button type="button" className="ct-plain ct-link" onClick={isStopped ? goOn : stop}>
        {t(isStopped ? 'adopt.table.all' : 'adopt.cancel')}
      </button>
    </p>
  )
}
