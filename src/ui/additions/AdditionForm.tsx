import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useId, useState, type ReactNode } from 'react'
import type { AdditionTarget } from '../../application/additions/additionState.ts'
import {
  GROWTH_KINDS,
  planAddition,
  type AdditionKind,
  type AdditionPlan,
  type AdditionWish,
} from '../../application/additions/additionPlan.ts'
import type { AdditionSuggestion } from '../../application/additions/suggestions.ts'
import type { Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { SettingField } from '../settings/Setting.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** The form as it is being typed. */
interface Draft {
  readonly kind: AdditionWish['kind']
  readonly table: AdditionTarget['table']
  readonly name: string
  readonly columnKind: AdditionKind
  readonly columnId: string
  readonly options: string
  readonly reason: string
}

const SEPARATORS = /[、,，;；\n]/u

/** A form for a column or options that a person chooses, with a preview of exactly what will be added. */
export function AdditionForm({
  suggestion,
  targets,
  version,
  isBusy,
  onAdd,
  onCancel,
}: {
  readonly suggestion: Partial<AdditionSuggestion>
  readonly targets: readonly AdditionTarget[]
  readonly version: number
  readonly isBusy: boolean
  readonly onAdd: (wish: AdditionWish, name: string) => void
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
        : t(`addition.because.${suggestion.key}`, { count: suggestion.recordIds?.length ?? 0 }),
  }))
  const id = useId()
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const target = targets.find(({ table }) => table === draft.table) ?? targets[0]
  if (target === undefined) return null
  const columnId = target.selects.some(({ id }) => id === draft.columnId)
    ? draft.columnId
    : (target.selects[0]?.id ?? '')
  const wish = wishOf(draft, target.table, columnId)
  const planned = planAddition(wish, target.description)
  const isSelect = draft.kind === 'options' || draft.columnKind === 'singleSelect' || draft.columnKind === 'multiSelect'
  const whyNot = planned.ok ? null : t(`addition.problem.${planned.error}`)
  // Do not complain about a form that nobody has filled in yet.
  const isBegun = draft.kind === 'column' ? draft.name.trim() !== '' : draft.options.trim() !== ''
  return (
    <form
      className="ct-addition-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (planned.ok) onAdd(wish, planned.value.column)
      }}
    >
      <Row label={t('addition.kind')}>
        <Choice
          label={t('addition.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          choices={(['column', 'options'] as const).map((value) => ({ value, label: t(`addition.kind.${value}`) }))}
        />
      </Row>
      {targets.length > 1 && (
        <Row label={t('addition.table')}>
          <Choice
            label={t('addition.table')}
            value={target.table}
            onChange={(table) => change({ table })}
            choices={targets.map(({ table, description }) => ({ value: table, label: description.name }))}
          />
        </Row>
      )}
      {draft.kind === 'column' ? (
        <>
          <Row label={t('addition.name')}>
            <Input value={draft.name} onChange={(name) => change({ name })} aria-label={t('addition.name')} />
          </Row>
          <Row label={t('addition.columnKind')}>
            <Choice
              label={t('addition.columnKind')}
              value={draft.columnKind}
              onChange={(columnKind) => change({ columnKind })}
              choices={GROWTH_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Row>
        </>
      ) : (
        target.selects.length > 0 && (
          <Row label={t('addition.column')}>
            <Choice
              label={t('addition.column')}
              value={columnId}
              onChange={(id) => change({ columnId: id })}
              choices={target.selects.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Row>
        )
      )}
      {isSelect && (
        <Row label={t('addition.options')}>
          <Input
            value={draft.options}
            onChange={(options) => change({ options })}
            aria-label={t('addition.options')}
            placeholder={t('addition.options.hint')}
          />
        </Row>
      )}
      <Row label={t('addition.reason')}>
        <Input
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          aria-label={t('addition.reason')}
          placeholder={t('addition.reason.hint')}
        />
      </Row>
      {draft.kind === 'options' && target.selects.length === 0 && <p className="ct-quiet">{t('addition.noSelects')}</p>}
      {planned.ok && (
        <p className="ct-addition-preview">
          {previewText(t, planned.value, wish)} {t('addition.preview.version', { version: String(version) })}
        </p>
      )}
      {whyNot !== null && isBegun && (
        <p id={id} className="ct-field-problem" data-hue="red" role="alert">
          {whyNot}
        </p>
      )}
      <div className="ct-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        {isBegun ? (
          <Button
            htmlType="submit"
            theme="solid"
            type="primary"
            disabled={whyNot !== null}
            loading={isBusy}
            {...(whyNot === null ? {} : { 'aria-describedby': id })}
          >
            {t('addition.do')}
          </Button>
        ) : (
          <GuardedButton htmlType="submit" theme="solid" type="primary" whyNot={whyNot} loading={isBusy}>
            {t('addition.do')}
          </GuardedButton>
        )}
      </div>
    </form>
  )
}

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <SettingField label={label}>{children}</SettingField>
)

function wishOf(draft: Draft, table: AdditionTarget['table'], columnId: string): AdditionWish {
  const options = draft.options.split(SEPARATORS)
  return draft.kind === 'column'
    ? { kind: 'column', table, name: draft.name, columnKind: draft.columnKind, options, reason: draft.reason }
    : { kind: 'options', table, columnId, options, reason: draft.reason }
}

function previewText(t: Translate, plan: AdditionPlan, wish: AdditionWish): string {
  const options = plan.options.join(t('common.listSeparator'))
  if (wish.kind === 'options')
    return t('addition.preview.options', { name: plan.column, options, count: plan.before.length })
  const words = { table: plan.tableName, name: plan.column, kind: t(`kind.${wish.columnKind}`) }
  return plan.options.length === 0
    ? t('addition.preview.column', words)
    : t('addition.preview.withOptions', { ...words, options })
}
