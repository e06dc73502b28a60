// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import '../../src/ui/reports/ReportPage.tsx'
import type { AppActions, AppState } from '../../src/application/app/appState.ts'
import type { RowPlan } from '../../src/application/companions/addOnce.ts'
import { err, ok } from '../../src/domain/index.ts'
import { taskTableOf } from '../../src/schema/index.ts'
import { inputOf, S3_ROWS, sampleTables } from '../report/support/sampleSheets.ts'
import { present } from '../support/present.ts'
import { withSheet, settledCompanions } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { context, sheetOf } from './support/tasks.ts'

const full = sampleTables('full')
const MEASURE = '换备选 KOL'
const PLAN: RowPlan = {
  table: 'lessons',
  tableName: '经验与行动',
  cells: [
    { field: 'action', column: '建议动作', value: MEASURE, option: null },
    { field: 'dueDay', column: '截止日期', value: '2024-06-20', option: null },
    { field: 'status', column: '状态', value: 'todo', option: '待办' },
  ],
  existing: null,
}

/** The deviation analysis of a sheet in which a late task has a measure. */
async function openAnalysis(
  preset: 'full' | 'S3',
  measures: Partial<AppActions['measures']> = {},
  change: Partial<AppState> = {},
  isReader = false,
): Promise<Shown> {
  const asOf = preset === 'full' ? '2024-06-14' : '2024-03-19'
  const rows = (preset === 'full' ? full.tasks : S3_ROWS).map((row, at) =>
    at === 1 ? { ...row, solution: MEASURE } : row,
  )
  const { sheet } = inputOf({ preset, rows, asOf, ...(preset === 'full' ? { tables: full.tables } : {}) })
  const shown = await showApp(
    withSheet(
      {
        ...sheetOf(sheet.tasks, context(asOf), {
          preset,
          columns: taskTableOf(preset).columns.map(({ field }) => field),
        }),
        ...(isReader ? { rights: { kind: 'known', mayWrite: false, denied: [] } } : {}),
      },
      preset === 'full'
        ? {
            companions: settledCompanions({ rows: full.tables }),
            ...change,
          }
        : change,
    ),
    {
      measures: {
        plan: async () => ok(PLAN),
        adopt: async () => ok({ recordId: 'rec_new', isNew: true }),
        ...measures,
      },
    },
  )
  await shown.screen.click(shown.screen.button('报告'))
  const select = present(shown.screen.all('.semi-tabs-pane-active select')[0], 'the kind') as HTMLSelectElement
  await shown.screen.settle(() => {
    select.value = 'deviation'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  return shown
}
const area = ({ screen }: Shown) => screen.find('.ct-measures').textContent ?? ''
const INTO = `把「${MEASURE}」转成「经验与行动」的一行`

describe('[RP3] a measure of 调整方案清单', () => {
  it('is shown as the row that it will become, written at a second press, and can be opened', async () => {
    const adopted: unknown[] = []
    const shown = await openAnalysis('full', {
      adopt: async (wish, plan) => {
        adopted.push([wish.table, plan])
        return ok({ recordId: 'rec_new', isNew: true })
      },
    })
    await shown.screen.click(shown.screen.button(INTO))
    expect(shown.screen.find('.ct-added-row').textContent).toContain('将在「经验与行动」新增一行')
    expect(shown.screen.all('.ct-added-row dd').map((cell) => cell.textContent)).toEqual([MEASURE, '6/20', '待办'])
    expect(adopted).toEqual([])
    await shown.screen.click(shown.screen.button('新增这一行'))
    expect(adopted).toEqual([['lessons', PLAN]])
    expect(area(shown)).toContain('已在「经验与行动」新增一行')
    await shown.screen.click(shown.screen.button('打开这一行'))
    expect(shown.store.calls).toContainEqual(['openRecord', 'rec_new', 'lessons'])
  })

  it('keeps focus where the next step is: in the preview, whose button a held Enter does not press, then on the new row [KB1]', async () => {
    const shown = await openAnalysis('full')
    await shown.screen.click(shown.screen.button(INTO))
    expect(document.activeElement).toBe(shown.screen.find('.ct-added-row'))
    await shown.screen.click(shown.screen.button('新增这一行'))
    expect(document.activeElement?.textContent).toBe('打开这一行')
  })

  it('that has become a row already is not written again', async () => {
    const shown = await openAnalysis('full', { plan: async () => ok({ ...PLAN, existing: 'rec_there' }) })
    await shown.screen.click(shown.screen.button(INTO))
    expect(shown.screen.find('.ct-added-row').textContent).toContain('已经有这一行')
    expect(shown.screen.all('.ct-added-row button').map((one) => one.textContent)).toEqual(['打开这一行', '取消'])
  })

  it.each([
    [{ kind: 'noTable', table: 'lessons' } as const, '没有找到「经验与行动」，没有写入。'],
    [{ kind: 'changed' } as const, '单元格刚刚改过，没有写入。请再看一遍要写的内容。'],
    [{ kind: 'permissionDenied', what: 'addRows' } as const, '权限'],
  ])('is refused politely: %o', async (error, words) => {
    const shown = await openAnalysis('full', { plan: async () => err(error) })
    await shown.screen.click(shown.screen.button(INTO))
    expect(area(shown)).toContain(words)
    expect(area(shown)).not.toMatch(/addRows|permissionDenied/u)
  })

  it('of a sheet without the tables leads to the step that adds them, and names them', async () => {
    const shown = await openAnalysis('S3')
    expect(area(shown)).toContain('这张表没有「经验与行动」、「问题与风险」')
    await shown.screen.click(shown.screen.button('升级模板'))
    expect(shown.screen.text()).toContain('升级')
    const asked = await openAnalysis('S3', {}, { mayManage: false })
    expect(area(asked)).toContain('请能管理这个多维表格的人升级模板')
    expect(asked.screen.all('.ct-measures button')).toEqual([])
  })

  it('is not offered to a reader, who is told whom to ask', async () => {
    const shown = await openAnalysis('full', {}, {}, true)
    expect(shown.screen.all('.ct-measures')).toEqual([])
    expect(shown.screen.find('.ct-document').textContent).toContain('要把措施转成一行，请找能编辑的人')
  })
})
