import { formatCount, type Translate } from '../../i18n/index.ts'

/** −12.368 → '落后 12.4 个百分点'. A difference of percents is in points, never in percent. */
export function deviationText(t: Translate, deviation: number | null): string {
  if (deviation === null) return t('deviation.unknown')
  const size = formatCount(Math.abs(deviation))
  if (size === '0') return t('deviation.onPlan')
  return t(deviation < 0 ? 'deviation.behind' : 'deviation.ahead', { points: size })
}
