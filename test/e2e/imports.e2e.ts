import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBase } from './support/oneBrowser.ts'

const TABLE = '实施进度监控表'
const words = (cell: unknown): string =>
  Array.isArray(cell) ? cell.map((part: { readonly text?: string }) => part.text ?? '').join('') : ''

/** The titles of a table, as the Base holds them. */
async function titlesOf(local: LocalBase): Promise<readonly string[]> {
  const { fields, records } = await local.table(TABLE)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  return records.map((record) => words(record.fields[primary])).filter((title) => title !== '')
}
const press = (local: LocalBase, name: string | RegExp) => local.sidebar.getByRole('button', { name }).click()
const shown = async (local: LocalBase): Promise<string> =>
  (await local.sidebar.locator('main').innerText()).replaceAll(/\s+/gu, ' ')

describe('[IM1] [IM3] a workbook is dropped on the sidebar of an empty Base', () => {
  const base = oneBase((open) => open({ now: '2024-03-18T10:00:00+08:00', viewport: { width: 1440, height: 900 } }))

  it('is shown cell by cell before anything is written', async () => {
    const local = await base()
    await press(local, '从 Excel 导入')
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '任务表',
          rows: [
            ['推广阶段', '推广渠道', '核心任务', '负责人', '计划开始时间', '计划完成时间', '当前进度', '备注'],
            [
              '筹备期(第1-2周)',
              '小红书',
              'KOL种草笔记发布',
              '市场部*经理',
              '2024-03-01',
              '2024-03-10',
              '60%(2篇已发布,1篇待审核)',
              '-',
            ],
            [null, '官方(公众号)', '推文预热', '新媒体*运营', '2024-03-05', '2024-03-12', '100%', '第一行\n第二行'],
            ['爆发期(第5-6周)', '线下门店', '新品首发活动', '销售部*总监', '2024-03-28', '月底', '0%', ''],
            ['合计', null, null, null, null, null, null, null],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        },
      ],
    })
    await local.sidebar.locator('.ct-bring').evaluate(
      (zone, file) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(file)], '推广计划.xlsx'))
        zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
      },
      [...bytes],
    )
    await expect.poll(() => shown(local)).toContain('新增 3')
    const page = await shown(local)
    expect(page).toContain('略过 1')
    expect(page).toContain('读不出 1 格，要核对 0 格')
    await local.sidebar.getByText('读不出 1 格').click()
    await expect.poll(() => shown(local)).toContain('任务表!F4')
    expect((await local.snapshot()).tables.map(({ name }) => name)).not.toContain(TABLE)
  })

  it('becomes a tracked sheet at one press, with its tasks in the grid', async () => {
    const local = await base()
    await press(local, '写入 3 行')
    await expect.poll(() => shown(local)).toContain('导入好了：新增 3 行')
    expect(await titlesOf(local)).toEqual(['KOL种草笔记发布', '推文预热', '新品首发活动'])
    await press(local, '看这张表')
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    const cell = await local.cell(TABLE, '推文预热', '当前进度')
    await expect.poll(() => cell.innerText()).toContain('100%')
    expect(local.errors).toEqual([])
  })
})

