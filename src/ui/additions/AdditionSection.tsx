import Button from '@douyinfe/semi-ui/lib/es/button'
import './additions.css'
import { useEffect, useMemo, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { AdditionTarget } from '../../application/additions/additionState.ts'
import type { AdditionWish } from '../../application/additions/additionPlan.ts'
import { type AdditionSuggestion, additionSuggestions } from '../../application/additions/suggestions.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { AdditionForm } from './AdditionForm.tsx'
import { AdditionHistory } from './AdditionHistory.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { bringWords } from '../../i18n/index.ts'
import { extend as extendWords } from '../../i18n/zh-CN/extend.ts'

bringWords(extendWords)

type Told = { readonly tone: 'success' | 'danger'; readonly text: string } | null

/** Additions of a sheet: those that its rows suggest, a form for any other, and the list of past ones. [GR1] */
export function AdditionSection({
  sheet,
  tasks,
  mayManage,
  timeZone,
}: {
  readonly sheet: SheetState
  /** Those of the campaign that people have chosen: its rows suggest. A column is added to all of the sheet. */
  readonly tasks: SheetState['tasks']
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t, actions, announce } = useSidebar()
  const [targets, setTargets] = useState<readonly AdditionTarget[]>([])
  const [draft, setDraft] = useState<Partial<AdditionSuggestion> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>(null)
  const steps = actions.additions.steps()
  const suggestions = useMemo(
    () =>
      additionSuggestions(
        tasks,
        new Set(steps.flatMap(({ name, undone }) => (undone === null ? [name] : []))),
        sheet.language,
      ),
    [tasks, sheet.language, steps],
  )

  const isOpen = draft !== null
  useEffect(() => {
    const load = async () => {
      const answer = await actions.additions.targets()
      if (answer.ok) setTargets(answer.value)
      else setTold({ tone: 'danger', text: hostErrorText(t, answer.error) })
    }
    if (isOpen) void load()
  }, [actions, isOpen, t])

  const add = async (wish: AdditionWish, name: string) => {
    setBusy(true)
    const added = await actions.additions.add(wish)
    setBusy(false)
    if (added.ok) {
      setDraft(null)
      setTold({ tone: 'success', text: t('addition.done', { name }) })
      announce(t('addition.done', { name }))
    } else
      setTold({
        tone: 'danger',
        text:
          added.error.kind === 'problem' ? t(`addition.problem.${added.error.problem}`) : hostErrorText(t, added.error),
      })
  }
  const undo = async (version: number) => {
    setBusy(true)
    const undone = await actions.additions.undo(version)
    setBusy(false)
    if (!undone.ok) setTold({ tone: 'danger', text: hostErrorText(t, undone.error) })
    else setTold(undone.value === 'inUse' ? { tone: 'danger', text: t('addition.inUse') } : null)
  }

  return (
    <section className="ct-addition ct-section" aria-label={t('addition.title')}>
      <h2>{t('addition.title')}</h2>
      <p className="ct-quiet">{t('addition.about')}</p>
      {told !== null && <Notice tone={told.tone}>{told.text}</Notice>}
      {mayManage === false && <Notice tone="info">{t('addition.mayNot')}</Notice>}
      {draft === null ? (
        <ul className="ct-suggestions">
          {suggestions.map((suggestion) => (
            <li key={suggestion.key}>
              <RecordsLink recordIds={suggestion.recordIds} tasks={tasks}>
                {t(`addition.because.${suggestion.key}`, { count: suggestion.recordIds.length })}
              </RecordsLink>
              {mayManage !== false && (
                <Button
                  size="small"
                  onClick={() => {
                    setTold(null)
                    setDraft(suggestion)
                  }}
                >
                  {t('addition.use', { name: suggestion.name })}
                </Button>
              )}
            </li>
          ))}
          {mayManage !== false && (
            <li>
              <Button
                size="small"
                icon={<Icon name="plus" size={14} />}
                onClick={() => {
                  setTold(null)
                  setDraft({})
                }}
              >
                {t('addition.open')}
              </Button>
            </li>
          )}
        </ul>
      ) : (
        targets.length > 0 && (
          <AdditionForm
            key={draft.key ?? 'own'}
            suggestion={draft}
            targets={targets}
            version={steps.length + 1}
            isBusy={isBusy}
            onAdd={(wish, name) => void add(wish, name)}
            onCancel={() => setDraft(null)}
          />
        )
      )}
      {steps.length > 0 && (
        <AdditionHistory
          steps={steps}
          isBusy={isBusy}
          mayUndo={mayManage !== false}
          timeZone={timeZone}
          onUndo={(version) => void undo(version)}
        />
      )}
    </section>
  )
}
