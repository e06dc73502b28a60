import { build, preview } from 'vite'

/** The output folder of each mode, as in vite.config.ts. */
const OUT_DIR = { production: 'dist', 'local-base': '.local-base', bench: '.bench', contract: '.contract' } as const

/** Builds one mode and serves it on a free port of `host`. */
export async function serveBuild(
  mode: keyof typeof OUT_DIR,
  host: 'localhost' | '127.0.0.1',
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  await buildForProduction(mode)
  const server = await preview({
    mode,
    logLevel: 'error',
    build: { outDir: OUT_DIR[mode] },
    preview: { host, port: 0, strictPort: false, open: false },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('the preview server has no port')
  return { origin: `http://${host}:${String(address.port)}`, close: () => server.close() }
}

/** Builds without Vitest's NODE_ENV=test, with which the bundle would hold React's development build. */
async function buildForProduction(mode: string): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ mode, logLevel: 'error' })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}
