import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const SHEET = '实施进度监控表'
const section = (local: LocalBase) => local.sidebar.getByRole('region', { name: '原生实时字段', exact: true })

/** Opens the settings as somebody with another role, and looks at the native columns. */
async function lookAs(local: LocalBase, role: 'reader' | 'editor' | 'owner'): Promise<string> {
  await local.page.evaluate((next) => window.localHost.set('role', next), role)
  await local.sidebar.getByRole('tab', { name: '设置' }).click()
  await section(local)
    .getByRole('button', { name: /看看会加哪些字段|重新检查/u })
    .click()
  await expect.poll(() => section(local).innerText()).toContain('「日历例外」和设置一致')
  return await section(local).innerText()
}

describe('[NV7] native columns that were chosen at set-up', () => {
  const base = oneBase((open) =>
    open({
      now: '2024-03-19T19:00:00+08:00',
      viewport: { width: 1400, height: 1000 },
    }),
  )

  it('[NV9] are in the table, with the days that differ from Monday to Friday, after one press', async () => {
    const local = await base()
    await local.sidebar.locator('input[name=preset][value=S3]').check()
    await local.sidebar.locator('input[name=days][value=workday]').check()
    await local.sidebar.locator('[aria-label="加上原生实时字段"]').click()
    await local.sidebar.locator('button.semi-button-primary').click()
    await local.sidebar.getByRole('tab').first().waitFor()
    expect((await local.table(SHEET)).fields.filter(({ type }) => type === 20)).toHaveLength(7)
    expect((await local.table('日历例外')).records.length).toBeGreaterThan(50)
  })

  it('[NV4] are explained to a reader and to an editor, who get the formulas and no button that would be refused', async () => {
    const local = await base()
    for (const role of ['editor', 'reader'] as const) {
      const text = await lookAs(local, role)
      expect(text).toContain('已有，公式一致')
      // Every formula is right: there is nothing to send to anybody.
      expect(text).not.toContain('发给管理员')
      expect(
        await section(local)
          .getByRole('button', { name: /去掉实时字段|加上|改写/u })
          .count(),
      ).toBe(0)
    }
  })

  it('[NV8] stay as they are when an editor saves settings, who is told so, until the owner rewrites them', async () => {
    const local = await base()
    await lookAs(local, 'editor')
    const watch = local.sidebar.getByLabel('关注', { exact: true })
    await watch.fill('6')
    const bar = local.sidebar.getByRole('region', { name: '保存设置' })
    await expect.poll(() => bar.innerText()).toContain('1 个实时字段的公式要改写，你没有修改表结构的权限')
    await bar.getByRole('button', { name: '保存', exact: true }).click()
    const notice = local.sidebar.locator('.ct-notices')
    await expect.poll(() => notice.innerText()).toContain('请有表结构权限的人在这里改写')
    await local.page.evaluate(() => window.localHost.set('role', 'owner'))
    await notice.getByRole('button', { name: '改写', exact: true }).click()
    await expect.poll(() => notice.innerText()).not.toContain('实时字段')
    expect(await lookAs(local, 'owner')).toContain('去掉实时字段')
  })
})
