import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useState, type ReactNode } from 'react'
import type { GrowthTarget } from '../../application/app/appState.ts'
import {
  GROWTH_KINDS,
  planGrowth,
  type GrowthKind,
  type GrowthPlan,
  type GrowthWish,
} from '../../application/additions/additionPlan.ts'
import type { GrowthSuggestion } from '../../application/additions/suggestions.ts'
import type { Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { SettingField } from '../settings/Setting.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** What is typed; turned into a wish only as a whole. */
interface Draft {
  readonly kind: GrowthWish['kind']
  readonly table: GrowthTarget['table']
  readonly name: string
  readonly columnKind: GrowthKind
  readonly columnId: string
  readonly options: string
  readonly reason: string
}

const SEPARATORS = /[、,，;；\n]/u

/** A column or options of a person's choice, with a preview of exactly what will be added. */
export function AdditionForm({
  suggestion,
  targets,
  version,
  isBusy,
  onGrow,
  onCancel,
}: {
  readonly suggestion: Partial<GrowthSuggestion>
  readonly targets: readonly GrowthTarget[]
  readonly version: number
  readonly isBusy: boolean
  readonly onGrow: (wish: GrowthWish, name: string) => void
  readonly onCancel: () => void
}) {
  const { t } = useSidebar()
  const [draft, setDraft] = useState<Draft>(() => ({
    kind: 'column',
    table: 'tasks',
    name: suggestion.name ?? '',
    columnKind: suggestion.columnKind ?? 'text',
    columnId: '',
    options: (suggestion.options ?? []).join('、'),
    reason:
      suggestion.key === undefined
        ? ''
        : t(`extend.because.${suggestion.key}`, { count: suggestion.recordIds?.length ?? 0 }),
  }))
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const target = targets.find(({ table }) => table === draft.table) ?? targets[0]
  if (target === undefined) return null
  const columnId = target.selects.some(({ id }) => id === draft.columnId)
    ? draft.columnId
    : (target.selects[0]?.id ?? '')
  const wish = wishOf(draft, target.table, columnId)
  const planned = planGrowth(wish, target.description)
  const isSelect = draft.kind === 'options' || draft.columnKind === 'singleSelect' || draft.columnKind === 'multiSelect'
  // An empty form is not yet a mistake.
  const isBegun = draft.kind === 'column' ? draft.name.trim() !== '' : draft.options.trim() !== ''
  return (
    <form
      className="ct-growth-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (planned.ok) onGrow(wish, planned.value.column)
      }}
    >
      <Row label={t('extend.kind')}>
        <Choice
          label={t('extend.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          choices={(['column', 'options'] as const).map((value) => ({ value, label: t(`extend.kind.${value}`) }))}
        />
      </Row>
      {targets.length > 1 && (
        <Row label={t('extend.table')}>
          <Choice
            label={t('extend.table')}
            value={target.table}
            onChange={(table) => change({ table })}
            choices={targets.map(({ table, description }) => ({ value: table, label: description.name }))}
          />
        </Row>
      )}
      {draft.kind === 'column' ? (
        <>
          <Row label={t('extend.name')}>
            <Input value={draft.name} onChange={(name) => change({ name })} aria-label={t('extend.name')} />
          </Row>
          <Row label={t('extend.columnKind')}>
            <Choice
              label={t('extend.columnKind')}
              value={draft.columnKind}
              onChange={(columnKind) => change({ columnKind })}
              choices={GROWTH_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Row>
        </>
      ) : (
        target.selects.length > 0 && (
          <Row label={t('extend.column')}>
            <Choice
              label={t('extend.column')}
              value={columnId}
              onChange={(id) => change({ columnId: id })}
              choices={target.selects.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Row>
        )
      )}
      {isSelect && (
        <Row label={t('extend.options')}>
          <Input
            value={draft.options}
            onChange={(options) => change({ options })}
            aria-label={t('extend.options')}
            placeholder={t('extend.options.hint')}
          />
        </Row>
      )}
      <Row label={t('extend.reason')}>
        <Input
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          aria-label={t('extend.reason')}
          placeholder={t('extend.reason.hint')}
        />
      </Row>
      {draft.kind === 'options' && target.selects.length === 0 && <p className="ct-quiet">{t('extend.noSelects')}</p>}
      {planned.ok && (
        <p className="ct-growth-preview">
          {previewText(t, planned.value, wish)} {t('extend.preview.version', { version: String(version) })}
        </p>
      )}
      {!planned.ok && isBegun && (
        <p className="ct-field-problem" data-hue="red" role="alert">
          {t(`extend.problem.${planned.error}`)}
        </p>
      )}
      <div className="ct-actions">
        <Button htmlType="submit" theme="solid" type="primary" disabled={!planned.ok} loading={isBusy}>
          {t('extend.do')}
        </Button>
        <Button onClick={onCancel}>{t('extend.cancel')}</Button>
      </div>
    </form>
  )
}

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <SettingField label={label}>{children}</SettingField>
)

function wishOf(draft: Draft, table: GrowthTarget['table'], columnId: string): GrowthWish {
  const options = draft.options.split(SEPARATORS)
  return draft.kind === 'column'
    ? { kind: 'column', table, name: draft.name, columnKind: draft.columnKind, options, reason: draft.reason }
    : { kind: 'options', table, columnId, options, reason: draft.reason }
}

function previewText(t: Translate, plan: GrowthPlan, wish: GrowthWish): string {
  const options = plan.options.join(t('common.listSeparator'))
  if (wish.kind === 'options')
    return t('extend.preview.options', { name: plan.column, options, count: plan.before.length })
  const words = { table: plan.tableName, name: plan.column, kind: t(`kind.${wish.columnKind}`) }
  return plan.options.length === 0
    ? t('extend.preview.column', words)
    : t('extend.preview.withOptions', { ...words, options })
}
