import { readFileSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBrowser, theBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

async function withSheet(): Promise<LocalBase> {
  const local = await openBase({ now: '2024-03-19T19:00:00+08:00' })
  await makeSheet(local)
  return local
}

const TABS = ['总览', '预警', '数据', '报告', '复盘', '设置'] as const

describe('for everybody', () => {
  it('the keyboard alone reaches the arithmetic', async () => {
    const local = await withSheet()
    await local.sidebar.getByRole('tab', { name: '总览' }).focus()
    await local.page.keyboard.press('ArrowRight')
    await local.page.keyboard.press('Enter')
    const row = local.sidebar
      .getByRole('tabpanel')
      .filter({ visible: true })
      .getByRole('button', { name: /信息流广告投放/u })
      .first()
    await row.focus()
    await local.page.keyboard.press('Enter')
    await expect.poll(() => local.sidebar.getByText(/5\/11/u).first().isVisible()).toBe(true)
  })
})

/** Paths of the scripts that a page loads by itself: its own, and those that it preloads because they import each other. */
const entryScripts = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(?<file>[^"]+\.js)"[^>]*>/gu)].map(
    ({ groups }) => groups?.['file'] ?? '',
  )

describe('what the browser tests open', () => {
  it('is the production build as it stands in dist: hashed files, and React without its development checks', async () => {
    const html = await (await fetch(inject('pluginUrl'))).text()
    expect(html).toBe(readFileSync('dist/index.html', 'utf8'))
    const scripts = entryScripts(html)
    expect(scripts.filter((file) => !/^\.\/assets\/[\w-]+-[\w-]{8}\.js$/u.test(file))).toEqual([])
    const code = await Promise.all(
      scripts.map(async (file) => await (await fetch(new URL(file, inject('pluginUrl')))).text()),
    )
    expect(code).toEqual(scripts.map((file) => readFileSync(`dist/${file}`, 'utf8')))
    expect(code.join('')).toContain('Minified React error')
    expect(code.join('')).not.toContain('Download the React DevTools')
  })
})

describe('outside a Base', () => {
  it('the page says what it is and how to open it, and sends no request', async () => {
    const page = await (await theBrowser()).newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(inject('pluginUrl'))
    await page
      .getByText(/自定义插件/u)
      .first()
      .waitFor()
    expect(await page.locator('body').innerText()).toContain('活动跟进')
    const own = new URL(inject('pluginUrl')).origin
    expect(requests.filter((url) => !url.startsWith(own) && !url.startsWith('data:'))).toEqual([])
    await page.close()
  })
})

describe('privacy', () => {
  it('a whole working session requests only its own files', async () => {
    const { sidebar, requests } = await withSheet()
    for (const tab of TABS) await sidebar.getByRole('tab', { name: new RegExp(tab) }).click()
    expect(requests).toEqual(expect.arrayContaining([inject('pluginUrl')]))
    const allowed = [new URL(inject('pluginUrl')).origin, new URL(inject('hostUrl')).origin, 'data:', 'blob:']
    expect(requests.filter((url) => !allowed.some((origin) => url.startsWith(origin)))).toEqual([])
  })
})
