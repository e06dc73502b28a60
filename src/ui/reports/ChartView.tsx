import type { ReactNode } from 'react'
import { drawChart } from '../../report/index.ts'
import type { ChartBlock } from '../../report/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { Drawing } from './Drawing.tsx'
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
          <summary>
            <Icon name="chevronRight" size={14} />
            {t('chart.table')}
          </summary>
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
