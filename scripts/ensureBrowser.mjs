#!/usr/bin/env node
// Finds the browser that the browser tests and the bench drive: Chrome, Chromium or Edge, as installed on this machine.
// Run directly it also installs Debian's Chromium where it may (root on Debian or Ubuntu), otherwise it says what to
// install. Imported, it only looks.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const COMMANDS = {
  linux: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chrome',
  ],
  darwin: ['google-chrome', 'chromium', 'microsoft-edge'],
  win32: ['chrome.exe', 'msedge.exe', 'chromium.exe'],
}

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PROGRAMS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
]
const LINUX_PLACES = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/usr/lib/chromium/chromium',
]

/** Where installers put browsers when they do not put them on the PATH. */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    const homes = ['/Applications', ...(env.HOME ? [path.posix.join(env.HOME, 'Applications')] : [])]
    return MAC_APPS.flatMap((app) => homes.map((home) => `${home}/${app}.app/Contents/MacOS/${app}`))
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
    return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => path.win32.join(root, program)))
  }
  return LINUX_PLACES
}

/** Every path to try, best first: CHROME_PATH, then the PATH, then the usual places. */
export function browserCandidates({ env = process.env, platform = process.platform } = {}) {
  const { delimiter, join } = platform === 'win32' ? path.win32 : path.posix
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  const onPath = (COMMANDS[platform] ?? COMMANDS.linux).flatMap((command) =>
    folders.map((folder) => join(folder, command)),
  )
  return [...(env.CHROME_PATH ? [env.CHROME_PATH] : []), ...onPath, ...usualPlaces(platform, env)]
}

function isExecutableFile(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** The browser to drive, or null when this machine has none. */
export function findBrowser({ env = process.env, platform = process.platform, isExecutable = isExecutableFile } = {}) {
  return browserCandidates({ env, platform }).find((candidate) => isExecutable(candidate)) ?? null
}

/** What to do about a missing browser, for the machine at hand. */
export function installHint(platform = process.platform) {
  const what = {
    darwin: 'Install Google Chrome (https://www.google.com/chrome/) or run: brew install --cask google-chrome',
    win32: 'Install Google Chrome (https://www.google.com/chrome/); Microsoft Edge, part of Windows, will do as well.',
    linux: 'Install Chromium or Chrome, on Debian and Ubuntu as root: apt-get install chromium fonts-noto-cjk',
  }
  return `${what[platform] ?? what.linux}\nA browser elsewhere is found through CHROME_PATH=/path/to/chrome.`
}

function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/mu.test(readFileSync('/etc/os-release', 'utf8'))
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && isDebianLike()

/** Runs apt-get in view of the user; true when it ended well. */
function aptGet(...options) {
  const { status } = spawnSync('apt-get', options, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

const aptInstall = (...packages) => aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages)

/** Without a Chinese font every screenshot shows boxes. macOS and Windows bring one. */
function lacksChineseFont() {
  if (process.platform !== 'linux') return false
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() === '' : !existsSync('/usr/share/fonts/opentype/noto')
}

function main() {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH && !isExecutableFile(CHROME_PATH))
    console.warn(`CHROME_PATH is not an executable file: ${CHROME_PATH}. Looking elsewhere.`)

  if (findBrowser() === null && mayInstall()) {
    console.log('No Chrome, Chromium or Edge found: installing Chromium.')
    aptInstall('chromium', 'fonts-noto-cjk')
  }
  const browser = findBrowser()
  if (browser === null) {
    console.error(`No Chrome, Chromium or Edge found.\n${installHint()}`)
    process.exitCode = 1
    return
  }
  if (lacksChineseFont() && !(mayInstall() && aptInstall('fonts-noto-cjk'))) {
    console.warn(
      'No Chinese font found: screenshots will show boxes. On Debian and Ubuntu: apt-get install fonts-noto-cjk',
    )
  }
  console.log(`Browser: ${browser}`)
}

const isRunDirectly = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (isRunDirectly) main()
