import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { checkAccessibility } from './support/accessibility.ts'
import { oneBase, theBrowser } from './support/oneBrowser.ts'
import { REPORTS, toHtml } from '../../src/report/index.ts'
import { inputOf, sampleTables } from '../report/support/sampleSheets.ts'

const KINDS = ['daily', 'weekly', 'deviation', 'phase', 'evaluation', 'retrospective'] as const

/** The sidebar beside it is 410 px wide and 700 px high. */
const VIEWPORT = { width: 1440, height: 798 }

/** A sheet of a template's rows with their own dates, and the page of reports in the sidebar of 410 px. */
async function openReports(local: LocalBase, preset: 'S0' | 'full'): Promise<LocalBase> {
  await local.sidebar.locator(`input[name=preset][value=${preset}]`).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '报告' }).click()
  return local
}

const page = (local: LocalBase) => local.sidebar.getByRole('tabpanel').filter({ visible: true })

/** Shows a kind of report with every section open, as somebody reads it while others type. */
async function read(local: LocalBase, kind: string): Promise<void> {
  await page(local).getByLabel('报告', { exact: true }).selectOption(kind)
  await local.sidebar.locator('.ct-document').evaluate((document) => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })
}
const textOf = (local: LocalBase): Promise<string> => page(local).locator('.ct-document').innerText()

/** Types into a cell of the grid, as a person in the Base does. */
async function type(local: LocalBase, table: string, title: string, column: string, text: string): Promise<void> {
  await local.page
    .getByRole('button', { name: table, exact: true })
    .or(local.page.getByRole('link', { name: table, exact: true }))
    .first()
    .click()
  const cell = await local.cell(table, title, column)
  await cell.scrollIntoViewIfNeeded()
  await cell.dblclick()
  await local.page.keyboard.press('Control+A')
  await local.page.keyboard.type(text)
  await local.page.keyboard.press('Enter')
}

/** A cell to type into, what the report says before it and what afterwards. */
interface Edit {
  readonly what: string
  readonly kind: string
  readonly table: string
  readonly title: string
  readonly column: string
  readonly text: string
  readonly before: string
  readonly after: string
}

const edits = (goals: string, issues: string): readonly Edit[] => [
  {
    what: 'a goal',
    kind: 'evaluation',
    table: goals,
    title: '新增会员',
    column: '实际值',
    text: '3300',
    before: '93%',
    after: '3,300',
  },
  {
    what: 'an issue',
    kind: 'deviation',
    table: issues,
    title: '线下活动到场率低于预期',
    column: '解决方案',
    text: '加开两场直播',
    before: '扫码领小礼品',
    after: '加开两场直播',
  },
]
const BUDGET_LINE: Edit = {
  what: 'a line of the budget',
  kind: 'evaluation',
  table: '预算',
  title: '朋友圈广告投放',
  column: '预算金额',
  text: '16000',
  before: '46,000',
  after: '47,000',
}

