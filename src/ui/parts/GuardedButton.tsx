import Button, { type ButtonProps } from '@douyinfe/semi-ui/lib/es/button'
import { useId } from 'react'

/**
 * A button that is grey while something is missing, and then says beside itself what: `whyNot`, null when it may be
 * pressed. `disabled` is for the moment after a press.
 */
export function GuardedButton({
  whyNot,
  disabled = false,
  ...button
}: ButtonProps & { readonly whyNot: string | null }) {
  const id = useId()
  return (
    <>
      <Button
        {...button}
        disabled={disabled || whyNot !== null}
        {...(whyNot === null ? {} : { 'aria-describedby': id })}
      />
      {whyNot !== null && (
        <small id={id} className="ct-quiet">
          {whyNot}
        </small>
      )}
    </>
  )
}
