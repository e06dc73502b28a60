import Button from '@douyinfe/semi-ui/lib/es/button'
import { useEffect, useRef, useState } from 'react'
import type { AddedRow as Added, AddedTable, PlannedCell, RowPlan } from '../../application/companions/addOnce.ts'
import type { Result } from '../../domain/index.ts'
import { formatDay, formatMoment, type Translate } from '../../i18n/index.ts'
import type { AssessedTask, SheetRows } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import './addedRow.css'
import { Notice } from './Notice.tsx'

/** What a press would write, and the wish that it stands for. */
interface Previewed<Wish> {
  readonly wish: Wish
  readonly plan: RowPlan
}

interface Told {
  readonly tone: 'success' | 'danger'
  readonly text: string
  readonly row?: { readonly table: AddedTable; readonly recordId: string }
}

/** The state of a row that people may add: it is shown at the first press and written at the second. */
export interface AddingRow<Wish> {
  readonly previewed: Previewed<Wish> | null
  readonly told: Told | null
  readonly isBusy: boolean
  readonly show: (wish: Wish) => Promise<void>
  readonly write: (previewed: Previewed<Wish>) => Promise<void>
  readonly leave: () => void
}

/** Shows and writes a row once. `doneText`: what to say of one that this press, or an earlier one, has written. */
export function useAddingRow<Wish, Refusal>({
  plan: planOf,
  write: writeRow,
  doneText,
  refusalText,
}: {
  readonly plan: (wish: Wish) => Promise<Result<RowPlan, Refusal>>
  readonly write: (wish: Wish, plan: RowPlan) => Promise<Result<Added, Refusal>>
  readonly doneText: (isNew: boolean, table: string) => string
  readonly refusalText: (error: Refusal) => string
}): AddingRow<Wish> {
  const { announce } = useSidebar()
  const [previewed, setPreviewed] = useState<Previewed<Wish> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const refuse = (error: Refusal): void => setTold({ tone: 'danger', text: refusalText(error) })
  return {
    previewed,
    told,
    isBusy,
    async show(wish) {
      setTold(null)
      setBusy(true)
      const plan = await planOf(wish)
      setBusy(false)
      if (plan.ok) setPreviewed({ wish, plan: plan.value })
      else refuse(plan.error)
    },
    async write({ wish, plan }) {
      setBusy(true)
      const added = await writeRow(wish, plan)
      setBusy(false)
      setPreviewed(null)
      if (!added.ok) {
        refuse(added.error)
        return
      }
      const { isNew, recordId } = added.value
      const text = doneText(isNew, plan.tableName)
      setTold({ tone: 'success', text, row: { table: plan.table, recordId } })
      announce(text)
    },
    leave: () => setPreviewed(null),
  }
}

/** What came of the last press, and the row that would be written at the next one. */
export function AddedRow<Wish>({
  adding: { previewed, told, isBusy, write, leave },
  thereText,
  cellText,
}: {
  readonly adding: AddingRow<Wish>
  /** What to say of a row that is there already. */
  readonly thereText: (table: string) => string
  readonly cellText: (cell: PlannedCell) => string
}) {
  const { t } = useSidebar()
  const preview = useRef<HTMLElement>(null)
  const result = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone. The preview itself has focus, not its button: a held Enter would press that too.
  useEffect(() => {
    if (previewed !== null) preview.current?.focus()
  }, [previewed])
  useEffect(() => {
    if (told !== null) result.current?.querySelector('button')?.focus()
  }, [told])
  return (
    <>
      {told !== null && (
        <div ref={result}>
          <Notice tone={told.tone} action={told.row === undefined ? undefined : <OpenRow row={told.row} />}>
            {told.text}
          </Notice>
        </div>
      )}
      {previewed !== null && (
        <section
          ref={preview}
          tabIndex={-1}
          className="ct-added-row"
          aria-label={t('addedRow.preview', { table: previewed.plan.tableName })}
        >
          <h4>
            {previewed.plan.existing === null
              ? t('addedRow.preview', { table: previewed.plan.tableName })
              : thereText(previewed.plan.tableName)}
          </h4>
          {previewed.plan.existing === null && (
            <dl>
              {previewed.plan.cells.map((cell) => (
                <div key={cell.field}>
                  <dt>{cell.column}</dt>
                  <dd>{cellText(cell)}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="ct-actions">
            {previewed.plan.existing === null ? (
              <Button theme="solid" type="primary" loading={isBusy} onClick={() => void write(previewed)}>
                {t('addedRow.write')}
              </Button>
            ) : (
              <OpenRow row={{ table: previewed.plan.table, recordId: previewed.plan.existing }} />
            )}
            <Button onClick={leave}>{t('common.cancel')}</Button>
          </div>
        </section>
      )}
    </>
  )
}

function OpenRow({ row }: { readonly row: NonNullable<Told['row']> }) {
  const { t, actions } = useSidebar()
  return (
    <Button size="small" onClick={() => actions.openRecord(row.recordId, row.table)}>
      {t('addedRow.open')}
    </Button>
  )
}

/** What a cell will hold, in words: the name of an option, a day or a moment, the titles of linked rows. */
export function plannedCellText(
  t: Translate,
  { field, value, option }: PlannedCell,
  {
    tasks,
    rows,
    today,
    timeZone,
    now,
    untitled,
  }: {
    readonly tasks: readonly AssessedTask[]
    readonly rows: Pick<SheetRows, 'campaigns'>
    readonly today: string
    readonly timeZone: string
    /** Milliseconds since the epoch. */
    readonly now: number
    readonly untitled: string
  },
): string {
  if (option !== null) return option
  if (field === 'foundAt' && typeof value === 'number') return formatMoment(value, timeZone, now)
  if (field === 'dueDay' && typeof value === 'string') return formatDay(value, today)
  if (!Array.isArray(value)) return String(value)
  const titles = new Map<string, string | null>([
    ...tasks.map(({ row }) => [row.recordId, row.title] as const),
    ...(rows.campaigns?.rows ?? []).map((row) => [row.recordId, row.title] as const),
  ])
  return value
    .map((one) => (typeof one === 'string' ? titles.get(one) : one.name) ?? untitled)
    .join(t('common.listSeparator'))
}
