import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { it } from 'vitest'

/** Runs the bundle as it ships: Vitest loads each module separately, which makes calls between them slower. */
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
