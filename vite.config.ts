import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { SameWorker } from './test/support/sameWorker.ts'

/** What a mode builds. `local-base` is also the mode of `npm start`: the page that embeds the extension. */
const BUILDS: Readonly<Record<string, { readonly input: string | readonly string[]; readonly outDir: string }>> = {
  production: { input: 'index.html', outDir: 'dist' },
  'local-base': { input: 'host.html', outDir: '.local-base' },
  // For `npm run bench`: the raw SDK doing the same reads and writes, and hosts without a page around them.
  bench: { input: ['bench/raw.html', 'bench/wireHost.html'], outDir: '.bench' },
  // The host contract as an extension, for a person to paste into a real Base. Never shipped.
  contract: { input: 'contract.html', outDir: '.contract' },
}

interface BlockManifest {
  readonly blockTypeID: string
  readonly projectName: string
}

/**
 * No test fails because a machine is slow: the longest takes less than a minute by itself, so what takes this long hangs.
 * Speed is the bench's business, not a test's.
 */
const HANG_MS = 1_200_000
const PATIENT = {
  testTimeout: HANG_MS,
  hookTimeout: HANG_MS,
  teardownTimeout: HANG_MS,
  // Half of a test's time, so that what a test waits for in vain is named and shown.
  expect: { poll: { timeout: HANG_MS / 2 } },
} as const
/** Files of one worker share its modules: loading them anew for each file took half of the time. */
const PURE = { environment: 'node', isolate: false, ...PATIENT } as const
/** Also the browser, which is launched once for each worker. */
const BROWSER = { ...PURE, globalSetup: ['test/e2e/support/globalSetup.ts'] }

const BENCH = { environment: 'node', fileParallelism: false, testTimeout: 900_000, hookTimeout: 120_000 } as const

/** The rules must not depend on the zone of the machine that computes them. [TM2] */
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'] as const
/**
 * The longest tests of rules that know whole days and no instants run in the first zone only: in the domain a single file
 * asks a clock or a calendar of the machine (test/architecture.test.ts).
 */
const OF_WHOLE_DAYS = ['network', 'shift', 'stateMachine', 'steps', 'rollUp', 'typed/typedText'].map(
  (name) => `test/domain/${name}.test.ts`,
)

/** The two files that `opdev upload dist` reads, made from block.json (the self-built-app channel). */
function opdevManifests(): Plugin {
  return {
    name: 'opdev-manifests',
    apply: 'build',
    generateBundle() {
      const block = JSON.parse(readFileSync(new URL('block.json', import.meta.url), 'utf8')) as BlockManifest
      const emit = (fileName: string, content: object) =>
        this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(content, null, 2)}\n` })
      emit('project.config.json', { appid: '', projectname: block.projectName, blocks: ['index'] })
      emit('index.json', { blockTypeID: block.blockTypeID, blockRenderType: 'offlineWeb' })
    },
  }
}

/** The address to open: host and extension on two hostnames, so that they are two sites as in Feishu. */
function announceLocalBase(): Plugin {
  return {
    name: 'announce-local-base',
    apply: 'serve',
    configureServer(server) {
      server.httpServer?.once('listening', () => {
        const address = server.httpServer?.address()
        const port = typeof address === 'object' && address !== null ? address.port : server.config.server.port
        server.config.logger.info(`\n  Local Base with 活动跟进:  http://localhost:${String(port)}/host.html\n`)
      })
    },
  }
}

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    react(),
    ...(mode === 'production' ? [opdevManifests()] : []),
    ...(mode === 'local-base' ? [announceLocalBase()] : []),
  ],
  server: { host: '127.0.0.1', port: 5173 },
  // All dependencies are bundled when the server starts, also those that are loaded later: finding one reloads the page.
  optimizeDeps: {
    entries: ['host.html', 'index.html'],
    include: ['@lark-base-open/js-sdk', 'hucre', 'hucre/xlsx', 'hucre/ods', 'papaparse'],
  },
  // A worker loads the library for the file it is given, and a page of today knows modules in workers.
  worker: { format: 'es' },
  build: {
    outDir: BUILDS[mode]?.outDir ?? 'dist',
    rolldownOptions: {
      input: [BUILDS[mode]?.input ?? 'index.html'].flat(),
      // What the first screen needs is one file: a file for each set of parts that share it compresses worse.
      ...(mode === 'production'
        ? { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial' as const] }] } } }
        : {}),
      // Empty directives in a dependency's dependency say nothing about our code.
      onLog: (level, log, forward) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') forward(level, log)
      },
    },
    chunkSizeWarningLimit: 2000,
  },
  test: {
    // Vitest itself would leave one processor idle, and a worker with a browser waits for half of its time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SameWorker },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/domain/**/!(*.sweep).test.ts'],
          ...PURE,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: ['test/**/*.sweep.test.ts'],
          ...PURE,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep e2e',
          include: ['test/**/*.sweep.e2e.ts'],
          ...BROWSER,
        },
      },
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: {
          name: `zone ${zone}`,
          include: ['test/domain/**/*.test.ts'],
          // Sweeps of the domain read texts in no zone: one run of them is enough, in the project `unit`.
          exclude: ['test/**/*.sweep.test.ts', ...(zone === ZONES[0] ? [] : OF_WHOLE_DAYS)],
          ...PURE,
          env: { TZ: zone },
        },
      })),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          ...BROWSER,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['test/pictures/**/*.pictures.ts'],
          ...BROWSER,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['bench/{formulaWire,host,scroll,setup,wire}.bench.ts'],
          globalSetup: ['bench/globalSetup.ts'],
          ...BENCH,
        },
      },
      {
        extends: true,
        // Needs no pages and no browser, which take longer to build and to start than `npm run bench -- reports` runs.
        test: {
          name: 'bench without pages',
          include: ['bench/{adoption,compute,formulas,plan,reports}.bench.ts'],
          ...BENCH,
        },
      },
    ],
  },
}))
