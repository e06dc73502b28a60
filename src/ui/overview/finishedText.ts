import type { FinishedOutcome } from '../../domain/index.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'

/** '10 个任务里 3 个按期完成': how a finished campaign ended; claims nothing without usable dates. [RU2] [ST3] */
export function finishedText(t: Translate, { onTime, known }: FinishedOutcome): string {
  if (known === 0) return t('finished.unknown')
  return t(onTime === known ? 'finished.allOnTime' : 'finished.onTime', {
    onTime: formatCount(onTime),
    known: formatCount(known),
  })
}
