// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import {
  type ReportDocument,
  type ReportInput,
  REPORTS,
  toClipboardHtml,
  toHtml,
  toMarkdown,
} from '../../src/report/index.ts'
import { DocumentView } from '../../src/ui/reports/DocumentView.tsx'
import { SidebarProvider } from '../../src/ui/sidebarContext.ts'
import { historyInput } from '../report/support/history.ts'
import { inputOf, sampleTables } from '../report/support/sampleSheets.ts'
import { TEMPLATE_FIGURES } from '../report/support/templateFigures.ts'
import { AFTERWARDS, campaignHistory, MIDDLE } from '../support/campaignHistory.ts'
import { render, type Rendered } from '../support/render.tsx'
import { translateIn } from '../support/translateIn.ts'
import { createFakeStore, withSheet } from './support/fakeStore.ts'
import { context, sheetOf } from './support/tasks.ts'

let shown: Rendered | null = null
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

/** The texts of a page outside its drawings, each by itself. */
function textsOf(root: ParentNode & Node): string {
  for (const svg of root.querySelectorAll('svg')) svg.remove()
  const texts: string[] = []
  const walk = (node: Node): void => {
    if (node.nodeType === 3) texts.push(node.textContent ?? '')
    for (const child of node.childNodes) walk(child)
  }
  walk(root)
  return texts.join(' ')
}

const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([found]) => found).toSorted()
const bodyOf = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body

async function onPage(document: ReportDocument, input: ReportInput): Promise<string> {
  const { actions } = createFakeStore(withSheet(sheetOf([], context('2024-06-12'))))
  const value = { t: input.t, locale: 'zh-CN' as const, actions, clock: () => 0, announce: () => undefined }
  shown = await render(
    <SidebarProvider value={value}>
      <DocumentView document={document} tasks={input.sheet.tasks} rows={input.material.rows} />
    </SidebarProvider>,
  )
  // Where a sentence tells the numbers of a chart, the page folds them out besides. [RP1]
  const charts = document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'))
  for (const [at, figure] of [...shown.page.querySelectorAll('figure')].entries())
    if (charts[at]?.told !== 'here') figure.querySelector('details')?.remove()
  return textsOf(shown.page)
}

const KINDS = Object.keys(REPORTS) as readonly (keyof typeof REPORTS)[]

describe('every number of a report is the same on the page, in the file, on the clipboard and in Markdown', () => {
  const S0 = sampleTables('S0')
  const phaseOf = (kind: keyof typeof REPORTS, phase: string) => (kind === 'phase' ? phase : null)
  const sources: readonly (readonly [string, (kind: keyof typeof REPORTS) => ReportInput])[] = [
    [
      'a history under way',
      (kind) => historyInput(campaignHistory(7, MIDDLE), { day: MIDDLE, phase: phaseOf(kind, '筹备期') }),
    ],
    [
      'a history that has ended',
      (kind) => historyInput(campaignHistory(3, AFTERWARDS), { day: AFTERWARDS, phase: phaseOf(kind, '筹备期') }),
    ],
    ["the templates' figures", (kind) => inputOf({ ...TEMPLATE_FIGURES, phase: phaseOf(kind, '预热期') })],
    [
      'S0 before the cut-off',
      (kind) =>
        inputOf({
          preset: 'S0',
          rows: S0.tasks,
          tables: S0.tables,
          asOf: '2024-06-11',
          today: '2024-06-12',
          phase: phaseOf(kind, '预热期'),
        }),
    ],
  ]

  it.each(KINDS.flatMap((kind) => sources.map(([name, source]) => ({ kind, name, source }))))(
    '[TR1] $kind of $name',
    async ({ kind, source }) => {
      const input = source(kind)
      const document = REPORTS[kind]({ ...input, t: translateIn('zh-CN') })
      const inMarkdown = numbersIn(toMarkdown(document).replaceAll(/[\\*]/gu, ''))
      expect(inMarkdown.length).toBeGreaterThan(10)
      expect(numbersIn(textsOf(bodyOf(toHtml(document, 'zh-CN')))), 'in the file').toEqual(inMarkdown)
      expect(numbersIn(textsOf(bodyOf(toClipboardHtml(document)))), 'on the clipboard').toEqual(inMarkdown)
      expect(numbersIn(await onPage(document, input)), 'on the page').toEqual(inMarkdown)
    },
  )
})
