import { createElement, type ReactNode } from 'react'
import { drawChart } from '../../report/index.ts'
import type { ChartBlock, SvgNode } from '../../report/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { keyed } from './keyed.ts'
import { PlainTable } from './PlainTable.tsx'
import './charts.css'

/** A chart with its reading; its numbers fold out, unless they stand beside it, for people who hear the page too. */
export function ChartView({ block, children }: { readonly block: ChartBlock; readonly children: ReactNode }) {
  const { t } = useSidebar()
  const title = block.reading.map(({ text }) => text).join('')
  return (
    <figure className="ct-figure">
      <figcaption>{children}</figcaption>
      <Drawing drawn={drawChart(block.chart, title)} />
      {block.told !== 'beside' && (
        <details>
          <summary>{t('chart.table')}</summary>
          <PlainTable
            columns={block.columns}
            rows={block.rows}
            textOf={(cells) => cells.join(' ')}
            renderCell={(text) => text}
          />
        </details>
      )}
    </figure>
  )
}

/** Attributes of a drawing that React spells in its own way. */
const REACT_NAMES: Readonly<Record<string, string>> = { class: 'className', 'text-anchor': 'textAnchor' }

/** Draws what the report's files draw, with the page's own elements. */
export function Drawing({ drawn: { tag, attributes, children } }: { readonly drawn: SvgNode }) {
  const props = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [REACT_NAMES[name] ?? name, value]),
  )
  const parts = keyed(children, (child) => (typeof child === 'string' ? child : child.tag))
  return createElement(
    tag,
    props,
    ...parts.map(({ key, item }) => (typeof item === 'string' ? item : <Drawing key={key} drawn={item} />)),
  )
}
