import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { it } from 'vitest'

/** Bundled as it ships: Vitest loads each module by itself, and calls between them cost several times as much. */
it('rules and model, without a host', async () => {
  const outDir = '.bench/compute'
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'bench/compute.ts', outDir, emptyOutDir: true, minify: true },
  })
  const { compute } = (await import(pathToFileURL(`${outDir}/compute.js`).href)) as { readonly compute: () => void }
  compute()
})
