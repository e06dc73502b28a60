// @vitest-environment happy-dom
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { keepFocus } from '../../src/ui/frame/keptFocus.ts'
import { render, type Rendered } from '../support/render.tsx'

let screen: Rendered | null = null
let stop = (): void => undefined
afterEach(async () => {
  stop()
  await screen?.unmount()
})

/** A part of a page whose button goes, or is disabled, when it is pressed. */
function Part({ press }: { readonly press: 'removes' | 'disables' | 'removesAll' }) {
  const [step, setStep] = useState(0)
  if (press === 'removesAll' && step > 0) return null
  return (
    <section aria-label="part">
      {press === 'removes' && step > 0 ? (
        <p>done</p>
      ) : (
        <button type="button" disabled={press === 'disables' && step === 1} onClick={() => setStep(step + 1)}>
          press
        </button>
      )}
      <button type="button" aria-label="next" onClick={() => setStep(step + 1)} />
    </section>
  )
}

async function open(press: 'removes' | 'disables' | 'removesAll', keeps = true): Promise<Rendered> {
  const shown = await render(
    <main>
      <Part press={press} />
    </main>,
  )
  screen = shown
  stop = keeps ? keepFocus(shown.find('main') as HTMLElement) : () => undefined
  return shown
}

/** Presses by keyboard: the button has focus before. */
async function pressByKey(shown: Rendered): Promise<void> {
  const button = shown.button('press') as HTMLButtonElement
  button.focus()
  await shown.click(button)
}

const place = (): string => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? ''

describe('focus after a press', () => {
  it('whose button has gone stays in the part around it', async () => {
    await pressByKey(await open('removes'))
    expect(place()).toBe('part')
  })

  it('that removes the part goes to what is around that', async () => {
    await pressByKey(await open('removesAll'))
    expect(place()).toBe('MAIN')
  })

  it('whose button is disabled meanwhile comes back to it', async () => {
    const shown = await open('disables')
    const button = shown.button('press') as HTMLButtonElement
    button.focus()
    await shown.click(button)
    button.blur()
    await shown.settle(() => (shown.find('[aria-label=next]') as HTMLElement).click())
    expect(document.activeElement).toBe(button)
  })

  it('is left alone when somebody has pointed elsewhere, or holds it elsewhere', async () => {
    const shown = await open('removes')
    const button = shown.button('press') as HTMLButtonElement
    button.focus()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await shown.click(button)
    button.blur()
    await shown.settle()
    expect(place()).toBe('BODY')
  })
})
