import type { ReactNode } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

const STEPS = ['table', 'columns', 'preview'] as const
type Step = (typeof STEPS)[number]

/** The frame of taking over a table: the way back, what it is about, and which step of the three this is. */
export function StepFrame({
  step: at,
  title,
  about,
  onBack,
  children,
}: {
  readonly step: Step
  readonly title: string
  readonly about: string
  readonly onBack: () => void
  readonly children: ReactNode
}) {
  const { t } = useSidebar()
  return (
    <div className="ct-setup ct-adopt">
      <header>
        <button type="button" className="ct-plain ct-link ct-back" onClick={onBack}>
          <Icon name="chevronLeft" size={14} />
          {t(at === 'table' ? 'common.back' : 'adopt.previous')}
        </button>
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      <ol className="ct-steps" aria-label={t('adopt.steps')}>
        {STEPS.map((step) => (
          <li
            key={step}
            aria-current={step === at ? 'step' : undefined}
            data-past={STEPS.indexOf(step) < STEPS.indexOf(at)}
          >
            {t(`adopt.step.${step}`)}
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}
