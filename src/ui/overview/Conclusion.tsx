import { useId, useState } from 'react'
import type { SheetState } from '../../application/appState.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { formatIndex, formatPercent, type Translate } from '../../i18n/index.ts'
import { BandTag, bandHue } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { deviationText } from '../task/deviationText.ts'
import { PlanBar } from '../task/PlanBar.tsx'
import { conclusionBand } from './overviewModel.ts'
import { RollUpArithmetic } from './RollUpArithmetic.tsx'
import './overview.css'

/** The sheet in one sentence, the two bars behind it, and the two figures people ask for next. [RU1] */
export function Conclusion({ sheet, bands }: { readonly sheet: SheetState; readonly bands: TrackerSettings['bands'] }) {
  const { t } = useSidebar()
  const [isExplained, setExplained] = useState(false)
  const arithmetic = useId()
  const { planned, actual, deviation, spi, completionRate, counted } = sheet.rollUp
  const band = conclusionBand(deviation, bands)
  const expected = sheet.tasks.length - sheet.counts.cancelled
  return (
    <section className="ct-conclusion" data-hue={bandHue(band)} aria-label={t('overview.conclusion')}>
      <header>
        <BandTag band={band} />
        <span className="ct-quiet">{t('overview.counted', { count: counted })}</span>
        <button
          type="button" className="ct-plain ct-link ct-quiet" aria-expanded={isExplained} aria-controls={arithmetic}
          aria-label={t('overview.rollUp.ask')} onClick={() => setExplained(!isExplained)}
        >
          {t('rollUp.ask')}
        </button>
      </header>
      <p className="ct-conclusion-words">{deviationText(t, deviation)}</p>
      <PlanBar planned={planned} actual={actual} band={band} large />
      <dl className="ct-figures">
        <div>
          <dt>{t('overview.completion')}</dt>
          <dd>
            <b>{formatPercent(completionRate)}</b>
            <span>{t('overview.completion.of', { done: sheet.counts.done, all: expected })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('overview.spi')}</dt>
          <dd>
            <b>{formatIndex(spi)}</b>
            <span>{spiMeaning(t, spi)}</span>
          </dd>
        </div>
      </dl>
      <div id={arithmetic} hidden={!isExplained}>{isExplained && <RollUpArithmetic tasks={sheet.tasks} />}</div>
    </section>
  )
}

/** What an SPI says in a line: 0.786 → 计划做 100，做了 78.6. */
function spiMeaning(t: Translate, spi: number | null): string {
  if (spi === null) return t('overview.spi.none')
  return t('overview.spi.meaning', { percent: formatPercent(spi * 100) })
}
