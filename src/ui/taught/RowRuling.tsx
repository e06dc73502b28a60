import { useState } from 'react'
import type { RowRuling as Ruling, RowVerdict } from '../../application/adoption/rowRuling.ts'
import type { HostError } from '../../application/ports.ts'
import { bringWords, type Translate } from '../../i18n/index.ts'
import { taught as taughtWords } from '../../i18n/zh-CN/taught.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import './taught.css'

bringWords(taughtWords)

/** What a row of the sheet on show is by its title and by what people have said; null while it is not known. [RU3] */
export function useVerdict(recordId: string, version: unknown) {
  const { actions } = useSidebar()
  const { tableId } = useShownSheet()
  const { answer, askAgain } = useAnswer([tableId, recordId, version], () =>
    actions.adoption.verdicts(tableId, [recordId]),
  )
  const [verdict] = answer ?? []
  return { verdict: verdict?.recordId === recordId ? verdict : null, askAgain }
}

/** Says why a row is a task or none where that is not plain, and lets people say otherwise. [RU3] */
export function RowRuling({ verdict, onRuled }: { readonly verdict: RowVerdict; readonly onRuled: () => void }) {
  const { t, actions, announce } = useSidebar()
  const { tableId, mayWrite } = useShownSheet()
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const { recordId, byTitle, ruling } = verdict
  if (byTitle === null) return null
  const rule = async (next: Ruling | null) => {
    const ruled = await actions.adoption.rule(tableId, recordId, next)
    setRefusal(ruled.ok ? null : ruled.error)
    if (ruled.ok) announce(t(next === null ? 'ruled.said.forgotten' : `ruled.said.${next}`))
    onRuled()
  }
  const text = verdictText(t, verdict)
  const next = ruling === null ? (byTitle === 'task' ? 'none' : 'task') : null
  return (
    <div className="ct-ruling">
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      {text !== null && <p>{text}</p>}
      {mayWrite && (
        <button type="button" className="ct-plain ct-link" onClick={() => void rule(next)}>
          {t(next === null ? 'ruled.forget' : `ruled.${next}`)}
        </button>
      )}
    </div>
  )
}

function verdictText(t: Translate, { byTitle, ruling }: RowVerdict): string | null {
  if (ruling !== null) return t(`ruled.is.${ruling}`)
  return byTitle !== null && byTitle !== 'task' ? t(`ruled.by.${byTitle}`) : null
}
