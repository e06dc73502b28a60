import { Modal } from '@douyinfe/semi-ui'
import { useState } from 'react'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import type { RecordChoice } from '../state/pageStore.ts'

/** Further records are found only by searching. */
const MAX_SHOWN = 300

/**
 * Lets a person choose records for a plugin (ui.selectRecordIdList). Cancelling answers null, which the host turns into
 * the answer of its variant.
 */
export function RecordChoiceDialog({ choice }: { readonly choice: RecordChoice }) {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const lang = usePage((state) => state.lang)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [query, setQuery] = useState('')
  const table = engine.document.tables.find((candidate) => candidate.id === choice.tableId)
  const primary = table?.fields.find((field) => field.isPrimary)
  const finish = (ids: readonly string[] | null) => {
    host.page.setState({ choice: null })
    choice.done(ids)
  }
  const rows =
    table === undefined || primary === undefined
      ? []
      : engine
          .viewRows(table.id, choice.viewId, host.member().id)
          .flatMap((row) =>
            row.kind === 'record'
              ? [{ id: row.record.id, text: engine.cellText(table.id, primary.id, row.record, lang) }]
              : [],
          )
          .filter((row) => row.text.toLowerCase().includes(query.trim().toLowerCase()))
          .slice(0, MAX_SHOWN)
  return (
    <Modal
      visible
      width={480}
      title={say('record.choose')}
      okText={say('record.chosen', { n: picked.size })}
      cancelText={say('common.cancel')}
      okButtonProps={{ 'aria-label': say('record.chosen', { n: picked.size }) }}
      cancelButtonProps={{ 'aria-label': say('common.cancel') }}
      onOk={() => finish([...picked])}
      onCancel={() => finish(null)}
    >
      <p className="lh-choice-text">{say('record.chooseText', { table: table?.name ?? '' })}</p>
      <input
        className="lh-input"
        aria-label={say('common.search')}
        placeholder={say('common.search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="lh-choice-list">
        {rows.map((row) => (
          <label key={row.id} className="lh-menu-row">
            <input
              type="checkbox"
              checked={picked.has(row.id)}
              onChange={() => {
                const next = new Set(picked)
                if (!next.delete(row.id)) next.add(row.id)
                setPicked(next)
              }}
            />
            <span className="lh-menu-name">{row.text === '' ? say('grid.unnamed') : row.text}</span>
          </label>
        ))}
      </div>
    </Modal>
  )
}