// Each theme has one of the sheets, because building a sheet is most of the time.
describe.each([
  { preset: 'S0', theme: 'dark', cells: edits('活动效果评估表', '问题与风险记录表') },
  { preset: 'full', theme: 'light', cells: [...edits('目标与效果', '问题与风险'), BUDGET_LINE] },
] as const)('[RP4] an open report of $preset, $theme', ({ preset, theme, cells }) => {
  const base = oneBase(
    async (open) =>
      await openReports(
        await open({ now: '2024-07-02T19:00:00+08:00', parameters: { theme }, viewport: VIEWPORT }),
        preset,
      ),
  )

  it.each(cells)('follows $what', async ({ kind, table, title, column, text, before, after }) => {
    const local = await base()
    await read(local, kind)
    await expect.poll(() => textOf(local)).toContain(before)
    await type(local, table, title, column, text)
    await expect.poll(() => textOf(local)).not.toContain(before)
    expect(await textOf(local)).toContain(after)
  })

  it.runIf(preset === 'full')('[DA3] gives a pressed measure a row after its preview, and names that row', async () => {
    const local = await base()
    await read(local, 'deviation')
    const press = page(local)
      .getByRole('button', { name: /^把「.*」转成「经验与行动」的一行$/u })
      .first()
    const measure = /^把「(?<measure>.*)」转成/u.exec((await press.getAttribute('aria-label')) ?? '')?.groups?.[
      'measure'
    ]
    if (measure === undefined) throw new Error('the analysis proposes no measure')
    expect(await textOf(local)).not.toContain('见「经验与行动」')
    await press.click()
    await page(local).getByText('将在「经验与行动」新增一行').waitFor()
    expect(await page(local).locator('.ct-measures').innerText()).toContain(measure)
    expect(await textOf(local)).not.toContain('见「经验与行动」')
    await page(local).getByRole('button', { name: '新增这一行' }).click()
    await page(local).getByText('已在「经验与行动」新增一行').waitFor()
    await expect.poll(() => textOf(local)).toContain('见「经验与行动」')
    await local.page
      .getByRole('button', { name: '经验与行动', exact: true })
      .or(local.page.getByRole('link', { name: '经验与行动', exact: true }))
      .first()
      .click()
    await local.page.getByRole('gridcell').filter({ hasText: measure }).first().waitFor()
  })

  it('at 410 px breaks no serious accessibility rule, is cut off nowhere, and has its summary on the first screen', async () => {
    const local = await base()
    const { violations, frame } = await checkAccessibility(local, theme)
    const found: string[] = []
    for (const kind of KINDS) {
      await read(local, kind)
      found.push(...(await violations(kind)))
      const { excess, bottom } = await frame.evaluate(() => {
        const pane = document.querySelector('.semi-tabs-pane-active .ct-scroll')
        pane?.scrollTo(0, 0)
        return {
          excess: pane === null ? 0 : pane.scrollWidth - pane.clientWidth,
          bottom:
            document.querySelector('.semi-tabs-pane-active .ct-document-summary')?.getBoundingClientRect().bottom ?? 0,
        }
      })
      if (excess > 0) found.push(`${kind} is ${String(excess)} px too wide`)
      if (bottom > 700) found.push(`the summary of ${kind} ends at ${String(bottom)} px`)
    }
    expect(found).toEqual([])
    expect(local.errors).toEqual([])
  })
})

it('[RP7] a report is printed light in a dark browser, its headings stay with what follows, and its pages are numbered', async () => {
  const { tasks, tables } = sampleTables('full')
  const report = REPORTS.retrospective(inputOf({ preset: 'full', rows: tasks, tables, asOf: '2024-07-02' }))
  const paper = await (await theBrowser()).newPage({ colorScheme: 'dark' })
  try {
    await paper.setContent(toHtml(report, 'zh-CN'))
    await paper.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const printed = await paper.evaluate(() => {
      const style = (selector: string): CSSStyleDeclaration => {
        const found = document.querySelector(selector)
        if (found === null) throw new Error(`the report has no ${selector}`)
        return getComputedStyle(found)
      }
      const ruleOfPages = [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .find((rule) => rule instanceof CSSPageRule)
      return {
        scheme: style(':root').colorScheme,
        ground: style('body').backgroundColor,
        widest: style('body').maxWidth,
        colours: style('body').printColorAdjust,
        headings: ['h1', 'h2', 'h3'].map((heading) => style(heading).breakAfter),
        leadsIn: ['table', 'ul', 'blockquote'].map((block) => style(`p:has(+${block})`).breakAfter),
        headOfTable: style('thead').display,
        whole: ['tr', 'figure', 'blockquote', 'li'].map((block) => style(block).breakInside),
        pages: ruleOfPages?.cssText ?? '',
      }
    })
    expect(printed).toEqual({
      scheme: 'light',
      ground: 'rgb(255, 255, 255)',
      widest: 'none',
      colours: 'exact',
      headings: ['avoid', 'avoid', 'avoid'],
      leadsIn: ['avoid', 'avoid', 'avoid'],
      headOfTable: 'table-header-group',
      whole: ['avoid', 'avoid', 'avoid', 'avoid'],
      pages: expect.stringMatching(/size: a4.*counter\(page\).*counter\(pages\)/iu) as string,
    })
  } finally {
    await paper.close()
  }
})
