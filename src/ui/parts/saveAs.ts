/** Characters that file systems refuse in a name. */
const REFUSED = /[\\/:*?"<>|\p{Cc}]/gu

/** Hands a text to the browser as a file to keep. */
export function saveAs(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/html;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll(REFUSED, ' ').trim()
  link.click()
  URL.revokeObjectURL(address)
}
