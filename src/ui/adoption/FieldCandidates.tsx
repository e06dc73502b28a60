import { useSidebar } from '../sidebarContext.ts'

/** The fields that a column may be as likely, to choose at a press; nothing is chosen beforehand. [AD6] */
export function FieldCandidates<Field extends string>({
  column,
  candidates,
  field,
  nameOf,
  onAssign,
}: {
  readonly column: string
  readonly candidates: readonly Field[]
  readonly field: string | null | undefined
  readonly nameOf: (field: Field) => string
  readonly onAssign: (field: Field | null) => void
}) {
  const { t } = useSidebar()
  if (candidates.length === 0) return null
  return (
    <fieldset className="ct-chips ct-candidates" aria-label={t('adopt.ask.which', { column })}>
      {candidates.map((one) => (
        <button
          key={one}
          type="button"
          className="ct-plain ct-chip"
          aria-pressed={field === one}
          onClick={() => onAssign(field === one ? null : one)}
        >
          {nameOf(one)}
        </button>
      ))}
    </fieldset>
  )
}
