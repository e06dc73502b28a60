import Button from '@douyinfe/semi-ui/lib/es/button'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import { useMemo, type ReactNode } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import { planAdoption, type AddedColumn, type KeptColumn } from '../../application/adoption/planAdoption.ts'
import { fitsFilledCells } from '../../application/runs/runRoom.ts'
import type { CalendarMode, RuleSettings } from '../../application/stored/settings.ts'
import type { AdoptionChoices } from '../../application/stored/document.ts'
import { CalendarChoice } from '../parts/CalendarChoice.tsx'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { FiguresPreview } from './FiguresPreview.tsx'
import { ReadCells } from './ReadCells.tsx'

const toggled = (list: readonly string[], item: string, isIn: boolean): string[] => [
  ...list.filter((one) => one !== item),
  ...(isIn ? [item] : []),
]

/** Preview of taking the table over: figures, unreadable cells, what is added and what is never touched. */
export function PlanPreview({
  draft,
  choices,
  settings,
  mayManage,
  onChange,
  onConfirm,
}: {
  readonly draft: AdoptionDraft
  readonly choices: AdoptionChoices
  readonly settings: RuleSettings
  readonly mayManage: boolean
  readonly onChange: (choices: AdoptionChoices) => void
  readonly onConfirm: () => void
}) {
  const { t } = useSidebar()
  const plan = useMemo(() => planAdoption(draft, choices), [draft, choices])
  const computed = plan.addedColumns.filter(({ from }) => from === null)
  const converted = plan.addedColumns.filter(({ from }) => from !== null)
  const overwrites = plan.keptColumns.some(({ isTakenOver }) => isTakenOver)
  return (
    <>
      {plan.lacks.map((field) => (
        <Notice key={field} tone="warning">
          {t(`adopt.lacks.${field}`)}
        </Notice>
      ))}
      <CalendarChoice
        mode={choices.calendar ?? settings.calendar.mode}
        settings={settings}
        onChange={(mode) => onChange(counting(choices, mode, settings.calendar.mode))}
      />
      <FiguresPreview draft={draft} plan={plan} />
      <ReadCells draft={draft} plan={plan} choices={choices} onChange={onChange} />

      {mayManage ? (
        <Part
          title={t('adopt.adds')}
          about={computed.some(({ isOn }) => isOn) ? t('adopt.adds.about') : t('adopt.adds.none')}
        >
          {computed.map((column) => (
            <SwitchLine
              key={column.field}
              label={column.name}
              about={t(`kind.${column.kind}`)}
              isOn={column.isOn}
              onChange={(isOn) => onChange({ ...choices, without: toggled(choices.without, column.field, !isOn) })}
            />
          ))}
        </Part>
      ) : (
        <Notice tone="info">{t('adopt.mayNot')}</Notice>
      )}

      <TooLongNote fits={fitsFilledCells(draft.total * converted.filter(({ isOn }) => isOn).length)} />
      {mayManage && converted.length > 0 && (
        <Part title={t('adopt.converts')} about={t('adopt.converts.about')}>
          {converted.map((column) => (
            <SwitchLine
              key={column.field}
              label={t('adopt.converts.from', { name: column.name, from: column.from?.name ?? '' })}
              about={t(`kind.${column.kind}`)}
              isOn={column.isOn}
              onChange={(isOn) => onChange({ ...choices, convert: toggled(choices.convert, column.field, isOn) })}
            />
          ))}
        </Part>
      )}

      {mayManage && plan.views.length > 0 && (
        <Part
          title={t('adopt.views')}
          about={plan.views.some(({ isOn }) => isOn) ? t('adopt.views.about') : t('adopt.views.none')}
        >
          {plan.views.map(({ key, name, type, isOn }) => (
            <SwitchLine
              key={key}
              label={name}
              about={t(`view.${type}`)}
              isOn={isOn}
              onChange={(wanted) =>
                onChange({ ...choices, withoutViews: toggled(choices.withoutViews ?? [], key, !wanted) })
              }
            />
          ))}
        </Part>
      )}

      {plan.keptColumns.length > 0 && (
        <Part title={t('adopt.kept')}>
          {plan.keptColumns.map((column) => (
            <Kept
              key={column.field}
              column={column}
              isHold={plan.holdColumn?.columnId === column.columnId}
              beside={computed.find(({ field, isOn }) => field === column.field && isOn)}
              mayManage={mayManage}
              onTakeOver={(isOn) => onChange({ ...choices, takeOver: toggled(choices.takeOver, column.field, isOn) })}
            />
          ))}
        </Part>
      )}

      {mayManage && (
        <SwitchLine
          label={t('adopt.marks')}
          about={t('adopt.marks.about')}
          isOn={choices.marks}
          onChange={(marks) => onChange({ ...choices, marks })}
        />
      )}
      <Notice tone="success">
        {t(overwrites ? 'adopt.untouched.some' : 'adopt.untouched', { count: plan.untouched })}
      </Notice>
      <Button block theme="solid" type="primary" size="large" onClick={onConfirm}>
        {t('adopt.confirm')}
      </Button>
    </>
  )
}

/** The choices with a calendar, unless it is the one that the Base uses already. */
function counting(
  { calendar: _before, ...choices }: AdoptionChoices,
  mode: CalendarMode,
  shared: CalendarMode,
): AdoptionChoices {
  return mode === shared ? choices : { ...choices, calendar: mode }
}

function Part({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}) {
  return (
    <section className="ct-section">
      <h2>{title}</h2>
      {about !== undefined && <p className="ct-quiet">{about}</p>}
      <div className="ct-switches">{children}</div>
    </section>
  )
}

function SwitchLine({
  label,
  about,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly about?: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) {
  return (
    <label className="ct-switch-line">
      <span>
        {label}
        {about !== undefined && <small>{about}</small>}
      </span>
      <Switch size="small" checked={isOn} aria-label={label} onChange={onChange} />
    </label>
  )
}

/** A column of people's that holds what we compute too: it stays theirs unless they ask us to fill it in. */
function Kept({
  column,
  isHold,
  beside,
  mayManage,
  onTakeOver,
}: {
  readonly column: KeptColumn
  /** The column also says which tasks are paused or cancelled, and that keeps counting. */
  readonly isHold: boolean
  readonly beside: AddedColumn | undefined
  readonly mayManage: boolean
  readonly onTakeOver: (isOn: boolean) => void
}) {
  const { t } = useSidebar()
  const { name, obstacle, isTakenOver } = column
  return (
    <div className="ct-kept">
      {!isTakenOver && (
        <p>
          {beside === undefined
            ? t('adopt.kept.alone', { name })
            : t('adopt.kept.beside', { name, added: beside.name })}
        </p>
      )}
      {isHold && <p className="ct-quiet">{t('adopt.kept.hold')}</p>}
      {obstacle === null && mayManage ? (
        <SwitchLine label={t('adopt.kept.takeOver', { name })} isOn={isTakenOver} onChange={onTakeOver} />
      ) : (
        obstacle !== null && <p className="ct-quiet">{t(`adopt.kept.obstacle.${obstacle}`)}</p>
      )}
    </div>
  )
}
