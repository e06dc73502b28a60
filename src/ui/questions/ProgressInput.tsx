import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'

/** How far a task is that is opened again, percent from 0 to 99; null while nothing valid is typed. */
export default function ProgressInput({
  label,
  onChange,
}: {
  readonly label: string
  readonly onChange: (progress: number | null) => void
}) {
  return (
    <InputNumber
      size="small"
      min={0}
      max={99}
      suffix="%"
      aria-label={label}
      style={{ width: 96 }}
      hideButtons
      onNumberChange={(value) => onChange(Number.isFinite(value) && value >= 0 && value < 100 ? value : null)}
    />
  )
}
