import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** A file of the bench, bundled as it ships: Vitest loads each module separately, which makes calls between them slower. */
export async function ofBundle<Exports>(name: 'adoption' | 'compute' | 'plan' | 'reports'): Promise<Exports> {
  const outDir = `.bench/${name}`
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: `bench/${name}.ts`, outDir, emptyOutDir: true, minify: true },
  })
  return (await import(pathToFileURL(`${outDir}/${name}.js`).href)) as Exports
}