describe('[IM4] [IM5] a workbook whose rows name each other, with columns that the template lacks', () => {
  const base = oneBase((open) => open({ now: '2024-03-18T10:00:00+08:00', viewport: { width: 1440, height: 900 } }))
  const drop = async (local: LocalBase): Promise<void> => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '计划',
          rows: [
            ['核心任务', '优先级', '预估费用', '前置任务', '计划开始时间', '计划完成时间', '当前进度'],
            ['场地确认', '高', 1200.5, null, '2024-03-01', '2024-03-05', '100%'],
            ['海报设计', '中', 800, '场地确认', '2024-03-06', '2024-03-12', '40%'],
            ['海报投放', '中', 300, '海报设计、展架', '2024-03-13', '2024-03-20', '0%'],
          ],
        },
      ],
    })
    await local.sidebar.locator('.ct-bring').evaluate(
      (zone, file) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(file)], '计划.xlsx'))
        zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
      },
      [...bytes],
    )
    await local.sidebar.getByText('文件里另有').waitFor()
  }

  it('offers the columns ticked in a new sheet, and names the task that is missing', async () => {
    const local = await base()
    await press(local, '从 Excel 导入')
    await drop(local)
    const own = local.sidebar.getByRole('region', { name: '文件里另有 3 个字段' })
    expect(
      await own.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
    ).toEqual([true, true, true])
    await local.sidebar.getByText('读不出 1 格').click()
    await expect.poll(() => shown(local)).toContain('文件和表里都没有这个任务')
    await press(local, '写入 3 行')
    await expect.poll(() => shown(local)).toContain('导入好了：新增 3 行')
    expect(await (await local.cell(TABLE, '海报设计', '优先级')).innerText()).toContain('中')
    expect(await (await local.cell(TABLE, '海报设计', '预估费用')).innerText()).toContain('800')
    expect(await (await local.cell(TABLE, '海报设计', '前置任务')).innerText()).toContain('场地确认')
    expect(local.errors).toEqual([])
  })

  it('has nothing to write the second time but the cell that is not read, and asks before it adds a column to the sheet that is there now', async () => {
    const local = await base()
    await press(local, '看这张表')
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await press(local, '从 Excel 导入')
    await drop(local)
    await expect.poll(() => shown(local)).toContain('没有可写的：1 格没有读出来。')
    expect(await shown(local)).toContain('优先级 写进已有的字段')
  })
})

describe('[IM2] [IM3] a block is pasted into a tracked sheet', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-03-18T10:00:00+08:00' })
    await makeSheet(local)
    return local
  })
  const paste = async (local: LocalBase): Promise<void> => {
    const html =
      '<table><tr><td>推广阶段</td><td>核心任务</td><td>计划开始时间</td><td>计划完成时间</td><td>当前进度</td></tr>' +
      '<tr><td>延续期</td><td>用户调研</td><td>2024-04-06</td><td>2024-04-10</td><td>0%</td></tr>' +
      '<tr><td>延续期</td><td>复购短信</td><td>2024-04-07</td><td>2024-04-09</td><td>0%</td></tr></table>'
    await local.sidebar.locator('.ct-bring textarea').evaluate((box, table) => {
      const data = new DataTransfer()
      data.setData('text/html', table)
      data.setData('text/plain', '推广阶段\t核心任务')
      box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
    }, html)
  }

  it('adds its tasks, and has no changes when it is pasted again', async () => {
    const local = await base()
    const before = await titlesOf(local)
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await press(local, '从 Excel 导入')
    await paste(local)
    await expect.poll(() => shown(local)).toContain('新增 2')
    await press(local, '写入 2 行')
    await expect.poll(() => shown(local)).toContain('导入好了：新增 2 行')
    expect(await titlesOf(local)).toEqual([...before, '用户调研', '复购短信'])
    await press(local, '看这张表')
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await press(local, '从 Excel 导入')
    await paste(local)
    await expect.poll(() => shown(local)).toContain('没有变化')
    expect(await local.sidebar.getByRole('button', { name: /^写入/u }).isDisabled()).toBe(true)
  })

  it('is taken back whole from the record of writes', async () => {
    const local = await base()
    await press(local, '换一份')
    await press(local, '返回')
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    const runs = local.sidebar.getByRole('region', { name: '写入记录与撤销', exact: true })
    await runs.getByRole('button', { name: '看看写过什么' }).click()
    await runs.getByRole('button', { name: /撤销：从 Excel 导入/u }).click()
    await runs.getByRole('button', { name: '确认撤销' }).click()
    await expect.poll(async () => (await runs.innerText()).replaceAll(/\s+/gu, ' ')).toContain('已撤销。')
    expect(await titlesOf(local)).not.toContain('用户调研')
  })
})
