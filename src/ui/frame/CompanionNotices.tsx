import Button from '@douyinfe/semi-ui/lib/es/button'
import type { ReactNode } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import { columnNameIn, computedKeys, type PresetId, type SheetLanguage } from '../../schema/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { FailedNotice } from './FailedNotice.tsx'

type Companions = NonNullable<AppState['companions']>
type Table = Companions['tables'][number]

/** Notices about tables beside the task table that are not up to date, the most serious first. */
export function companionNotices(
  t: Translate,
  { sync, tables, unkept }: Companions,
  {
    timeZone,
    mayEdit,
    preset,
    language,
    today,
  }: {
    readonly timeZone: string
    readonly mayEdit: boolean | null
    readonly preset: PresetId
    readonly language: SheetLanguage
    readonly today: CalendarDate
  },
): readonly ReactNode[] {
  return [
    ...(sync.kind === 'failed'
      ? [
          <FailedNotice
            key="companions"
            meaning={t('companions.failed')}
            error={sync.error}
            nextTryAt={sync.nextTryAt}
            timeZone={timeZone}
          />,
        ]
      : []),
    ...tables.flatMap((table) =>
      table.unusable === null
        ? []
        : [
            <TableNotice
              key={`unusable ${table.tableId}`}
              head={t('companions.unusable', { table: table.name })}
              error={table.unusable}
            />,
          ],
    ),
    ...tables.flatMap((table) =>
      refusals(table).map(({ error, count }) => (
        <TableNotice
          key={`${error.kind} ${table.tableId}`}
          head={t('companions.unwritten', { table: table.name, count })}
          error={error}
        />
      )),
    ),
    // Readers are told elsewhere that nothing is written.
    ...(mayEdit === false
      ? []
      : tables.flatMap((table) =>
          table.denied.length === 0
            ? []
            : [
                <Notice key={`denied ${table.tableId}`} tone="info">
                  {t('companions.denied', { table: table.name, columns: columnNames(t, table, preset, language) })}
                </Notice>,
              ],
        )),
    ...(unkept === null
      ? []
      : [
          <Notice key="unkept" tone="info">
            {unkeptText(t, unkept, today)}
          </Notice>,
        ]),
  ]
}

function unkeptText(t: Translate, unkept: NonNullable<Companions['unkept']>, today: CalendarDate): string {
  if (unkept.kind === 'nothing') return t('companions.unkept.nothing')
  return t(unkept.leavesTasksOut ? 'companions.unkept.tasks' : 'companions.unkept.older', {
    day: formatDay(unkept.from, today),
  })
}

function TableNotice({ head, error }: { readonly head: string; readonly error: HostError }) {
  const { t, actions } = useSidebar()
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" onClick={() => actions.refresh()}>
          {t('common.retry')}
        </Button>
      }
    >
      {head} {hostErrorText(t, error)} {t('banner.unwritten.next')}
    </Notice>
  )
}

/** Counts the rows that the host refused, by reason. */
function refusals({ refused }: Table): readonly { readonly error: HostError; readonly count: number }[] {
  const byKind = new Map<HostError['kind'], { readonly error: HostError; readonly count: number }>()
  for (const { error } of refused) byKind.set(error.kind, { error, count: (byKind.get(error.kind)?.count ?? 0) + 1 })
  return [...byKind.values()]
}

/** The columns' names in the template that the sheet was made from. */
const columnNames = (t: Translate, { table, denied }: Table, preset: PresetId, language: SheetLanguage): string =>
  computedKeys(table)
    .filter((key) => denied.includes(key))
    .map((key) => columnNameIn(preset, table, key, language))
    .join(t('common.listSeparator'))
