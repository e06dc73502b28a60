import Button, { type ButtonProps } from '@douyinfe/semi-ui/lib/es/button'
import { useId } from 'react'

/** A button that is grey while something is missing, and then says beside itself what: `whyNot`, null when it may be pressed. */
export function GuardedButton({
  whyNot,
  ...button
}: Omit<ButtonProps, 'disabled'> & { readonly whyNot: string | null }) {
  const id = useId()
  return (
    <>
      <Button {...button} disabled={whyNot !== null} {...(whyNot === null ? {} : { 'aria-describedby': id })} />
      {whyNot !== null && (
        <small id={id} className="ct-quiet">
          {whyNot}
        </small>
      )}
    </>
  )
}
