import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'
import { getCurrentTest } from 'vitest/suite'

declare global {
  // React asks for this before it lets tests drive its updates.
  var IS_REACT_ACT_ENVIRONMENT: boolean
}

/** What is on the page, and the few things a person does with it. */
export interface Rendered {
  readonly page: HTMLElement
  /** The words on the page, with runs of blanks made one. */
  text(): string
  /** The button, tab or radio whose name is `name`, or matches it. Throws when there is none. */
  button(name: string | RegExp): HTMLElement
  find(selector: string): HTMLElement
  all(selector: string): readonly HTMLElement[]
  click(target: HTMLElement): Promise<void>
  type(input: HTMLElement, value: string): Promise<void>
  /** Lets promises settle and draws what they changed; `change` runs first. */
  settle(change?: () => void): Promise<void>
  unmount(): Promise<void>
}

const CLICKABLE = 'button, [role=tab], [role=menuitem], summary, input[type=radio]'

/** How assistive technology would name an element: its label if it has one, else its words. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? ''
  return label.replaceAll(/\s+/gu, ' ').trim()
}

/** Chains of promises are through when it comes. */
const aMacrotask = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })

/** Draws a component on an empty page. */
export async function render(ui: ReactNode): Promise<Rendered> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  document.body.replaceChildren()
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  const settle = async (change?: () => void): Promise<void> => {
    await act(async () => {
      change?.()
      await aMacrotask()
    })
    // What was drawn may have asked for a panel that is loaded on demand.
    await act(async () => {
      await vi.dynamicImportSettled()
      await aMacrotask()
    })
  }
  // A page that outlives its test goes on counting seconds when the document of its file has gone.
  if (getCurrentTest() !== undefined) onTestFinished(() => act(() => root.unmount()))
  await settle(() => root.render(ui))

  const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)]
  const required = (element: HTMLElement | undefined, what: string): HTMLElement => {
    if (element === undefined) throw new Error(`not on the page: ${what}\n${page.textContent ?? ''}`)
    return element
  }
  return {
    page,
    text: () => (document.body.textContent ?? '').replaceAll(/\s+/gu, ' ').trim(),
    button: (name) =>
      required(
        all(CLICKABLE).find((element) =>
          typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)),
        ),
        String(name),
      ),
    find: (selector) => required(all(selector)[0], selector),
    all,
    click: (target) => settle(() => target.click()),
    type: (input, value) =>
      settle(() => {
        const field = input as HTMLInputElement
        // React keeps its own idea of the value; the prototype's setter goes past it, as a keyboard does.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')?.set?.call(field, value)
        field.dispatchEvent(new Event('input', { bubbles: true }))
        field.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    settle,
    unmount: () => settle(() => root.unmount()),
  }
}
