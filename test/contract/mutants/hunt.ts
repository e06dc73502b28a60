import { fileURLToPath } from 'node:url'
import { createServer, type Plugin } from 'vite'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import type { Mutant } from './mutants.ts'

/** Loads engines with a deliberate fault, and holds the contract against them. */
export interface Hunt {
  /** The first statement that the faulty engine does not keep; null when the fault goes unnoticed. */
  catches(mutant: Mutant): Promise<string | null>
  close(): Promise<void>
}

interface UnderContract {
  readonly firstFailure: (variants: Partial<Variants>) => Promise<string | null>
}

/** Finds `code` however a formatter has broken it into lines: with other blanks, and commas before a closing bracket. */
function anyLayout(code: string): RegExp {
  const parts = [...code.replace(/\s+/gu, '')].map((character) => {
    const escaped = character.replace(/[$()*+./?[\\\]^{|}]/u, String.raw`\$&`)
    return ')]}'.includes(character) ? String.raw`(?:,\s*)?${escaped}` : escaped
  })
  return new RegExp(parts.join(String.raw`\s*`), 'gu')
}

/** The source with the fault in it; throws unless there is exactly one place for it. */
export function mutated(source: string, { says, file, find, put }: Mutant): string {
  const layout = anyLayout(find)
  const places = [...source.matchAll(layout)].length
  if (places !== 1) throw new Error(`"${says}": ${file} has ${String(places)} places like ${JSON.stringify(find)}`)
  return source.replace(layout, () => put)
}

/** Starts a loader of its own, so that no module of a test is touched. */
export async function startHunt(): Promise<Hunt> {
  let mutant: Mutant | null = null
  const fault: Plugin = {
    name: 'one-fault',
    enforce: 'pre',
    transform: (code, id) =>
      mutant !== null && id.endsWith(`/src/local-host/${mutant.file}`) ? mutated(code, mutant) : null,
  }
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    logLevel: 'silent',
    appType: 'custom',
    plugins: [fault],
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  return {
    async catches(next) {
      mutant = next
      server.moduleGraph.invalidateAll()
      const { firstFailure } = (await server.ssrLoadModule('/test/contract/mutants/underContract.ts')) as UnderContract
      return await firstFailure(next.under ?? {})
    },
    close: () => server.close(),
  }
}
