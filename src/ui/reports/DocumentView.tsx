import type { AssessedTask } from '../../schema/index.ts'
import type { Block, Line, ReportDocument } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { keyed, lineText } from './keyed.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import './reports.css'

/** A table with more columns becomes one card per row: it would not fit into 410 px. */
const MOST_COLUMNS = 3

/** A report to read: what people wrote is shown as plain text, and figures link to their records. */
export function DocumentView({
  document,
  tasks,
}: {
  readonly document: ReportDocument
  readonly tasks: readonly AssessedTask[]
}) {
  return (
    <article className="ct-document">
      <header>
        <h2>{document.title}</h2>
        <p className="ct-quiet">{document.subtitle}</p>
      </header>
      {document.sections.map((section) => (
        <section key={section.id} id={`section-${section.id}`}>
          <h3>{section.title}</h3>
          {keyed(section.blocks, (block) => block.kind).map(({ key, item }) => (
            <BlockView key={key} block={item} tasks={tasks} />
          ))}
        </section>
      ))}
    </article>
  )
}

type WithTasks<Props> = Props & { readonly tasks: readonly AssessedTask[] }

function BlockView({ block, tasks }: WithTasks<{ readonly block: Block }>) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <LineView line={block.line} tasks={tasks} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {keyed(block.items, lineText).map(({ key, item }) => (
            <li key={key}>
              <LineView line={item} tasks={tasks} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return block.columns.length > MOST_COLUMNS ? (
        <CardsView block={block} tasks={tasks} />
      ) : (
        <TableView block={block} tasks={tasks} />
      )
    case 'figures':
      return (
        <dl className="ct-document-figures">
          {block.items.map((item) => (
            <div key={item.label}>
              <dt>{item.label}</dt>
              <dd>
                <b>
                  <RecordsLink recordIds={item.recordIds ?? []} tasks={tasks}>
                    {item.value}
                  </RecordsLink>
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
            <LineView line={block.line} tasks={tasks} />
          </span>
        </p>
      )
    case 'chart':
      return (
        <p>
          <LineView line={block.reading} tasks={tasks} />
        </p>
      )
    case 'toFill':
      return (
        <p className="ct-document-fill" data-hue="yellow">
          <Icon name="pencil" />
          <span>
            <RecordsLink recordIds={block.recordIds ?? []} tasks={tasks}>
              {block.prompt}
            </RecordsLink>
          </span>
        </p>
      )
  }
}

const rowText = (row: readonly Line[]): string => row.map(lineText).join(' ')

type TableBlock = Extract<Block, { kind: 'table' }>

function TableView({ block, tasks }: WithTasks<{ readonly block: TableBlock }>) {
  return (
    <table>
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(block.rows, rowText).map(({ key, item: row }) => (
          <tr key={key}>
            {block.columns.map((column, at) => (
              <td key={column}>
                <LineView line={row[at] ?? []} tasks={tasks} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A wide table as one card per row: its first cell is the title, the others stand beside their column's name. */
function CardsView({ block, tasks }: WithTasks<{ readonly block: TableBlock }>) {
  return (
    <ul className="ct-document-cards">
      {keyed(block.rows, rowText).map(({ key, item: row }) => (
        <li key={key}>
          <strong>
            <LineView line={row[0] ?? []} tasks={tasks} />
          </strong>
          <dl>
            {block.columns.slice(1).map((column, index) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>
                  <LineView line={row[index + 1] ?? []} tasks={tasks} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function LineView({ line, tasks }: WithTasks<{ readonly line: Line }>) {
  return (
    <>
      {keyed(line, (run) => run.text).map(({ key, item: run }) => (
        <RecordsLink key={key} recordIds={run.recordIds ?? []} tasks={tasks}>
          {run.strong === true ? <strong>{run.text}</strong> : run.text}
        </RecordsLink>
      ))}
    </>
  )
}
