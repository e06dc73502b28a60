import { describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import type { Snapshot } from '../../src/local-host/engine/types.ts'
import type { LocalBase, OpenOptions } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'
import { sweep } from '../support/sweep.ts'
import { checkAccessibility } from './support/accessibility.ts'

/** [TO1] in a browser: three messy sheets, taken over without help, on the evening of 18 March 2024. */
const SHEETS = [
  {
    name: '綜合行銷推廣方案執行進度表',
    mapped: 18,
    title: '海報設計初稿',
    cells: {
      '计划进度（自动）': 1,
      '进度偏差（自动）': -85,
      '当前状态（自动）': '延期',
      偏差等级: '严重滞后',
      目前狀態: '進行中',
      應完成百分比: 20,
    },
  },
  {
    name: '产品推广进度（3月）',
    mapped: 14,
    title: '信息流广告投放',
    cells: {
      计划进度: 0.364,
      进度偏差: -6.364,
      '当前状态（自动）': '进行中',
      偏差等级: '关注',
      完成情况: '30%（素材已上线，消耗1.5万）',
    },
  },
  {
    name: 'Spring Launch Tracker',
    mapped: 17,
    title: 'Key visual',
    cells: { 计划进度: 1, 进度偏差: 0, '当前状态（自动）': '已完成', Status: 'Done', '% complete': 100 },
  },
] as const

const openBase = oneBrowser()

const open = (options: OpenOptions = {}): Promise<LocalBase> =>
  openBase({ fixture: 'adopt', now: '2024-03-18T19:00:00+08:00', ...options })

const button = (local: LocalBase, name: string | RegExp): Locator => local.sidebar.getByRole('button', { name })

/** Presses a button without a mouse. */
async function press(local: LocalBase, target: Locator): Promise<void> {
  await target.focus()
  await local.page.keyboard.press('Enter')
}

/** From the first screen to the mapping of a table. */
async function choose(
  local: LocalBase,
  name: string,
  touch: (target: Locator) => Promise<void> = (target) => target.click(),
): Promise<void> {
  await touch(button(local, /选用现有数据表/u))
  await touch(button(local, new RegExp(name.replaceAll(/[()（）]/gu, '.'), 'u')))
  await local.sidebar.getByRole('heading', { name: /认出/u }).waitFor()
}

/** The columns of people's before, with all their cells. */
const peoples = (table: Snapshot['tables'][number], columnIds: ReadonlySet<string>): unknown => ({
  columns: table.fields.filter(({ id }) => columnIds.has(id)),
  cells: table.records.map(({ id, fields }) => [
    id,
    Object.entries(fields).filter(([fieldId]) => columnIds.has(fieldId)),
  ]),
})

const writing = (calls: Awaited<ReturnType<LocalBase['calls']>>): readonly string[] =>
  calls.map(({ key }) => key).filter((key) => /_(?:add|set|delete|apply)[A-Z]/u.test(key))

/**
 * Cells of a row as the Base holds them: figures to three decimals, the words of options and texts. Dozens of columns
 * are not all drawn.
 */
async function heldCells(
  local: LocalBase,
  name: string,
  title: string,
  columns: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const { fields, records } = await local.table(name)
  const record = records.find((one) => wordsOf(one.fields[fields[0]?.id ?? '']) === title)
  return Object.fromEntries(
    columns.map((column) => [column, wordsOf(record?.fields[fields.find((field) => field.name === column)?.id ?? ''])]),
  )
}

function wordsOf(cell: unknown): unknown {
  if (typeof cell === 'number') return Math.round(cell * 1000) / 1000
  if (Array.isArray(cell)) return cell.map(wordsOf).join('')
  return typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : cell
}

describe('taking over a table of people’s in a browser', () => {
  // `npm test` takes over the first by keyboard alone; proposeMapping.test.ts reads the headings of all three.
  it.each(
    sweep(
      SHEETS.flatMap((sheet) => [
        { ...sheet, by: 'keyboard', touch: press },
        { ...sheet, by: 'mouse', touch: (_local: LocalBase, target: Locator) => target.click() },
      ]),
      1,
    ),
  )(
    '$name is taken over by $by: nothing is written before, no cell of people’s changes, our cells are right',
    async ({ name, mapped, title, cells, touch }) => {
      const local = await open({ parameters: { table: name } })
      const before = await local.table(name)
      const columnIds = new Set(before.fields.map(({ id }) => id))
      await button(local, '一键建表').waitFor()
      await local.resetCalls()
      await choose(local, name, (target) => touch(local, target))
      await local.sidebar.getByRole('heading', { name: `认出 ${String(mapped)} 个字段` }).waitFor()
      await touch(local, button(local, '下一步'))
      await local.sidebar.getByText(title, { exact: true }).first().waitFor()
      expect(writing(await local.calls())).toEqual([])

      await touch(local, button(local, '选用这张表'))
      await touch(local, button(local, '去看总览'))
      await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
      await expect.poll(() => heldCells(local, name, title, Object.keys(cells))).toEqual(cells)
      expect(peoples(await local.table(name), columnIds)).toEqual(peoples(before, columnIds))
      expect(local.errors).toEqual([])
    },
  )

  it('names every cell that it cannot read, and asks for the year', async () => {
    const local = await open()
    await choose(local, '产品推广进度')
    const year = local.sidebar.getByLabel(/按哪一年/u)
    expect(await year.inputValue()).toBe('2024')
    await button(local, '下一步').click()
    await local.sidebar.getByText('4 格需要留意').waitFor()
    const problems = (await local.sidebar.locator('.ct-read-cells').innerText()).replaceAll(/\s+/gu, ' ')
    expect(problems).toContain('「约一半」 读不出，进度未知 第 5 行「完成情况」 赠品采购')
    await button(local, '上一步').click()
    await year.fill('')
    await button(local, '下一步').click()
    await local.sidebar.getByText('21 格需要留意').waitFor()
  })

  it('people can correct a mapping', async () => {
    const local = await open()
    await choose(local, 'Spring Launch Tracker')
    const due = local.sidebar.getByLabel('「Due date」作为')
    await due.selectOption({ label: '不使用' })
    await local.sidebar.getByText(/还没有哪个字段是「计划结束」/u).waitFor()
    await local.sidebar.getByLabel('「Mitigation due」作为').selectOption({ label: '计划结束' })
    await local.sidebar.getByText('你选的').waitFor()
    await local.sidebar.getByText(/还没有哪个字段是「计划结束」/u).waitFor({ state: 'detached' })
    // One column a field: who takes it back leaves the other without.
    await due.selectOption({ label: '计划结束（现为「Mitigation due」）' })
    expect(await local.sidebar.getByLabel('「Mitigation due」作为').inputValue()).toBe('')
  })

  it('the next sidebar finishes what a lost one began', async () => {
    const local = await open()
    await choose(local, '产品推广进度')
    await button(local, '下一步').click()
    await local.loseSidebarAt('产品推广进度（3月）', 18, () => button(local, '选用这张表').click())
    await button(local, '继续').click()
    await button(local, '去看总览').click()
    const { fields } = await local.table('产品推广进度（3月）')
    expect(fields).toHaveLength(24)
    expect(new Set(fields.map(({ name }) => name)).size).toBe(24)
  })

  // As in accessibility.sweep.e2e.ts, `npm test` looks at the light sidebar.
  it.each(
    sweep(
      [
        ['light', 'zh', '产品推广进度'],
        ['dark', 'en', '产品推广进度'],
      ] as const,
      1,
    ),
  )('every screen has no serious accessibility finding and fits into 410 px, %s %s', async (theme, lang, name) => {
    const local = await open({ parameters: { theme, lang } })
    await local.sidebar.locator('.ct-setup-adopt button').first().click()
    await button(local, new RegExp(name, 'u')).waitFor()
    const { frame, violations } = await checkAccessibility(local, theme)
    const found: string[] = []
    const look = async (screen: string): Promise<void> => {
      found.push(...(await violations(screen)))
      const width = await frame.evaluate(() => document.documentElement.scrollWidth)
      if (width > 410) found.push(`${screen} is ${String(width)} px wide`)
    }
    await look('tables')
    await button(local, new RegExp(name, 'u')).click()
    await local.sidebar.locator('.ct-mapping').first().waitFor()
    await look('columns')
    await local.sidebar.locator('.ct-adopt .semi-button-primary').click()
    await local.sidebar.locator('.ct-preview-rows').waitFor()
    await look('preview')
    expect(found).toEqual([])
  })
})
