import { describe, expect, it } from 'vitest'
import {
  defaultPlugin,
  parseAddress,
  parsePluginUrl,
  withParameters,
} from '../../../../src/local-host/page/state/address.ts'

const PAGE = 'http://localhost:5173/host.html'

describe('the address of the page', () => {
  it('has a default for everything', () => {
    expect(parseAddress(PAGE)).toEqual({
      plugin: 'http://127.0.0.1:5173/index.html',
      fixture: 'empty',
      lang: 'zh',
      theme: 'light',
      role: 'owner',
      sidebars: 1,
      table: null,
      view: null,
      fresh: false,
    })
  })

  it('says what to show', () => {
    const query =
      '?plugin=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1&fixture=large%3A20000&lang=ja&theme=dark&role=reader&sidebars=2&table=tblA&view=%E7%9C%8B%E6%9D%BF&fresh=1'
    expect(parseAddress(PAGE + query)).toEqual({
      plugin: 'https://example.com/a?b=1',
      fixture: 'large:20000',
      lang: 'ja',
      theme: 'dark',
      role: 'reader',
      sidebars: 2,
      table: 'tblA',
      view: '看板',
      fresh: true,
    })
  })

  it.each([
    { query: 'lang=fr', part: 'lang', value: 'zh' },
    { query: 'theme=DARK', part: 'theme', value: 'light' },
    { query: 'role=admin', part: 'role', value: 'owner' },
    { query: 'sidebars=3', part: 'sidebars', value: 1 },
    { query: 'fixture=adopt', part: 'fixture', value: 'adopt' },
    { query: 'fixture=large:', part: 'fixture', value: 'empty' },
    { query: 'fixture=large:0', part: 'fixture', value: 'large:1' },
    { query: 'fixture=large:999999', part: 'fixture', value: 'large:200000' },
    { query: 'fixture=../etc', part: 'fixture', value: 'empty' },
    { query: 'fresh=0', part: 'fresh', value: false },
    { query: 'fresh', part: 'fresh', value: true },
    { query: 'plugin=', part: 'plugin', value: 'http://127.0.0.1:5173/index.html' },
  ] as const)('$query → $part $value', ({ query, part, value }) => {
    expect(parseAddress(`${PAGE}?${query}`)[part]).toBe(value)
  })
})

describe('the extension is cross-site by default', () => {
  it.each([
    { page: 'http://localhost:5173/host.html?theme=dark#x', plugin: 'http://127.0.0.1:5173/index.html' },
    { page: 'http://127.0.0.1:5173/host.html', plugin: 'http://localhost:5173/index.html' },
    { page: 'https://base.example/demo/host.html', plugin: 'https://base.example/demo/index.html' },
  ])('$page → $plugin', ({ page, plugin }) => {
    expect(defaultPlugin(page)).toBe(plugin)
  })
})

describe('an address typed for the extension', () => {
  it.each([
    { typed: ' http://127.0.0.1:3000 ', url: 'http://127.0.0.1:3000/' },
    { typed: 'localhost:3000/app', url: 'http://localhost:3000/app' },
    { typed: '/other.html', url: 'http://localhost:5173/other.html' },
    { typed: 'javascript:alert(1)', url: null },
    { typed: 'data:text/html,x', url: null },
    { typed: 'http://', url: null },
    { typed: '', url: null },
  ])('$typed → $url', ({ typed, url }) => {
    expect(parsePluginUrl(typed, PAGE)).toBe(url)
  })
})

it('a switch changes its own parameter and keeps the others', () => {
  expect(withParameters(`${PAGE}?fixture=templates&theme=light`, { theme: 'dark' })).toBe(
    `${PAGE}?fixture=templates&theme=dark`,
  )
})
