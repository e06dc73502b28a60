import type { RepairChoice, RepairItem } from '../../application/repair/repairPlan.ts'
import type { Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { driftText, sinceText } from './driftText.ts'

/** One difference: what it is, since when, the choices, and exactly what each of them does. */
export function RepairCard({
  item,
  choice,
  onChoose,
  since,
  timeZone,
  namesTable,
  isFixed,
}: {
  readonly item: RepairItem
  readonly choice: RepairChoice
  readonly onChoose: (choice: RepairChoice) => void
  readonly since: number | null
  readonly timeZone: string
  /** Several tables differ, so each card names its table. */
  readonly namesTable: boolean
  /** This user may not change the tables, so nothing can be chosen. */
  readonly isFixed: boolean
}) {
  const { t, clock } = useSidebar()
  const { drift } = item
  const what = driftText(t, drift)
  const aside = [
    namesTable && drift.kind !== 'tableDeleted' ? drift.tableName : null,
    sinceText(t, { since }, timeZone, clock()),
  ].filter((part) => part !== null)
  const lines =
    drift.kind === 'tableDeleted' && drift.table === 'tasks' ? [t('repair.tasksDeleted')] : effectLines(t, item, choice)
  return (
    <li className="ct-repair" data-chosen={choice !== 'skip'}>
      <h2>{what}</h2>
      {aside.length > 0 && <p className="ct-quiet">{aside.join(' · ')}</p>}
      {!isFixed && item.choices.length > 1 && (
        <Choice
          label={`${t('repair.what')} ${what}`}
          value={choice}
          onChange={onChoose}
          choices={item.choices.map((value) => ({ value, label: choiceText(t, item, value) }))}
        />
      )}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </li>
  )
}

function choiceText(t: Translate, { drift }: RepairItem, choice: RepairChoice): string {
  if (choice === 'bind')
    return t('repair.choice.bind', { name: 'proposal' in drift ? (drift.proposal?.name ?? '') : '' })
  if (choice === 'leaveOut' && drift.kind === 'viewBroken') return t('repair.choice.leaveOut.view')
  if (choice !== 'make') return t(`repair.choice.${choice}`)
  if (drift.kind === 'markTwice') return t('repair.choice.make.copy')
  return t(drift.kind === 'markLost' ? 'repair.choice.make.mark' : 'repair.choice.make')
}

/** What a choice does in the Base, one line for each change. */
function effectLines(t: Translate, { drift, steps }: RepairItem, choice: RepairChoice): readonly string[] {
  if (choice === 'skip') return [t('repair.step.skip')]
  if (choice === 'leaveOut') return [t('repair.step.leaveOut')]
  if (choice === 'bind')
    return [t('repair.step.bind', { name: 'proposal' in drift ? (drift.proposal?.name ?? '') : '' })]
  if (drift.kind === 'tableDeleted') {
    const count = (kind: string): number => steps.filter((step) => step.kind === kind).length
    return [
      t('repair.step.table', {
        name: drift.tableName,
        columns: count('column') + count('primary'),
        views: count('viewSettings'),
      }),
    ]
  }
  const views = steps.flatMap((step) => (step.kind === 'viewSettings' && step.lost !== undefined ? [step.name] : []))
  const restored =
    views.length === 0 ? [] : [t('repair.step.viewSettings', { views: views.join(t('common.listSeparator')) })]
  return [...madeLines(t, drift, steps), ...restored]
}

function madeLines(t: Translate, drift: RepairItem['drift'], steps: RepairItem['steps']): readonly string[] {
  return steps.flatMap((step): readonly string[] => {
    switch (step.kind) {
      case 'column':
        if (drift.kind === 'linkAstray') return [t('repair.step.link', { name: step.name })]
        return drift.kind === 'columnRetyped'
          ? [t('repair.step.column.beside', { name: step.name, theirs: drift.now })]
          : [t('repair.step.column', { name: step.name })]
      case 'options':
        return [
          t('repair.step.options', {
            name: step.name,
            options: step.options.map(({ name }) => name).join(t('common.listSeparator')),
          }),
        ]
      case 'marker':
        return [t(drift.kind === 'markLost' ? 'repair.step.marker' : 'repair.step.unmark', { name: step.name })]
      case 'primary':
      case 'renameView':
      case 'view':
        return [t(`repair.step.${step.kind}`, { name: step.name })]
      default:
        return []
    }
  })
}
