import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

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

/** A hang ends here; a slow or busy machine does not. Speed is the bench's business, not a test's. */
const UNHURRIED_MS = 600_000
/** Likewise for a whole sweep, which may take a quarter of an hour by itself. */
const SWEEP_MS = 3_600_000

/** The rules must not depend on the zone of the machine that computes them. [TM2] */
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'] as const

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
  // Both pages' dependencies are bundled when the server starts, not when the sidebar first asks for them.
  optimizeDeps: { entries: ['host.html', 'index.html'], include: ['@lark-base-open/js-sdk'] },
  build: {
    outDir: BUILDS[mode]?.outDir ?? 'dist',
    rolldownOptions: {
      input: [BUILDS[mode]?.input ?? 'index.html'].flat(),
      // Empty directives in a dependency's dependency say nothing about our code.
      onLog: (level, log, forward) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') forward(level, log)
      },
    },
    chunkSizeWarningLimit: 2000,
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/domain/**'],
          environment: 'node',
          expect: { poll: { timeout: UNHURRIED_MS } },
          testTimeout: UNHURRIED_MS,
          hookTimeout: UNHURRIED_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: ['test/**/*.sweep.test.ts'],
          environment: 'node',
          testTimeout: SWEEP_MS,
          hookTimeout: UNHURRIED_MS,
          env: { SWEEP: 'whole' },
        },
      },
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: {
          name: `zone ${zone}`,
          include: ['test/domain/**/*.test.ts'],
          environment: 'node' as const,
          testTimeout: UNHURRIED_MS,
          hookTimeout: UNHURRIED_MS,
          env: { TZ: zone },
        },
      })),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          environment: 'node',
          globalSetup: ['test/e2e/support/globalSetup.ts'],
          fileParallelism: false,
          // A frame that loads on a busy machine is waited for; a second would be a timed test.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: UNHURRIED_MS,
          hookTimeout: UNHURRIED_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['test/pictures/**/*.pictures.ts'],
          environment: 'node',
          globalSetup: ['test/e2e/support/globalSetup.ts'],
          expect: { poll: { timeout: 60_000 } },
          testTimeout: UNHURRIED_MS,
          hookTimeout: UNHURRIED_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['bench/**/*.bench.ts'],
          environment: 'node',
          globalSetup: ['bench/globalSetup.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}))
