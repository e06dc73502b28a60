import { useState } from 'react'
import {
  countOf,
  doubted,
  findingsOf,
  reportMarkdown,
  STATUS_TITLES,
  STATUSES,
  type ContractReport,
  type Status,
} from './report.ts'

const OPEN_AT_FIRST: ReadonlySet<Status> = new Set(['failed'])

/** What a run found, to read and to copy. */
export function ReportView({ report, onAgain }: { readonly report: ContractReport; readonly onAgain: () => void }) {
  const [copied, setCopied] = useState<string | null>(null)
  const doubts = doubted(report)
  // A Base may forbid the clipboard to its extensions, so the text is shown as well.
  const copy = (text: string) => {
    setCopied(text)
    navigator.clipboard?.writeText(text).catch(() => undefined)
  }
  return (
    <section aria-label="Report" data-testid="report">
      {report.leftBehind.length > 0 && (
        <p role="alert">These tables could not be deleted: {report.leftBehind.join(', ')}</p>
      )}
      {report.stopped && <p role="alert">Stopped before the end.</p>}
      <p data-testid="summary">
        {countOf(report, 'passed')} passed · {countOf(report, 'failed')} failed · {countOf(report, 'notApplicable')} not
        applicable · {countOf(report, 'gap')} missing
      </p>
      <p className="buttons">
        <button type="button" onClick={() => copy(JSON.stringify(report, null, 2))}>
          Copy as JSON
        </button>
        <button type="button" onClick={() => copy(reportMarkdown(report))}>
          Copy as Markdown
        </button>
        <button type="button" onClick={onAgain}>
          Run again
        </button>
      </p>
      {copied !== null && (
        <textarea
          readOnly
          aria-label="The report as text"
          rows={8}
          value={copied}
          onFocus={(event) => event.target.select()}
        />
      )}
      <h2>Which host this is</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">question</th>
            <th scope="col">reading</th>
          </tr>
        </thead>
        <tbody>
          {findingsOf(report).map(({ name, question, reading, evidence, isDefault }) => (
            <tr key={name}>
              <td>
                {question.replaceAll('`', '')}
                <br />
                <small>{evidence}</small>
              </td>
              <td>
                <code>{name}</code>
                <br />
                {reading === null ? (
                  <em>not known</em>
                ) : isDefault ? (
                  String(reading)
                ) : (
                  <strong>{String(reading)}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doubts.length > 0 && (
        <>
          <h2>Beliefs that do not hold here</h2>
          <ul>
            {doubts.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {STATUSES.map((status) => (
        <Outcomes key={status} report={report} status={status} />
      ))}
    </section>
  )
}

function Outcomes({ report, status }: { readonly report: ContractReport; readonly status: Status }) {
  const outcomes = report.outcomes.filter((each) => each.status === status)
  if (outcomes.length === 0) return null
  return (
    <details open={OPEN_AT_FIRST.has(status)}>
      <summary>
        {STATUS_TITLES[status]} ({outcomes.length})
      </summary>
      <ul className={status}>
        {outcomes.map(({ id, says, detail }) => (
          <li key={id}>
            <code>{id}</code> {says}
            {detail !== '' && (
              <>
                <br />
                <small>{detail}</small>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
