/** The link that unfolds what stands under it, and folds it again. */
export function UnfoldLink({
  isOpen,
  controls,
  label,
  onToggle,
}: {
  readonly isOpen: boolean
  /** Id of the element that it unfolds. */
  readonly controls: string
  readonly label: string
  readonly onToggle: (isOpen: boolean) => void
}) {
  return (
    <button
      type="button"
      className="ct-plain ct-link"
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={() => onToggle(!isOpen)}
    >
      {label}
    </button>
  )
}
