import type { Steps } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { tasksOf } from '../otherTables.ts'
import { dayPhrase, idsOf, quotedTitlesOf, tasksPhrase } from '../phrases.ts'
import type { Block } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** Above this many tasks that decide the end they are counted. */
const MOST_NAMED = 3

/** When the open tasks will probably be done, by what finished tasks took; nothing where too few tell it. [FC2] */
export function* likelyEnd(input: ReportInput): Steps<readonly Block[]> {
  const { t, forecast = null } = input
  if (forecast === null) return []
  const { range, have } = forecast
  const deciding = tasksOf(input, range.decidedBy)
  yield
  const unknown = tasksOf(input, range.unknown)
  yield
  const said = compose(t(range.median === range.p80 ? 'report.week.likelyOneDay' : 'report.week.likelyEnd'), {
    have: formatCount(have),
    median: dayPhrase(input, range.median),
    p80: dayPhrase(input, range.p80),
    tasks:
      deciding.length > MOST_NAMED
        ? { text: tasksPhrase(t, deciding.length), recordIds: idsOf(deciding) }
        : quotedTitlesOf(t, deciding),
  })
  return [
    paragraph(said),
    ...(unknown.length === 0
      ? []
      : [
          paragraph(
            compose(t('report.week.likelyUnknown'), {
              tasks: { text: tasksPhrase(t, unknown.length), recordIds: idsOf(unknown) },
            }),
          ),
        ]),
  ]
}
