import { type ReactNode, useMemo } from 'react'
import type { AssessedTask, SheetRows, TableKey } from '../../schema/index.ts'
import type { Block, Line, ReportDocument, Section, Summary } from '../../report/index.ts'
import { ChartView } from './ChartView.tsx'
import { PlainTable } from './PlainTable.tsx'
import { Icon } from '../parts/Icon.tsx'
import { keyed, lineText } from './keyed.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import './reports.css'

/** A table with more columns becomes one card per row: it would not fit into 410 px. */
const MOST_COLUMNS = 3

/** A document with more sections shows them closed: the summary and their titles fit one screen. */
const MOST_OPEN = 5

const NO_LEAD: readonly Block[] = []
const NOTHING_BELOW: Readonly<Record<string, ReactNode>> = {}

/** A report to read: what people wrote is shown as plain text, and figures link to their records. */
export function DocumentView({
  document,
  tasks,
  rows,
  below = NOTHING_BELOW,
  lead = NO_LEAD,
}: {
  readonly document: ReportDocument
  readonly tasks: readonly AssessedTask[]
  /** The other tables, for the titles of their records. */
  readonly rows: SheetRows
  /** What can be done about a section, below it, by the section's id. */
  readonly below?: Readonly<Record<string, ReactNode>>
  /** What stands above the first section of a report that was saved as a text. */
  readonly lead?: readonly Block[]
}) {
  const isOpen = document.sections.length <= MOST_OPEN
  const records = useMemo(() => ({ tasks, rows }), [tasks, rows])
  return (
    <article className="ct-document">
      {document.title !== '' && (
        <header>
          <h2>{document.title}</h2>
          <p className="ct-quiet">{document.subtitle}</p>
        </header>
      )}
      {lead.length > 0 && (
        <section className="ct-document-summary">
          {keyed(lead, (block) => block.kind).map(({ key, item }) => (
            <BlockView key={key} block={item} records={records} />
          ))}
        </section>
      )}
      {document.summary !== null && <SummaryView summary={document.summary} records={records} />}
      {document.sections.map((section) => (
        <SectionView key={section.id} section={section} records={records} isOpen={isOpen}>
          {below[section.id]}
        </SectionView>
      ))}
    </article>
  )
}

/** What a lead reads first. */
function SummaryView({ summary, records }: WithRecords<{ readonly summary: Summary }>) {
  const { conclusion, findings, asks } = summary
  return (
    <section className="ct-document-summary">
      <p>
        <strong>
          <LineView line={conclusion} records={records} />
        </strong>
      </p>
      {[findings, asks].map(({ title, lines }) =>
        lines.length === 0 ? null : (
          <div key={title}>
            <h3>{title}</h3>
            <ul>
              {keyed(lines, lineText).map(({ key, item }) => (
                <li key={key}>
                  <LineView line={item} records={records} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}

/** A section; one of nothing but 数据不足 is closed. */
function SectionView({
  section: { id, title, blocks },
  records,
  isOpen,
  children,
}: WithRecords<{ readonly section: Section; readonly isOpen: boolean; readonly children: ReactNode }>) {
  const isThin = blocks.every(({ kind }) => kind === 'insufficient')
  return (
    <section id={`section-${id}`}>
      <details open={isOpen && !isThin}>
        <summary>
          <h3>{title}</h3>
        </summary>
        <div className="ct-document-blocks">
          {keyed(blocks, (block) => block.kind).map(({ key, item }) => (
            <BlockView key={key} block={item} records={records} />
          ))}
          {children}
        </div>
      </details>
    </section>
  )
}

/** The rows that figures and names link to. */
interface Records {
  readonly tasks: readonly AssessedTask[]
  readonly rows: SheetRows
}

type WithRecords<Props> = Props & { readonly records: Records }

function BlockView({ block, records }: WithRecords<{ readonly block: Block }>) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <LineView line={block.line} records={records} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {keyed(block.items, lineText).map(({ key, item }) => (
            <li key={key}>
              <LineView line={item} records={records} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return block.columns.length > MOST_COLUMNS ? (
        <CardsView block={block} records={records} />
      ) : (
        <TableView block={block} records={records} />
      )
    case 'figures':
      return (
        <dl className="ct-document-figures">
          {block.items.map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>
                <b>
                  <RecordsOf of={item} records={records}>
                    {item.value}
                  </RecordsOf>
                </b>
                {item.note !== undefined && <span>{item.note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'insufficient':
      return (
        <p className="ct-document-insufficient">
          <Icon name="info" />
          <span>
            <LineView line={block.line} records={records} />
          </span>
        </p>
      )
    case 'chart':
      return (
        <ChartView block={block}>
          <LineView line={block.reading} records={records} />
        </ChartView>
      )
    case 'toFill':
      return (
        <p className="ct-document-fill" data-hue="yellow">
          <Icon name="pencil" />
          <span>
            <RecordsOf of={block} records={records}>
              {block.prompt}
            </RecordsOf>
          </span>
        </p>
      )
  }
}

const rowText = (row: readonly Line[]): string => row.map(lineText).join(' ')

type TableBlock = Extract<Block, { kind: 'table' }>

const TableView = ({ block, records }: WithRecords<{ readonly block: TableBlock }>) => (
  <PlainTable
    columns={block.columns}
    rows={block.rows}
    textOf={rowText}
    renderCell={(line) => <LineView line={line} records={records} />}
  />
)

/** A wide table as one card per row: its first cell is the title, the others stand beside their column's name. */
function CardsView({ block, records }: WithRecords<{ readonly block: TableBlock }>) {
  return (
    <ul className="ct-document-cards">
      {keyed(block.rows, rowText).map(({ key, item: row }) => (
        <li key={key}>
          <strong>
            <LineView line={row[0] ?? []} records={records} />
          </strong>
          <dl>
            {block.columns.slice(1).map((column, index) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>
                  <LineView line={row[index + 1] ?? []} records={records} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** A line whose names and figures open their records. */
export function LineView({ line, records }: WithRecords<{ readonly line: Line }>) {
  return (
    <>
      {keyed(line, (run) => run.text).map(({ key, item: run }) => (
        <RecordsOf key={key} of={run} records={records}>
          {run.strong === true ? <strong>{run.text}</strong> : run.text}
        </RecordsOf>
      ))}
    </>
  )
}

const NO_RECORDS: readonly string[] = []

/** A figure or name that opens the records behind it, in whichever table they stand. */
function RecordsOf({
  of: { recordIds = NO_RECORDS, table = 'tasks' },
  records: { tasks, rows },
  children,
}: WithRecords<{
  readonly of: { readonly recordIds?: readonly string[]; readonly table?: TableKey }
  readonly children: ReactNode
}>) {
  const titles = table === 'tasks' || recordIds.length < 2 ? undefined : titlesIn(rows, table)
  return (
    <RecordsLink recordIds={recordIds} tasks={tasks} table={table} {...(titles === undefined ? {} : { titles })}>
      {children}
    </RecordsLink>
  )
}

function titlesIn(rows: SheetRows, table: TableKey): ReadonlyMap<string, string | null> | undefined {
  const known = table === 'tasks' || table === 'changes' ? null : rows[table]
  return known === null ? undefined : new Map(known.rows.map(({ recordId, title }) => [recordId, title]))
}
