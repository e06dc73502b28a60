/** Where focus goes when the pressed element has gone: the nearest part of the page that is still there. */
const PLACES = 'section, article, fieldset, li, details, form, [role=tabpanel], main'

interface Focused {
  readonly element: HTMLElement
  /** The parts of the page around it, the nearest first. */
  readonly around: readonly HTMLElement[]
}

function partsAround(element: HTMLElement): readonly HTMLElement[] {
  const parts: HTMLElement[] = []
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (at.matches(PLACES)) parts.push(at)
  return parts
}

function isNowhere(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || !activeElement.isConnected
}

/**
 * Keeps the place of people who use the keyboard. A press often removes its own button, or disables it while it works;
 * browsers then forget where focus was, and the next Tab begins at the top of the page. Focus goes to the nearest part
 * around the button instead, or back to the button once it can be pressed again. Returns the end of keeping.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: Focused | null = null
  let wasDisabled = false
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !root.contains(target)) return
    last = { element: target, around: partsAround(target) }
    wasDisabled = false
  }
  // Somebody who points at something else has left the place on purpose.
  const forget = (): void => {
    last = null
  }
  const look = (): void => {
    if (last === null) return
    const { element, around } = last
    if (element.isConnected && element.matches(':disabled')) {
      wasDisabled = true
      return
    }
    if ((element.isConnected && !wasDisabled) || !isNowhere() || !document.hasFocus()) return
    const place = element.isConnected ? element : around.find((part) => part.isConnected)
    if (place === undefined) return
    if (place !== element && !place.hasAttribute('tabindex')) place.tabIndex = -1
    place.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', remember)
  document.addEventListener('pointerdown', forget, true)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', forget, true)
  }
}
