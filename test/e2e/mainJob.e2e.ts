import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { oneBase, oneBrowser } from './support/oneBrowser.ts'

const open = oneBrowser()

const S2 = '执行进度跟踪表'
const S3 = '实施进度监控表'

/**
 * One click on the first screen, with the template's rows and their own dates; then the view that hides no column of
 * the template.
 */
async function build(local: LocalBase, preset: typeof S2 | typeof S3): Promise<LocalBase> {
  await local.sidebar.getByRole('radio', { name: new RegExp(preset) }).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  await local.openView(preset, '全部任务')
  return local
}

async function texts(
  local: LocalBase,
  table: string,
  title: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const column of columns) {
    const cell = await local.cell(table, title, column)
    await cell.scrollIntoViewIfNeeded()
    found.push((await cell.innerText()).trim())
  }
  return found
}

describe('from an empty Base to the retrospective, in a browser', () => {
  it('builds S2, loads the template rows and shows 20 %, −5 and 进行中 on 2024-03-01', async () => {
    const local = await open({ now: '2024-03-01T19:00:00+08:00' })
    await build(local, S2)
    await expect
      .poll(() =>
        texts(local, S2, '海报设计初稿', ['计划进度(%)', '实际进度(%)', '进度偏差(%)', '当前状态', '偏差等级']),
      )
      .toEqual(['20.00%', '15%', '-5.0', '进行中', '正常'])
    expect((await local.table(S2)).fields.map(({ name }) => name).slice(0, 18)).toEqual([
      '任务名称',
      '任务描述',
      '所属模块',
      '主责任人',
      '协同责任人',
      '对接部门',
      '计划开始时间',
      '计划结束时间',
      '实际开始时间',
      '实际结束时间',
      '计划进度(%)',
      '实际进度(%)',
      '进度偏差(%)',
      '当前状态',
      '风险问题',
      '解决方案',
      '解决时限',
      '备注',
    ])
    expect(local.errors).toEqual([])
  })

  it('a set-up that loses its sidebar half-way is finished by the next one', async () => {
    const local = await open({ now: '2024-03-01T19:00:00+08:00' })
    await local.sidebar.getByRole('radio', { name: new RegExp(S2) }).check()
    await local.loseSidebarAt(S2, 6, () => local.sidebar.getByRole('button', { name: '一键建表' }).click())
    await local.sidebar.getByRole('button', { name: /继续/u }).click()
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    const { fields, views } = await local.table(S2)
    expect(new Set(fields.map(({ name }) => name)).size).toBe(21)
    expect(fields).toHaveLength(21)
    expect(views.map(({ name }) => name)).toEqual([
      '每日更新',
      '全部任务',
      '⚠ 偏差预警',
      '延期任务',
      '逾期未完成·实时',
      '甘特图',
      '状态看板',
    ])
    expect((await local.snapshot()).tables.filter(({ name }) => name.startsWith(S2))).toHaveLength(1)
  })
})

describe('the template’s rows of S3 on 2024-03-18, in a browser, from figures to the empty sheet', () => {
  const sheet = oneBase(async (openOne) => await build(await openOne({ now: '2024-03-18T19:00:00+08:00' }), S3))

  it('S3-1 as of 2024-03-18: every row of the template shows its figures', async () => {
    const local = await sheet()
    const columns = ['计划进度', '进度偏差', '完成状态', '偏差等级']
    for (const { title, cells } of [
      { title: 'KOL种草笔记发布', cells: ['100.00%', '-40.0', '延期', '严重滞后'] },
      { title: '推文预热', cells: ['100.00%', '0.0', '已完成', ''] },
      { title: '信息流广告投放', cells: ['36.36%', '-6.4', '进行中', '关注'] },
      { title: '新品首发活动', cells: ['0.00%', '0.0', '未开始', '正常'] },
    ])
      await expect.poll(() => texts(local, S3, title, columns)).toEqual(cells)
  })

  it('the retrospective quotes the numbers of the records', async () => {
    const local = await sheet()
    await local.sidebar.getByRole('tab', { name: '复盘' }).click()
    for (const name of ['进度与偏差', '归因', '提前完成']) await local.sidebar.getByRole('heading', { name }).click()
    await local.sidebar.getByText('1位KOL笔记审核因内容合规问题延迟').first().waitFor()
    const text = await local.sidebar.locator('body').innerText()
    for (const expected of [
      '57.9%',
      '45.5%',
      '12.4',
      '25%',
      'KOL种草笔记发布',
      '推文预热',
      '1位KOL笔记审核因内容合规问题延迟',
    ])
      expect(text).toContain(expected)
  })

  it('one click removes the sample rows', async () => {
    const local = await sheet()
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await local.sidebar.getByRole('button', { name: /清除 4 行示例/u }).click()
    await expect.poll(async () => (await local.table(S3)).records.length).toBe(0)
  })
})

