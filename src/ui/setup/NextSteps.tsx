import Button from '@douyinfe/semi-ui/lib/es/button'
import './setup.css'
import { lazy, Suspense } from 'react'
import type { TrackedSheetInfo } from '../../application/app/appState.ts'
import { type TableKey, taskTableIn } from '../../schema/index.ts'
import type { NativeRefusal } from '../../application/native/runNative.ts'
import { columnName } from '../parts/columnName.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const NativeRefused = lazy(() => import('../native/NativeRefused.tsx'))

/** The tables to fill in before the tasks, in this order. */
const FIRST_TO_FILL = ['campaigns', 'kpis', 'budget'] as const satisfies readonly TableKey[]

/** Lists what to do after set-up, in order. */
export function NextSteps({
  sheet,
  tables,
  nativeRefusal,
}: {
  readonly sheet: SheetState
  /** The tables of the sheet with their names in the Base. */
  readonly tables: TrackedSheetInfo['tables']
  /** Why the native columns are missing though people wanted them; undefined: nothing is missing. */
  readonly nativeRefusal: NativeRefusal | undefined
}) {
  const { t, actions } = useSidebar()
  const tablesToFill = FIRST_TO_FILL.flatMap((table) => {
    const name = tables.find((one) => one.table === table)?.name ?? null
    return name === null ? [] : [{ table, name }]
  })
  const { views } = taskTableIn(sheet.preset, sheet.language)
  const board = views.find(({ key }) => key === 'board')
  return (
    <section className="ct-next" aria-label={t('next.title')}>
      <h2>{t('next.title')}</h2>
      {nativeRefusal !== undefined && (
        <Suspense fallback={null}>
          <NativeRefused refusal={nativeRefusal} />
        </Suspense>
      )}
      <ol>
        {sheet.sample !== null && <li>{t('next.sample', { count: sheet.sample.count })}</li>}
        {sheet.sample === null &&
          tablesToFill.map(({ table, name }) => <li key={table}>{t(`next.${table}`, { table: name })}</li>)}
        {sheet.sample === null && <li>{t('next.fill', { table: sheet.name })}</li>}
        <li>{t('next.update')}</li>
        <li>{t('next.look')}</li>
        {board !== undefined && <li>{t('next.board', { view: board.name, state: columnName(sheet, 'state') })}</li>}
      </ol>
      <Button size="small" theme="solid" type="primary" onClick={() => actions.dismissSetup()}>
        {t('next.understood')}
      </Button>
    </section>
  )
}
