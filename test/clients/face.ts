/** Element ids that every client has, for `clients.e2e.ts`. */
export type ListName = 'tables' | 'fields' | 'views' | 'records'
export type LineName = 'selection' | 'result'

const LISTS: readonly ListName[] = ['tables', 'fields', 'views', 'records']
const LINES: readonly LineName[] = ['selection', 'result']

function element(tag: string, id: string): HTMLElement {
  const known = document.getElementById(id)
  if (known) return known
  const made = document.createElement(tag)
  made.id = id
  document.body.append(made)
  return made
}

/** Shows a list of names or texts. */
export function show(list: ListName, items: readonly string[]): void {
  element('ul', list).replaceChildren(
    ...items.map((item) => {
      const line = document.createElement('li')
      line.textContent = item
      return line
    }),
  )
}

/** Shows one line of text. */
export function say(line: LineName, text: string): void {
  element('p', line).textContent = text
}

/** A button that runs the client's own work and shows the result. */
export function offer(label: string, work: () => Promise<string>): void {
  const button = document.createElement('button')
  button.id = 'run'
  button.textContent = label
  const run = async (): Promise<void> => {
    say('result', await work())
  }
  button.addEventListener('click', () => {
    void run()
  })
  document.body.append(button)
  for (const list of LISTS) show(list, [])
  for (const line of LINES) say(line, '')
}

/** The text of a cell of any kind, as extensions guess it when they have no getCellString. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join(',')
  if (typeof value === 'object') return textOf('text' in value ? value.text : 'name' in value ? value.name : '')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