describe('the template’s rows of S3 on 2024-03-19, in a browser', () => {
  const sheet = oneBase(async (openOne) => await build(await openOne({ now: '2024-03-19T19:00:00+08:00' }), S3))

  it('the sidebar explains with figures why a task is red', async () => {
    const local = await sheet()
    await local.sidebar.getByRole('tab', { name: /预警/u }).click()
    const panel = local.sidebar.getByRole('tabpanel').filter({ visible: true })
    await panel
      .getByRole('button', { name: /信息流广告投放/u })
      .first()
      .click()
    await panel.getByText(/5\/11/u).first().waitFor()
    const shown = (await panel.innerText()).replaceAll(/\s+/gu, ' ')
    for (const expected of ['45.5%', '−15.5', '滞后预警', '−20 ≤']) expect(shown).toContain(expected)
  })

  it('an edit in the grid changes deviation, band and state of that row, and the ⚠ view follows', async () => {
    const local = await sheet()
    await expect.poll(() => texts(local, S3, '信息流广告投放', ['进度偏差', '偏差等级'])).toEqual(['-15.5', '滞后预警'])
    await local.resetCalls()
    const progress = await local.cell(S3, '信息流广告投放', '当前进度')
    await progress.dblclick()
    await local.page.keyboard.press('ControlOrMeta+A')
    await local.page.keyboard.type('100')
    await local.page.keyboard.press('Enter')
    const cells = async () => (await texts(local, S3, '信息流广告投放', ['进度偏差', '完成状态', '偏差等级'])).join(' ')
    await expect.poll(cells, { interval: 20 }).toBe('54.5 已完成 ')
    expect((await local.calls()).filter(({ key }) => key.startsWith('WidgetTable_'))).toEqual([
      { key: 'WidgetTable_getRecordsByIds', count: 1 },
      { key: 'WidgetTable_setRecords', count: 1 },
    ])
    await local.openView(S3, '⚠ 偏差预警')
    await expect
      .poll(async () => (await local.page.locator('[role="gridcell"]').allInnerTexts()).join(' '))
      .not.toContain('信息流广告投放')
    expect((await local.page.locator('[role="gridcell"]').allInnerTexts()).join(' ')).toContain('KOL种草笔记发布')
  })

  it('a reader sees the figures, and nothing is written', async () => {
    const local = await sheet()
    await local.openView(S3, '全部任务')
    // The pass that follows set-up may still be writing: its cells first, then the loss of rights.
    await expect.poll(async () => (await local.table(S3)).records.length).toBe(4)
    for (const title of ['KOL种草笔记发布', '推文预热', '信息流广告投放', '新品首发活动']) {
      await expect
        .poll(async () => (await texts(local, S3, title, ['计划进度', '完成状态'])).filter((text) => text === ''))
        .toEqual([])
    }
    await local.page.evaluate(() => window.localHost.set('role', 'reader'))
    await local.resetCalls()
    await expect.poll(async () => local.sidebar.locator('body').innerText()).toContain('只读')
    expect((await local.calls()).filter(({ key }) => key.startsWith('WidgetTable_set'))).toEqual([])
  })
})
