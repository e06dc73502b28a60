import { withStepMoved } from '../../application/planning/sandboxSteps.ts'
import type { SandboxRows } from '../../application/planning/sandbox.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { draftOf } from './stepDraft.ts'
import type { Sandboxing } from './sandboxes.ts'
import { stepText } from './stepText.ts'

/** The steps that were put in, each with what it does in one line. [SH3] */
export function StepList({ sandbox: { steps, draft }, change, rows }: Sandboxing & { readonly rows: SandboxRows }) {
  const { t } = useSidebar()
  return (
    <ol className="ct-try-steps" aria-label={t('board.try.steps')}>
      {steps.map((step, at) => {
        const index = String(at + 1)
        return (
          <li key={step.key} data-changing={draft.key === step.key}>
            <span>{stepText(t, step, rows)}</span>
            <span className="ct-try-tools">
              <IconButton
                label={t('board.try.edit.of', { index })}
                icon="pencil"
                onClick={() => change({ draft: draftOf(step) })}
              />
              {at > 0 && (
                <IconButton
                  label={t('board.try.up.of', { index })}
                  icon="chevronDown"
                  isTurned
                  onClick={() => change({ steps: withStepMoved(steps, step.key, -1) })}
                />
              )}
              {at < steps.length - 1 && (
                <IconButton
                  label={t('board.try.down.of', { index })}
                  icon="chevronDown"
                  onClick={() => change({ steps: withStepMoved(steps, step.key, 1) })}
                />
              )}
              <IconButton
                label={t('board.try.remove.of', { index })}
                icon="close"
                onClick={() =>
                  change({
                    steps: steps.filter((one) => one !== step),
                    draft: draft.key === step.key ? { ...draft, key: null } : draft,
                  })
                }
              />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function IconButton({
  label,
  icon,
  isTurned = false,
  onClick,
}: {
  readonly label: string
  readonly icon: IconName
  readonly isTurned?: boolean
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      className="ct-plain ct-icon-button"
      data-turned={isTurned}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} size={14} />
    </button>
  )
}
