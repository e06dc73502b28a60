import { expect, it } from 'vitest'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()
const S2 = '执行进度跟踪表'

it('[VW1] at 1280 × 800 the coloured band stands beside the sidebar, whole, in the view that set-up leaves open', async () => {
  const local = await openBase({ now: '2024-03-04T19:00:00+08:00', viewport: { width: 1280, height: 800 } })
  await local.sidebar.getByRole('radio', { name: new RegExp(S2) }).check()
  await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
  // The focused element must not be hidden behind the start button at the bottom of the screen.
  const last = local.sidebar.locator('input[name=sample]').last()
  await last.focus()
  const [focused, start] = await Promise.all([
    last.boundingBox(),
    local.sidebar.locator('.ct-setup-start').boundingBox(),
  ])
  expect((focused?.y ?? Infinity) + (focused?.height ?? 0)).toBeLessThanOrEqual(start?.y ?? 0)
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
  const band = await local.cell(S2, '海报设计初稿', '偏差等级')
  await band.getByText('严重滞后').waitFor()
  const [cell, grid] = await Promise.all([band.boundingBox(), local.page.getByTestId('grid').boundingBox()])
  if (cell === null || grid === null) throw new Error('the cell and the grid are drawn')
  expect(cell.x).toBeGreaterThanOrEqual(grid.x)
  expect(cell.x + cell.width).toBeLessThanOrEqual(grid.x + grid.width)
  const cut = await band
    .locator('*')
    .evaluateAll(
      (parts) => parts.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth).length,
    )
  expect(cut).toBe(0)
  expect(await local.page.locator('[data-view-id][aria-current="page"]').innerText()).toContain('每日更新')
  await local.openView(S2, '状态看板')
  await local.sidebar.getByText('选「当前状态」', { exact: false }).first().waitFor()
  await local.openView(S2, '每日更新')
  await expect.poll(() => local.sidebar.getByText('看板按哪个字段分栏由飞书决定', { exact: false }).count()).toBe(0)
  expect(local.errors).toEqual([])
})
