/** What is copied: plain text, and with `html` also the same with headings and tables for documents. */
export interface Copied {
  readonly text: string
  readonly html?: string
}

/**
 * Puts text on the clipboard. A page inside a Base often lacks the clipboard permission, so the older command is
 * tried next; it works in frames while a click is handled. Returns false when neither is allowed.
 */
export async function copyText(copied: Copied): Promise<boolean> {
  try {
    await writeToClipboard(copied)
    return true
  } catch {
    return copyBySelection(copied)
  }
}

async function writeToClipboard({ text, html }: Copied): Promise<void> {
  if (html === undefined || typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text)
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  })
  return navigator.clipboard.write([item])
}

function copyBySelection({ text, html }: Copied): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;top:0;opacity:0'
  const fill = (event: ClipboardEvent): void => {
    if (html === undefined || event.clipboardData === null) return
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    event.preventDefault()
  }
  document.body.append(area)
  document.addEventListener('copy', fill)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', fill)
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
