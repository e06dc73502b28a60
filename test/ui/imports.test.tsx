// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AppState } from '../../src/application/app/appState.ts'
import type { BroughtBlock } from '../../src/application/imports/block.ts'
import { readColumns } from '../../src/application/imports/importColumns.ts'
import type { ImportActions, ImportWish } from '../../src/application/imports/importState.ts'
import { presetTarget } from '../../src/application/imports/importTarget.ts'
import { planImportSteps } from '../../src/application/imports/planImport.ts'
import { allAtOnce, err, ok } from '../../src/domain/index.ts'
import { App } from '../../src/ui/App.tsx'
import { blockOf } from '../application/imports/support/blocks.ts'
import { render, type Rendered } from '../support/render.tsx'
import { createFakeStore, READY } from './support/fakeStore.ts'

let rendered: Rendered | null = null
afterEach(async () => {
  await rendered?.unmount()
  rendered = null
})

const BLOCK = blockOf([
  ['任务名称', '所属阶段', '起止时间', '实际进度'],
  ['海报', '预热期', '6.1-6.5', '约60%'],
  ['视频', '预热期', '6.3-6.8', '不好说'],
  ['合计', '', '', ''],
])

async function show(change: Partial<AppState> = {}, answers: Partial<ImportActions> = {}) {
  const written: ImportWish[] = []
  const pasted: string[] = []
  let previewed = 0
  const imports: ImportActions = {
    async readPasted(_html, text) {
      pasted.push(text)
      return ok(BLOCK)
    },
    readFile: async () => err({ kind: 'empty' }),
    columns: async (block) => readColumns(block),
    async preview({ source, choices }) {
      previewed += 1
      return ok({
        plan: allAtOnce(planImportSteps(source, choices, presetTarget('full', 'zh-CN'), '2026-03-16')),
        fits: true,
      })
    },
    async write(wish) {
      written.push(wish)
      return ok({ added: 2, changed: 0, stopped: null, tableId: 'tbl' })
    },
    ...answers,
  }
  const store = createFakeStore({ ...READY, ...change }, { imports: async () => imports })
  const screen = await render(<App store={store} />)
  rendered = screen
  await until(screen, '从 Excel 导入')
  await screen.click(screen.button('从 Excel 导入'))
  await until(screen, '粘贴的内容')
  return { screen, written, pasted, previews: () => previewed }
}

/** Screens and words load when they are asked for. */
async function until(screen: Rendered, words: string): Promise<void> {
  await expect
    .poll(async () => {
      await screen.settle()
      return screen.text()
    })
    .toContain(words)
}
async function paste(screen: Rendered): Promise<void> {
  await screen.type(screen.find('.ct-bring textarea'), '任务名称\t所属阶段')
  await screen.click(screen.button('读取'))
  await until(screen, '新增 2')
}

describe('[IM1] the screen that brings a spreadsheet', () => {
  it('reads what was typed at a press, lists unread cells by their place, and reads days once the year is said', async () => {
    const { screen, pasted } = await show()
    await paste(screen)
    expect(pasted).toEqual(['任务名称\t所属阶段'])
    expect(screen.text()).toContain('略过 1')
    expect(screen.text()).toContain('读不出 3 格，要核对 1 格')
    expect(screen.text()).toContain('任务表!C2')
    await screen.type(screen.find('.ct-year input'), '2024')
    await until(screen, '读不出 1 格，要核对 1 格')
    expect(screen.text()).toContain('计划开始：2024-06-01')
  })

  it('says that the two days of a cell go into both ends, until another column is one of them', async () => {
    const { screen } = await show()
    await paste(screen)
    const ofSpans = '一格里的两天，分别进计划开始和计划结束'
    expect(screen.text()).toContain(ofSpans)
    await screen.type(screen.find('select[aria-label="「所属阶段」是"]'), 'plannedStart')
    await screen.settle()
    expect(screen.text()).not.toContain(ofSpans)
  })

  it('leaves a column out when somebody says so, and asks for the title when none is left', async () => {
    const { screen } = await show()
    await paste(screen)
    await screen.type(screen.find('select[aria-label="「实际进度」是"]'), '')
    await until(screen, '读不出 2 格，要核对 0 格')
    await screen.type(screen.find('select[aria-label="「任务名称」是"]'), '')
    await until(screen, '先在「字段对应」里选哪个是任务名称。')
    expect((screen.button(/^写入/u) as HTMLButtonElement).disabled).toBe(true)
  })

  it('asks what a column is that its heading alone does not tell, and uses it once somebody says so [AD6]', async () => {
    const cells = (...texts: readonly string[]) => texts.map((text) => ({ text, value: null }))
    const block: BroughtBlock = {
      ...BLOCK,
      rows: [
        cells('任务名称', '截止日期', '完成情况'),
        cells('海报', '2024-03-05', ''),
        cells('视频', '2024-03-06', ''),
      ],
    }
    const { screen } = await show({}, { readPasted: async () => ok(block) })
    await paste(screen)
    expect(screen.text()).toContain('1 个字段请你确认')
    const choice = screen.find('[aria-label="「完成情况」是哪一个？"]')
    expect([...choice.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      '当前状态',
      '实际进度',
    ])
    const select = screen.find('select[aria-label="「完成情况」是"]') as HTMLSelectElement
    expect(select.value).toBe('')
    await screen.click([...choice.querySelectorAll('button')][1] as HTMLElement)
    expect(select.value).toBe('progress')
  })

  it('shows the rows of one verdict when its number is pressed', async () => {
    const { screen } = await show()
    await paste(screen)
    await screen.click(screen.button('略过 1'))
    expect(screen.find('.ct-import-rows').textContent).toBe('合计略过合计行')
  })
})

