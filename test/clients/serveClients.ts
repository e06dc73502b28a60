import react from '@vitejs/plugin-react'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview, type Plugin } from 'vite'
import { SDK_ENTRIES, SDK_VERSIONS, type SdkVersion } from './sdks.ts'

/** Stand-ins for published extensions, and the SDK versions each is built on: one of its time and a later one. */
export const CLIENTS = {
  'legacyGrid.ts': ['0.2', 'block'],
  'findReplace.ts': ['0.3', '1.0'],
  'groupStats.ts': ['0.3', '1.0'],
  'csv.ts': ['0.3', '0.5'],
  'images.ts': ['0.4', 'block'],
  'translate.ts': ['0.4', '0.5'],
  'bulkCopy.ts': ['0.4', '1.0'],
  'selectionCard.tsx': ['0.4', '1.0'],
  'dedupe.ts': ['0.5', '1.0'],
  'viewTools.ts': ['0.5', '1.0'],
  'rowCopy.ts': ['0.3', '1.0'],
  'mergeOptions.ts': ['1.0'],
  'mergeTables.ts': ['0.5'],
  'arrayFields.ts': ['0.4'],
  'blankUrls.ts': ['0.3', '1.0'],
} as const satisfies Readonly<Record<string, readonly SdkVersion[]>>
export type ClientFile = keyof typeof CLIENTS

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** A client, and the version of the SDK that it is built on. */
export interface ClientRun {
  readonly client: ClientFile
  readonly version: SdkVersion
}

/** One page per entry: nothing but the script, as extensions have it. */
const pages: Plugin = {
  name: 'client-pages',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue
      const source = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${chunk.name}</title></head><body><script type="module" src="./${chunk.fileName}"></script></body></html>`
      this.emitFile({ type: 'asset', fileName: `${chunk.name}.html`, source })
    }
  },
}

const buildVersion = (version: SdkVersion, files: readonly ClientFile[], outDir: string): Promise<unknown> =>
  build({
    configFile: false,
    root: FOLDER,
    base: './',
    logLevel: 'error',
    plugins: [react(), pages],
    resolve: { alias: { '@lark-base-open/js-sdk': SDK_ENTRIES[version] } },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [file, join(FOLDER, file)])),
        onLog: () => undefined,
      },
    },
  })

export interface ServedClients {
  /** Where a client built on a version of the SDK is to be found: on 127.0.0.1, another site than the host. */
  url(client: ClientFile, version: SdkVersion): string
  close(): Promise<void>
}

/** Builds the clients of these runs and serves them. */
export async function serveClients(runs: readonly ClientRun[]): Promise<ServedClients> {
  const folder = await mkdtemp(join(tmpdir(), 'clients-'))
  for (const version of SDK_VERSIONS) {
    const files = runs.filter((run) => run.version === version).map(({ client }) => client)
    if (files.length > 0) await buildVersion(version, [...new Set(files)], join(folder, version))
  }
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: '.' },
    preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('the clients have no port')
  const { port } = address
  return {
    url: (client, version) => `http://127.0.0.1:${String(port)}/${version}/${client}.html`,
    async close() {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
