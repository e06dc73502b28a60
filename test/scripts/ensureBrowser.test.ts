import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, installHint, type Machine } from '../../scripts/ensureBrowser.mjs'

/** The browser found when exactly these files are there. */
const foundAmong = (files: readonly string[], machine: Machine) =>
  findBrowser({ ...machine, isExecutable: (file) => files.includes(file) })

describe('CHROME_PATH, then the PATH, then the usual places', () => {
  const linux = { platform: 'linux', env: { CHROME_PATH: '/mine/chrome', PATH: '/usr/local/bin:/usr/bin' } } as const
  const mac = { platform: 'darwin', env: { HOME: '/Users/lin', PATH: '/usr/bin' } } as const
  const windows = {
    platform: 'win32',
    env: { ProgramFiles: String.raw`C:\Program Files`, Path: String.raw`C:\bin;D:\bin` },
  } as const

  it.each<{ because: string; files: readonly string[]; machine: Machine; found: string | null }>([
    {
      because: 'CHROME_PATH wins',
      files: ['/usr/bin/chromium', '/mine/chrome'],
      machine: linux,
      found: '/mine/chrome',
    },
    {
      because: 'a CHROME_PATH that is not there is passed over',
      files: ['/usr/bin/chromium'],
      machine: linux,
      found: '/usr/bin/chromium',
    },
    {
      because: 'Chrome before Chromium',
      files: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
      machine: linux,
      found: '/usr/bin/google-chrome',
    },
    {
      because: 'a snap is not always on the PATH',
      files: ['/snap/bin/chromium'],
      machine: linux,
      found: '/snap/bin/chromium',
    },
    {
      because: 'apps of macOS',
      files: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      machine: mac,
      found: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    },
    {
      because: 'apps of one user',
      files: ['/Users/lin/Applications/Chromium.app/Contents/MacOS/Chromium'],
      machine: mac,
      found: '/Users/lin/Applications/Chromium.app/Contents/MacOS/Chromium',
    },
    {
      because: 'programs of Windows',
      files: [String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`],
      machine: windows,
      found: String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    },
    {
      because: 'the Path of Windows',
      files: [String.raw`D:\bin\msedge.exe`],
      machine: windows,
      found: String.raw`D:\bin\msedge.exe`,
    },
    { because: 'nothing there', files: [], machine: linux, found: null },
  ])('$because', ({ files, machine, found }) => {
    expect(foundAmong(files, machine)).toBe(found)
  })
})

describe('real files', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'browser-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  const at = (name: string) =>
    findBrowser({ platform: 'linux', env: { PATH: folder, CHROME_PATH: path.join(folder, name) } })

  it('takes an executable file, not a folder and not a text', () => {
    const chrome = path.join(folder, 'chrome-for-tests')
    writeFileSync(chrome, '#!/bin/sh\n')
    chmodSync(chrome, 0o755)
    expect(at('chrome-for-tests')).toBe(chrome)
    mkdirSync(path.join(folder, 'a-folder'))
    expect(at('a-folder')).not.toBe(path.join(folder, 'a-folder'))
    writeFileSync(path.join(folder, 'a-text'), '')
    chmodSync(path.join(folder, 'a-text'), 0o644)
    expect(at('a-text')).not.toBe(path.join(folder, 'a-text'))
  })
})

it.each(['linux', 'darwin', 'win32'] as const)(
  'says on %s what to install, and how to name a browser elsewhere',
  (platform) => {
    expect(installHint(platform)).toMatch(/install[\s\S]*CHROME_PATH/iu)
  },
)