describe('[IM2] the comparison with a sheet', () => {
  it('says how far it has read, can be stopped, and is made again at a press', async () => {
    let asked = 0
    const { screen } = await show(
      {},
      {
        preview: (_wish, signal, onRead) => {
          asked += 1
          onRead?.(400, 20_000)
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(err({ kind: 'cancelled' })))
          })
        },
      },
    )
    await screen.type(screen.find('.ct-bring textarea'), '任务名称\t所属阶段')
    await screen.click(screen.button('读取'))
    await until(screen, '正在读这张表，400 / 20,000 行')
    await screen.click(screen.button('停下'))
    await until(screen, '已停下，还没有对照。')
    await screen.click(screen.button('重新对照'))
    await until(screen, '正在读这张表')
    expect(asked).toBe(2)
  })
})

describe('[IM3] the press that imports', () => {
  it('writes what was shown into a new sheet of the likest template, and says what to do next', async () => {
    const { screen, written } = await show()
    await paste(screen)
    await screen.click(screen.button('写入 2 行'))
    await until(screen, '导入好了：新增 2 行')
    expect(screen.text()).toContain('写入记录')
    expect(written.map(({ to }) => to)).toEqual([
      { kind: 'new', request: { preset: 'S0', withOptional: true, sample: 'none', another: false, language: 'zh-CN' } },
    ])
  })

  it('is closed to readers, who are told before they bring anything', async () => {
    const { screen, written } = await show({ mayEdit: false })
    expect(screen.text()).toContain('你只能查看这个 Base，不能导入')
    await paste(screen)
    expect((screen.button('写入 2 行') as HTMLButtonElement).disabled).toBe(true)
    expect(written).toEqual([])
  })

  it('compares anew when the sheet has changed meanwhile', async () => {
    const { screen, previews } = await show({}, { write: async () => err({ kind: 'changed' }) })
    await paste(screen)
    const asked = previews()
    await screen.click(screen.button('写入 2 行'))
    await until(screen, '已经重新对照')
    expect(previews()).toBe(asked + 1)
  })
})

describe('[RF1] what cannot be read says what to do', () => {
  it.each([
    { failure: { kind: 'oldFormat', format: 'xls' }, says: '另存为 .xlsx' },
    { failure: { kind: 'encrypted' }, says: '去掉密码' },
    { failure: { kind: 'tooLarge', limit: 'file', allowed: 50 * 1024 * 1024 }, says: '最多 50 MB' },
    { failure: { kind: 'tooLarge', limit: 'rows', allowed: 20_000 }, says: '最多 20,000 行' },
  ] as const)('$failure.kind: $says', async ({ failure, says }) => {
    const { screen } = await show({}, { readPasted: async () => err(failure) })
    await screen.type(screen.find('.ct-bring textarea'), 'x')
    await screen.click(screen.button('读取'))
    await until(screen, says)
    expect(screen.find('.ct-bring [role=alert]').textContent).toContain(says)
  })
})
