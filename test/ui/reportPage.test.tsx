// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import '../../src/ui/reports/ReportPage.tsx'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { taskTableOf } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { inputOf, sampleTables } from '../report/support/sampleSheets.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { context, sheetOf } from './support/tasks.ts'

const S0 = sampleTables('S0')

/** The page of reports over the rows of S0 as of a day. */
async function openReports(asOf: string, tables = S0.tables, rows = S0.tasks): Promise<Shown> {
  const { sheet } = inputOf({ preset: 'S0', rows, tables, asOf })
  const at = context(asOf)
  const shown = await showApp(
    withSheet(
      sheetOf(sheet.tasks, at, { preset: 'S0', columns: taskTableOf('S0').columns.map(({ field }) => field) }),
      {
        companions: {
          tables: [],
          campaigns: [],
          parts: [],
          rows: tables,
          planLog: null,
          sync: { kind: 'settled', at: 0 },
          unkept: null,
        },
      },
    ),
  )
  await shown.screen.click(shown.screen.button('报告'))
  return shown
}

const pane = '.semi-tabs-pane-active'
const choices = ({ screen }: Shown, label: string) =>
  screen.all(`${pane} select[aria-label="${label}"]`) as readonly HTMLSelectElement[]
const choice = (shown: Shown, label: string): HTMLSelectElement => present(choices(shown, label)[0], label)
const choose = ({ screen }: Shown, select: HTMLSelectElement, value: string) =>
  screen.settle(() => {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })

describe('the page of reports', () => {
  it('[S0-21] shows the report that is due in front', async () => {
    const shown = await openReports('2024-06-12')
    expect(choice(shown, '报告').selectedOptions[0]?.textContent).toBe('日报 · 今天该写')
    expect(shown.screen.find(`${pane} .ct-document h2`).textContent).toContain('日报')
  })

  it('[S0-24] after a campaign has ended its retrospective is due', async () => {
    const shown = await openReports('2024-07-20')
    expect(choice(shown, '报告').value).toBe('retrospective')
  })

  it('[S3-23] a phase can be chosen, and its review speaks of its tasks only', async () => {
    const shown = await openReports('2024-06-12')
    await choose(shown, choice(shown, '报告'), 'phase')
    await choose(shown, choice(shown, '阶段'), '执行期')
    const text = shown.screen.find(`${pane} .ct-document`).textContent
    expect(text).toContain('线下物料准备')
    expect(text).not.toContain('预热海报设计')
  })

  it('a sheet without campaigns has nothing to choose between', async () => {
    const shown = await openReports('2024-06-12', NO_ROWS)
    expect(choices(shown, '活动')).toEqual([])
  })
})
